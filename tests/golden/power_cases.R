# Noncentral power and its root, and Gelman & Carlin's errors by numerical integration.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])), "common.R"))
grid <- expand.grid(shift = c(.1, .5, 1, 2, 3, 5, 10), df = c(1.5, 3, 4.2, 8, 20.3, 100, 1e5), p_cut = c(.05, 1e-3, 1e-5))
of <- function(shift, df, p) {
  q <- qt(p / 2, df, lower.tail = FALSE)
  pt(q, df, shift, lower.tail = FALSE) + pt(-q, df, shift)
}
grid$power <- mapply(of, grid$shift, grid$df, grid$p_cut)
mean_of <- function(shift, df, p) {
  q <- qt(p / 2, df, lower.tail = FALSE)
  f <- function(t) abs(shift + t) * dt(t, df)
  upper <- integrate(f, q - shift, Inf, rel.tol = 1e-12, subdivisions = 10000)$value
  lower <- integrate(f, -Inf, -q - shift, rel.tol = 1e-12, subdivisions = 10000)$value
  (upper + lower) / shift / (pt(q - shift, df, lower.tail = FALSE) + pt(-q - shift, df))
}
grid$type_m <- mapply(function(...) tryCatch(mean_of(...), error = function(e) NA), grid$shift, grid$df, grid$p_cut)
grid$type_s <- with(grid, { q <- qt(p_cut / 2, df, lower.tail = FALSE)
  pt(-q - shift, df) / (pt(q - shift, df, lower.tail = FALSE) + pt(-q - shift, df)) })
mde <- expand.grid(df = c(4.2, 8, 20.3, 100, 1000), p_cut = c(.05, 1e-3, 1e-4), power = c(.5, .8, .9))
mde$effect <- mapply(function(df, p, w) uniroot(function(d) of(d, df, p) - w, c(1e-6, 37), tol = 1e-13)$root,
                     mde$df, mde$p_cut, mde$power)
paired <- power.t.test(delta = 1, sd = 1.5, power = .8, sig.level = .05, type = "paired", strict = TRUE)$n
unpaired <- power.t.test(delta = 1, sd = 1.5, power = .8, sig.level = .001, type = "two.sample", strict = TRUE)$n
save_golden("power_cases", list(versions = versions("stats"), columns = names(grid), grid = unname(as.matrix(grid)),
                                mde_columns = names(mde), mde = unname(as.matrix(mde)), paired = paired, unpaired = unpaired))
