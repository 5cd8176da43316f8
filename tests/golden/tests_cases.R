# What the multiverse tries besides limma: wilcox.test, t.test and normalizeQuantiles, and the exact null distributions.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])), "common.R"))
suppressPackageStartupMessages(library(limma))
set.seed(20240612)

holes <- function(y, share) { y[runif(length(y)) < share] <- NA; y }
# Rows with the same values, rows of two values, rows far apart; then plain ones.
simulate <- function(genes, n1, n0, digits = 6, apart = 60) {
  shift <- c(apart, -apart, rep(c(0, .5, 2), length.out = genes - 2))
  y <- matrix(rnorm(genes * (n1 + n0), 8), genes) + outer(shift, rep(1:0, c(n1, n0)))
  round(y, digits)
}
or_na <- function(expr) quiet(tryCatch(expr, error = function(e) NULL))$value
column <- function(tests, pick) vapply(tests, function(test) if (is.null(test)) NA_real_ else as.numeric(pick(test)), 0)
columns <- function(tests, effect = function(t) t$estimate) list(
  statistic = column(tests, function(t) t$statistic), p = column(tests, function(t) t$p.value),
  effect = column(tests, effect), ci_low = column(tests, function(t) t$conf.int[1]),
  ci_high = column(tests, function(t) t$conf.int[2]))
# Where all values are equal R 4.2 gives no interval, or stops looking for one: p is asked for by itself then.
tested <- function(level, ...) {
  whole <- or_na(wilcox.test(..., conf.int = TRUE, conf.level = level))
  if (!is.null(whole)) return(whole)
  alone <- or_na(wilcox.test(...))
  if (!is.null(alone)) alone[c("estimate", "conf.int")] <- list(NA, c(NA, NA))
  alone
}

sum_of <- function(name, y, n1, level = .95) {
  tests <- apply(y, 1, function(row) tested(level, row[seq_len(n1)], row[-seq_len(n1)]), simplify = FALSE)
  c(list(name = name, n_case = n1, level = level, y = y), columns(tests))
}
edges <- rbind(rep(5, 9), rep(c(5, 6), c(4, 5)), rep(c(6, 5), c(4, 5)), c(1, 2, NA, NA, 3, 4, NA, NA, NA),
               c(NA, NA, NA, NA, 1:5), c(1:4, rep(NA, 5)), c(1, NA, NA, NA, 2, rep(NA, 4)), c(1, NA, NA, NA, 1, rep(NA, 4)),
               c(1:3, NA, 3:7), rep(NA, 9))
sums <- list(sum_of("no ties", simulate(30, 9, 12), 9), sum_of("no ties, missing", holes(simulate(60, 8, 7), .2), 8),
             sum_of("ties", simulate(40, 9, 12, digits = 0, apart = 9), 9),
             sum_of("some ties, missing", holes(simulate(60, 11, 9, digits = 1), .15), 11),
             sum_of("2 v 3", simulate(10, 2, 3), 2), sum_of("1 v 4", simulate(5, 1, 4), 1), sum_of("edges", edges, 4),
             sum_of("49 v 49, far out", simulate(6, 49, 49), 49), sum_of("49 v 3", simulate(6, 49, 3), 49),
             sum_of("50 v 20", simulate(10, 50, 20), 50), sum_of("50 v 20, ties, missing", holes(simulate(10, 50, 20, 1), .1), 50),
             sum_of("50 v 3, missing, exact for some", holes(simulate(20, 50, 8), .01), 50),
             sum_of("120 v 130, far out", simulate(6, 120, 130, 4), 120), sum_of("level .8", simulate(10, 9, 12), 9, .8),
             sum_of("3 v 3, tail 2 / 20", simulate(5, 3, 3), 3, .8),
             sum_of("1 v 19, tail 3 / 20", simulate(5, 1, 19), 1, .7), sum_of("3 v 14, tail 102 / 680", simulate(5, 3, 14), 3, .7))

