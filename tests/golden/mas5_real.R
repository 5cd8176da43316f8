# affy's mas5 and its detection p-values: on simulated arrays (zeros, ties, saturated mismatches, sets of one size and of
# several), and on the four real Test3 arrays.
# Usage: Rscript mas5_real.R SHARED     the result is mas5_real.json.gz beside this script.
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(folder, "common.R"))
suppressMessages(library(affy))
shared <- file.path(normalizePath(commandArgs(TRUE)[1]), "data")
run <- function(batch, pick) {
  sets <- sort(featureNames(batch))
  quietly <- function(x) { sink(nullfile()); on.exit(sink()); x }
  signal <- quietly(exprs(mas5(batch, normalize = FALSE)))[sets, ]
  scaled <- quietly(exprs(mas5(batch)))[sets, ]
  p <- quietly(assayData(mas5calls(batch))$se.exprs)[sets, ]
  list(sets = sets[pick], signal = unname(signal[pick, ]), scaled = unname(scaled[pick, ]), p = unname(p[pick, ]),
       background = unname(colSums(intensity(bg.correct(batch, "mas")))))
}

set.seed(7)
side <- 92; sizes <- rep(c(1, 4, 11, 16), c(6, 40, 200, 90))
places <- split(sample(as.vector(outer(1:side, 2 * (0:(side / 2 - 1)) * side, "+")), sum(sizes)), rep(seq_along(sizes), sizes))
names(places) <- sprintf("s%03d", seq_along(sizes))
cells <- matrix(round(pmax(rnorm(side^2 * 3, 70, 12) + rexp(side^2 * 3, 1 / 400), 0), 1), side^2)
cells[sample(length(cells), 300)] <- 0
cells[sample(length(cells), 200)] <- 50000
same <- sample(sum(sizes), 60); pm <- unlist(places)[same]; cells[pm + side, ] <- cells[pm, ]
assign("simulated", list2env(lapply(places, function(at) cbind(pm = at, mm = at + side))), .GlobalEnv)
batch <- new("AffyBatch", exprs = cells + 0.1, cdfName = "simulated", nrow = side, ncol = side)
made <- run(batch, seq_along(sizes))

cdf <- affyio::read.cdffile.list("Test3.CDF", cdf.path = paste0(shared, "/affymetrix_test3/"))
perfect <- function(cell) paste0(cell$pbase, cell$tbase) %in% c("at", "ta", "cg", "gc")
sets <- lapply(cdf$Units, function(unit) {
  cell <- unit$Block[[1]]$UnitInfo; at <- cell$y * 126 + cell$x + 1; p <- perfect(cell)
  cbind(pm = at[p], mm = at[!p][match(cell$atom[p], cell$atom[!p])])
})
names(sets) <- vapply(cdf$Units, function(unit) unit$Block[[1]]$Name, "")
assign("Test3", list2env(sets), .GlobalEnv)
files <- sprintf("%s/raw/affymetrix_test3_experiment/Test%s.CEL", shared, c("A1", "A2", "B1", "B2"))
save_golden("mas5_real", list(
  versions = versions("affy"), side = side, sizes = sizes, places = unname(unlist(places)) - 1,
  cells = t(cells + 0.1), simulated = made, test3 = run(ReadAffy(filenames = files), seq_along(sets))))
