# What both survival scripts ask of R's survival and maxstat.
suppressPackageStartupMessages({library(survival); library(maxstat)})

# Far tighter than the default 1e-9 on the log-likelihood, which leaves coefficients good to five digits or so.
control <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 100)

cox <- function(t, e, x, ties) {
  d <- data.frame(x)
  suppressWarnings(coxph(Surv(t, e) ~ ., data = d, ties = ties, control = control))
}

cox_numbers <- function(f) {
  s <- summary(f)
  list(n = f$n, events = f$nevent, coef = unname(coef(f)), se = unname(sqrt(diag(vcov(f)))),
       p = unname(s$coefficients[, 5]), loglik = f$loglik, lr = unname(s$logtest[1]), score = unname(s$sctest[1]),
       wald = f$wald.test[[1]], tests_p = unname(c(s$logtest[3], s$sctest[3], s$waldtest[3])))
}

zph_numbers <- function(f, transform) {
  z <- cox.zph(f, transform = transform, terms = FALSE)
  list(chi2 = unname(z$table[, 1]), p = unname(z$table[, 3]), x = unname(z$x), time = unname(z$time),
       y = unname(z$y), var = unname(z$var))
}

log_rank_numbers <- function(t, e, g) {
  s <- survdiff(Surv(t, e) ~ g)
  df <- sum(s$exp > 0) - 1
  list(n = unname(as.vector(s$n)), observed = unname(s$obs), expected = unname(s$exp), chi2 = unname(s$chisq), df = df,
       p = pchisq(s$chisq, df, lower.tail = FALSE))
}

maxstat_numbers <- function(t, e, x, low = .1, high = .9) {
  # survival takes times that differ by rounding as one, maxstat does not: it sees them rounded.
  d <- data.frame(t = signif(t, 12), e, x)[complete.cases(t, e, x), ]
  m <- maxstat.test(Surv(t, e) ~ x, data = d, smethod = "LogRank", pmethod = "Lau92", minprop = low, maxprop = high)
  list(low = low, high = high, statistic = unname(m$statistic), cut = unname(m$estimate), p = m$p.value,
       cuts = unname(m$cuts), stats = unname(m$stats))
}
