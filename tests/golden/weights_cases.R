# lmFit with a weight for every value -> eBayes -> topTable on simulated cases.  Usage: Rscript weights_cases.R
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])), "common.R"))
suppressPackageStartupMessages(library(limma))
set.seed(20261130)

# Values whose variances are what their weights say; spread: how far the log weights scatter.
simulate <- function(genes, design, spread = .5, d0 = 4, trend = 0, outliers = 0) {
  level <- runif(genes, 3, 14)
  weights <- signif(exp(spread * matrix(rnorm(genes * nrow(design)), genes)), 5)
  sd <- .3 * sqrt(d0 / rchisq(genes, d0)) * exp(trend * (level - 8))
  if (outliers) sd[seq_len(outliers)] <- sd[seq_len(outliers)] * 12
  effect <- rnorm(genes) * rep(c(0, 1), c(genes - genes %/% 5, genes %/% 5))
  noise <- matrix(rnorm(genes * nrow(design)), genes) * sd / sqrt(weights)
  list(y = round(level + outer(effect, design[, ncol(design)]) + noise, 6), weights = weights)
}
two <- function(n0, n1) cbind(1, case = rep(0:1, c(n0, n1)))
blocks <- function(pairs) {
  subject <- factor(rep(seq_len(pairs), 2))
  cbind(model.matrix(~ subject), case = rep(0:1, each = pairs))
}
covariates <- function(n) {
  age <- round(runif(n, 40, 80)); batch <- factor(sample(rep(c("a", "b", "c"), length.out = n)))
  cbind(model.matrix(~ age + batch), case = rep(0:1, length.out = n))
}
holes <- function(data, share) { data$y[runif(length(data$y)) < share] <- NA; data }
nothing <- function(data, share) { data$weights[runif(length(data$y)) < share] <- 0; data }

# As in limma_cases.R: `still` names the genes whose residuals are rounding in R and exactly 0 in ours.
case <- function(name, data, design, still = integer(), ...) {
  first <- lmFit(unname(data$y), unname(design), weights = data$weights)
  first$sigma[still] <- 0; first$coefficients[still, ] <- 0
  ran <- quiet(eBayes(first, ...))
  fit <- ran$value; p <- ncol(design)
  top <- topTable(fit, coef = p, number = Inf, sort.by = "none", confint = TRUE)
  list(name = name, y = unname(data$y), weights = data$weights, design = unname(design), coef = fit$coefficients[, p],
       stdev_unscaled = fit$stdev.unscaled[, p], sigma = fit$sigma, df_residual = fit$df.residual,
       ave_expr = top$AveExpr, ci_low = top$CI.L, ci_high = top$CI.R, t = top$t, p = top$P.Value, fdr = top$adj.P.Val,
       b = top$B, df = fit$df.total, se = sqrt(fit$s2.post) * fit$stdev.unscaled[, p], df_prior = as.list(fit$df.prior),
       var_prior = as.list(fit$s2.prior), s2_post = fit$s2.post, said = as.list(ran$said))
}

unpaired <- two(6, 7); paired <- blocks(6); mixed <- covariates(14)
of_two <- simulate(100, unpaired); of_pairs <- simulate(100, paired); of_mixed <- simulate(100, mixed)
lost <- of_two
lost$weights[1:6, 1:6] <- 0; lost$weights[7:10, 7:12] <- 0; lost$weights[11:14, ] <- 0; lost$weights[15:18, c(1:5, 8:13)] <- 0
lost$y[5:9, 13] <- NA
pair_lost <- of_pairs
pair_lost$weights[1:20, c(2, 8)] <- 0; pair_lost$weights[11:30, 5] <- 0; pair_lost$weights[31:35, 7:12] <- 0
pair_lost$weights[36:38, c(2:6, 8:12)] <- 0; pair_lost$y[25:40, 1] <- NA
alike <- of_two; alike$weights <- matrix(signif(exp(.7 * rnorm(13)), 5), 100, 13, byrow = TRUE)
plain <- of_two; plain$weights[] <- 1
constant <- of_two; constant$y[1:6, ] <- 5.123; constant$y[7, 1:6] <- 3.7; constant$y[7, 7:13] <- 9.1

cases <- list(
  case("unpaired", of_two, unpaired),
  case("paired", of_pairs, paired),
  case("covariates", of_mixed, mixed),
  case("unpaired, 5 % missing", holes(of_two, .05), unpaired),
  case("paired, 5 % missing", holes(of_pairs, .05), paired),
  case("covariates, 20 % missing", holes(of_mixed, .2), mixed),
  case("weights of 0", nothing(of_two, .1), unpaired),
  case("weights of 0, paired, missing", holes(nothing(of_pairs, .05), .05), paired),
  case("weights of 0 take whole groups", lost, unpaired),
  case("weights of 0 take whole pairs", pair_lost, paired),
  case("weights far apart", simulate(80, unpaired, spread = 3), unpaired),
  case("weights far apart, paired, missing", holes(simulate(80, paired, spread = 3), .05), paired),
  case("one weight for each sample", alike, unpaired),
  case("weights of 1", plain, unpaired),
  case("some constant genes", constant, unpaired, still = 1:6),
  case("2 v 2", simulate(60, two(2, 2)), two(2, 2)),
  case("one gene", lapply(of_two, function(x) x[1, , drop = FALSE]), unpaired),
  case("no intercept", list(y = of_two$y - 8, weights = of_two$weights), cbind(rep(0:1, c(6, 7)))),
  case("trend", simulate(100, unpaired, trend = -.15), unpaired, trend = TRUE),
  case("trend, paired, missing, weights of 0", holes(nothing(simulate(100, paired, trend = -.15), .05), .05), paired, trend = TRUE),
  case("robust", simulate(120, unpaired, outliers = 5), unpaired, robust = TRUE),
  case("robust, covariates, missing", holes(simulate(120, mixed, outliers = 5), .08), mixed, robust = TRUE)
)
save_golden("weights_cases", list(versions = versions("limma", "statmod"), cases = cases))
