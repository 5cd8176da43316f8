"""What R needs to recompute the printed numbers of a results folder, as plain tables (``verify.R`` reads them).

Numbers are written so that the same double is read again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from geneverdict.io.results.folder import refusals
from geneverdict.io.results.guarded_read import damaged_table
from geneverdict.io.results.layout import cohort_stem, file_stem
from geneverdict.io.results.write import system_errors
from geneverdict.messages import Code, Message, Name, names
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.study import Analysis
from geneverdict.model.study_info import StudyInfo

if TYPE_CHECKING:
    import polars as pl

SCRIPT = Path(__file__).with_name("verify.R")
_SERIES = ("log2fc", "se", "ci_low", "ci_high", "t", "df", "p", "fdr", "ave_expr", "b", "rank", "n_genes")
_POOLED = ("k", "estimate", "se", "ci_low", "ci_high", "pi_low", "pi_high", "t", "p", "fdr", "tau2", "i2", "q", "q_p")
_WITHOUT = ("estimate", "ci_low", "ci_high", "p")
_HAZARD = ("n", "events", "coef", "se", "ci_low", "ci_high", "z", "p")
_POOLED_HAZARD = ("k", "coef", *(name for name in _POOLED[2:] if name not in ("t", "fdr")))

Json = Mapping[str, Any]


class Printed(NamedTuple):
    """One number of ``genes/GENE.json``.

    ``what``: given (R takes it as it is), or that of a ``Comparison``; ``where``: the series, the cohort
    (SERIES-ENDPOINT) or the endpoint.
    """

    what: str
    where: str
    gene: str
    statistic: str
    value: float


class Member(NamedTuple):
    """A series or cohort that a pooled line was made of."""

    what: str
    where: str
    gene: str
    member: str


class VerifyTables(NamedTuple):
    """What was written; ``left_out`` says which numbers R is not asked for, and why."""

    printed: tuple[Printed, ...]
    left_out: tuple[Message, ...]


def write_script(folder: Path) -> None:
    """``verify.R``, in every results folder."""
    (folder / SCRIPT.name).write_bytes(SCRIPT.read_bytes())


def write_verify_tables(
    results: Path, study: StudyInfo, analyses: Mapping[str, Analysis], folder: Path
) -> VerifyTables:
    """Write the tables of ``results`` into ``folder``.  ``analyses``: of each series, by its name in the results.

    Raises ResultsError where a table of the results is missing or damaged.
    """
    bodies = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((results / "genes").glob("*.json"))]
    infos = {info.id: info for info in study.series}
    rows, members, left_out = _Numbers(results, study, infos, analyses).all(bodies)
    here = [infos[name] for name in dict.fromkeys(one.where for one in rows if one.what == "series")]
    for info in here:
        _write_series(results, info, folder)
    _write_patients(results, rows, folder)
    if (results / "pooled.parquet").exists():
        _write(_table(results, "pooled").select("gene", "p"), folder / "pooled-p.tsv")
    _write_rows(rows, Printed._fields, folder / "printed.tsv")
    _write_rows(members, Member._fields, folder / "members.tsv")
    fdr = study.thresholds.fdr
    _write_rows([_facts(results, one, analyses[one.id], fdr) for one in here], _FACTS, folder / "series.tsv")
    return VerifyTables(tuple(rows), tuple(left_out))


class _Numbers:
    """The printed numbers of the genes, with what each is made of."""

    def __init__(
        self, results: Path, study: StudyInfo, infos: Mapping[str, SeriesInfo], analyses: Mapping[str, Analysis]
    ) -> None:
        self._results = results
        self._study = study
        self._left = {name for name, info in infos.items() if _weighed_with_holes(results, info, analyses[name])}
        self._known: dict[str, set[str]] = {}

    def all(self, bodies: Sequence[Json]) -> tuple[list[Printed], list[Member], list[Message]]:
        rows: list[Printed] = []
        members: list[Member] = []
        said: dict[Message, None] = {}
        for body in bodies:
            for numbers in (self._series(body), self._pooled(body), self._survival(body)):
                for one in numbers:
                    if isinstance(one, Printed):
                        rows.append(one)
                    elif isinstance(one, Member):
                        members.append(one)
                    else:
                        said.setdefault(one)
        return rows, members, [*said]

    def _series(self, body: Json) -> Iterator[Printed | Message]:
        gene = body["gene"]
        for entry in body["series"]:
            name = entry["id"]
            if entry.get("log2fc") is None:
                continue
            named = self._has(f"de/{file_stem(name)}", gene)
            if not named or name in self._left:
                yield from _of(entry, ("log2fc", "se"), "given", name, gene)
                if not named:
                    yield Message("verify-left_name", {"series": Name(name), "gene": Name(gene)})
                else:
                    yield Message("verify-left_fit", {"series": Name(name)})
                continue
            yield from _of(entry, _SERIES, "series", name, gene)
            why = entry.get("why") or {}
            yield from _of(why, ("confident_log2fc",), "series", name, gene)
            yield from _of(why.get("equivalence") or {}, ("bound", "p"), "series", name, gene, under="equivalence.")

    def _pooled(self, body: Json) -> Iterator[Printed | Member | Message]:
        gene, line = body["gene"], body["pooled"]
        if not line or line["k"] < 2:
            return
        copies = [name for name in line["series"] if name in self._study.duplicates]
        if copies:
            yield _left_pooled(gene, "copies", copies)
            return
        yield from (Member("pooled", "", gene, name) for name in line["series"])
        yield from _of(line, _POOLED, "pooled", "", gene)
        for one in (body.get("ways") or {}).get("without") or ():
            if line["k"] > 2:
                yield from _of(one, _WITHOUT, "without", one["series"], gene)

    def _survival(self, body: Json) -> Iterator[Printed | Member | Message]:
        gene = body["gene"]
        for answer in body["survival"]:
            endpoint = answer["endpoint"]
            known: list[str] = []
            for cohort in answer["cohorts"]:
                where = cohort_stem(cohort["series"], endpoint)
                if not self._has(f"expression/{file_stem(cohort['series'])}", gene) or not self._kept(where):
                    yield Message("verify-left_cohort", {"series": Name(cohort["series"]), "gene": Name(gene)})
                    continue
                known.append(where)
                yield from _cohort(cohort, where, gene)
            line = answer["pooled"]
            if not line or line["k"] < 2:
                continue
            wanted = [cohort_stem(name, endpoint) for name in line["series"]]
            if answer["shared"] or set(wanted) - set(known):
                yield _left_pooled(gene, "patients", line["series"])
                continue
            yield from (Member("survival_pooled", endpoint, gene, where) for where in wanted)
            yield from _of(line, _POOLED_HAZARD, "survival_pooled", endpoint, gene)

    def _has(self, path: str, gene: str) -> bool:
        if path not in self._known:
            self._known[path] = set(_table(self._results, path)["gene"])
        return gene in self._known[path]

    def _kept(self, cohort: str) -> bool:
        return (self._results / "patients" / f"{cohort}.parquet").exists()


def _left_pooled(gene: str, why: str, series: Sequence[str]) -> Message:
    return Message("verify-left_pooled", {"gene": Name(gene), "why": Code(why), "series": names(series)})


def _cohort(cohort: Json, where: str, gene: str) -> Iterator[Printed]:
    yield from _of(cohort, ("sd",), "survival", where, gene)
    for part in ("hazard", "adjusted"):
        if cohort[part] and not cohort[part]["flag"]:
            yield from _of(cohort[part], _HAZARD, "survival", where, gene, under=f"{part}.")
    yield from _of(cohort["proportional"], ("chi2", "p"), "survival", where, gene, under="proportional.")
    groups = cohort["groups"]
    numbers = ("cut", "log_rank_chi2", "log_rank_p")
    yield from _of(groups, numbers, "survival", where, gene, under="groups.")
    if groups["hazard"] and not groups["hazard"]["flag"]:
        yield from _of(groups["hazard"], _HAZARD, "survival", where, gene, under="groups.hazard.")


def _of(entry: Json, statistics: Sequence[str], what: str, where: str, gene: str, under: str = "") -> Iterator[Printed]:
    """Those that were printed: null is none."""
    for name in statistics:
        if entry.get(name) is not None:
            yield Printed(what, where, gene, under + name, float(entry[name]))


def _engine(info: SeriesInfo) -> str:
    """Of counts of reads; "trend" for shares of them, "" for arrays."""
    if info.counts is None:
        return ""
    return "trend" if info.counts.shares else info.counts.engine


def _weighed_with_holes(results: Path, info: SeriesInfo, analysis: Analysis) -> bool:
    """Whether R is not asked to fit the series: limma's weights of arrays skip genes that lack values."""
    if not analysis.array_weights:
        return False
    stem = file_stem(info.id)
    values = _table(results, f"expression/{stem}").select(*_table(results, f"design/{stem}")["sample"]).to_numpy()
    return bool(np.isnan(values).any())