signed_of <- function(name, d, level = .95) {
  tests <- apply(d, 1, function(row) tested(level, row), simplify = FALSE)
  c(list(name = name, level = level, d = d), columns(tests))
}
shifted <- function(genes, n, digits = 6) simulate(genes, n, 1, digits)[, seq_len(n)] - 8
signed_edges <- rbind(rep(0, 6), c(2, 2, 2, 0, 0, 0), c(1, NA, NA, NA, NA, NA), rep(NA, 6), c(-1, 1, NA, NA, NA, NA), 1:6,
                      c(0, 1:5), c(-1, 1, 2, -2, 3, 4), c(0, NA, 0, 3, NA, -4))
signed <- list(signed_of("no ties", shifted(30, 19)), signed_of("no ties, missing", holes(shifted(60, 12), .2)),
               signed_of("ties and zeros", shifted(40, 14, 0)), signed_of("some ties, missing", holes(shifted(60, 15, 1), .15)),
               signed_of("3 pairs", shifted(10, 3)), signed_of("edges", signed_edges), signed_of("49, far out", shifted(6, 49)),
               signed_of("50", shifted(10, 50)), signed_of("51, missing, exact for some", holes(shifted(20, 51), .05)),
               signed_of("50, ties", shifted(10, 50, 1)), signed_of("200, far out", shifted(6, 200, 4)),
               signed_of("level .8", shifted(10, 12), .8), signed_of("5, tail 2 / 32", shifted(5, 5), 7 / 8))

welch_of <- function(name, y, n1, level = .95) {
  tests <- apply(y, 1, function(row) or_na(t.test(row[seq_len(n1)], row[-seq_len(n1)], conf.level = level)), simplify = FALSE)
  all <- columns(tests, function(t) t$estimate[1] - t$estimate[2])
  c(list(name = name, n_case = n1, level = level, y = y), all, list(t = all$statistic, df = column(tests, function(t) t$parameter),
    se = column(tests, function(t) t$stderr)))
}
spread <- function(y, n1) { y[, seq_len(n1)] <- y[, seq_len(n1)] * 10; y }
welches <- list(welch_of("plain", simulate(30, 9, 12), 9), welch_of("missing", holes(simulate(60, 8, 7), .3), 8),
                welch_of("unequal variances", spread(simulate(20, 5, 30), 5), 5), welch_of("2 v 2", simulate(10, 2, 2), 2),
                welch_of("edges", edges, 4), welch_of("far out", simulate(6, 100, 100, apart = 40), 100),
                welch_of("level .8", simulate(10, 9, 12), 9, .8))

normalised <- function(name, a) list(name = name, a = a, normalised = unname(normalizeQuantiles(a, ties = TRUE)))
skewed <- function(rows, columns, digits = 6) round(matrix(2^rnorm(rows * columns, 3), rows) %*% diag(runif(columns, .5, 2)), digits)
quantiles <- list(normalised("no ties", skewed(60, 5)), normalised("ties", skewed(60, 5, 0)),
                  normalised("missing", holes(skewed(60, 5), .1)), normalised("ties, missing", holes(skewed(60, 5, 0), .2)),
                  normalised("one sample", skewed(6, 1, 0)), normalised("2 values in a sample", cbind(c(5, NA, NA, 7), c(1, 2, 4, 8))),
                  normalised("2 equal values in a sample", cbind(c(5, NA, NA, 5), c(1, 2, 4, 8))),
                  normalised("2 probes", cbind(c(1, 1), c(3, 2))), normalised("a probe without values", cbind(c(1, NA, 3), c(3, NA, 2))),
                  normalised("constant samples", cbind(rep(3, 5), rep(4, 5), c(1, 2, 3, 4, 9))),
                  normalised("far apart", cbind(skewed(40, 2) * 1e9, skewed(40, 2) * 1e-9)))

sizes <- list(c(1, 1), c(1, 7), c(3, 4), c(6, 6), c(10, 3), c(20, 25), c(49, 49), c(49, 2))
save_golden("tests_cases", list(versions = versions("stats", "limma"), rank_sum = sums, signed_rank = signed, welch = welches,
  quantiles = quantiles,
  rank_sum_null = lapply(sizes, function(n) list(n = as.list(n), p = pwilcox(0:prod(n), n[1], n[2]))),
  signed_rank_null = lapply(c(1, 2, 5, 12, 30, 49), function(n) list(n = n, p = psignrank(0:(n * (n + 1) / 2), n)))))
