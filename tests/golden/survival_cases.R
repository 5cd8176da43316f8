# coxph, cox.zph, survfit, survdiff and maxstat on simulated and hard cases.  Usage: Rscript survival_cases.R
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(folder, "common.R")); source(file.path(folder, "survival_common.R"))
set.seed(20241122)

curve <- function(t, e, type) {
  f <- survfit(Surv(t, e) ~ 1, conf.type = type)
  list(type = type, time = f$time, at_risk = f$n.risk, events = f$n.event, censored = f$n.censor, survival = f$surv,
       se = f$surv * f$std.err, lower = f$lower, upper = f$upper,
       median = unname(summary(f)$table[c("median", "0.95LCL", "0.95UCL")]))
}
restricted <- function(t, e, g, tau) {
  s <- summary(survfit(Surv(t, e) ~ g), rmean = tau)$table
  list(tau = tau, mean = unname(s[, "rmean"]), se = unname(s[, "se(rmean)"]))
}
cuts <- function(t, e, x, at) {
  ok <- complete.cases(t, e, x); t <- t[ok]; e <- e[ok]; x <- x[ok]
  t(sapply(at, function(cut) {
    f <- cox(t, e, data.frame(high = as.numeric(x > cut)), "efron")
    s <- survdiff(Surv(t, e) ~ I(x > cut))
    c(cut = cut, chi2 = s$chisq, p = pchisq(s$chisq, 1, lower.tail = FALSE), coef = coef(f), se = sqrt(vcov(f)[1]))
  }))
}

case <- function(name, t, e, x) {
  ok <- !is.na(t) & !is.na(e)
  g <- findInterval(x[, 1], quantile(x[, 1], c(1, 2) / 3, na.rm = TRUE)) + 1
  two <- as.numeric(x[, 1] > median(x[, 1], na.rm = TRUE))
  reach <- min(tapply(t, two, max, na.rm = TRUE))
  fits <- lapply(c("efron", "breslow"), function(ties) {
    f <- cox(t, e, x, ties)
    transforms <- c("km", "rank", "identity", if (all(t[ok] > 0)) "log")
    zph <- lapply(transforms, function(transform) zph_numbers(f, transform)); names(zph) <- transforms
    c(list(ties = ties), cox_numbers(f), list(zph = zph))
  })
  selected <- list(maxstat_numbers(t, e, x[, 1]), maxstat_numbers(t, e, x[, 1], .25, .8),
                   maxstat_numbers(t, e, round(x[, 1] / sd(x[, 1], na.rm = TRUE))))
  list(name = name, time = t, event = e, x = x, group = g, high = two, fits = fits,
       curves = lapply(c("log", "log-log"), function(type) curve(t[ok], e[ok], type)),
       log_rank = list(log_rank_numbers(t, e, g), log_rank_numbers(t, e, two)),
       restricted = list(restricted(t, e, two, reach), restricted(t, e, two, reach / 3)),
       selected = selected, every_cut = cuts(t, e, x[, 1], selected[[1]]$cuts))
}
draw <- function(n, p = 3, beta = c(.5, -.3, 0), censor = .08) {
  x <- matrix(rnorm(n * p), n); if (p > 1) x[, 2] <- x[, 2] + .5 * x[, 1]
  t <- rexp(n, .1 * exp(x %*% beta[1:p])); c <- rexp(n, censor)
  list(t = pmin(t, c), e = as.numeric(t <= c), x = x)
}
make <- function(name, d) case(name, d$t, d$e, d$x)
plain <- draw(60); ties <- draw(90); ties$t <- ceiling(ties$t / 3); zero <- draw(50); zero$t <- floor(zero$t)
all <- draw(40); all$e[] <- 1; few <- draw(40); few$e[] <- 0; few$e[c(3, 8, 21, 30, 35)] <- 1; big <- draw(300)
small <- draw(14, 1, .4); one <- draw(60, 1, .8); far <- draw(50); far$x <- sweep(far$x * 3, 2, c(1e4, 50, -200), "+")
units <- draw(60); units$t <- 1e6 * units$t; binary <- draw(70); binary$x[, 2] <- binary$x[, 2] > 0
gone <- draw(80); gone$t[c(2, 9)] <- NA; gone$e[c(4, 9)] <- NA; gone$x[c(5, 40), 1] <- NA; gone$x[50, 3] <- NA
tenths <- draw(70); tenths$t <- round(tenths$t) * .1 + .1; tenths$t[seq(1, 70, 2)] <- tenths$t[seq(1, 70, 2)] * 3 / 3 + 1e-15
strong <- draw(80, 3, c(3, -2, 1))
cases <- list(make("plain", plain), make("many ties", ties), make("zero times", zero), make("all events", all),
              make("few events", few), make("300 samples", big), make("14 samples", small), make("one covariate", one),
              make("far from 0", far), make("large units", units), make("binary", binary), make("missing", gone),
              make("tenths", tenths), make("strong", strong))

