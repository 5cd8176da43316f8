# Every gene of a table of effects through metafor's rma, threshold tightened; for bench/pooling_all.py.
# Usage: Rscript pool_large.R IN.csv OUT.csv SERIES.  IN has columns effect1 … effectK, se1 … seK; OUT one line per gene.
suppressPackageStartupMessages(library(metafor))
arguments <- commandArgs(TRUE)
series <- as.integer(arguments[3])
table <- as.matrix(read.csv(arguments[1], colClasses = "numeric"))
effect <- table[, seq_len(series)]
se <- table[, series + seq_len(series)]

# tries: 1 converged; 2 converged with steps half as long after the first did not; 0 did not.
columns <- c("k", "estimate", "se", "ci_low", "ci_high", "p", "tau2", "q", "pi_low", "pi_high", "tries")
fit <- function(y, s, threshold, step) {
  suppressWarnings(tryCatch(
    rma(yi = y, sei = s, method = "REML", test = "knha",
        control = list(threshold = threshold, maxiter = 10000, stepadj = step)),
    error = function(e) NULL))
}
one <- function(i) {
  there <- !is.na(effect[i, ]) & !is.na(se[i, ])
  y <- effect[i, there]
  s <- se[i, there]
  k <- sum(there)
  if (k < 2) return(c(k, rep(NA, 9), 1))
  threshold <- 1e-14 * max(1, var(y))  # an absolute 1e-14 is below the rounding of a large tau2
  tries <- 1
  model <- fit(y, s, threshold, 1)
  if (is.null(model)) { tries <- 2; model <- fit(y, s, threshold, .5) }
  if (is.null(model)) return(c(k, rep(NA, 9), 0))
  new <- predict(model)
  c(k, model$beta[1], model$se, model$ci.lb, model$ci.ub, model$pval, model$tau2, model$QE, new$pi.lb, new$pi.ub, tries)
}
seconds <- system.time(out <- vapply(seq_len(nrow(effect)), one, numeric(length(columns))))[["elapsed"]]
lines <- apply(out, 2, function(x) paste(formatC(x, digits = 17, format = "g", width = 1), collapse = ","))
writeLines(c(paste(columns, collapse = ","), gsub("NA|NaN", "nan", lines)), arguments[2])
cat(seconds)
