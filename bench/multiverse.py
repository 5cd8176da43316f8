"""Every specification of GSE14520 on all genes, against a loop over limma that fits specifications one by one.

Ours is everything after reading and the study's own fit: rows of every probe choice and normalisation, designs, tests,
FDR and calls of all genes.  R gets the rows of each specification ready made, and only its tests are timed.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, NamedTuple

from measure import HERE, has_r, python, run_r
from table import NO_R, Row

if TYPE_CHECKING:
    import numpy as np

    from geneverdict.evidence.multiverse.group import Task
    from geneverdict.model.multiverse import Specification, SpecificationPlan

SHARED_GEO = HERE.parents[1] / "shared/geo"
STUDY = HERE.parent / "examples" / "itga5.toml"
SEED = 4

R_CODE = """
suppressPackageStartupMessages({ library(limma); library(statmod) })
arguments <- commandArgs(TRUE); folder <- arguments[1]
listed <- read.csv(file.path(folder, "specifications.csv"), colClasses = "character")
numbers <- function(i, name) {
  con <- file(file.path(folder, paste0(i, name)), "rb"); on.exit(close(con))
  n <- readBin(con, "double", 2); matrix(readBin(con, "double", n[1] * n[2]), n[1], n[2])
}
fitted <- function(y, design, block, test) {
  last <- ncol(design)
  fit <- if (length(block)) {
    lmFit(y, design, block = block, correlation = duplicateCorrelation(y, design, block = block)$consensus.correlation)
  } else if (test == "array_weights") lmFit(y, design, weights = arrayWeights(y, design)) else lmFit(y, design)
  fit <- eBayes(fit, trend = test == "trend", robust = test == "robust")
  topTable(fit, coef = last, number = Inf, sort.by = "none", confint = TRUE)$adj.P.Val
}
by_gene <- function(y, case, individual, test) {
  p <- if (test == "welch") apply(y, 1, function(v) t.test(v[case == 1], v[case == 0])$p.value)
  else if (length(individual)) {
    of <- unique(individual); a <- match(of, individual[case == 1]); b <- match(of, individual[case == 0])
    apply(y, 1, function(v) wilcox.test(v[case == 1][a] - v[case == 0][b])$p.value)
  } else apply(y, 1, function(v) wilcox.test(v[case == 1], v[case == 0])$p.value)
  p.adjust(p, "BH")
}
for (i in seq_len(nrow(listed))) {
  y <- numbers(i, ".y"); design <- numbers(i, ".design"); test <- listed$test[i]; last <- ncol(design)
  colnames(design) <- paste0("c", seq_len(last))
  who <- strsplit(listed$individual[i], " ")[[1]]
  block <- if (listed$design[i] == "block_correlation") who
  seconds <- system.time(suppressWarnings(
    fdr <- if (test %in% c("welch", "rank"))
      by_gene(y, design[, last], if (listed$design[i] == "paired") who, test) else fitted(y, design, block, test)
  ), gcFirst = TRUE)[["elapsed"]]
  writeBin(fdr, file.path(folder, paste0(i, ".fdr")))
  cat(seconds, "")
}
"""


class Group(NamedTuple):
    """Specifications that are timed together."""

    name: str
    in_r: int
    """How many of them R works out, drawn at random."""
    in_r_quick: int


GROUPS = (
    Group("limma's tests", 20, 5),
    Group("block correlation", 3, 1),
    Group("Welch and rank tests", 3, 1),
)


def run(*, quick: bool = False) -> list[Row]:
    """Every specification of GSE14520 on all genes, and single ones against R."""
    what = "multiverse of GSE14520"
    if not SHARED_GEO.is_dir():
        return [Row(what, note="the folder ../shared with real series is not here")]
    whole = python("multiverse.py", "ours", "all", "2")
    took = json.loads(whole.printed)
    first = Row(
        f"{what}, {took['n']} specifications x {took['genes']:,} genes, 2 workers",
        took["seconds"],
        whole.peak_mb,
        under=60.0,
        note=f"{took['seconds'] / took['n'] * 1e3:.1f} ms per specification",
    )
    with_r = has_r("limma", "statmod")
    groups = [_row(group, quick=quick, with_r=with_r) for group in GROUPS]
    return [first, _together(groups), *(row for _, row in groups)]


def _row(group: Group, *, quick: bool, with_r: bool) -> tuple[int, Row]:
    """How many there are, and one of them on average, by one worker as limma's loop has one."""
    ours = python("multiverse.py", "ours", group.name, "1")
    took = json.loads(ours.printed)
    what, each = f"one specification, {group.name}", took["seconds"] / took["n"]
    if not with_r:
        return took["n"], Row(what, each, ours.peak_mb, NO_R)
    with tempfile.TemporaryDirectory() as folder:
        python("multiverse.py", "make", group.name, folder, str(group.in_r_quick if quick else group.in_r))
        theirs = run_r(R_CODE, folder)
        note = python("multiverse.py", "compare", group.name, folder).printed.strip()
    seconds = mean(map(float, theirs.printed.split()))
    return took["n"], Row(
        what, each, ours.peak_mb, "limma", seconds, theirs.peak_mb, note=f"{took['n']} in all; {note}"
    )


def _together(groups: list[tuple[int, Row]]) -> Row:
    """One specification of them all on average: each group counts as many as it has."""
    total = sum(n for n, _ in groups)
    ours = sum(n * (row.ours_s or 0.0) for n, row in groups) / total
    theirs = [n * row.other_s / total for n, row in groups if row.other_s]
    return Row(
        "one specification on average",
        ours,
        other=groups[0][1].other,
        other_s=sum(theirs) if len(theirs) == len(groups) else None,
        at_least=20.0,
        note="R's groups weighted by their sizes; R has its rows ready made, ours makes them",
    )


