# Recomputes, with R's own packages, what geneverdict printed for the genes of this study; exits with 1 where a number
# differs by more than 1e-9 of it.  `geneverdict verify RESULTS` runs it; `geneverdict verify RESULTS --tables FOLDER`
# keeps the stored values as plain tables, and then it needs nothing but R:  Rscript verify.R FOLDER
suppressPackageStartupMessages({library(limma); library(metafor); library(survival)})
# limma's robust prior is found to 1e-8 of d0 / (1 + d0), where its root finder stops: what rests on it is compared to 1e-6.
# DESeq2 climbs to each dispersion until its likelihood rises by less than 1e-6, and a rounding error decides which step is the
# last: what rests on it is compared to 1e-4.
BOUND <- 1e-9; OF_ROBUST <- 1e-6; OF_DESEQ2 <- 1e-4
folder <- commandArgs(TRUE)[1]
if (is.na(folder) || !file.exists(file.path(folder, "printed.tsv"))) {
  message("Rscript verify.R FOLDER, where FOLDER was written by: geneverdict verify RESULTS --tables FOLDER")
  quit(status = 2)
}
at <- function(...) file.path(folder, paste0(...))
read <- function(name, classes = NA) read.delim(at(name), quote = "", comment.char = "", check.names = FALSE,
                                                na.strings = character(), colClasses = classes, stringsAsFactors = FALSE)
numbers <- function(name) {  # first column: names of the rows
  if (!file.exists(at(name))) return(NULL)
  n <- length(strsplit(readLines(at(name), 1), "\t")[[1]])
  table <- read(name, c("character", rep("numeric", n - 1)))
  matrix(unlist(table[-1]), nrow(table), dimnames = list(table[[1]], names(table)[-1]))
}
text <- function(name, columns) read(name, rep("character", columns))

# ---- one series: limma --------------------------------------------------------------------------------------------
# voom from the counts, which its log2 counts per million and the sizes of the libraries give back
weighed <- function(one, y, design, block) {
  libraries <- numbers(paste0(one$file, "-libraries.tsv"))
  sizes <- libraries[, "size"] * libraries[, "factor"]
  counts <- pmax(sweep(2^y, 2, (sizes + 1) / 1e6, "*") - .5, 0)
  if (one$engine == "voom_quality") make <- function(...) voomWithQualityWeights(counts, design, lib.size = sizes, ...)
  else make <- function(...) voom(counts, design, lib.size = sizes, ...)
  if (is.null(block)) return(make()$weights)
  first <- voom(counts, design, lib.size = sizes)
  alike <- duplicateCorrelation(first$E, design, block = block, weights = first$weights)$consensus.correlation
  if (!is.finite(alike)) return(make()$weights)
  make(block = block, correlation = alike)$weights
}

fitted <- function(one) {
  y <- numbers(paste0(one$file, "-values.tsv"))
  design <- unname(numbers(paste0(one$file, "-design.tsv")))
  if (one$engine %in% c("quasi_likelihood", "deseq2")) return(counted(one, y, design))
  block <- if (one$blocks == "yes") text(paste0(one$file, "-blocks.tsv"), 2)$block
  weights <- if (one$engine %in% c("voom", "voom_quality")) weighed(one, y, design, block)
  last <- ncol(design)
  if (one$array_weights != "no") {
    group <- if (one$array_weights == "group") design[, last]
    arrays <- arrayWeights(y, design, weights = weights, var.group = group, method = "reml",
                           tol = if (is.null(weights)) 1e-5 else 0)
    weights <- if (is.null(weights)) arrays else sweep(weights, 2, arrays, "*")
  }
  linear <- NULL
  if (!is.null(block)) {
    wide <- weights
    if (!is.null(wide) && !is.matrix(wide)) wide <- matrix(wide, nrow(y), ncol(y), byrow = TRUE)
    alike <- duplicateCorrelation(y, design, block = block, weights = wide)$consensus.correlation
    if (is.finite(alike)) linear <- lmFit(y, design, block = block, correlation = alike, weights = wide)
  }
  if (is.null(linear)) linear <- lmFit(y, design, weights = weights)
  fit <- eBayes(linear, trend = one$trend == "yes", robust = one$robust == "yes")
  top <- topTable(fit, coef = last, number = Inf, sort.by = "none", confint = TRUE)
  data.frame(log2fc = top$logFC, se = sqrt(fit$s2.post) * fit$stdev.unscaled[, last], ci_low = top$CI.L,
             ci_high = top$CI.R, t = top$t, df = fit$df.total, p = top$P.Value, fdr = top$adj.P.Val,
             ave_expr = top$AveExpr, b = top$B, rank = rank(top$P.Value, na.last = "keep", ties.method = "min"),
             n_genes = sum(!is.na(top$P.Value)), row.names = rownames(y))
}

