# Simulated counts of 60 patients with survival: every gene's log2 counts per million through coxph.
# Usage: Rscript survival_counts_cases.R
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(folder, "common.R")); source(file.path(folder, "survival_common.R"))
suppressPackageStartupMessages(library(edgeR))
set.seed(20261202)
n <- 60; genes <- 80
risk <- rnorm(n); size <- exp(runif(n, 0, log(4)))
effect <- c(rep(.8, 5), rep(0, genes - 5))
mean <- outer(exp(rnorm(genes, 4, 1.5)), size) * exp(outer(effect, risk))
y <- matrix(rnbinom(genes * n, mu = mean, size = 5), genes); y[80, ] <- rep(c(0L, 1L), 30)
died <- rexp(n, exp(.7 * risk) / 30); seen <- runif(n, 10, 60)
t <- round(pmin(died, seen), 3); e <- as.numeric(died <= seen)
keep <- filterByExpr(y, design = matrix(1, n, 1))
d <- calcNormFactors(DGEList(y[keep, ])); values <- cpm(d, log = TRUE)
save_golden("survival_counts_cases", list(versions = versions("survival", "edgeR"), counts = y, time = t, event = e,
  keep = which(keep), genes = lapply(seq_len(nrow(values)), function(i) {
    f <- cox(t, e, data.frame(x = values[i, ]), "efron"); s <- summary(f)
    list(values = values[i, 1:3], coef = unname(coef(f)), se = unname(sqrt(vcov(f)[1])), loglik = f$loglik, p = s$coefficients[, 5])
  })))
