# limma beyond the plain moderated t: TREAT, trend, robust, array weights, within-block correlation.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])), "common.R"))
suppressPackageStartupMessages(library(limma))
set.seed(20240505)

two <- function(n0, n1) cbind(1, rep(0:1, c(n0, n1)))
simulate <- function(genes, design, d0 = 4, trend = 0, outliers = 0, scale = rep(1, nrow(design))) {
  level <- runif(genes, 3, 14)
  sd <- .3 * sqrt(d0 / rchisq(genes, d0)) * exp(trend * (level - 8))
  if (outliers) sd[seq_len(outliers)] <- sd[seq_len(outliers)] * 12
  noise <- matrix(rnorm(genes * nrow(design)), genes) * sd
  round(level + outer(rnorm(genes) * rep(c(0, 1), c(genes - genes %/% 5, genes %/% 5)), design[, ncol(design)]) +
          sweep(noise, 2, scale, "*"), 6)
}
holes <- function(y, share) { y[runif(length(y)) < share] <- NA; y }
base <- function(name, y, design) list(name = name, y = unname(y), design = unname(design))
tested <- function(fit, p) list(coef = fit$coefficients[, p], stdev_unscaled = fit$stdev.unscaled[, p], sigma = fit$sigma,
  df_residual = fit$df.residual, t = fit$t[, p], p = fit$p.value[, p], df = fit$df.total, df_prior = as.list(fit$df.prior),
  var_prior = as.list(fit$s2.prior), s2_post = fit$s2.post, b = fit$lods[, p])

design <- two(6, 7); y <- simulate(150, design); y_holes <- holes(y, .05)
treated <- lapply(c(log2(1.1), log2(1.2), .5, 1), function(lfc) {
  fit <- treat(lmFit(y_holes, design), lfc = lfc); list(lfc = lfc, p = fit$p.value[, 2])
})

fit_of <- function(name, y, design, still = integer(), ...) {
  fit <- lmFit(y, design); fit$sigma[still] <- 0; fit$coefficients[still, ] <- 0
  c(base(name, y, design), tested(suppressWarnings(eBayes(fit, ...)), ncol(design)))
}
# Variances more equal than chance, but for some outliers.
even <- function(y, outliers = 0) {
  sd <- .3 * exp(.05 * rnorm(nrow(y))) * rep(c(9, 1), c(outliers, nrow(y) - outliers))
  round((y - rowMeans(y)) / lmFit(y, design)$sigma * sd + rowMeans(y), 6)
}
y_trend <- simulate(150, design, trend = -.15)
trend <- list(fit_of("trend", y_trend, design, trend = TRUE), fit_of("no trend there", y, design, trend = TRUE),
              fit_of("trend, missing", holes(y_trend, .1), design, trend = TRUE),
              fit_of("trend, 4 genes", y_trend[1:4, ], design, trend = TRUE),
              fit_of("trend, 2 genes", y_trend[1:2, ], design, trend = TRUE),
              fit_of("trend, 20 genes", y_trend[1:20, ], design, trend = TRUE),
              fit_of("trend, infinite prior", simulate(150, design, d0 = 1e6, trend = -.15), design, trend = TRUE),
              fit_of("trend, equal variances", simulate(150, design, d0 = 1e6), design, trend = TRUE),
              fit_of("trend, 2 v 2", simulate(100, two(2, 2), trend = -.2), two(2, 2), trend = TRUE))
