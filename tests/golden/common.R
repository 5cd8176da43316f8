# What every golden script shares: versions inside the file, 17 significant digits, no timestamp in the gzip header.
suppressPackageStartupMessages(library(jsonlite))
here <- function() dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))

versions <- function(...) {
  packages <- c(...)
  c(list(R = R.version.string), setNames(lapply(packages, function(p) as.character(packageVersion(p))), packages))
}

# jsonlite stops at 15 digits, so numbers are written as text of 17.
exact <- function(x) {
  if (is.list(x)) return(lapply(x, exact))
  if (!is.double(x)) return(x)
  text <- ifelse(is.finite(x), formatC(x, digits = 17, format = "g", width = 1), as.character(x))
  text[is.na(x)] <- "nan"
  if (is.matrix(x)) dim(text) <- dim(x)
  text
}

save_golden <- function(name, value) {
  path <- file.path(here(), paste0(name, ".json"))
  write_json(exact(value), path, auto_unbox = TRUE, matrix = "rowmajor")
  system2("gzip", c("-9nf", path))
}

quiet <- function(expr) {
  said <- character()
  value <- withCallingHandlers(expr, warning = function(w) {
    said <<- c(said, conditionMessage(w)); invokeRestart("muffleWarning")
  })
  list(value = value, said = said)
}
