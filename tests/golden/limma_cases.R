# lmFit -> eBayes -> topTable on simulated cases.  Usage: Rscript limma_cases.R
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])), "common.R"))
suppressPackageStartupMessages(library(limma))
set.seed(20240501)

simulate <- function(genes, design, d0 = 4, s0 = 0.3, effect = rep(c(0, 2), c(genes - ceiling(genes / 10), ceiling(genes / 10)))) {
  sd <- if (is.infinite(d0)) rep(s0, genes) else s0 * sqrt(d0 / rchisq(genes, d0))
  mean <- runif(genes, 3, 14)
  noise <- matrix(rnorm(genes * nrow(design)), genes) * sd
  round(mean + outer(effect * sd * rnorm(genes), design[, ncol(design)]) + noise, 6)
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
holes <- function(y, share) { y[runif(length(y)) < share] <- NA; y }

# R's residuals of a constant gene are rounding (1e-16), ours are exactly 0: where that matters `still` names the genes
# whose coefficient and sigma are set to 0 before eBayes.
case <- function(name, y, design, still = integer()) {
  first <- lmFit(y, unname(design))
  first$sigma[still] <- 0; first$coefficients[still, ] <- 0
  ran <- quiet(eBayes(first))
  fit <- ran$value; p <- ncol(design)
  top <- topTable(fit, coef = p, number = Inf, sort.by = "none", confint = TRUE)
  list(name = name, y = unname(y), design = unname(design), coef = fit$coefficients[, p],
       stdev_unscaled = fit$stdev.unscaled[, p], sigma = fit$sigma, df_residual = fit$df.residual,
       ave_expr = top$AveExpr, ci_low = top$CI.L, ci_high = top$CI.R, t = top$t, p = top$P.Value,
       fdr = top$adj.P.Val, b = top$B, df = fit$df.total, se = sqrt(fit$s2.post) * fit$stdev.unscaled[, p],
       df_prior = fit$df.prior, var_prior = fit$s2.prior, s2_post = fit$s2.post, said = as.list(ran$said))
}

unpaired <- two(6, 7); paired <- blocks(6); mixed <- covariates(12)
y_unpaired <- simulate(200, unpaired); y_paired <- simulate(200, paired); y_mixed <- simulate(200, mixed)
pair_lost <- y_paired; pair_lost[1:40, c(2, 8)] <- NA; pair_lost[21:60, 5] <- NA; pair_lost[61:70, 7:12] <- NA
pair_lost[71:75, 1:11] <- NA; pair_lost[76, ] <- NA; pair_lost[77:80, c(3:6, 9:12)] <- NA; pair_lost[81:82, c(2:6, 8:12)] <- NA
group_lost <- y_unpaired; group_lost[1:10, 1:6] <- NA; group_lost[11:20, 7:12] <- NA; group_lost[21:30, c(1:5, 8:13)] <- NA
level_lost <- y_mixed; level_lost[1:20, mixed[, 3] == 1] <- NA; level_lost[15:40, 1:3] <- NA
constant <- y_unpaired; constant[1:8, ] <- 5.123; constant[9, 1:6] <- 3.7; constant[9, 7:13] <- 9.1
mostly <- y_unpaired; mostly[1:120, ] <- 7.77
no_covariate <- cbind(1, c(0, 1, 0, 1, 0, 1, 0, 1), rep(0:1, each = 4), c(1, 0, 1, 0, 1, 0, 1, 0))
same <- two(5, 5); y_same <- simulate(300, same, d0 = Inf)

cases <- list(
  case("unpaired", y_unpaired, unpaired),
  case("paired", y_paired, paired),
  case("covariates", y_mixed, mixed),
  case("unpaired, 5 % missing", holes(y_unpaired, .05), unpaired),
  case("paired, 5 % missing", holes(y_paired, .05), paired),
  case("covariates, 20 % missing", holes(y_mixed, .2), mixed),
  case("whole pairs lost", pair_lost, paired),
  case("whole groups lost", group_lost, unpaired),
  case("covariate levels lost", level_lost, mixed),
  case("2 v 2", simulate(100, two(2, 2)), two(2, 2)),
  case("2 v 10", simulate(100, two(2, 10)), two(2, 10)),
  case("1 v 5", simulate(100, two(1, 5)), two(1, 5)),
  case("2 pairs", simulate(100, blocks(2)), blocks(2)),
  case("some constant genes", constant, unpaired, still = 1:8),
  case("more than half constant", mostly, unpaired, still = 1:120),
  case("one gene", y_unpaired[1, , drop = FALSE], unpaired),
  case("two genes", y_unpaired[1:2, ], unpaired),
  case("three genes", y_unpaired[1:3, ], unpaired),
  case("ten genes", y_unpaired[191:200, ], unpaired),
  case("equal variances", y_same, same),
  case("equal variances, missing", holes(y_same, .1), same),
  case("huge values", y_unpaired * 1e6, unpaired),
  case("far tail", simulate(60, two(40, 40), d0 = 20, effect = rep(60, 60)), two(40, 40)),
  case("no intercept", y_unpaired - 8, cbind(rep(0:1, c(6, 7)))),
  case("all different", y_unpaired, cbind(1, c(.3, 2, 1, 4, 5, 2.2, 7, .1, 3, 2, 1, 1, 9)))
)
save_golden("limma_cases", list(versions = versions("limma"), cases = cases))
