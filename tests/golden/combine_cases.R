# p-values combined, ranks aggregated, Q-profile intervals, each series left out.  Usage: Rscript combine_cases.R
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])), "common.R"))
suppressPackageStartupMessages({ library(metafor); library(RobustRankAggreg) })
set.seed(20240611)
by_row <- function(m, f) t(vapply(seq_len(nrow(m)), function(i) f(i), numeric(length(f(1)))))

# One-sided p-values, from 1e-300 to as near 1 as doubles come, with holes; the first rows by hand.
k <- 6; n <- 60
p <- matrix(runif(n * k), n)
p[11:25, ] <- 10^-runif(15 * k, 0, 300)
p[26:35, ] <- 1 - 10^-runif(10 * k, 1, 15)
p[36:45, ] <- 10^-runif(10 * k, 0, 8)
p[41:45, 1] <- 1 - 10^-runif(5, 1, 4)
p[runif(n * k) < .25] <- NA
p[1, ] <- NA; p[2, ] <- c(1e-300, rep(NA, 5)); p[3, ] <- .5; p[4, ] <- 1e-300; p[5, ] <- 1 - 2^-53
p[6, ] <- c(.04, rep(NA, 5)); p[7, ] <- c(NA, NA, .25, NA, .75, NA)
w <- matrix(exp(rnorm(n * k)), n)
one_gene <- function(i) {
  there <- !is.na(p[i, ]); q <- p[i, there]; u <- w[i, there]
  if (!length(q)) return(rep(NA_real_, 10))
  fisher <- -2 * sum(log(q))
  z <- qnorm(q, lower.tail = FALSE); flat <- sum(z) / sqrt(length(z)); weighted <- sum(u * z) / sqrt(sum(u^2))
  near <- pmin(q, 1 - q); cot <- sign(.5 - q) * cospi(near) / sinpi(near)  # tan((1/2 - p) pi), without losing 1 - p
  even <- mean(cot); uneven <- sum(u * cot) / sum(u)
  c(fisher, pchisq(fisher, 2 * length(q), lower.tail = FALSE), flat, pnorm(flat, lower.tail = FALSE),
    weighted, pnorm(weighted, lower.tail = FALSE), even, pcauchy(even, lower.tail = FALSE),
    uneven, pcauchy(uneven, lower.tail = FALSE))
}
combined <- list(p = p, weights = w, columns = c("fisher", "fisher_p", "stouffer", "stouffer_p", "stouffer_w",
  "stouffer_w_p", "acat", "acat_p", "acat_w", "acat_w_p"), table = by_row(p, one_gene))

# Ranks of 12 lists with ties and holes, rho as n times its smallest value, and the exact p.
score <- matrix(round(rnorm(80 * 12), 1), 80)
score[1:8, ] <- score[1:8, ] + 2
score[runif(80 * 12) < .3] <- NA
score[78:80, ] <- NA; score[78, 2:3] <- c(1.2, -.3); score[79, 4] <- .7  # two lists, one, none
ranks <- apply(score, 2, function(s) rank(-s, na.last = "keep") / sum(!is.na(s)))
small <- ranks; small[] <- ranks * 10^-runif(80 * 12, 0, 4)
of_ranks <- function(m) by_row(m, function(i) {
  r <- m[i, ]; if (all(is.na(r))) return(rep(NA_real_, 4))
  c(sum(!is.na(r)), min(betaScores(r), na.rm = TRUE), rhoScores(r), rhoScores(r, exact = TRUE))
})
order_of <- function(m) { rownames(m) <- seq_len(nrow(m)); as.integer(as.character(aggregateRanks(rmat = m)$Name)) }
ranked <- list(score = score, ranks = ranks, small = small, columns = c("n", "rho", "bound", "exact"),
               table = of_ranks(ranks), small_table = of_ranks(small), order = order_of(small[-80, ]))

# Effects over series: k = 0 to 8, no heterogeneity, more alike than chance, much, and standard errors far apart.
draw <- function(genes, k, tau, spread = .5) {
  se <- matrix(.3 * exp(rnorm(genes * k, 0, spread)), genes)
  list(effect = matrix(rnorm(genes * k, 0, sqrt(se^2 + tau^2)), genes) + rnorm(genes), se = se)
}
holes <- draw(40, 8, .4); holes$effect[runif(320) < .5] <- NA; holes$effect[1, ] <- NA; holes$effect[2, -5] <- NA
alike <- draw(12, 5, 0, .2); alike$effect <- alike$effect[, 1] + (alike$effect - alike$effect[, 1]) * .2
cases <- list("plain" = draw(25, 5, .4), "k = 2" = draw(15, 2, .5), "none" = draw(25, 6, 0), "alike" = alike,
              "huge" = draw(15, 5, 30), "uneven" = draw(20, 6, .3, 1.5), "holes" = holes, "k = 11" = draw(20, 11, .5))
tight <- function(y) list(threshold = 1e-14 * max(1, var(y)), maxiter = 10000)  # an absolute 1e-14 is never reached by a tau2 of 900
wide <- list(tol = 1e-15, maxiter = 10000, tau2.max = 1e7)
fit <- function(y, s, ...) suppressWarnings(tryCatch(rma(yi = y, sei = s, ...), error = function(e) NULL))
profile <- function(d, level) by_row(d$effect, function(i) {
  there <- !is.na(d$effect[i, ])
  if (sum(there) < 2) return(rep(NA_real_, 4))
  r <- fit(d$effect[i, there], d$se[i, there], method = "DL", level = level)
  as.vector(suppressMessages(confint(r, control = wide))$random[c("tau^2", "I^2(%)"), c("ci.lb", "ci.ub")])
})
left <- c("estimate", "se", "ci.lb", "ci.ub", "pval", "tau2")
without <- function(d, ...) by_row(d$effect, function(i) {
  out <- matrix(NA_real_, length(left), ncol(d$effect)); there <- which(!is.na(d$effect[i, ]))
  r <- if (length(there) > 1) fit(d$effect[i, there], d$se[i, there], control = tight(d$effect[i, there]), ...)
  l <- if (!is.null(r)) suppressWarnings(tryCatch(leave1out(r), error = function(e) NULL))
  if (!is.null(l)) out[, there] <- t(vapply(left, function(name) l[[name]], numeric(length(there))))
  as.vector(out)
})
effects <- lapply(names(cases), function(name) {
  d <- cases[[name]]
  list(name = name, effect = d$effect, se = d$se, profile = profile(d, 95), profile80 = profile(d, 80),
       reml_hk = without(d, method = "REML", test = "knha"), dl_z = without(d, method = "DL", test = "z"))
})
save_golden("combine_cases", list(versions = versions("metafor", "RobustRankAggreg"), combined = combined, ranked = ranked,
  profile_columns = c("tau2_low", "i2_low", "tau2_high", "i2_high"),
  left_columns = c("estimate", "se", "ci_low", "ci_high", "p", "tau2"), effects = effects))
