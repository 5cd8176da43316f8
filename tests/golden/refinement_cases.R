# limma's refinements together: a trend that is robust, array weights (by array, by group) of values that have weights of
# their own, and correlation within blocks under weights.  Usage: Rscript refinement_cases.R
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])), "common.R"))
suppressPackageStartupMessages(library(limma))
set.seed(20261201)

two <- function(n0, n1) cbind(1, rep(0:1, c(n0, n1)))
subject <- factor(rep(1:6, 2)); paired <- cbind(model.matrix(~ subject), rep(0:1, each = 6))
covered <- cbind(1, round(rnorm(16), 2), rep(0:1, c(5, 11)))
# Samples `scale` times as far from the mean; d0 of the variances; a trend over the level.
simulate <- function(genes, design, scale = rep(1, nrow(design)), d0 = 4, trend = 0, outliers = 0) {
  level <- runif(genes, 3, 14)
  sd <- .3 * sqrt(d0 / rchisq(genes, d0)) * exp(trend * (level - 8))
  if (outliers) sd[seq_len(outliers)] <- sd[seq_len(outliers)] * 12
  noise <- sweep(matrix(rnorm(genes * nrow(design)), genes) * sd, 2, scale, "*")
  round(level + outer(rnorm(genes) * rep(c(0, 1), c(genes - genes %/% 5, genes %/% 5)), design[, ncol(design)]) + noise, 6)
}
own <- function(y) matrix(signif(exp(.5 * rnorm(length(y))), 5), nrow(y))
holes <- function(y, share) { y[runif(length(y)) < share] <- NA; y }
nothing <- function(w, share) { w[runif(length(w)) < share] <- 0; w }
tested <- function(fit) { p <- ncol(fit$coefficients)
  list(coef = fit$coefficients[, p], stdev_unscaled = fit$stdev.unscaled[, p], sigma = fit$sigma,
       df_residual = fit$df.residual, ave_expr = fit$Amean, t = fit$t[, p], p = fit$p.value[, p], df = fit$df.total,
       df_prior = as.list(fit$df.prior), var_prior = as.list(fit$s2.prior), s2_post = fit$s2.post) }
base <- function(name, y, design, weights = NULL) list(name = name, y = unname(y), design = unname(design), weights = weights)

robust <- function(name, y, design) c(base(name, y, design), tested(suppressWarnings(eBayes(lmFit(y, design), trend = TRUE, robust = TRUE))))
y_out <- simulate(200, two(6, 7), outliers = 6, trend = -.15)
still <- y_out[1:80, ]; still[, 8:13] <- NA; still[1:70, 8:13] <- y_out[1:70, 8:13]; still[71:80, 2:6] <- NA
tied <- y_out[c(1:60, 30:60), ]
trends <- list(robust("robust trend", y_out, two(6, 7)), robust("missing", holes(y_out, .08), two(6, 7)),
               robust("no residuals in ten genes", still, two(6, 7)), robust("levels tied", tied, two(6, 7)),
               robust("infinite prior", simulate(150, two(6, 7), d0 = 1e6, trend = -.15), two(6, 7)),
               robust("equal but for outliers", simulate(200, two(6, 7), d0 = 1e6, outliers = 4), two(6, 7)),
               robust("paired", simulate(150, paired, outliers = 4, trend = -.1), paired),
               robust("9 genes", y_out[1:9, ], two(6, 7)), robust("30 genes", y_out[1:30, ], two(6, 7)))

# Scoring stops at the same step as limma's unless values have weights: limma then divides its criterion twice, so both
# are taken to where nothing moves.
weighted <- function(name, y, design, group = NULL, weights = NULL, tol = 1e-5) {
  w <- suppressWarnings(arrayWeights(y, design, weights = weights, var.group = group, method = "reml", tol = tol))
  both <- if (is.null(weights)) w else sweep(weights, 2, w, "*")
  c(base(name, y, design, weights), list(group = group, tol = tol, array_weights = unname(w)),
    tested(suppressWarnings(eBayes(lmFit(y, design, weights = both)))))
}
arm <- function(design) design[, ncol(design)]
wide <- function(design, ratio) ifelse(arm(design) == 1, ratio, 1)
by_group <- function(name, design, ratio, ...) weighted(name, simulate(150, design, wide(design, ratio)), design, arm(design), ...)
three <- rep(c(1, 2, 3), c(4, 5, 4))
y_own <- simulate(120, two(5, 8), wide(two(5, 8), 2)); own_weights <- own(y_own)
y_pairs <- simulate(120, paired, wide(paired, .4)); pair_weights <- own(y_pairs)
arrays <- list(by_group("groups, 20 v 5, twice", two(20, 5), 2), by_group("groups, 12 v 3, half", two(12, 3), .5),
               by_group("groups, 5 v 20, equal", two(5, 20), 1), by_group("groups, paired", paired, 2),
               by_group("groups, covariate", covered, 2), by_group("groups, 3 v 2", two(3, 2), 2),
               weighted("three groups", simulate(100, two(6, 7), three), two(6, 7), three),
               weighted("groups, values weighted", y_own, two(5, 8), arm(two(5, 8)), own_weights, tol = 0),
               weighted("groups, values weighted, paired", y_pairs, paired, arm(paired), pair_weights, tol = 0),
               weighted("arrays, values weighted", y_own, two(5, 8), NULL, own_weights, tol = 0),
               weighted("arrays, values weighted, paired", y_pairs, paired, NULL, pair_weights, tol = 0))

