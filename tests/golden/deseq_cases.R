# Designs on which DESeq2's weighted least squares often do not settle: covariates, many zeros, outlying counts in small
# cells.  Usage: Rscript deseq_cases.R
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])), "common.R"))
suppressPackageStartupMessages(library(DESeq2))
set.seed(20261201)

simulate <- function(genes, n, level, odd = 0) {
  mean <- exp(rnorm(genes, level, 2)); own <- (.05 + 2 / mean) * exp(rnorm(genes, 0, .6))
  y <- matrix(rnbinom(genes * n, mu = outer(mean, exp(runif(n, 0, log(4)))), size = 1 / own), genes)
  y[sample(length(y), odd)] <- 50000L
  y
}
one <- function(name, y, sheet, formula) {
  design <- model.matrix(formula, sheet)
  d <- suppressMessages(DESeq(DESeqDataSetFromMatrix(y, sheet, formula), quiet = TRUE)); r <- results(d, alpha = .05)
  list(name = name, counts = y, design = unname(design), log2fc = r$log2FoldChange, se = r$lfcSE, p = r$pvalue, fdr = r$padj)
}
sheet <- function(cases, controls) {
  n <- cases + controls
  data.frame(age = round(rnorm(n), 2), batch = factor(sample(c("a", "b", "c"), n, TRUE)), group = factor(rep(1:0, c(cases, controls))))
}
wide <- sheet(10, 4); few <- sheet(8, 8); odd <- sheet(6, 6)
save_golden("deseq_cases", list(versions = versions("DESeq2"), cases = list(
  one("10 v 4, age and batch", simulate(1000, 14, 3), wide, ~ age + batch + group),
  one("8 v 8, age, many zeros", simulate(1000, 16, 0), few, ~ age + group),
  one("6 v 6, outlying counts", simulate(1000, 12, 3, 40), odd, ~ group))))
