# Counts through DESeq2's Wald test and edgeR's quasi-likelihood F test.  Usage: Rscript negative_binomial_cases.R
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])), "common.R"))
suppressPackageStartupMessages({ library(edgeR); library(DESeq2) })
set.seed(20261130)

two <- function(n0, n1) cbind(1, rep(0:1, c(n0, n1)))
simulate <- function(genes, design, level = 5, dispersion = function(mean) .05 + 2 / mean, spread = .6, odd = 0, zero = 0) {
  mean <- exp(rnorm(genes, level, 1.6)); effect <- rnorm(genes) * rep(0:1, c(genes - genes %/% 5, genes %/% 5))
  mu <- outer(mean, exp(rnorm(nrow(design), 0, .3))) * exp(outer(effect, design[, ncol(design)]))
  own <- dispersion(mean) * exp(rnorm(genes, 0, spread))
  y <- matrix(rnbinom(length(mu), mu = mu, size = 1 / own), genes)
  y[seq_len(zero), ] <- 0L
  for (i in seq_len(odd)) y[zero + 7 * i, sample(ncol(y), 1)] <- as.integer(20 * max(y[zero + 7 * i, ]) + 500)
  y <- matrix(pmin(y, 2e7), genes); storage.mode(y) <- "integer"; y
}

deseq <- function(y, design) {
  sheet <- data.frame(row.names = paste0("s", seq_len(ncol(y))))
  # Two groups as a factor, so that `results` knows them for two groups.
  plain <- ncol(design) == 2 && all(design[, 2] %in% 0:1)
  formula <- design
  if (plain) { sheet$group <- factor(design[, 2]); formula <- ~ group }
  else colnames(formula) <- c("Intercept", paste0("c", 2:ncol(design)))
  set <- DESeqDataSetFromMatrix(unname(y), sheet, formula)
  set <- suppressMessages(DESeq(set, quiet = TRUE, fitType = "parametric"))
  last <- resultsNames(set)[ncol(design)]
  r <- results(set, name = last, alpha = .05); m <- as.data.frame(mcols(set)); f <- dispersionFunction(set)
  list(size_factors = unname(sizeFactors(set)), base_mean = r$baseMean, log2fc = r$log2FoldChange, se = r$lfcSE,
    stat = r$stat, p = r$pvalue, fdr = r$padj, alone = m$dispGeneEst, fitted = m$dispFit, dispersion = m$dispersion,
    cooks = if (is.null(m$replace)) m$maxCooks else rep(NaN, nrow(y)),
    replaced = as.integer(if (is.null(m$replace)) rep(FALSE, nrow(y)) else m$replace %in% TRUE),
    converged = as.integer(m$betaConv %in% TRUE), kind = attr(f, "fitType"),
    prior_var = attr(f, "dispPriorVar"), threshold = unname(metadata(r)$filterThreshold))
}
quasi <- function(y, design) {
  d <- calcNormFactors(DGEList(y)); d <- estimateDisp(d, design)
  fit <- glmQLFit(d, design); test <- glmQLFTest(fit)
  list(sizes = d$samples$lib.size * d$samples$norm.factors, common = d$common.dispersion, trended = d$trended.dispersion,
    abundance = d$AveLogCPM, log2fc = test$table$logFC, f = test$table$F, p = test$table$PValue, df = test$df.total,
    residual_df = fit$df.residual.zeros, variance = fit$var.post, df_prior = fit$df.prior)
}
case <- function(name, y, design) {
  use <- rowSums(y) >= 8
  list(name = name, counts = y, design = unname(design), deseq = deseq(y, design), use = as.integer(use),
       quasi = suppressWarnings(quasi(y[use, ], design)))
}

pairs <- function(n) cbind(model.matrix(~ factor(rep(seq_len(n), each = 2))), rep(0:1, n))
age <- round(runif(12, 40, 80)); mixed <- cbind(1, age, rep(c(0, 1, 0), 4), rep(0:1, each = 6))
cases <- list(
  case("3 v 3, outliers", simulate(300, two(3, 3), odd = 8, zero = 20), two(3, 3)),
  case("4 pairs", simulate(250, pairs(4), zero = 5), pairs(4)),
  case("3 pairs", simulate(250, pairs(3)), pairs(3)),
  case("2 v 2", simulate(200, two(2, 2)), two(2, 2)),
  case("2 v 1", simulate(200, two(2, 1)), two(2, 1)),
  case("covariates", simulate(250, mixed, odd = 4), mixed),
  case("8 v 9, outliers replaced", simulate(250, two(8, 9), odd = 12), two(8, 9)),
  case("8 v 4, outliers", simulate(250, two(8, 4), odd = 20), two(8, 4)),
  case("few counts", simulate(300, two(4, 4), level = 1), two(4, 4)),
  case("many counts, hardly any dispersion", simulate(200, two(3, 4), level = 8, dispersion = function(mean) .002 + 0 * mean), two(3, 4)),
  case("dispersion rises with the mean", simulate(300, two(3, 3), dispersion = function(mean) .01 * mean^.6), two(3, 3)),
  case("covariate only", simulate(200, cbind(1, age)), cbind(1, age)))
save_golden("negative_binomial_cases", list(versions = versions("edgeR", "DESeq2", "locfit"), cases = cases))
