# The three steps of RMA on simulated intensities: numbers with many ties, few and many probes, sets of one to 40 probes,
# one array alone, and spreads in which the two parts of the bandwidth's rule differ.
# Usage: Rscript rma_cases.R      the result is rma_cases.json.gz beside this script.
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(folder, "common.R"))
suppressMessages(library(preprocessCore))
set.seed(11)
case <- function(sizes, arrays, draw, digits = 1) {
  n <- sum(sizes)
  probes <- matrix(pmax(round(replicate(arrays, draw(n)), digits), 1), n)
  background <- rma.background.correct(probes)
  normal <- normalize.quantiles(background)
  set <- rep(seq_along(sizes), sizes)
  values <- subColSummarizeMedianpolishLog(normal, sprintf("%05d", set))
  list(sizes = sizes, probes = probes, background = background, normal = normal, values = unname(values))
}
exponential <- function(n) rnorm(n, 100, 20) + rexp(n, 1 / 300)
cases <- list(
  plain = case(rep(11, 60), 5, exponential),
  sizes = case(c(1, 1, 2, 2, 3, 4, 5, 8, 16, 20, 40, 40), 4, exponential),
  ties = case(rep(10, 40), 6, function(n) 50 + 5 * rpois(n, 12), 0),
  alone = case(rep(11, 30), 1, exponential),
  heavy = case(rep(7, 50), 3, function(n) exp(rnorm(n, 6, 2))),
  flat = case(rep(9, 50), 4, function(n) runif(n, 20, 4000)),
  two_peaks = case(rep(12, 50), 4, function(n) c(rnorm(n / 2, 80, 8), rnorm(n - n / 2, 900, 200))))
save_golden("rma_cases", list(versions = versions("preprocessCore"), cases = cases))