# ---- one series of counts: edgeR, DESeq2 ---------------------------------------------------------------------------
# the counts, which their log2 counts per million with a prior count of 2 give back; whole ones exactly
counted <- function(one, y, design) {
  libraries <- numbers(paste0(one$file, "-libraries.tsv"))
  sizes <- libraries[, "size"] * libraries[, "factor"]
  prior <- 2 * sizes / mean(sizes)
  counts <- pmax(sweep(sweep(2^y, 2, (sizes + 2 * prior) / 1e6, "*"), 2, prior), 0)
  whole <- round(counts)
  counts <- ifelse(abs(counts - whole) < 1e-9 * (whole + 1000), whole, counts)
  found <- if (one$engine == "deseq2") wald(counts, design, as.numeric(one$fdr), as.numeric(one$nowhere))
           else quasi(counts, design, libraries)
  if (one$engine == "deseq2") found$ave_expr <- rowMeans(y)
  half <- qt(.975, found$df) * found$se
  data.frame(found, ci_low = found$log2fc - half, ci_high = found$log2fc + half,
             rank = rank(found$p, na.last = "keep", ties.method = "min"), n_genes = sum(!is.na(found$p)), row.names = rownames(y))
}
quasi <- function(counts, design, libraries) {
  d <- edgeR::DGEList(counts, lib.size = libraries[, "size"], norm.factors = libraries[, "factor"])
  d <- edgeR::estimateDisp(d, design)
  fit <- if (packageVersion("edgeR") < "4") edgeR::glmQLFit(d, design) else edgeR::glmQLFit(d, design, legacy = TRUE)
  test <- edgeR::glmQLFTest(fit)
  top <- test$table
  data.frame(log2fc = top$logFC, se = abs(top$logFC) / sqrt(top$F), t = sign(top$logFC) * sqrt(top$F), df = test$df.total,
             p = top$PValue, fdr = p.adjust(top$PValue, "BH"), ave_expr = top$logCPM)
}
# nowhere: how many genes have no count at all; they have a part in where independent filtering cuts
wald <- function(counts, design, fdr, nowhere) {
  all <- rbind(round(counts), matrix(0, nowhere, ncol(counts)))
  storage.mode(all) <- "integer"
  sheet <- data.frame(row.names = colnames(counts))
  if (ncol(design) == 2 && all(design[, 2] %in% 0:1)) {  # as a factor, by which DESeq2 knows two groups
    sheet$group <- factor(design[, 2]); model <- ~ group
  } else {
    model <- design; colnames(model) <- c("Intercept", paste0("x", seq_len(ncol(design) - 1)))
  }
  set <- suppressMessages(DESeq2::DESeq(DESeq2::DESeqDataSetFromMatrix(unname(all), sheet, model), quiet = TRUE))
  names <- DESeq2::resultsNames(set)
  found <- DESeq2::results(set, name = names[length(names)], alpha = fdr)[seq_len(nrow(counts)), ]
  data.frame(log2fc = found$log2FoldChange, se = found$lfcSE, t = found$stat, df = Inf, p = found$pvalue, fdr = found$padj)
}

treat_p <- function(fit, threshold) pt((abs(fit$log2fc) - threshold) / fit$se, fit$df, lower.tail = FALSE) +
  pt((abs(fit$log2fc) + threshold) / fit$se, fit$df, lower.tail = FALSE)
# The largest threshold at which TREAT still lists the gene (topconfects).
confident <- function(fit, gene, fdr) {
  i <- match(gene, rownames(fit))
  above <- function(threshold) p.adjust(treat_p(fit, threshold), "BH")[i] - fdr
  if (!isTRUE(above(0) <= 0)) return(NA)
  sign(fit$log2fc[i]) * uniroot(above, c(0, abs(fit$log2fc[i])), tol = 1e-16, maxiter = 1000)$root
}

