# Specifications drawn at random, each worked out again from the deposited files by the words of its options alone, with
# base R and limma.  Nothing is shared between specifications but the tables as read.
# Usage: Rscript multiverse_real.R SHARED OUT      SHARED holds geo/ and data/; OUT is this folder.
# Input: multiverse_specifications.csv (scripts/draw_specifications.py); output: multiverse_real.csv.gz.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])), "common.R"))
suppressPackageStartupMessages({ library(limma); library(statmod) })
args <- commandArgs(TRUE); shared <- args[1]; out <- args[2]
geo <- file.path(shared, "geo")

# --- files -------------------------------------------------------------------------------------------------------
read_matrix <- function(path) {
  lines <- readLines(gzfile(path), encoding = "latin1", warn = FALSE)
  begin <- which(lines == "!series_matrix_table_begin"); end <- which(lines == "!series_matrix_table_end")
  fields <- function(name) lapply(strsplit(lines[startsWith(lines, paste0("!Sample_", name))], "\t"),
                                  function(cells) gsub("\"", "", cells[-1]))
  x <- as.matrix(read.delim(text = lines[(begin + 1):(end - 1)], row.names = 1, check.names = FALSE, quote = "\"",
                            na.strings = c("", "NA", "null", "NaN")))
  list(x = x, title = fields("title")[[1]], characteristics = fields("characteristics_ch1"))
}
read_symbols <- function(path) {
  lines <- readLines(gzfile(path), warn = FALSE)
  table <- read.delim(text = lines[grep("^ID\t", lines)[1]:length(lines)], quote = "", colClasses = "character",
                      comment.char = "!")
  setNames(trimws(table[[2]]), table[[1]])
}
matrix_of <- function(folder, id, file = id) read_matrix(file.path(geo, "series", folder, id, "matrix",
                                                                   paste0(file, "_series_matrix.txt.gz")))
annot <- function(id) read_symbols(file.path(geo, "platforms", "GPLnnn", id, "annot", paste0(id, ".annot.gz")))
symbols_of <- function(cells) lapply(strsplit(cells, "///", fixed = TRUE),
                                     function(g) setdiff(unique(trimws(g)), c("", "---", "NA", NA)))
log2_positive <- function(x) { x[x <= 0] <- NA; log2(x) }

# One series: x (scales by name), genes of each row, case (1, 0, NA), individual, pools, covariates.
series <- function(x, genes, case, control, individual, title = character(), ...) {
  group <- rep(NA_real_, ncol(x[[1]])); group[case] <- 1; group[control] <- 0
  list(x = x, genes = genes, case = group, individual = individual, pool = grepl("pool|X[0-9]$", title), ...)
}

read_all <- function() {
  gpl570 <- annot("GPL570")
  liver <- matrix_of("GSE14nnn", "GSE14520", "GSE14520-GPL571")
  colon <- matrix_of("GSE4nnn", "GSE4107"); prostate <- matrix_of("GSE3nnn", "GSE3325")
  stomach <- matrix_of("GSE89nnn", "GSE89143")
  pancreas <- as.matrix(read.delim(gzfile(file.path(shared, "data", "GSE22780_expression.tsv.gz")), row.names = 1))
  sheet <- read.delim(file.path(shared, "data", "GSE22780_samples.tsv"))
  sheet <- sheet[match(colnames(pancreas), sheet$sample), ]
  on <- function(x, symbols) symbols_of(unname(symbols[rownames(x)]))
  gender <- Filter(function(f) any(grepl("Gender", f)), colon$characteristics)[[1]]
  gender <- sub(".*Gender *: *([MF]).*", "\\1", gender)
  pairs <- function(x) series(x, on(pancreas, gpl570), sheet$Group == "d", sheet$Group == "c", as.character(sheet$Block))
  list(
    GSE14520 = series(list(as_settled = liver$x), on(liver$x, annot("GPL571")), grepl("^Liver Tumor", liver$title),
                      grepl("^Liver Non-Tumor", liver$title), sub("[AB]$", "", sub(".* ", "", liver$title))),
    GSE4107 = series(list(as_settled = log2_positive(colon$x)), on(colon$x, gpl570), grepl("patient", colon$title),
                     grepl("healthy", colon$title), NULL, Gender = gender),
    GSE3325 = series(list(as_settled = log2_positive(prostate$x)), on(prostate$x, gpl570),
                     grepl("localized primary", prostate$title), grepl("^Benign", prostate$title), NULL, prostate$title),
    GSE22780 = pairs(list(as_settled = pancreas)),
    "GSE22780-as-linear" = pairs(list(as_settled = log2_positive(pancreas), other_rule = pancreas)),
    GSE89143 = series(list(as_settled = log2_positive(stomach$x)), as.list(rownames(stomach$x)),
                      grepl("-1$", stomach$title), grepl("-2$", stomach$title), sub("-.*", "", stomach$title)))
}

