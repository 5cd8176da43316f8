# limma's normalisation of two-colour and of Illumina's arrays on simulated values (ties, missing and negative values).
# Usage: Rscript two_colour_cases.R      the result is two_colour_cases.json.gz beside this script.
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(folder, "common.R"))
suppressMessages(library(limma))
set.seed(16)
spots <- 240; arrays <- 3; tips <- 4
draw <- function(scale) matrix(round(rnorm(spots * arrays, 80, 15) + rexp(spots * arrays, 1 / scale), 1), spots)
back <- function() matrix(round(rnorm(spots * arrays, 75, 8), 1), spots)
rg <- new("RGList", list(R = draw(400), G = draw(500), Rb = back(), Gb = back()))
rg$R[c(3, 77, 300)] <- NA
rg$printer <- list(ngrid.r = 2, ngrid.c = 2, nspot.r = 6, nspot.c = 10)
plain <- function(x) unname(x)
ma <- function(x) list(m = plain(x$M), a = plain(x$A))
corrected <- list()
for (method in c("none", "subtract", "normexp")) for (offset in c(0, 50)) {
  x <- backgroundCorrect(rg, method = method, offset = offset, verbose = FALSE)
  corrected[[paste(method, offset)]] <- list(red = plain(x$R), green = plain(x$G))
}
bare <- MA.RG(backgroundCorrect(rg, method = "subtract"))
within <- list(none = ma(bare))
within[["loess"]] <- ma(normalizeWithinArrays(bare, method = "loess"))
within[["median"]] <- ma(normalizeWithinArrays(bare, method = "median"))
tiploess <- normalizeWithinArrays(bare, layout = rg$printer, method = "printtiploess")
within[["print_tip_loess"]] <- ma(tiploess)
between <- list(a_quantile = ma(normalizeBetweenArrays(tiploess, method = "Aquantile")),
                quantile = ma(normalizeBetweenArrays(tiploess, method = "quantile")),
                scale = ma(normalizeBetweenArrays(tiploess, method = "scale")))

beads <- 300
signal <- round(matrix(rnorm(beads * arrays, 110, 12) + rbinom(beads, 1, 0.5) * rexp(beads * arrays, 1 / 900), beads), 1)
negative <- round(matrix(rnorm(60 * arrays, 110, 12), 60), 1)
other <- round(matrix(rexp(9 * arrays, 1 / 5000) + 90, 9), 1)
p <- sapply(1:arrays, function(j) vapply(signal[, j], function(x) mean(negative[, j] >= x), 0))
status <- rep(c("regular", "negative", "other"), c(beads, 60, 9))
holes <- signal; holes[c(5, 340)] <- NA
bead <- list(
  signal = signal, negative = negative, other = other, p = p,
  by_detection = plain(suppressMessages(neqc(signal, detection.p = p))),
  by_reversed = plain(suppressMessages(neqc(signal, detection.p = 1 - p))),
  by_controls = plain(neqc(rbind(signal, negative, other), status = status)),
  holes = plain(neqc(rbind(holes, negative), status = status[1:(beads + 60)])))
save_golden("two_colour_cases", list(
  versions = versions("limma"), tips = rep(1:tips, each = 60), red = rg$R, green = rg$G, red_back = rg$Rb,
  green_back = rg$Gb, corrected = corrected, within = within, between = between, beads = bead))
