# Tables of differential expression as people publish them, each made in another way from one real series (liver, GSE14520).
# Usage: Rscript compare_real.R SHARED      SHARED holds geo/; the genes are a fifteenth of those of the array.
# `probes` says which probes name them; `tables` holds each way's rows with six significant digits, as a paper gives them.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])), "common.R"))
suppressPackageStartupMessages(library(limma))
geo <- file.path(commandArgs(TRUE)[1], "geo")
lines <- readLines(gzfile(file.path(geo, "series/GSE14nnn/GSE14520/matrix/GSE14520-GPL571_series_matrix.txt.gz")),
                   encoding = "latin1", warn = FALSE)
begin <- which(lines == "!series_matrix_table_begin"); end <- which(lines == "!series_matrix_table_end")
title <- gsub("\"", "", strsplit(lines[startsWith(lines, "!Sample_title")][1], "\t")[[1]][-1])
x <- as.matrix(read.delim(text = lines[(begin + 1):(end - 1)], row.names = 1, check.names = FALSE, quote = "\""))
annot <- readLines(gzfile(file.path(geo, "platforms/GPLnnn/GPL571/annot/GPL571.annot.gz")), warn = FALSE)
annot <- read.delim(text = annot[grep("^ID\t", annot)[1]:length(annot)], quote = "", colClasses = "character", comment.char = "!")
symbol <- setNames(trimws(annot[[2]]), annot[[1]])[rownames(x)]
named <- !is.na(symbol) & !symbol %in% c("", "---", "NA") & !grepl("///", symbol, fixed = TRUE)
whole <- x[named, ]; whole_symbol <- unname(symbol[named])
genes <- sort(unique(whole_symbol), method = "radix")
genes <- union("ITGA5", genes[seq(1, length(genes), 15)])
x <- whole[whole_symbol %in% genes, ]; symbol <- whole_symbol[whole_symbol %in% genes]

pick <- function(score, of = symbol) { o <- order(of, -score, seq_along(of)); sort(o[!duplicated(of[o])]) }
highest_median <- pick(apply(x, 1, median))
tumour <- grep("^Liver Tumor", title); normal <- grep("^Liver Non-Tumor", title)
healthy <- setdiff(seq_along(title), c(tumour, normal))
who <- sub("[AB]$", "", sub(".* ", "", title))
case <- tumour[who[tumour] %in% who[normal]]; control <- normal[who[normal] %in% who[tumour]]

fit_of <- function(y, case, control, pairs = FALSE) {
  s <- c(case, control); g <- rep(1:0, c(length(case), length(control)))
  lmFit(y[, s], if (pairs) cbind(model.matrix(~ factor(who[s])), case = g) else cbind(1, case = g))
}
table_of <- function(fit, names, ...) {
  e <- eBayes(fit, ...); j <- ncol(e$coefficients)
  data.frame(row = names, logFC = e$coefficients[, j], P.Value = e$p.value[, j], t = e$t[, j],
             adj.P.Val = p.adjust(e$p.value[, j], "BH"))
}
plain <- function(fit, names) {
  j <- ncol(fit$coefficients); t <- fit$coefficients[, j] / fit$stdev.unscaled[, j] / fit$sigma
  p <- 2 * pt(-abs(t), fit$df.residual)
  data.frame(row = names, logFC = fit$coefficients[, j], P.Value = p, t = t, adj.P.Val = p.adjust(p, "BH"))
}
adjusted <- function(d, how) { d$adj.P.Val <- p.adjust(d$P.Value, how); d }
with_fc <- function(d, f) { d$logFC <- f(d$logFC); d }
by_gene <- function(y, f) apply(y, 1, f)