# --- choices -----------------------------------------------------------------------------------------------------
score_of <- list(highest_median = median, highest_mean = mean, highest_variance = var,
                 highest_iqr = function(v, na.rm) IQR(v, na.rm = na.rm, type = 7))

# One row for each gene, by name.  A probe of several genes is dropped or counts for each of them.
collapse <- function(x, genes, how, multi, target) {
  if (multi == "drop") genes[lengths(genes) > 1] <- list(character())
  row <- rep(seq_along(genes), lengths(genes)); gene <- unlist(genes)
  if (how == "mean_of_probes") return(avereps(x[row, ], ID = gene))
  probe <- if (startsWith(how, "probe:")) sub("^probe:", "", how) else ""
  score <- score_of[[if (nzchar(probe)) "highest_median" else how]]
  score <- apply(x, 1, function(v) if (all(is.na(v))) NA else score(v, na.rm = TRUE))
  best <- order(gene, -score[row], row, na.last = TRUE)
  best <- best[!duplicated(gene[best])]
  picked <- setNames(row[best], gene[best])
  if (nzchar(probe) && target %in% names(picked)) picked[target] <- match(probe, rownames(x))
  structure(x[picked, ], dimnames = list(names(picked), colnames(x)))
}

samples_of <- function(s, spec) {
  keep <- !is.na(s$case)
  if (spec$samples == "without_outliers") keep <- keep & !colnames(s$x[[1]]) %in% strsplit(spec$outliers, " ")[[1]]
  if (spec$samples == "without_pools_and_copies") keep <- keep & !s$pool
  if (spec$samples == "complete_pairs" || spec$design == "paired") {
    both <- intersect(s$individual[keep & s$case == 1], s$individual[keep & s$case == 0])
    keep <- keep & s$individual %in% both
  }
  which(keep)
}

filtered <- function(x, rule) {
  share <- c(none = 0, lowest_quarter = .25, lowest_half = .5)[[rule]]
  if (share == 0) return(x)
  mean_of <- rowMeans(x, na.rm = TRUE)
  x[which(mean_of >= quantile(mean_of, share, na.rm = TRUE, type = 7)), ]
}

# --- tests: data frames with a row for each gene -------------------------------------------------------------------
by_limma <- function(x, s, chosen, spec) {
  terms <- data.frame(case = s$case[chosen])
  if (spec$covariates != "none") terms <- cbind(covariate = factor(s[[spec$covariates]][chosen]), terms)
  if (spec$design == "paired") terms <- cbind(individual = factor(s$individual[chosen]), terms)
  design <- model.matrix(~ ., terms)
  fit <- if (spec$design == "block_correlation") {
    block <- s$individual[chosen]
    lmFit(x, design, block = block, correlation = duplicateCorrelation(x, design, block = block)$consensus.correlation)
  } else if (spec$test == "array_weights") lmFit(x, design, weights = arrayWeights(x, design, method = "reml"))
  else lmFit(x, design)
  fit <- eBayes(fit, trend = spec$test == "trend", robust = spec$test == "robust")
  top <- topTable(fit, coef = ncol(design), number = Inf, sort.by = "none", confint = TRUE)
  data.frame(effect = top$logFC, se = sqrt(fit$s2.post) * fit$stdev.unscaled[, ncol(design)], ci_low = top$CI.L,
             ci_high = top$CI.R, p = top$P.Value, exact = TRUE, row.names = rownames(x))
}

