# Golden values for geneverdict.preparation.probes.collapse.  Run in this folder: Rscript collapse.R
# Writes collapse_input.tsv (probes, gene, values), collapse_chosen.tsv (the probe of each gene by each rule),
# collapse_averaged.tsv (limma's avereps) and collapse_versions.txt.
suppressPackageStartupMessages(library(limma))

set.seed(20)
n_probes <- 60
n_samples <- 7
x <- matrix(round(rnorm(n_probes * n_samples, 7, 2), 3), n_probes, n_samples)
x[sample(length(x), 40)] <- NA
x[5, ] <- NA                      # a probe without a value
x[6, -1] <- NA                    # and one with a single value
gene <- sample(paste0("G", 1:18), n_probes, replace = TRUE)
gene[1:6] <- c("G1", "G1", "G2", "G2", "G3", "G3")
x[2, ] <- x[1, ]                  # a tie on every score
rownames(x) <- sprintf("p%02d", 1:n_probes)
colnames(x) <- paste0("s", 1:n_samples)

number <- function(m) formatC(m, digits = 17, format = "g", width = 1)
write.table(data.frame(probe = rownames(x), gene = gene, number(x)), "collapse_input.tsv",
            sep = "\t", quote = FALSE, row.names = FALSE)

scores <- list(
  highest_median = apply(x, 1, median, na.rm = TRUE),
  highest_mean = apply(x, 1, mean, na.rm = TRUE),
  highest_iqr = apply(x, 1, IQR, na.rm = TRUE, type = 7),
  highest_variance = apply(x, 1, var, na.rm = TRUE)
)
genes <- sort(unique(gene), method = "radix")
chosen <- sapply(scores, function(s) {
  o <- order(gene, -s, seq_along(s), na.last = TRUE, method = "radix")
  best <- o[!duplicated(gene[o])]
  setNames(rownames(x)[best], gene[best])[genes]
})
write.table(data.frame(gene = genes, chosen), "collapse_chosen.tsv", sep = "\t", quote = FALSE, row.names = FALSE)

averaged <- avereps(x, ID = gene)[genes, ]
write.table(data.frame(gene = genes, number(averaged)), "collapse_averaged.tsv",
            sep = "\t", quote = FALSE, row.names = FALSE)
writeLines(c(R.version.string, paste("limma", packageVersion("limma"))), "collapse_versions.txt")