# --- workers ------------------------------------------------------------------------------------------------------


def _belongs(spec: Specification, group: str) -> bool:
    by_gene = spec.test in ("welch", "rank")
    block = spec.design == "block_correlation"
    wanted = {"limma's tests": not by_gene and not block, "block correlation": block, "Welch and rank tests": by_gene}
    return group == "all" or wanted[group]


def _plan(group: str) -> tuple[SpecificationPlan, float]:
    """The specifications of one group that make sense, and the seconds of making them ready."""
    from dataclasses import replace

    from geneverdict.io.study import read_study
    from geneverdict.messages import Message
    from geneverdict.model.choices import Multiverse
    from geneverdict.pipeline.load import load
    from geneverdict.pipeline.multiverse.plan import plan_of
    from geneverdict.pipeline.steps import fit, prepare
    from geneverdict.settings import Settings

    spec = read_study(STUDY).series[0]
    loaded = load(spec.id, spec, replace(Settings.from_environment(), mirror=str(SHARED_GEO)))
    prepared = prepare(loaded.series, loaded.platform, spec)
    result = fit(prepared)
    start = time.perf_counter()
    plan = plan_of(prepared, result, ["ITGA5"], Multiverse())
    seconds = time.perf_counter() - start
    refused = tuple(
        why or (None if _belongs(one, group) else Message("refused-nobody"))
        for one, why in zip(plan.specifications, plan.refused, strict=True)
    )
    return replace(plan, refused=refused), seconds


def _tasks(plan: SpecificationPlan) -> tuple[Task, ...]:
    from geneverdict.evidence.multiverse.collect import tasks_of
    from geneverdict.model.study import Thresholds

    return tasks_of(plan, Thresholds())


def ours(group: str, workers: int) -> dict[str, float]:
    """Seconds of our side on a group of specifications, their number, and that of the genes."""
    from concurrent.futures import ThreadPoolExecutor

    from geneverdict.evidence.multiverse.group import run_task

    plan, seconds = _plan(group)
    start = time.perf_counter()
    tasks = _tasks(plan)
    with ThreadPoolExecutor(workers) as pool:
        done = list(pool.map(run_task, tasks))
    seconds += time.perf_counter() - start
    return {"seconds": seconds, "n": sum(len(part.common) for part in done), "genes": len(tasks[0].genes)}


class _Drawn(NamedTuple):
    """A specification as one fits it alone."""

    spec: Specification
    task: Task
    rows: np.ndarray
    """Of the task's stack, after the filter."""


def _drawn(group: str, n: int) -> list[_Drawn]:
    """``n`` of the group, at random but the same in every process."""
    import numpy as np

    from geneverdict.fitting.design_tests import FILTERS

    entries = [(task, spec) for task in _tasks(_plan(group)[0]) for _, spec in task.specifications]
    found = []
    for i in sorted(np.random.default_rng(SEED).choice(len(entries), size=n, replace=False)):
        task, spec = entries[i]
        rows = task.stack.rowsets[spec.probes, spec.multi_gene_probes].rows
        level = task.stack.values[rows][:, list(task.design.rows)].mean(axis=1)
        found.append(_Drawn(spec, task, rows[level >= np.quantile(level, FILTERS[spec.filter])]))
    return found


def make(group: str, folder: Path, n: int) -> None:
    """Write what R needs for ``n`` specifications: rows, design and individuals of each, and their list."""
    import numpy as np

    lines = ["design,test,individual"]
    for i, (spec, task, rows) in enumerate(_drawn(group, n), start=1):
        y = task.stack.values[rows][:, list(task.design.rows)]
        for name, values in (("y", y), ("design", task.design.matrix)):
            shape = np.array(values.shape, dtype=float).tobytes()
            (folder / f"{i}.{name}").write_bytes(shape + np.asfortranarray(values).tobytes(order="F"))
        who = " ".join(str(task.blocks[row]) for row in task.design.rows)
        lines.append(f"{spec.design},{spec.test},{who}")
    (folder / "specifications.csv").write_text("\n".join(lines) + "\n")


def compare(group: str, folder: Path) -> str:
    """The largest relative difference of the FDR of all genes in what R worked out."""
    import numpy as np

    from geneverdict.fitting.design_tests import design_tests, run_test
    from geneverdict.stats.multiple import benjamini_hochberg

    off = 0.0
    count = len((folder / "specifications.csv").read_text().splitlines()) - 1
    for i, (spec, task, rows) in enumerate(_drawn(group, count), start=1):
        tests = design_tests(task.stack, task.design, task.blocks, {spec.test}, task.targets)
        mine = benjamini_hochberg(run_test(spec.test, tests, rows).p)
        theirs = np.fromfile(folder / f"{i}.fdr")
        off = max(off, float(np.max(np.abs(mine - theirs) / theirs)))
    return f"R worked out {count} of them; largest relative difference of any gene's FDR: {off:.1e}"


def _worker(arguments: list[str]) -> None:
    task, group = arguments[0], arguments[1]
    if task == "ours":
        print(json.dumps(ours(group, int(arguments[2]))))
    elif task == "make":
        make(group, Path(arguments[2]), int(arguments[3]))
    else:
        print(compare(group, Path(arguments[2])))


if __name__ == "__main__":
    _worker(sys.argv[1:])
