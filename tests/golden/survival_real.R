# 42 pancreatic tumours of GSE28735 (29 deaths), 100 genes: every gene through coxph, survdiff at the median (high is
# above it), cox.zph and maxstat.
# Usage: Rscript survival_real.R SHARED      SHARED holds data/; the result is survival_real.json.gz beside this script.
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(folder, "common.R")); source(file.path(folder, "survival_common.R"))
data <- file.path(commandArgs(TRUE)[1], "data")
table <- read.csv(file.path(data, "GSE28735_tumour_100genes.csv"), row.names = 1, check.names = FALSE)
people <- read.csv(file.path(data, "GSE28735_tumour_pheno.csv"))
people <- people[match(colnames(table), people$gsm), ]
t <- as.numeric(people$days_to_death); e <- as.numeric(people$vital_status == "deceased")
genes <- lapply(rownames(table), function(name) {
  x <- as.numeric(table[name, ])
  f <- cox(t, e, data.frame(x), "efron"); numbers <- cox_numbers(f)
  z <- zph_numbers(f, "km")
  list(gene = name, cox = numbers, zph = list(chi2 = z$chi2[1], p = z$p[1]),
       log_rank = log_rank_numbers(t, e, as.numeric(x > median(x))), selected = maxstat_numbers(t, e, x))
})
save_golden("survival_real", list(versions = versions("survival", "maxstat"), samples = length(t), deaths = sum(e),
                                  genes = genes))