# Coefficients that are infinite in truth: R stops somewhere on the way, but its tests are those of the bound.
endless <- lapply(list(list(t = 1:6, e = c(1, 1, 1, 1, 0, 0), x = cbind(c(1, 1, 1, 0, 0, 0))),
                       list(t = 1:10, e = c(1, 1, 1, 1, 0, 1, 1, 0, 0, 0), x = cbind(10:1)),
                       list(t = 1:10, e = c(0, 1, 1, 1, 0, 1, 1, 0, 0, 0), x = cbind(c(1, 1, 1, 1, 0, 1, 1, 0, 0, 1),
                                                                                        c(3, 1, 4, 1, 5, 9, 2, 6, 5, 3)))),
  function(d) {
    f <- suppressWarnings(coxph(Surv(d$t, d$e) ~ d$x, control = coxph.control(eps = 1e-13, toler.chol = 1e-300, iter.max = 40)))
    list(time = d$t, event = d$e, x = d$x, loglik = f$loglik, score = f$score)
  })

# Every gene of a small cohort with ties and missing values, alone and beside two covariates.
n <- 70; t <- ceiling(rexp(n, .2)); e <- rbinom(n, 1, .6); z <- cbind(rnorm(n), rbinom(n, 1, .4))
values <- matrix(rnorm(40 * n, 8, 2), 40); values <- sweep(values, 2, .5 * log(t), "-")
values[21:40, ][runif(20 * n) < .25] <- NA
gene <- function(x, ties, adjusted) {
  ok <- !is.na(x); d <- if (adjusted) data.frame(x, z)[ok, ] else data.frame(x)[ok, , drop = FALSE]
  f <- cox(t[ok], e[ok], d, ties)
  start <- 0; base <- f$loglik[1]
  if (adjusted) { null <- cox(t[ok], e[ok], d[, -1], ties); start <- c(0, coef(null)); base <- null$loglik[2] }
  # One look at the covariates' own maximum: the score there is the gene's alone, given the covariates.
  look <- suppressWarnings(coxph(Surv(t[ok], e[ok]) ~ ., data = d, ties = ties, init = start, iter.max = 0))
  c(n = f$n, events = f$nevent, coef = coef(f)[[1]], se = sqrt(vcov(f)[1, 1]), score_chi2 = look$score,
    lr_chi2 = 2 * (f$loglik[2] - base), sd = sd(x, na.rm = TRUE))
}
grid <- expand.grid(ties = c("efron", "breslow"), adjusted = c(FALSE, TRUE), stringsAsFactors = FALSE)
genes <- list(time = t, event = e, covariates = z, values = values,
  columns = c("n", "events", "coef", "se", "score_chi2", "lr_chi2", "sd"),
  runs = lapply(seq_len(nrow(grid)), function(i) list(ties = grid$ties[i], adjusted = grid$adjusted[i],
    table = t(apply(values, 1, gene, ties = grid$ties[i], adjusted = grid$adjusted[i])))))

tails <- expand.grid(b = c(.5, .99, 1, 1.3, 1.96, 2.5, 3, 4.2, 6), low = c(.1, .25), high = c(.75, .9))
tails$p <- mapply(pLausen92, tails$b, tails$low, tails$high)
save_golden("survival_cases", list(versions = versions("survival", "maxstat"), cases = cases, endless = endless,
                                   genes = genes, lausen = as.matrix(tails)))