y_out <- simulate(200, design, outliers = 6)
robust <- list(fit_of("robust", y_out, design, robust = TRUE), fit_of("robust, no outliers", y, design, robust = TRUE),
               fit_of("robust, missing", holes(y_out, .08), design, robust = TRUE),
               fit_of("robust, infinite prior", simulate(150, design, d0 = 1e6), design, robust = TRUE),
               fit_of("robust, trend", simulate(200, design, outliers = 6, trend = -.15), design, robust = TRUE, trend = TRUE),
               fit_of("robust, variances too equal", even(y), design, robust = TRUE),
               fit_of("robust, variances too equal but for outliers", even(y, 5), design, robust = TRUE),
               fit_of("robust, variances too equal but for outliers, missing", holes(even(y, 5), .08), design, robust = TRUE),
               fit_of("robust, 5 genes", y_out[1:5, ], design, robust = TRUE),
               fit_of("robust, some constant", rbind(y_out[1:60, ], matrix(5, 3, 13)), design, robust = TRUE, still = 61:63),
               fit_of("robust, many constant", rbind(y_out[1:40, ], matrix(5, 4, 13)), design, robust = TRUE, still = 41:44),
               fit_of("robust, 2 v 10, many outliers", simulate(120, two(2, 10), outliers = 15), two(2, 10), robust = TRUE),
               fit_of("robust, equal but for outliers", simulate(200, design, d0 = 1e6, outliers = 4), design, robust = TRUE))

weights_of <- function(name, y, design, ...) {
  w <- arrayWeights(y, design, ...)
  c(base(name, y, design), list(weights = w),
    tested(eBayes(lmFit(y, design, weights = w)), ncol(design)))
}
subject <- factor(rep(1:6, 2)); paired <- cbind(model.matrix(~ subject), rep(0:1, each = 6))
scale13 <- c(1, 1, 3, 1, .5, 1, 1, 2, 1, 1, 1, 6, 1)
y_weights <- simulate(150, design, scale = scale13)
weights <- list(weights_of("weights", y_weights, design), weights_of("weights, no prior", y_weights, design, prior.n = 0),
                weights_of("weights, 20 genes", y_weights[1:20, ], design),
                weights_of("weights, paired", simulate(120, paired, scale = scale13[1:12]), paired),
                weights_of("weights, missing", holes(y_weights, .05), design))

correlated <- function(name, y, design, block) {
  d <- quiet(duplicateCorrelation(y, design, block = block))
  r <- d$value$consensus.correlation
  fit <- eBayes(lmFit(y, design, block = block, correlation = r))
  c(base(name, y, design), list(block = as.list(as.character(block)), correlation = r,
    atanh = d$value$atanh.correlations, said = as.list(d$said)), tested(fit, ncol(design)),
    list(fixed = tested(eBayes(lmFit(y, design, block = block, correlation = .4)), ncol(design))))
}
shared <- function(y, block, sd) y + matrix(rnorm(nrow(y) * max(block), 0, sd), nrow(y))[, block]
b1 <- c(1:8, 1:5, 9, 10); d1 <- two(8, 7)                     # 5 pairs, 3 and 2 singletons
b2 <- rep(1:7, 2); d2 <- cbind(1, rep(0:1, each = 7))          # complete pairs
b3 <- c(1, 1, 1, 2, 2, 3, 4, 4, 4, 4, 5, 5); d3 <- cbind(1, round(rnorm(12), 2), rep(0:1, 6))
b4 <- c(1, 1, 2, 2, 3, 3, 4, 4); d4 <- two(4, 4)              # blocks within groups
blocks <- list(correlated("pairs and singletons", shared(simulate(120, d1), b1, .3), d1, b1),
               correlated("complete pairs", shared(simulate(120, d2), b2, .3), d2, b2),
               correlated("uneven blocks, covariate", shared(simulate(120, d3), b3, .2), d3, b3),
               correlated("blocks within groups", shared(simulate(120, d4), b4, .3), d4, b4),
               correlated("negative", simulate(120, d2) + rep(c(.3, -.3), each = 7)[rep(1:14, each = 120)] * matrix(rep(rnorm(840), 2), 120), d2, b2),
               correlated("missing", holes(shared(simulate(120, d1), b1, .3), .08), d1, b1))
save_golden("engine_cases", list(versions = versions("limma", "statmod"), y = y_holes, design = design, treat = treated,
                                 trend = trend, robust = robust, weights = weights, blocks = blocks))