_FACTS = ("id", "file", "engine", "blocks", "trend", "robust", "array_weights", "fdr", "nowhere")


def _facts(results: Path, info: SeriesInfo, analysis: Analysis, fdr: float) -> tuple[str, ...]:
    engine = _engine(info)
    arrays = {False: "no", True: "yes", "group": "group"}[analysis.array_weights]
    yes = [("yes" if one else "no") for one in (analysis.trend or engine == "trend", analysis.robust)]
    blocks = "yes" if info.design == "mixed" else "no"
    stem = file_stem(info.id)
    nowhere = _table(results, f"rare/{stem}").height if engine == "deseq2" else 0
    return (info.id, stem, engine or "arrays", blocks, *yes, arrays, repr(fdr), str(nowhere))


def _write_series(results: Path, info: SeriesInfo, folder: Path) -> None:
    """``FILE-values.tsv``, ``FILE-design.tsv``; where they are needed ``FILE-blocks.tsv``, ``FILE-libraries.tsv``."""
    import polars as pl

    stem = file_stem(info.id)
    design = _table(results, f"design/{stem}")
    samples = design["sample"].to_list()
    _write(design.drop("pair"), folder / f"{stem}-design.tsv")
    _write(_table(results, f"expression/{stem}").select("gene", *samples), folder / f"{stem}-values.tsv")
    if info.design == "mixed":
        own = _table(results, "expression/samples").filter(pl.col("series") == info.id)
        block = pl.coalesce("pair", pl.format("alone-{}", "sample")).alias("block")
        _write(
            design.select("sample").join(own, on="sample", how="left").select("sample", block),
            folder / f"{stem}-blocks.tsv",
        )
    if _engine(info) not in ("", "trend"):
        libraries = design.select("sample").join(_table(results, f"libraries/{stem}"), on="sample", how="left")
        _write(libraries, folder / f"{stem}-libraries.tsv")


