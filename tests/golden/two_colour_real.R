# limma on the real two-colour and bead arrays of data/raw: swirl from its SPOT files (print-tip loess, every 11th spot of the fit; other
# ways as sums), Agilent's Feature Extraction files, lumi's 8,000 beads × 4.
# Usage: Rscript two_colour_real.R SHARED     the result is two_colour_real.json.gz beside this script.
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(folder, "common.R"))
suppressMessages(library(limma))
raw <- file.path(normalizePath(commandArgs(TRUE)[1]), "data/raw")

spots <- tempfile(); dir.create(spots)
for (i in 1:4) {
  packed <- gzfile(sprintf("%s/swirl/swirl.%d.spot.gz", raw, i))
  writeLines(readLines(packed), sprintf("%s/swirl.%d.spot", spots, i)); close(packed)
}
rg <- read.maimages(sprintf("%s/swirl.%d.spot", spots, 1:4), source = "spot", verbose = FALSE)
rg$printer <- list(ngrid.r = 4, ngrid.c = 4, nspot.r = 22, nspot.c = 24)
some <- seq(1, 8448, 88)
sums <- function(x) list(m = colSums(abs(x$M), na.rm = TRUE), a = colSums(x$A, na.rm = TRUE), m_some = unname(x$M[some, ]))
tiploess <- normalizeWithinArrays(rg)
normexp <- backgroundCorrect(rg, method = "normexp", offset = 50, verbose = FALSE)
ways <- list(print_tip_loess = tiploess, loess = normalizeWithinArrays(rg, method = "loess"),
             normexp = normalizeWithinArrays(normexp), a_quantile = normalizeBetweenArrays(tiploess, "Aquantile"),
             quantile = normalizeBetweenArrays(tiploess, "quantile"), scale = normalizeBetweenArrays(tiploess, "scale"))
# Cy3 is swirl in arrays 1 and 3: M = wild type over swirl there.
result <- function(design) {
  fit <- eBayes(lmFit(tiploess, design)); j <- ncol(design)
  each <- seq(1, 8448, 11)
  list(d0 = fit$df.prior, called = sum(p.adjust(fit$p.value[, j], "BH") < 0.05),
       log2fc = unname(fit$coefficients[each, j]), t = unname(fit$t[each, j]), p = unname(fit$p.value[each, j]))
}
swirl <- list(ways = lapply(ways, function(x) lapply(sums(x), unname)), fit = result(cbind(c(-1, 1, -1, 1))),
              dye = result(cbind(dye = 1, c(-1, 1, -1, 1))))

agilent <- read.maimages(sprintf("%s/agilent_feature_extraction/scanner_file_%d.txt", raw, 1:2), source = "agilent", verbose = FALSE)
lines <- gzfile(file.path(raw, "illumina/lumi_non-normalized.txt.gz"))
beads <- as.matrix(read.delim(lines, row.names = 1, check.names = FALSE))
lumi <- neqc(beads[, c(1, 3, 5, 7)], detection.p = beads[, c(2, 4, 6, 8)])
save_golden("two_colour_real", list(
  versions = versions("limma"), swirl = swirl,
  agilent = list(probes = agilent$genes$ProbeName, red = unname(agilent$R), green = unname(agilent$G),
                 red_back = unname(agilent$Rb), green_back = unname(agilent$Gb)),
  lumi = list(sums = unname(colSums(lumi)), some = unname(lumi[seq(1, 8000, 80), ]))))
