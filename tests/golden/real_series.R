# ITGA5 in the five series of the project's reference table, and every gene of the liver pairs, with R's limma.
# Usage: Rscript real_series.R SHARED OUT      SHARED holds geo/ and data/; OUT is this folder.
# One probe per symbol: probes that name no gene or several are dropped, the highest median wins (the first probe of
# the matrix on a tie).  The median is taken over all arrays of the matrix, which is blind to the groups.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])), "common.R"))
suppressPackageStartupMessages(library(limma))
args <- commandArgs(TRUE); shared <- args[1]; out <- args[2]
geo <- file.path(shared, "geo")

read_matrix <- function(path) {
  lines <- readLines(gzfile(path), encoding = "latin1", warn = FALSE)
  begin <- which(lines == "!series_matrix_table_begin"); end <- which(lines == "!series_matrix_table_end")
  title <- lines[startsWith(lines, "!Sample_title")][1]
  table <- read.delim(text = lines[(begin + 1):(end - 1)], row.names = 1, check.names = FALSE, quote = "\"",
                      na.strings = c("", "NA", "null", "NaN"))
  list(x = as.matrix(table), title = gsub("\"", "", strsplit(title, "\t")[[1]][-1]))
}

read_symbols <- function(path) {
  lines <- readLines(gzfile(path), warn = FALSE)
  begin <- grep("^ID\t", lines)[1]
  table <- read.delim(text = lines[begin:length(lines)], quote = "", colClasses = "character", comment.char = "!")
  setNames(trimws(table[[2]]), table[[1]])
}

collapse <- function(x, symbols, chosen) {
  named <- lapply(strsplit(symbols[rownames(x)], "///", fixed = TRUE), unique)  # "A///A" names one gene
  symbol <- vapply(named, function(g) if (length(g) == 1) g else "", "")
  keep <- !is.na(symbol) & !symbol %in% c("", "---", "NA")
  x <- x[keep, ]; symbol <- symbol[keep]
  median_of <- apply(x, 1, median, na.rm = TRUE)
  first <- order(symbol, -median_of, seq_along(symbol))
  best <- first[!duplicated(symbol[first])]
  best <- best[order(best)]
  list(x = x[best, chosen], gene = unname(symbol[best]), probe = rownames(x)[best])
}

log2_positive <- function(x) { x[x <= 0] <- NA; log2(x) }

analyse <- function(series, case, control, block = NULL) {
  chosen <- c(control, case)
  set <- collapse(series$x, series$symbols, chosen)
  group <- rep(c(0, 1), c(length(control), length(case)))
  design <- if (is.null(block)) cbind(1, case = group) else
    cbind(model.matrix(~ factor(block[chosen])), case = group)
  fit <- eBayes(lmFit(set$x, design))
  table <- topTable(fit, coef = ncol(design), number = Inf, sort.by = "none", confint = TRUE)
  data.frame(gene = set$gene, probe = set$probe, logFC = table$logFC,
             SE = sqrt(fit$s2.post) * fit$stdev.unscaled[, ncol(design)], CI.L = table$CI.L, CI.R = table$CI.R,
             t = table$t, df.total = fit$df.total, P.Value = table$P.Value, adj.P.Val = table$adj.P.Val, B = table$B,
             AveExpr = table$AveExpr)
}

matrix_of <- function(folder, id, file = id) file.path(geo, "series", folder, id, "matrix",
                                                       paste0(file, "_series_matrix.txt.gz"))
annot <- function(folder, id) read_symbols(file.path(geo, "platforms", folder, id, "annot", paste0(id, ".annot.gz")))
gpl570 <- annot("GPLnnn", "GPL570")

liver <- read_matrix(matrix_of("GSE14nnn", "GSE14520", "GSE14520-GPL571")); liver$symbols <- annot("GPLnnn", "GPL571")
colon <- read_matrix(matrix_of("GSE4nnn", "GSE4107")); colon$x <- log2_positive(colon$x); colon$symbols <- gpl570
prostate <- read_matrix(matrix_of("GSE3nnn", "GSE3325")); prostate$x <- log2_positive(prostate$x); prostate$symbols <- gpl570
hcc <- read_matrix(matrix_of("GSE6nnn", "GSE6222")); hcc$x <- log2_positive(hcc$x); hcc$symbols <- gpl570
pancreas <- list(x = as.matrix(read.delim(gzfile(file.path(shared, "data", "GSE22780_expression.tsv.gz")), row.names = 1)),
                 symbols = gpl570)
sheet <- read.delim(file.path(shared, "data", "GSE22780_samples.tsv"))
sheet <- sheet[match(colnames(pancreas$x), sheet$sample), ]

individual <- sub("[AB]$", "", sub(".* ", "", liver$title))
tumour <- grep("^Liver Tumor", liver$title); normal <- grep("^Liver Non-Tumor", liver$title)
paired <- function(i, other) i[individual[i] %in% individual[other]]
tables <- list(
  GSE14520 = analyse(liver, paired(tumour, normal), paired(normal, tumour), individual),
  GSE14520_unpaired = analyse(liver, tumour, normal),
  GSE4107 = analyse(colon, grep("patient", colon$title), grep("healthy", colon$title)),
  GSE22780 = analyse(pancreas, which(sheet$Group == "d"), which(sheet$Group == "c"), sheet$Block),
  GSE3325 = analyse(prostate, grep("localized primary", prostate$title), grep("^Benign", prostate$title)),
  GSE6222 = analyse(hcc, grep("HCC", hcc$title), grep("^HNL", hcc$title)))

rows <- do.call(rbind, lapply(names(tables), function(id) {
  d <- tables[[id]]; i <- match("ITGA5", d$gene)
  cbind(series = id, d[i, ], genes = nrow(d))
}))
print(rows[, c("series", "probe", "logFC", "SE", "P.Value", "adj.P.Val", "genes")], digits = 6)
listed <- lapply(seq_len(nrow(rows)), function(i) as.list(rows[i, ]))
write_json(list(versions = versions("limma"), rows = exact(listed)), file.path(out, "itga5_series.json"),
           auto_unbox = TRUE, pretty = TRUE)
full <- tables$GSE14520
full[] <- lapply(full, function(v) if (is.numeric(v)) formatC(v, digits = 17, format = "g", width = 1) else v)
path <- file.path(out, "gse14520_paired.csv")
write.csv(full, path, row.names = FALSE, quote = FALSE); system2("gzip", c("-9nf", path))

# The same series with all 22 tumours and 19 controls, the pairs by their within-block correlation.
chosen <- c(normal, tumour); set <- collapse(liver$x, liver$symbols, chosen)
design <- cbind(1, case = rep(0:1, c(length(normal), length(tumour))))
correlation <- duplicateCorrelation(set$x, design, block = individual[chosen])$consensus.correlation
fit <- eBayes(lmFit(set$x, design, block = individual[chosen], correlation = correlation))
row <- topTable(fit, coef = 2, number = Inf, sort.by = "none", confint = TRUE)[match("ITGA5", set$gene), ]
write_json(list(versions = versions("limma", "statmod"), correlation = exact(correlation), itga5 = exact(as.list(row))),
           file.path(out, "gse14520_blocks.json"), auto_unbox = TRUE, pretty = TRUE)
