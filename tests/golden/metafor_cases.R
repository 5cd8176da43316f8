# rma (threshold tightened) and escalc on simulated and hard cases.  Usage: Rscript metafor_cases.R
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])), "common.R"))
suppressPackageStartupMessages(library(metafor))
set.seed(20240503)

# Far tighter than the default 1e-5, on the scale of the effects: an absolute 1e-13 is never reached by a tau2 of 1e11.
tight <- function(y) list(threshold = 1e-13 * max(var(y), 1e-12), maxiter = 10000, tol = 1e-14 * max(var(y), 1e-12))
one <- function(y, s, method, test) {
  keep <- !is.na(y) & !is.na(s); y <- y[keep]; s <- s[keep]
  if (length(y) < 2) return(rep(NA_real_, 13))
  run <- function(control) rma(yi = y, sei = s, method = method, test = test, control = control)
  r <- suppressWarnings(tryCatch(run(tight(y)), error = function(e) NULL))
  if (is.null(r)) return(rep(NA_real_, 13))
  p <- suppressWarnings(predict(r))
  if (is.null(p$pi.lb)) p$pi.lb <- p$pi.ub <- NA  # one common effect
  df <- if (is.null(r$ddf) || is.na(r$ddf[1])) Inf else r$ddf[1]
  c(r$k, r$beta[1], r$se, r$ci.lb, r$ci.ub, p$pi.lb, p$pi.ub, r$zval, df, r$pval, r$tau2, r$I2, r$QE)
}
columns <- c("k", "estimate", "se", "ci_low", "ci_high", "pi_low", "pi_high", "t", "df", "p", "tau2", "i2", "q")
case <- function(name, effect, se, methods = "REML", tests = "knha") {
  grid <- expand.grid(method = methods, test = tests, stringsAsFactors = FALSE)
  list(name = name, effect = effect, se = se, runs = lapply(seq_len(nrow(grid)), function(i) {
    m <- t(sapply(seq_len(nrow(effect)), function(g) one(effect[g, ], se[g, ], grid$method[i], grid$test[i])))
    list(method = grid$method[i], test = grid$test[i], table = m)
  }))
}
rows <- function(...) do.call(rbind, list(...))
draw <- function(genes, k, tau, spread = .5) {
  se <- matrix(.3 * exp(rnorm(genes * k, 0, spread)), genes)
  list(y = matrix(rnorm(genes * k, 0, sqrt(se^2 + tau^2)), genes) + rnorm(genes), s = se)
}
plain <- draw(60, 5, .4); k2 <- draw(40, 2, .4); k3 <- draw(60, 3, .3); k11 <- draw(60, 11, .5)
none <- draw(60, 6, 0); huge <- draw(30, 6, 500); uneven <- draw(80, 6, .3, 2.5)
holes <- draw(80, 8, .4); holes$y[runif(640) < .5] <- NA; holes$s[1:10, 3] <- NA
same <- list(y = matrix(1.25, 5, 4), s = draw(5, 4, 0)$s)
# Clusters of precise series that disagree among imprecise ones: REML's likelihood can have more than one maximum.
modes <- list(y = cbind(matrix(rnorm(600), 200), matrix(rnorm(600, 0, 8), 200)),
              s = cbind(matrix(.02 * exp(rnorm(600)), 200), matrix(4 * exp(rnorm(600)), 200)))
every <- list(methods = c("REML", "PM", "DL", "FE"), tests = c("knha", "adhoc", "z"))
grid <- function(name, d) case(name, d$y, d$s, every$methods, every$tests)
small <- function(d, n) list(y = d$y[1:n, , drop = FALSE], s = d$s[1:n, , drop = FALSE])
cases <- list(
  grid("plain", small(plain, 25)), grid("k = 2", small(k2, 25)), grid("no heterogeneity", small(none, 25)),
  grid("missing", small(holes, 25)), case("k = 3", k3$y, k3$s), case("k = 11", k11$y, k11$s),
  case("huge heterogeneity", huge$y, huge$s), case("very different se", uneven$y, uneven$s),
  case("many missing", holes$y, holes$s), case("identical effects", same$y, same$s, "REML", c("knha", "adhoc", "z")),
  case("several maxima", modes$y, modes$s), case("large scale", plain$y * 1e6, plain$s * 1e6),
  case("small scale", plain$y * 1e-4, plain$s * 1e-4))

unpaired <- lapply(1:12, function(i) {
  a <- rnorm(sample(2:12, 1), 1); b <- rnorm(sample(2:12, 1), 0, 2)
  e <- escalc("SMD", m1i = mean(a), m2i = mean(b), sd1i = sd(a), sd2i = sd(b), n1i = length(a), n2i = length(b))
  list(case = as.list(a), control = as.list(b), effect = e$yi[1], variance = e$vi[1])
})
# metafor 3.8.1 has no SMCRP yet: its published formulas (Bonett 2008), written out for one gene.
paired <- lapply(1:12, function(i) {
  n <- sample(3:15, 1); base <- rnorm(n); a <- base + rnorm(n, .8); b <- base + rnorm(n, 0, .5)
  r <- cor(a, b); m <- 2 * (n - 1) / (1 + r^2)
  g <- exp(lgamma(m / 2) - log(sqrt(m / 2)) - lgamma((m - 1) / 2)) * (mean(a) - mean(b)) / sqrt((var(a) + var(b)) / 2)
  list(case = as.list(a), control = as.list(b), effect = g, variance = 2 * (1 - r) / n + g^2 * (1 + r^2) / (4 * n))
})
save_golden("metafor_cases", list(versions = versions("metafor"), columns = columns, cases = cases,
                                  unpaired = unpaired, paired = paired))
