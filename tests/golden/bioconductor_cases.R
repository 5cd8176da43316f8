# Definitions of a simulated chip of 24 x 30 cells in the two shapes in which Bioconductor ships them, and RMA with them.
# An environment of matrices (pm, mm), saved by R in gzip, bzip2 and xz and in both versions of R's serialisation; and a
# database laid out as a pd.* package of a Gene ST array (pmfeature, featureSet, core_mps), in which one probe set stands in
# two transcript clusters.  oligo is not installed here: what oligo::rma does with target = "core" is written out, the probes
# by its own query, then preprocessCore's background, quantiles and median polish over all of them.
# Usage: Rscript bioconductor_cases.R     the results are bioconductor_cases.json.gz and bioconductor_* beside this script.
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(folder, "common.R"))
suppressMessages({library(affy); library(preprocessCore); library(DBI); library(RSQLite)})
set.seed(16)
rows <- 24; columns <- 30
beside <- function(name) file.path(folder, paste0("bioconductor_", name))

simcdf <- new.env(hash = TRUE)
for (i in 1:12) {
  pm <- (2 * (i - 1)) * columns + 1:(8 + i %% 3)
  simcdf[[sprintf("%d_at", 100 + i)]] <- cbind(pm = pm, mm = pm + columns)
}
simdim <- list2env(list(NROW = rows, NCOL = columns))
save(simcdf, file = beside("gzip.rda"), version = 2)
save(simcdf, file = beside("bzip2.rda"), version = 3, compress = "bzip2")
save(simcdf, simdim, file = beside("xz.rda"), version = 3, compress = "xz")

path <- beside("pd.sqlite"); unlink(path)
db <- dbConnect(SQLite(), path)
dbWriteTable(db, "featureSet", data.frame(fsetid = 1:40, strand = 1L, transcript_cluster_id = 7000L + rep(1:10, each = 4),
                                          level = 1L, type = 1L))
probe <- sample(rows * columns, 160)
dbWriteTable(db, "pmfeature", data.frame(fid = probe, fsetid = rep(1:40, each = 4), atom = 1:160, x = (probe - 1) %% columns,
                                         y = (probe - 1) %/% columns))
core <- data.frame(meta_fsetid = 7000L + rep(1:9, each = 4), transcript_cluster_id = 7000L + rep(1:9, each = 4), fsetid = 1:36)
dbWriteTable(db, "core_mps", rbind(core, data.frame(meta_fsetid = 7010L, transcript_cluster_id = 7010L, fsetid = c(36:38))))
core <- dbGetQuery(db, "SELECT fid, meta_fsetid AS fsetid FROM pmfeature INNER JOIN core_mps USING(fsetid) ORDER BY 2, 1")
dbDisconnect(db)

arrays <- matrix(round(rnorm(rows * columns * 4, 60, 8) + rexp(rows * columns * 4, 1 / 300), 1), ncol = 4)
rma_of <- function(at, names) {
  probes <- normalize.quantiles(rma.background.correct(arrays[at, ]))
  subColSummarizeMedianpolishLog(probes, names)
}
sets <- sort(ls(simcdf))
at <- unlist(lapply(sets, function(name) simcdf[[name]][, "pm"]))
save_golden("bioconductor_cases", list(versions = versions("affy", "preprocessCore", "RSQLite"), rows = rows, columns = columns,
  arrays = t(arrays),
  environment = list(sets = sets, sizes = vapply(sets, function(name) nrow(simcdf[[name]]), 1L), places = at - 1,
    values = unname(rma_of(at, rep(sets, vapply(sets, function(name) nrow(simcdf[[name]]), 1L))))),
  core = list(sets = as.character(unique(core$fsetid)), places = core$fid - 1,
    values = unname(rma_of(core$fid, as.character(core$fsetid))))))
