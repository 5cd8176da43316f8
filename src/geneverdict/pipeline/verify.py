"""The printed numbers of a results folder, recomputed by R."""

from __future__ import annotations

import csv
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from geneverdict.errors import ResultsError, UsageError
from geneverdict.io.results.folder import refusals
from geneverdict.io.results.guarded_read import guarded_read
from geneverdict.io.results.summary import read_study as read_summary
from geneverdict.io.results.verify_tables import SCRIPT, write_verify_tables
from geneverdict.io.study import read_study
from geneverdict.messages import Message, Name, names
from geneverdict.model.study import Analysis
from geneverdict.model.verification import Comparison, Verification
from geneverdict.pipeline.run import name_series

PACKAGES = {
    "limma": "r-bioc-limma",
    "metafor": "r-cran-metafor",
    "statmod": "r-cran-statmod",
    "survival": "r-cran-survival",
}
"""What the script needs, and Debian's package of each."""
_OF_ENGINES = {"quasi_likelihood": ("edgeR", "r-bioc-edger"), "deseq2": ("DESeq2", "r-bioc-deseq2")}
"""What it needs besides where counts were tested by these."""
_R = "r-base-core"
_LONGEST = 300


def verify(results: Path, tables: Path | None = None) -> Verification:
    """Recompute the printed numbers of the study's genes with R's own packages, from the stored values.

    ``tables``: where the plain tables that R reads are kept; None keeps none.  The script that runs is this program's
    own, not the one in the folder.  Raises UsageError where R or a package is not installed, ResultsError where the
    folder holds no results or R stops.
    """
    study = read_summary(results)
    if tables is not None and tables.resolve().is_relative_to(results.resolve()):
        raise UsageError(Message("error-tables_inside"), where=str(tables))
    engines = {info.counts.engine for info in study.series if info.counts is not None}
    rscript = _rscript(PACKAGES | dict(_OF_ENGINES[engine] for engine in sorted(engines & _OF_ENGINES.keys())))
    with guarded_read(results), _place(tables) as folder:
        said = read_study(results / "study.toml")
        analyses: dict[str, Analysis] = {name: spec.analysis or said.analysis for name, spec in name_series(said)}
        written = write_verify_tables(results, study, analyses, folder)
        if all(one.what == "given" for one in written.printed):
            return Verification((), written.left_out, {})
        _ask(rscript, folder, results)
        return Verification(_compared(folder / "differences.tsv"), written.left_out, _versions(folder / "versions.tsv"))


@contextmanager
def _place(tables: Path | None) -> Iterator[Path]:
    """Where the tables are written; what is kept is whole, or is not there."""
    if tables is None:
        with tempfile.TemporaryDirectory(prefix="geneverdict-verify-") as folder:
            yield Path(folder)
        return
    if tables.exists() and (not tables.is_dir() or any(tables.iterdir())):
        raise UsageError(Message("error-tables_not_empty"), where=str(tables))
    there = tables.is_dir()
    with refusals(tables):
        tables.mkdir(parents=True, exist_ok=True)
    try:
        yield tables
    except BaseException:
        for path in tables.iterdir():
            path.unlink()
        if not there:
            tables.rmdir()
        raise


def _rscript(packages: Mapping[str, str]) -> str:
    """The program; raises UsageError that says what to install."""
    program = shutil.which("Rscript")
    if program is None:
        missing: Sequence[str] = ("R", *packages)
        wanted: Sequence[str] = (_R, *packages.values())
    else:
        asked = ", ".join(f'"{name}"' for name in packages)
        code = f"p <- c({asked}); cat(p[!sapply(p, requireNamespace, quietly = TRUE)])"
        ran = subprocess.run([program, "-e", code], capture_output=True, encoding="utf-8", check=False)
        missing = ran.stdout.split()
        wanted = [packages[name] for name in missing]
    if program is None or missing:
        raise UsageError(Message("error-no_r", {"missing": names(missing), "packages": Name(" ".join(wanted))}))
    return program


def _ask(rscript: str, folder: Path, results: Path) -> None:
    """Run the script; it exits with 1 both where a number differs and where R stops, and only then without a table."""
    command = [rscript, str(SCRIPT), str(folder)]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if not (folder / "versions.tsv").exists():
        raise ResultsError(
            Message("error-r_stopped", {"why": Name(ran.stderr.strip()[-_LONGEST:])}), where=str(results)
        )


def _compared(path: Path) -> tuple[Comparison, ...]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(
            Comparison(
                row["what"],  # type: ignore[arg-type]  # what was written by verify_tables
                row["where"],
                row["gene"],
                row["statistic"],
                float(row["value"]),
                float(row["r"].replace("NA", "nan")),
                float(row["difference"]),
                float(row["bound"]),
            )
            for row in rows
        )


def _versions(path: Path) -> dict[str, str]:
    return dict(line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
