# preprocessCore's robust fit of array + probe to each probe set (rcModelPLM, the code of affyPLM): standard errors of the
# arrays, and their NUSE as affyPLM defines it, on the four real Test3 arrays (every set) and on simulated sets with
# outliers.  affyPLM itself is not installed here.
# Usage: Rscript probe_level_real.R SHARED     the result is probe_level_real.json.gz beside this script.
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(folder, "common.R"))
suppressMessages({library(affy); library(preprocessCore)})
data <- file.path(normalizePath(commandArgs(TRUE)[1]), "data")
errors <- function(probes) { n <- ncol(probes); rcModelPLM(probes)$StdErrors[seq_len(n)] }

cdf <- affyio::read.cdffile.list("Test3.CDF", cdf.path = paste0(data, "/affymetrix_test3/"))
perfect <- function(cell) paste0(cell$pbase, cell$tbase) %in% c("at", "ta", "cg", "gc")
sets <- lapply(cdf$Units, function(unit) { cell <- unit$Block[[1]]$UnitInfo; (cell$y * 126 + cell$x + 1)[perfect(cell)] })
names(sets) <- vapply(cdf$Units, function(unit) unit$Block[[1]]$Name, "")
assign("Test3", list2env(lapply(sets, function(at) cbind(pm = at, mm = NA_real_))), .GlobalEnv)
files <- sprintf("%s/raw/affymetrix_test3_experiment/Test%s.CEL", data, c("A1", "A2", "B1", "B2"))
batch <- ReadAffy(filenames = files)
normal <- normalize.quantiles(rma.background.correct(pm(batch)))
of <- split(seq_len(nrow(normal)), factor(rep(featureNames(batch), vapply(pmindex(batch), length, 1L)), names(sets)))
se <- t(vapply(of, function(i) errors(log2(normal[i, ])), numeric(4)))
nuse <- apply(se / apply(se, 1, median), 2, median)
value <- exprs(rma(batch, verbose = FALSE))
rle <- value - apply(value, 1, median)

set.seed(20261130)
cases <- lapply(1:12, function(i) {
  probes <- sample(2:14, 1); arrays <- sample(2:9, 1)
  y <- outer(rnorm(probes, sd = 1.2), rnorm(arrays, 8), "+") + rnorm(probes * arrays, sd = 0.3)
  if (i > 4) y[sample(length(y), 1)] <- 14
  list(values = t(y), errors = errors(y))
})
save_golden("probe_level_real", list(versions = versions("affy", "preprocessCore"), cases = cases,
  test3 = list(sets = names(sets), errors = unname(se), nuse = unname(nuse), rle_median = unname(apply(rle, 2, median)),
               rle_iqr = unname(apply(rle, 2, IQR)))))
