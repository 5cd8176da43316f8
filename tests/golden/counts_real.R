# Three real series of counts through every engine: pasilla (4 v 3), airway (4 pairs), GSE60450 (two covariates).
# Of each: sums over all genes, and every number of a sample of genes.  Usage: Rscript counts_real.R SHARED
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])), "common.R"))
suppressPackageStartupMessages({ library(edgeR); library(DESeq2) })
shared <- commandArgs(TRUE)[1]
counts <- function(...) file.path(shared, "data", "counts", ...)

pasilla <- function() {
  y <- as.matrix(read.delim(counts("pasilla", "pasilla_gene_counts.tsv"), row.names = 1))
  list(counts = y, design = model.matrix(~ grepl("^treated", colnames(y))), sheet = data.frame(a = factor(grepl("^treated", colnames(y)))), formula = ~ a)
}
airway <- function() {
  y <- as.matrix(read.csv(gzfile(counts("airway", "airway_rawcounts.csv.gz")), row.names = 1))
  sheet <- data.frame(cell = factor(rep(1:4, each = 2)), dex = factor(rep(0:1, 4)))
  list(counts = y, design = model.matrix(~ cell + dex, sheet), sheet = sheet, formula = ~ cell + dex)
}
lactation <- function() {
  path <- file.path(shared, "geo", "series", "GSE60nnn", "GSE60450", "suppl", "GSE60450_Lactation-GenewiseCounts.txt.gz")
  y <- as.matrix(read.delim(gzfile(path), row.names = 1, check.names = FALSE)[, -1])
  sheet <- data.frame(status = factor(rep(rep(1:3, each = 2), 2)), cell = factor(rep(0:1, each = 6)))
  list(counts = y, design = model.matrix(~ status + cell, sheet), sheet = sheet, formula = ~ status + cell)
}
some <- function(n, wanted) unique(floor(seq(1, n, length.out = wanted)))
tested <- function(fit, p, rows) list(df_prior = fit$df.prior[1], found = sum(p.adjust(fit$p.value[, p], "BH") < .05),
  sum_t = sum(fit$t[, p]), coef = fit$coefficients[rows, p], t = fit$t[rows, p], p = fit$p.value[rows, p], b = fit$lods[rows, p])

limma_part <- function(d, design, rows) {
  p <- ncol(design); v <- voom(d, design); q <- voomWithQualityWeights(d, design)
  list(voom = tested(eBayes(lmFit(v, design)), p, rows), weights = v$weights[rows, ], sum_weights = sum(v$weights),
    samples = q$targets$sample.weights, quality = tested(eBayes(lmFit(q, design)), p, rows),
    trend = tested(eBayes(lmFit(cpm(d, log = TRUE), design), trend = TRUE), p, rows))
}
edger_part <- function(d, design, rows) {
  d <- estimateDisp(d, design); fit <- glmQLFit(d, design); test <- glmQLFTest(fit)$table
  list(common = d$common.dispersion, df_prior = fit$df.prior, found = sum(p.adjust(test$PValue, "BH") < .05),
    trended = d$trended.dispersion[rows], log2fc = test$logFC[rows], f = test$F[rows], p = test$PValue[rows])
}
deseq_part <- function(set, rows) {
  d <- DESeq(DESeqDataSetFromMatrix(unname(set$counts), set$sheet, set$formula), quiet = TRUE)
  r <- results(d, alpha = .05); m <- as.data.frame(mcols(d))
  list(size_factors = unname(sizeFactors(d)), coefficients = unname(attr(dispersionFunction(d), "coefficients")),
    prior_var = attr(dispersionFunction(d), "dispPriorVar"), threshold = unname(metadata(r)$filterThreshold),
    found = which(r$padj < .05), no_p = which(is.na(r$pvalue) & r$baseMean > 0), log2fc = r$log2FoldChange[rows],
    se = r$lfcSE[rows], p = r$pvalue[rows], fdr = r$padj[rows], dispersion = m$dispersion[rows])
}
one <- function(set) {
  kept <- filterByExpr(set$counts, set$design)
  d <- calcNormFactors(DGEList(set$counts[kept, ])); rows <- some(nrow(d), 60)
  counted <- which(rowSums(set$counts) > 0); of_all <- counted[some(length(counted), 300)]
  list(design = unname(set$design), kept = sum(kept), kept_of = sum(which(kept)), tmm = d$samples$norm.factors, rows = rows,
    upper_quartile = unname(calcNormFactors(d$counts, method = "upperquartile")),
    rle = unname(calcNormFactors(d$counts, method = "RLE")), limma = limma_part(d, set$design, rows),
    edger = edger_part(d, set$design, rows), of_all = of_all, deseq = deseq_part(set, of_all))
}
save_golden("counts_real", list(versions = versions("limma", "edgeR", "DESeq2"),
  series = list(pasilla = one(pasilla()), airway = one(airway()), GSE60450 = one(lactation()))))
