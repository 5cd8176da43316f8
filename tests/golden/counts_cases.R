# Counts through edgeR and limma: filterByExpr, cpm, calcNormFactors, voom, quality weights, block correlation, trend;
# R's own lowess.  Usage: Rscript counts_cases.R
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])), "common.R"))
suppressPackageStartupMessages(library(edgeR))
set.seed(20261129)

two <- function(n0, n1) cbind(1, rep(0:1, c(n0, n1)))
simulate <- function(genes, design, size = 3e4, ratio = rep(1, nrow(design)), zero = 0, odd = NULL) {
  share <- exp(rnorm(genes, 0, 1.5)); share <- share / sum(share)
  effect <- rnorm(genes) * rep(c(0, 1), c(genes - genes %/% 5, genes %/% 5))
  mu <- outer(share, size * ratio) * exp(outer(effect, design[, ncol(design)]))
  dispersion <- .1 + .5 * rbeta(genes, 1, 4)
  mu <- mu * matrix(rgamma(length(mu), 1 / dispersion, 1 / dispersion), genes)
  if (!is.null(odd)) mu[, odd] <- mu[, odd] * exp(rnorm(genes))
  y <- matrix(rpois(length(mu), mu), genes)
  y[seq_len(round(zero * genes)), ] <- 0
  y
}
or_nan <- function(value) tryCatch(suppressWarnings(as.numeric(value)), error = function(e) NaN)
tested <- function(fit, p) list(coef = fit$coefficients[, p], stdev_unscaled = fit$stdev.unscaled[, p], sigma = fit$sigma,
  t = fit$t[, p], p = fit$p.value[, p], df = fit$df.total, df_prior = fit$df.prior[1], s2_post = fit$s2.post, b = fit$lods[, p])

case <- function(name, y, design, block = NULL, keep = TRUE) {
  p <- ncol(design); group <- apply(design, 1, paste, collapse = " ")
  sizes <- colSums(y); factors <- calcNormFactors(y)
  out <- list(name = name, counts = y, design = unname(design), group = as.integer(factor(group)),
    by_group = as.integer(filterByExpr(y, group = group)), by_design = as.integer(filterByExpr(y, design = design)),
    by_all = as.integer(filterByExpr(y, group = rep(1, ncol(y)))), tmm = factors,
    upper_quartile = or_nan(calcNormFactors(y, method = "upperquartile")),
    rle = or_nan(calcNormFactors(y, method = "RLE")), cpm = cpm(y)[1:5, ], log_cpm = cpm(y, log = TRUE)[1:40 %% nrow(y) + 1, ])
  use <- if (keep) filterByExpr(y, design = design) else rep(TRUE, nrow(y))
  d <- DGEList(y[use, ]); d$samples$lib.size <- sizes; d$samples$norm.factors <- factors
  v <- suppressWarnings(voom(d, design, save.plot = TRUE))
  out <- c(out, list(use = as.integer(use), sizes = sizes * factors, e = v$E[1:10, ], weights = v$weights))
  if (nrow(design) > qr(design)$rank) {
    out$fit <- tested(suppressWarnings(eBayes(lmFit(v, design))), p)
    out$trend <- tested(suppressWarnings(eBayes(lmFit(cpm(d, log = TRUE), design), trend = TRUE)), p)
    q <- voomWithQualityWeights(d, design)
    out$quality <- list(samples = q$targets$sample.weights, weights = q$weights)
  }
  if (nrow(design) == qr(design)$rank) return(out)
  prior <- matrix(round(runif(sum(use) * ncol(y), .5, 2), 3), sum(use))
  out$prior <- list(samples = prior[1, ], genes = prior, by_samples = voom(d, design, weights = prior[1, ])$weights,
                    by_genes = voom(d, design, weights = prior)$weights)
  if (!is.null(block)) {
    rho <- suppressWarnings(duplicateCorrelation(v, design, block = block))
    again <- voom(d, design, block = block, correlation = rho$consensus.correlation)
    last <- suppressWarnings(duplicateCorrelation(again, design, block = block))
    fit <- eBayes(lmFit(again, design, block = block, correlation = last$consensus.correlation))
    mixed <- voom(d, design, block = block, correlation = .3, weights = prior)
    out$blocks <- list(block = block, rho = rho$consensus.correlation, atanh = rho$atanh.correlations,
      weights = again$weights, again = last$consensus.correlation, fit = tested(fit, p), mixed = mixed$weights,
      quality = voomWithQualityWeights(d, design, block = block, correlation = .3)$weights)
  }
  out
}