# ---- several series: metafor --------------------------------------------------------------------------------------
# Where tau2 is 0, R's search stops beside it: differences of tau2 are taken relative to no less than the smallest squared
# standard error, to which it is added, and those of I2 to 100 %.
pooled <- function(effect, se) {
  spread <- max(var(effect), 1e-12)
  r <- rma(yi = effect, sei = se, method = "REML", test = "knha",
           control = list(threshold = 1e-13 * spread, maxiter = 10000, tol = 1e-14 * spread))
  half <- if (r$k > 2) qt(.975, r$k - 2) * sqrt(r$tau2 + r$se^2) else NA
  c(k = r$k, estimate = r$beta[1], se = r$se, ci_low = r$ci.lb, ci_high = r$ci.ub, pi_low = r$beta[1] - half,
    pi_high = r$beta[1] + half, t = r$zval, p = r$pval, tau2 = r$tau2, i2 = r$I2, q = r$QE, q_p = r$QEp,
    least.tau2 = min(se)^2, least.i2 = 100)
}

# ---- patients: survival -------------------------------------------------------------------------------------------
control <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 100)
cox <- function(time, event, x) {
  there <- complete.cases(time, event, x)
  f <- coxph(Surv(time[there], event[there]) ~ as.matrix(x)[there, , drop = FALSE], ties = "efron", control = control)
  b <- unname(coef(f)[1]); se <- sqrt(vcov(f)[1, 1])
  list(fit = f, numbers = c(n = f$n, events = f$nevent, coef = b, se = se, ci_low = b - qnorm(.975) * se,
                            ci_high = b + qnorm(.975) * se, z = b / se, p = 2 * pnorm(-abs(b / se))))
}
lived <- function(file, gene, cut) {
  table <- numbers(paste0(file, "-patients.tsv"))
  value <- table[, paste0("gene ", gene)]
  table <- table[!is.na(value), , drop = FALSE]; value <- value[!is.na(value)]
  time <- table[, "months"]; event <- table[, "event"]
  more <- table[, startsWith(colnames(table), "covariate "), drop = FALSE]
  under <- function(name, x) setNames(x, paste0(name, ".", names(x)))
  one <- cox(time, event, value / sd(value)); halves <- as.numeric(value > cut)
  straight <- cox.zph(one$fit, transform = "km", terms = FALSE)$table[1, ]
  found <- c(sd = sd(value), under("hazard", one$numbers), proportional.chi2 = unname(straight[1]),
             proportional.p = unname(straight[3]))
  if (ncol(more)) found <- c(found, under("adjusted", cox(time, event, cbind(value / sd(value), more))$numbers))
  if (length(unique(halves)) < 2) return(found)
  chi2 <- survdiff(Surv(time, event) ~ halves)$chisq
  c(found, groups.log_rank_chi2 = chi2, groups.log_rank_p = pchisq(chi2, 1, lower.tail = FALSE),
    under("groups.hazard", cox(time, event, halves)$numbers))
}