blocked <- function(name, y, design, block, weights) {
  w <- weights; if (!is.matrix(w)) w <- matrix(w, nrow(y), ncol(y), byrow = TRUE)
  d <- quiet(duplicateCorrelation(y, design, block = block, weights = w))$value
  fit <- eBayes(lmFit(y, design, block = block, correlation = d$consensus.correlation, weights = w))
  c(base(name, y, design, weights), list(block = as.list(as.character(block)), correlation = d$consensus.correlation,
    atanh = d$atanh.correlations), tested(fit))
}
shared <- function(y, block, sd) round(y + matrix(rnorm(nrow(y) * max(block), 0, sd), nrow(y))[, block], 6)
b1 <- c(1:8, 1:5, 9, 10); d1 <- two(8, 7); y1 <- shared(simulate(100, d1, wide(d1, 2)), b1, .3)
b3 <- c(1, 1, 1, 2, 2, 3, 4, 4, 4, 4, 5, 5); d3 <- cbind(1, round(rnorm(12), 2), rep(0:1, 6)); y3 <- shared(simulate(100, d3), b3, .2)
blocks <- list(blocked("values weighted", y1, d1, b1, own(y1)), blocked("values weighted, missing", holes(y1, .08), d1, b1, own(y1)),
               blocked("values weighted, some by 0", y1, d1, b1, nothing(own(y1), .08)),
               blocked("uneven blocks, covariate", y3, d3, b3, own(y3)),
               blocked("samples weighted", y1, d1, b1, round(arrayWeights(y1, d1), 6)),
               blocked("samples weighted, missing", holes(y1, .08), d1, b1, round(arrayWeights(y1, d1), 6)))
# Moderated Welch, written out: squeezeVar within each group; Satterthwaite's degrees of freedom of d + d0.
welch <- function(name, y, case, trend = FALSE, weights = NULL) {
  side <- function(who) {
    design <- matrix(1, sum(who)); fit <- lmFit(y[, who], design, weights = if (!is.null(weights)) weights[, who])
    prior <- squeezeVar(fit$sigma^2, fit$df.residual, covariate = if (trend) fit$Amean)
    df <- pmin(fit$df.residual + prior$df.prior, sum(fit$df.residual))
    list(mean = fit$coefficients[, 1], error = prior$var.post * fit$stdev.unscaled[, 1]^2, df = df)
  }
  a <- side(case == 1); b <- side(case == 0)
  se <- sqrt(a$error + b$error); df <- se^4 / (a$error^2 / a$df + b$error^2 / b$df); t <- (a$mean - b$mean) / se
  c(base(name, y, matrix(case), weights), list(effect = a$mean - b$mean, se = se, df = df, t = t, p = 2 * pt(-abs(t), df)))
}
y_wide <- simulate(120, two(20, 5), wide(two(20, 5), 2)); of_5 <- arm(two(20, 5)); y_even <- simulate(120, two(6, 7), d0 = 1e6)
welches <- list(welch("5 v 20", y_wide, of_5), welch("missing", holes(y_wide, .1), of_5), welch("trend", simulate(120, two(20, 5), trend = -.15), of_5, trend = TRUE),
                welch("values weighted", y_wide, of_5, weights = own(y_wide)), welch("infinite priors", y_even, arm(two(6, 7))),
                welch("3 v 12", simulate(100, two(12, 3), wide(two(12, 3), 2)), arm(two(12, 3))))
save_golden("refinement_cases", list(versions = versions("limma", "statmod"), trends = trends, arrays = arrays, blocks = blocks, welches = welches))