# effect, se, ci_low, ci_high, p, exact of one gene
nothing <- rep(NA_real_, 6)
by_welch <- function(v, case) tryCatch({
  found <- t.test(v[case == 1], v[case == 0])
  c(found$estimate[1] - found$estimate[2], found$stderr, found$conf.int, found$p.value, 1)
}, error = function(e) nothing)
# The estimate and its interval cost a root finder, so they are worked out for the gene asked about alone.
by_rank <- function(v, case, individual, full) tryCatch({
  a <- v[case == 1]; b <- v[case == 0]
  if (!is.null(individual)) {
    of <- unique(individual)
    a <- a[match(of, individual[case == 1])] - b[match(of, individual[case == 0])]; b <- NULL
  }
  known <- c(a, b); known <- known[!is.na(known)]
  distinct <- if (is.null(b)) !any(known == 0) && !anyDuplicated(abs(known)) else !anyDuplicated(known)
  found <- suppressWarnings(wilcox.test(a, b, conf.int = full))
  estimated <- if (full) c(found$estimate, NA, found$conf.int) else rep(NA, 4)
  c(estimated, found$p.value, distinct)
}, error = function(e) nothing)

tested <- function(x, s, chosen, spec) {
  case <- s$case[chosen]
  if (!spec$test %in% c("welch", "rank")) return(by_limma(x, s, chosen, spec))
  individual <- if (spec$design == "paired") s$individual[chosen]
  rows <- if (spec$test == "welch") apply(x, 1, by_welch, case) else
    vapply(rownames(x), function(g) by_rank(x[g, ], case, individual, g == spec$gene), nothing)
  found <- setNames(data.frame(t(unname(rows))), c("effect", "se", "ci_low", "ci_high", "p", "exact"))
  transform(found, exact = exact == 1)
}

work_out <- function(spec, all_series) {
  s <- all_series[[spec$series]]
  x <- s$x[[spec$scale]]
  if (spec$normalise == "quantile") x <- normalizeQuantiles(x, ties = TRUE)
  chosen <- samples_of(s, spec)
  x <- collapse(x, s$genes, spec$probes, spec$multi_gene_probes, spec$gene)
  x <- filtered(x[, chosen], spec$filter)
  found <- suppressWarnings(tested(x, s, chosen, spec))
  found$fdr <- p.adjust(found$p, "BH")
  cbind(found[match(spec$gene, rownames(x)), ], n_genes = sum(!is.na(found$p)), row.names = NULL)
}

specifications <- read.csv(file.path(out, "multiverse_specifications.csv"), colClasses = "character")
all_series <- read_all()
rows <- parallel::mclapply(seq_len(nrow(specifications)), function(i) {
  seconds <- system.time(row <- work_out(as.list(specifications[i, ]), all_series))[["elapsed"]]
  message(i, " ", paste(specifications[i, -(1:3)], collapse = " "), " ", round(seconds, 1), " s")
  row
}, mc.cores = 2, mc.preschedule = FALSE)
rows <- cbind(specifications, do.call(rbind, rows))
rows[] <- lapply(rows, function(v) if (is.numeric(v)) exact(v) else v)
said <- versions("limma", "statmod")
path <- file.path(out, "multiverse_real.csv")
writeLines(paste0("# ", names(said), ": ", said), path)
suppressWarnings(write.table(rows, path, sep = ",", row.names = FALSE, quote = FALSE, append = TRUE))
system2("gzip", c("-9nf", path))