subject <- factor(rep(1:4, each = 2)); paired <- cbind(model.matrix(~ subject), rep(0:1, 4))
age <- round(runif(12, 40, 80)); batch <- factor(rep(c("a", "b", "c"), 4))
mixed <- cbind(model.matrix(~ age + batch), rep(0:1, each = 6))
four <- c(1, 4, 2, 4, 1, 3, 1, 4)
b1 <- c(1:4, 1:3, 5); b2 <- c(1, 1, 2, 2, 3, 3, 4, 4)
y33 <- simulate(150, two(3, 3)); y44 <- simulate(150, two(4, 4), ratio = four, odd = 3)
cases <- list(
  case("3 v 3", y33, two(3, 3)),
  case("pairs", simulate(120, paired), paired),
  case("covariates", simulate(120, mixed, odd = 5), mixed, rep(1:6, each = 2)),
  case("libraries 1:4, an odd sample", y44, two(4, 4), b1),
  case("blocks within groups", simulate(120, two(4, 4)), two(4, 4), b2),
  case("tiny libraries", simulate(120, two(3, 4), size = 300), two(3, 4), keep = FALSE),
  case("many zeros", simulate(150, two(3, 3), size = 4000, zero = .4), two(3, 3), keep = FALSE),
  case("2 v 2", simulate(80, two(2, 2)), two(2, 2)),
  case("1 v 1", simulate(80, two(1, 1)), two(1, 1)),
  case("1 v 3", simulate(80, two(1, 3)), two(1, 3)),
  case("12 v 14", simulate(90, two(12, 14), size = 4000, odd = c(2, 20)), two(12, 14)),
  case("not whole", y33[1:80, ] * .73 + .11, two(3, 3)),
  case("large counts", y33[1:80, ] * 1e5, two(3, 3)),
  case("twice the same library", y33[1:80, c(1, 1, 2, 4, 5, 6)], two(3, 3)),
  case("a column too many", y33[1:80, ], cbind(1, 3, rep(0:1, each = 3))),
  case("10 genes", y44[131:140, ], two(4, 4), keep = FALSE))

smooth <- function(name, x, y, ...) list(name = name, x = x, y = y, options = list(...), smooth = lowess(x, y, ...)$y)
wave <- function(n, digits = 12) { x <- sort(round(rnorm(n), digits)); y <- sin(x) + rnorm(n) * .3; y[sample(n, n %/% 30)] <- 10; list(x = x, y = y) }
of <- function(name, w, ...) smooth(name, w$x, w$y, ...)
smooths <- list(
  of("half", wave(300), f = .5), of("ties", wave(200, 1), f = .5), of("ties, narrow", wave(200, 1), f = .1),
  of("five rounds", wave(200), f = .2, iter = 5), of("not robust", wave(200), f = .3, iter = 0),
  of("every point", wave(60), f = .3, delta = 0), of("every point, ties", wave(60, 1), f = .05, delta = 0),
  of("wide steps", wave(60, 1), f = .1, delta = .5), of("as R sets it", wave(50)), of("two points", wave(2), f = .5),
  smooth("a heap and few beyond", c(rep(0, 20), rep(1, 3), 2), 1:24 / 10, f = .2),
  smooth("one x", rep(1, 5), c(1, 2, 3, 4, 9), f = .5),
  smooth("a step", 1:40 / 40, rep(c(0, 1), each = 20), f = .2), smooth("rejections", 1:50 / 50, 60 - (1:50 - 20)^2 %/% 20, f = .2))
save_golden("counts_cases", list(versions = versions("edgeR", "limma", "statmod"), cases = cases, lowess = smooths))
