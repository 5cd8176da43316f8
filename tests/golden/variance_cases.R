# squeezeVar on its own: degenerate families of variances.  And R's t distribution far out.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])), "common.R"))
suppressPackageStartupMessages(library(limma))
set.seed(20240502)
case <- function(name, var, df) {
  ran <- quiet(squeezeVar(var, df))
  list(name = name, var = as.list(var), df = as.list(rep_len(df, length(var))), df_prior = ran$value$df.prior,
       var_prior = as.list(ran$value$var.prior), var_post = as.list(ran$value$var.post), said = as.list(ran$said))
}
draw <- function(n, df, d0, s2 = .1) s2 * rchisq(n, df) / df * d0 / rchisq(n, d0)
v <- draw(50, 5, 4); d <- sample(1:9, 50, TRUE)
cases <- list(
  case("plain", v, 5), case("varying df", v, d), case("one", v[1], 5), case("two", v[1:2], 5),
  case("two, far apart", c(1e-4, 10), 5), case("three", v[1:3], 5), case("some df 0", replace(v, 1:10, NA), replace(d, 1:10, 0)),
  case("some df 0, var given", v, replace(d, 1:10, 0)), case("one with df", replace(v, 2:50, NA), replace(d, 2:50, 0)),
  case("a few zero", replace(v, 1:5, 0), 5), case("half zero", replace(v, 1:25, 0), 5),
  case("most zero", replace(v, 1:30, 0), 5), case("all zero", rep(0, 20), 5), case("all the same", rep(.2, 20), 5),
  case("infinite prior", .1 * rchisq(50, 5) / 5, 5), case("tiny prior", draw(50, 5, .3), 5),
  case("infinite prior, varying df", .1 * rchisq(50, d) / d, d), case("df 1", draw(50, 1, 3), 1),
  case("df 1000", draw(50, 1000, 3), 1000), case("df 0.5", draw(50, .5, 3), .5), case("df 1e6", draw(50, 1e6, 100), 1e6))
df <- c(.3, 1, 1.7, 2, 3.14, 5, 9.99, 17.3, 40.123, 123.4, 1000.5, 12345.6, 1e6 + .1, 1e8, 1e10, 1e12, Inf)
p_of <- function(t, df) 2 * pt(-abs(t), df)
tail <- do.call(rbind, lapply(df, function(d) {
  t <- c(0, 1e-9, 1e-4, .1, .5, 1, 2, 5, 10, 20, 30, 36, 50, 1e2, 1e3, 1e5, 1e8, 1e15, 1e30, 1e60)
  cbind(t, d, p_of(t, d))
}))
level <- c(.5, .8, .9, .95, .99, .999, .999999)
quantile <- do.call(rbind, lapply(df, function(d) cbind(level, d, qt((1 - level) / 2, d, lower.tail = FALSE))))
save_golden("variance_cases", list(versions = versions("limma"), cases = cases, tail = tail, quantile = quantile))