y <- x[highest_median, ]; g <- symbol[highest_median]
same <- table_of(fit_of(y, case, control, TRUE), g)
unpaired <- table_of(fit_of(y, case, control), g)
everyone <- table_of(fit_of(y, tumour, normal), g)
of_probes <- table_of(fit_of(x, case, control, TRUE), rownames(x))
means <- pick(rowMeans(x[, c(case, control)])); small <- pick(-of_probes$P.Value); large <- pick(abs(of_probes$logFC))
averaged <- t(sapply(split(seq_along(symbol), symbol), function(i) colMeans(x[i, , drop = FALSE])))
all_best <- pick(apply(whole, 1, median), whole_symbol)
of_all <- table_of(fit_of(whole[all_best, ], case, control, TRUE), whole_symbol[all_best])
tests <- function(f) { p <- by_gene(y, f); transform(unpaired, P.Value = p, adj.P.Val = p.adjust(p, "BH")) }
set.seed(20261130)
one <- same; one$P.Value <- with(same, ifelse(t > 0, P.Value / 2, 1 - P.Value / 2))
top <- of_all[order(of_all$P.Value), ]; top <- top[top$adj.P.Val < 0.05 & abs(top$logFC) >= 1, ]
linear <- 2^y; times <- by_gene(linear, function(v) mean(v[case]) / mean(v[control]))
swapped <- list(case = c(case[-1], control[1]), control = c(control[-1], case[1]))
ways <- list(
  same = same, flipped = table_of(fit_of(y, control, case, TRUE), g),
  ln = with_fc(same, function(v) v * log(2)), log10 = with_fc(same, function(v) v * log10(2)),
  ratio = with_fc(same, function(v) 2^v), signed_fold = with_fc(same, function(v) ifelse(v < 0, -2^-v, 2^v)),
  ratio_of_means = with_fc(same, function(v) times), log2_of_means = with_fc(same, function(v) log2(times)),
  not_logged = table_of(fit_of(linear, case, control, TRUE), g),
  unpaired = unpaired, everyone = everyone,
  without_pair = table_of(fit_of(y, case[-7], control[match(setdiff(who[control], who[case[7]]), who[control])], TRUE), g),
  without_sample = table_of(fit_of(y, case[-7], control), g),
  with_healthy = table_of(fit_of(y, case, c(control, healthy)), g),
  swapped = table_of(fit_of(y, swapped$case, swapped$control), g),
  plain_t = plain(fit_of(y, case, control, TRUE), g),
  welch = tests(function(v) t.test(v[case], v[control])$p.value),
  rank = tests(function(v) suppressWarnings(wilcox.test(v[case], v[control]))$p.value),
  trend = table_of(fit_of(y, case, control, TRUE), g, trend = TRUE),
  robust = table_of(fit_of(y, case, control, TRUE), g, robust = TRUE),
  one_sided = adjusted(one, "BH"),
  highest_mean = table_of(fit_of(x[means, ], case, control, TRUE), symbol[means]),
  smallest_p = table_of(fit_of(x[small, ], case, control, TRUE), symbol[small]),
  largest_change = table_of(fit_of(x[large, ], case, control, TRUE), symbol[large]),
  mean_of_probes = table_of(fit_of(averaged, case, control, TRUE), rownames(averaged)),
  probes = of_probes, probes_unpaired = table_of(fit_of(x, case, control), rownames(x)),
  other_prior = adjusted(of_all[of_all$row %in% g, ], "BH"),
  bonferroni = adjusted(same, "bonferroni"), holm = adjusted(same, "holm"), none = adjusted(same, "none"),
  list_of_all = top[top$row %in% g, ],
  top_rows = head(same[order(same$P.Value), ], 150),
  bonferroni_of_all = transform(same, adj.P.Val = pmin(1, P.Value * 12403)),
  flipped_ln_everyone = with_fc(table_of(fit_of(y, normal, tumour), g), function(v) v * log(2)),
  expressed = table_of(fit_of(y[rowMeans(y[, c(case, control)]) > 5, ], case, control, TRUE), g[rowMeans(y[, c(case, control)]) > 5]),
  shuffled = transform(same, row = sample(row)))
digits <- function(v) formatC(v, digits = 6, format = "g", width = 1)
tables <- lapply(ways, function(d) lapply(as.list(d[, c("row", "logFC", "P.Value", "adj.P.Val")]),
                                          function(v) if (is.numeric(v)) digits(v) else unname(v)))
samples <- data.frame(sample = colnames(x), title = title, individual = who)
save_golden("compare_real", list(versions = versions("limma"), samples = samples[c(case, control), "sample"],
  swapped = samples$sample[c(case[1], control[1])], left_out = samples$sample[c(case[7], control[who[control] == who[case[7]]])],
  healthy = samples$sample[healthy], probes = data.frame(probe = rownames(x), symbol = symbol), tables = tables))
