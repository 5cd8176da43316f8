# affy's reader and rma on real arrays of data/: every probe set of the four Test3 arrays with their real CDF, at each
# step; and 12 real HG-U133A arrays with a laid-out definition, which is not the chip's own (22,283 sets of 11 probes:
# probe k of set i, from 0, at the place (i * 11 + k) * 2), for numbers at full size: sums, and every 400th set.
# limma's comparison of the four arrays, B against A. Also what affy reads of each CEL file: sums, and some cells.
# Usage: Rscript rma_real.R SHARED     the result is rma_real.json.gz beside this script.
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(folder, "common.R"))
suppressMessages({library(affy); library(preprocessCore); library(limma)})
shared <- file.path(normalizePath(commandArgs(TRUE)[1]))
data <- file.path(shared, "data")

# Places count from 1 in R.
define <- function(name, sets) assign(name,
                                        list2env(lapply(sets, function(at) cbind(pm = at, mm = NA_real_))), .GlobalEnv)
steps <- function(batch, pick) {
  sets <- sort(featureNames(batch)); probes <- pm(batch)
  background <- rma.background.correct(probes)
  normal <- normalize.quantiles(background)
  value <- exprs(rma(batch, verbose = FALSE))[sets, ]
  bare <- exprs(rma(batch, verbose = FALSE, background = FALSE))[sets, ]
  list(sets = sets[pick], values = unname(value[pick, ]), without_background = unname(bare[pick, ]), n = length(sets),
       sums = unname(colSums(value)), probe_sums = unname(colSums(probes)),
       background_sums = unname(colSums(background)), normal_sums = unname(colSums(normal)),
       target = unname(quantile(normal[, 1], seq(0, 1, 0.05))))
}

cdf <- affyio::read.cdffile.list("Test3.CDF", cdf.path = paste0(data, "/affymetrix_test3/"))
perfect <- function(cell) paste0(cell$pbase, cell$tbase) %in% c("at", "ta", "cg", "gc")
sets <- lapply(cdf$Units, function(unit) { cell <- unit$Block[[1]]$UnitInfo; (cell$y * 126 + cell$x + 1)[perfect(cell)] })
names(sets) <- vapply(cdf$Units, function(unit) unit$Block[[1]]$Name, "")
define("Test3", sets)
files <- sprintf("%s/raw/affymetrix_test3_experiment/Test%s.CEL", data, c("A1", "A2", "B1", "B2"))
batch <- ReadAffy(filenames = files)
test3 <- steps(batch, seq_along(sets))
fit <- eBayes(lmFit(exprs(rma(batch, verbose = FALSE))[test3$sets, ], cbind(1, c(0, 0, 1, 1))))
test3$limma <- list(log2fc = unname(fit$coefficients[, 2]), p = unname(fit$p.value[, 2]))
definition <- list(sets = names(sets), sizes = lengths(sets), places = unname(unlist(sets)) - 1)

tar <- file.path(shared, "geo/series/GSE21nnn/GSE21785/suppl/GSE21785_RAW.tar")
untar(tar, exdir = tempdir())
define("HG-U133A", setNames(lapply(0:22282, function(i) (i * 11 + 0:10) * 2 + 1), sprintf("s%05d", 0:22282)))
u133 <- steps(ReadAffy(filenames = sort(list.files(tempdir(), "^GSM.*CEL.gz$", full.names = TRUE))), seq(1, 22283, 400))

cels <- list.files(data, "\\.cel(\\.gz)?$", recursive = TRUE, ignore.case = TRUE)
read <- lapply(setNames(nm = cels), function(name) {
  cel <- affyio::read.celfile(file.path(data, name), intensity.means.only = TRUE)
  mean <- cel$INTENSITY$MEAN
  list(chip = cel$HEADER$cdfName, size = cel$HEADER[["CEL dimensions"]], sum = sum(mean), some = mean[seq(1, length(mean), 997)])
})
save_golden("rma_real", list(versions = versions("affy", "affyio", "preprocessCore", "limma"), cels = read,
                             definition = definition, test3 = test3, u133 = u133))