def _write_patients(results: Path, rows: Sequence[Printed], folder: Path) -> None:
    """``COHORT-patients.tsv``: months, event, covariates and the values of the genes of every patient."""
    import polars as pl

    wanted: dict[str, dict[str, None]] = {}
    for one in rows:
        if one.what == "survival":
            wanted.setdefault(one.where, {}).setdefault(one.gene)
    for cohort, genes in wanted.items():
        patients = _table(results, f"patients/{cohort}")
        values = _table(results, f"expression/{patients['file'][0]}").filter(pl.col("gene").is_in(list(genes)))
        samples = patients["sample"].to_list()
        columns = {f"gene {row['gene']}": [row[s] for s in samples] for row in values.rows(named=True)}
        _write(patients.drop("file").with_columns(pl.DataFrame(columns)), folder / f"{cohort}-patients.tsv")


def _table(results: Path, path: str) -> pl.DataFrame:
    import polars as pl

    try:
        return pl.read_parquet(results / f"{path}.parquet")
    except (OSError, pl.exceptions.PolarsError) as error:
        raise damaged_table(error, results) from None


def _write(table: pl.DataFrame, path: Path) -> None:
    with refusals(path.parent), system_errors():
        table.write_csv(path, separator="\t", quote_style="never")


def _write_rows(rows: Sequence[tuple[object, ...]], columns: Sequence[str], path: Path) -> None:
    lines = ["\t".join(columns), *("\t".join(repr(v) if isinstance(v, float) else str(v) for v in row) for row in rows)]
    with refusals(path.parent):
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
