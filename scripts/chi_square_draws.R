# The draws behind the prior of dispersions with one to three residual degrees of freedom: how many of 10,000 log chi
# squares plus normal numbers fall into each half unit from -10 to 10.
# Usage: Rscript chi_square_draws.R | python scripts/chi_square_draws.py
breaks <- -20:20 / 2
for (df in 1:3) {
  set.seed(2)
  for (variance in seq(0, 8, length.out = 200)) {
    drawn <- log(rchisq(1e4, df)) + rnorm(1e4, 0, sqrt(variance)) - log(df)
    cat(hist(drawn[drawn > min(breaks) & drawn < max(breaks)], breaks = breaks, plot = FALSE)$counts, "\n")
  }
}