# ---- each printed number beside its own ---------------------------------------------------------------------------
# printed.tsv: what (given, series, pooled, without, survival, survival_pooled), where (series, cohort, endpoint), gene, statistic,
# value.  members.tsv: of each pooled line, the series or cohorts that are in it.
printed <- read("printed.tsv", c(rep("character", 4), "numeric"))
series <- text("series.tsv", 9)
fits <- setNames(lapply(seq_len(nrow(series)), function(i) fitted(as.list(series[i, ]))), series$id)
members <- text("members.tsv", 4)
inside <- function(what, where, gene) members$member[members$what == what & members$where == where & members$gene == gene]
effects <- function(ids, gene) sapply(ids, function(id) {
  if (!is.null(fits[[id]])) return(unlist(fits[[id]][gene, c("log2fc", "se")]))
  own <- printed[printed$what == "given" & printed$where == id & printed$gene == gene, ]
  setNames(own$value, own$statistic)[c("log2fc", "se")]
})
all_pooled <- numbers("pooled-p.tsv")
pooled_fdr <- if (!is.null(all_pooled)) setNames(p.adjust(all_pooled[, "p"], "BH"), rownames(all_pooled))
lives <- list()
life <- function(cohort, gene) {
  key <- paste(cohort, gene, sep = "\n")
  if (is.null(lives[[key]])) {
    cuts <- printed$value[printed$what == "survival" & printed$where == cohort & printed$gene == gene &
                            printed$statistic == "groups.cut"]
    lives[[key]] <<- lived(cohort, gene, cuts)
  }
  lives[[key]]
}
recomputed <- function(what, where, gene, value) switch(what,
  series = {
    fit <- fits[[where]]; row <- unlist(fit[gene, ])
    bound <- value["equivalence.bound"]
    if (!is.na(bound)) row["equivalence.p"] <- pt((bound - abs(row["log2fc"])) / row["se"], row["df"], lower.tail = FALSE)
    if ("confident_log2fc" %in% names(value))
      row["confident_log2fc"] <- confident(fit, gene, as.numeric(series$fdr[match(where, series$id)]))
    row
  },
  pooled = {
    e <- effects(inside(what, where, gene), gene); row <- pooled(e["log2fc", ], e["se", ])
    row["fdr"] <- pooled_fdr[gene]
    row
  },
  without = {
    e <- effects(setdiff(inside("pooled", "", gene), where), gene); pooled(e["log2fc", ], e["se", ])
  },
  survival = life(where, gene),
  survival_pooled = {
    e <- sapply(inside(what, where, gene), function(cohort) life(cohort, gene)[c("hazard.coef", "hazard.se")])
    row <- pooled(e["hazard.coef", ], e["hazard.se", ]); names(row)[names(row) == "estimate"] <- "coef"; row
  })
given <- c("equivalence.bound", "groups.cut")  # what was asked, not what was found
asked <- printed[printed$what != "given", ]
robust <- series$id[series$robust == "yes"]
climbed <- series$id[series$engine == "deseq2"]
bound <- function(what, where, gene) {
  rests <- switch(what, series = where, pooled = inside("pooled", "", gene),
                  without = setdiff(inside("pooled", "", gene), where), character())
  if (any(rests %in% climbed)) OF_DESEQ2 else if (any(rests %in% robust)) OF_ROBUST else BOUND
}
groups <- split(asked, paste(asked$what, asked$where, asked$gene, sep = "\n"))
rows <- do.call(rbind, lapply(groups, function(own) {
  value <- setNames(own$value, own$statistic)
  found <- recomputed(own$what[1], own$where[1], own$gene[1], value)
  r <- found[own$statistic]
  size <- pmax(abs(value), abs(r), found[paste0("least.", own$statistic)], na.rm = TRUE)
  own$r <- unname(r); own$difference <- unname(ifelse(size == 0, 0, abs(value - r) / size))
  own$difference[is.na(own$difference)] <- Inf  # R has no such number
  own$bound <- bound(own$what[1], own$where[1], own$gene[1])
  own[!own$statistic %in% given, ]
}))
output <- rows
for (name in c("value", "r", "difference")) output[[name]] <- formatC(rows[[name]], digits = 17, format = "g", width = 1)
write.table(output, at("differences.tsv"), sep = "\t", quote = FALSE, row.names = FALSE)
worst <- aggregate(difference ~ what + where + statistic, rows, max)
worst <- worst[order(worst$what, worst$where, -worst$difference), ]
print(worst, row.names = FALSE, digits = 2)
used <- c("limma", "metafor", "survival", c(quasi_likelihood = "edgeR", deseq2 = "DESeq2")[unique(series$engine)])
versions <- sapply(unname(used[!is.na(used)]), function(name) as.character(packageVersion(name)))
writeLines(c(R = paste(R.version$major, R.version$minor, sep = "."), versions) |>
             (\(v) paste(names(v), v, sep = "\t"))(), at("versions.tsv"))
cat(sprintf("\n%d numbers recomputed; largest relative difference %.2g\n", nrow(rows), max(rows$difference)))
off <- rows[rows$difference > rows$bound, ]
if (nrow(off)) {
  cat("\nDifferent:\n"); print(off, row.names = FALSE, digits = 15)
  quit(status = 1)
}
