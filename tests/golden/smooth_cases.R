# The smooth of plot.cox.zph and twice its standard error, on simulated cohorts of 40, 12 and 5 deaths, by splines of 4,
# 3 and 2 degrees of freedom (plot.cox.zph itself gives no numbers: its lines are written out here).
# Usage: Rscript smooth_cases.R      the result is smooth_cases.json.gz beside this script.
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(folder, "common.R"))
suppressMessages(library(survival)); library(splines)
set.seed(5)
cases <- lapply(list(c(60, 40, 4), c(40, 12, 3), c(30, 5, 2)), function(size) {
  n <- size[1]; x <- rnorm(n); t <- rexp(n, exp(0.5 * x)); e <- seq_len(n) <= size[2]
  z <- cox.zph(coxph(Surv(t, e) ~ x), transform = "km")
  at <- seq(min(z$x), max(z$x), length.out = 60)
  knots <- quantile(z$x, seq(0, 1, length.out = size[3])); inner <- knots[-c(1, length(knots))]
  l <- ns(c(at, z$x), knots = inner, Boundary.knots = range(z$x), intercept = TRUE)
  here <- l[-(1:60), , drop = FALSE]; there <- l[1:60, , drop = FALSE]
  inverse <- solve(crossprod(here))
  list(time = t, event = as.numeric(e), x = x, df = size[3], smooth = c(there %*% inverse %*% crossprod(here, z$y[, 1])),
       margin = 2 * sqrt(z$var[1, 1] * rowSums((there %*% inverse) * there)))
})
save_golden("smooth_cases", list(versions = versions("survival", "splines"), cases = cases))
