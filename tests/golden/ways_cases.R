# ITGA5 over the series of itga5_series.json, pooled in every way, without each series, by p-values.  Usage: Rscript ways_cases.R
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])), "common.R"))
suppressPackageStartupMessages(library(metafor))
rows <- fromJSON(file.path(here(), "itga5_series.json"), simplifyVector = FALSE)$rows
names(rows) <- vapply(rows, function(r) r$series, "")
of <- function(ids, name) vapply(rows[ids], function(r) as.numeric(r[[name]]), 0)

ways <- list(reml_hk = c("REML", "knha"), reml_hk_max1 = c("REML", "adhoc"), pm_hk = c("PM", "knha"),
             reml_z = c("REML", "z"), dl_z = c("DL", "z"), fe_z = c("FE", "z"))
tight <- list(threshold = 1e-14, maxiter = 10000, tol = 1e-14)
fit <- function(y, s, way) rma(yi = y, sei = s, method = way[1], test = way[2], control = tight)
numbers <- function(m) list(estimate = m$beta[1], ci_low = m$ci.lb, ci_high = m$ci.ub, p = m$pval)

# One-sided p-values combined, written out from their definitions.
combined <- function(p) {
  cot <- sign(.5 - p) * cospi(pmin(p, 1 - p)) / sinpi(pmin(p, 1 - p))
  list(fisher = pchisq(-2 * sum(log(p)), 2 * length(p), lower.tail = FALSE),
       stouffer = pnorm(sum(qnorm(p, lower.tail = FALSE)) / sqrt(length(p)), lower.tail = FALSE),
       acat = pcauchy(mean(cot), lower.tail = FALSE))
}

case <- function(ids) {
  y <- of(ids, "logFC"); s <- of(ids, "SE"); t <- of(ids, "t"); df <- of(ids, "df.total")
  model <- fit(y, s, ways$reml_hk)
  profile <- suppressMessages(confint(model, control = list(tau2.max = 1e6, tol = 1e-14)))$random
  without <- if (length(ids) > 2) lapply(seq_along(ids), function(i) numbers(fit(y[-i], s[-i], ways$reml_hk)))
  list(series = ids, ways = lapply(ways, function(way) numbers(fit(y, s, way))),
       tau2 = unname(profile["tau^2", c("ci.lb", "ci.ub")]), i2 = unname(profile["I^2(%)", c("ci.lb", "ci.ub")]),
       without = without,
       up = combined(pt(t, df, lower.tail = FALSE)), down = combined(pt(t, df)))
}
five <- c("GSE14520", "GSE4107", "GSE3325", "GSE6222", "GSE22780")
cases <- list(case(five), case(five[c(1, 2, 5)]), case(five[c(2, 3)]))
save_golden("ways_cases", list(versions = versions("metafor"), cases = cases))
