# Simulated counts, 400 genes, five individuals with a case and a control each and one lone case: incomplete pairs kept.
# voom, the correlation within individuals, voom with it, the correlation again, the fit (limma's usual four steps).
# Usage: Rscript counts_blocks.R
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])), "common.R"))
suppressPackageStartupMessages({ library(edgeR); library(statmod) })
set.seed(20)
block <- c(rep(1:5, each = 2), 6); case <- c(rep(c(1, 0), 5), 1)
level <- exp(rnorm(400, 5, 1.2)) * exp(matrix(rnorm(400 * 6, 0, .4), 400))[, block]
level[seq(1, 400, 10), case == 1] <- 3 * level[seq(1, 400, 10), case == 1]
y <- matrix(rnbinom(length(level), mu = level, size = 12), 400)
design <- cbind(1, case); kept <- filterByExpr(y, design)
d <- calcNormFactors(DGEList(y[kept, ]))
with_blocks <- function(values) {
  first <- duplicateCorrelation(values(), design, block = block)$consensus.correlation
  v <- values(block = block, correlation = first)
  again <- duplicateCorrelation(v, design, block = block)$consensus.correlation
  fit <- eBayes(lmFit(v, design, block = block, correlation = again))
  list(correlation = again, coef = unname(fit$coefficients[, 2]), t = unname(fit$t[, 2]), p = unname(fit$p.value[, 2]))
}
save_golden("counts_blocks", list(versions = versions("limma", "edgeR", "statmod"), counts = y, block = block, case = case,
  kept = which(kept), voom = with_blocks(function(...) voom(d, design, ...))))
