# tximport on made kallisto files (in the golden file), and on the Salmon, kallisto and RSEM files of data/counts: sums
# over all genes, every number of some of them.
# Usage: Rscript tximport_real.R SHARED     the result is tximport_real.json.gz beside this script.
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(folder, "common.R"))
suppressMessages(library(tximport))
shared <- file.path(commandArgs(TRUE)[1], "data/counts/tximport")

of <- function(x, rows = seq_len(nrow(x$counts))) {
  list(genes = rownames(x$counts)[rows], counts = x$counts[rows, , drop = FALSE], length = x$length[rows, , drop = FALSE],
       n = nrow(x$counts), sum_counts = colSums(x$counts), sum_log_length = colSums(log(pmax(x$length, 1))))
}
some <- function(x) {
  a <- x$abundance; set.seed(1)
  kinds <- list(which(rowSums(a == 0) == ncol(a)), which(rowSums(a == 0) == 1), which(rowSums(a == 0) == 0))
  of(x, sort(unlist(lapply(kinds, function(rows) if (length(rows) > 50) sample(rows, 50) else rows))))
}
lines <- function(path) read.delim(path, colClasses = "character", quote = "")

set.seed(3)
n <- 40; gene <- sprintf("G%02d", sample(12, n, TRUE)); transcript <- sprintf("T%02d", seq_len(n))
made <- lapply(1:4, function(i) {
  tpm <- ifelse(runif(n) < 0.4 | gene %in% c("G03", if (i < 3) "G05"), 0, rexp(n, 0.01))
  eff <- round(pmax(runif(n, -50, 3000), 1) + i, 3)
  data.frame(target_id = transcript, length = round(eff + 150), eff_length = eff,
             est_counts = round(tpm * eff / 100, 4), tpm = round(tpm, 6))
})
files <- file.path(tempdir(), sprintf("s%d.tsv", 1:4))
for (i in 1:4) write.table(made[[i]], files[i], sep = "\t", quote = FALSE, row.names = FALSE)
simulated <- tximport(files, "kallisto", tx2gene = data.frame(transcript, gene), importer = read.delim)
stopifnot(any(simulated$abundance == 0))

map <- lines(file.path(shared, "tx2gene.tsv.gz"))
bare <- transform(map, tx_id = sub("\\..*", "", tx_id))
runs <- c("SRR1039508", "SRR1039509")
salmon <- tximport(file.path(shared, "salmon", paste0(runs, ".quant.sf.gz")), "salmon", tx2gene = bare,
                   ignoreTxVersion = TRUE, importer = read.delim, dropInfReps = TRUE)
kallisto <- tximport(file.path(shared, "kallisto", paste0(runs, ".abundance.tsv.gz")), "kallisto", tx2gene = map,
                     importer = read.delim)
rsem <- tximport(file.path(shared, "rsem", paste0(c("ERR188021", "ERR188088"), ".genes.results.gz")), "rsem",
                 txIn = FALSE, txOut = FALSE, importer = read.delim)
input <- lapply(made, function(d) list(eff_length = d$eff_length, est_counts = d$est_counts, tpm = d$tpm))
save_golden("tximport_real", list(
  versions = versions("tximport"), simulated = list(transcript = transcript, gene = gene, files = input, out = of(simulated)),
  salmon = some(salmon), kallisto = some(kallisto), rsem = some(rsem)))
