"""The results folder: tables as Parquet, what an answer needs beside them as JSON, questions by DuckDB."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.errors import ResultsError
from geneverdict.io.results.guarded_read import damaged_table
from geneverdict.io.results.summary_json import (
    checks_from,
    checks_json,
    failure_from,
    failure_json,
    info_from,
    info_json,
)
from geneverdict.messages import Message, Name, english
from geneverdict.model.fit import Fit, PooledFit
from geneverdict.model.prepared import Expression
from geneverdict.model.series import FloatArray
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import SeriesFailure, SeriesResult
from geneverdict.model.why import SeriesChecks

if TYPE_CHECKING:
    import polars as pl

SUMMARY = "series.json"
SCHEMA = "geneverdict/results/2"
_STATISTICS = ("log2fc", "se", "ci_low", "ci_high", "t", "df", "p", "fdr", "ave_expr", "b")
_POOLED = ("k", "estimate", "se", "ci_low", "ci_high", "pi_low", "pi_high", "t", "p", "fdr", "tau2", "i2", "q", "q_p")


_ABSENT = ("gene", "probe")


def file_stem(series_id: str) -> str:
    """The name of a series' files: its id, with anything a file system may refuse made a dash.

    >>> file_stem("GSE14520"), file_stem("my/cohort 1")
    ('GSE14520', 'my-cohort-1')
    """
    return "".join(c if c.isalnum() or c in "._-" else "-" for c in series_id).lstrip(".") or "series"


def write_series(
    folder: Path,
    result: SeriesResult,
    *,
    ranks: FloatArray,
    levels: npt.NDArray[np.str_],
    used_for: Sequence[tuple[str, ...]],
) -> None:
    """Write ``de/``, ``probes/`` and ``expression/`` of one series.

    ``ranks``: rank by p of each gene; ``levels``: its level; ``used_for``: the genes that each probe stands for.
    """
    import polars as pl

    stem = file_stem(result.id)
    extra = {"rank": ranks, "confident": result.fit.confident, "level": levels}
    de = pl.DataFrame({"gene": result.fit.names, "probe": result.fit.probes, **_columns(result.fit), **extra})
    write_table(de.sort("gene"), folder / "de" / f"{stem}.parquet")
    names = {"genes": _lists(result.probe_map.genes), "used_for": _lists(used_for)}
    probes = pl.DataFrame({"probe": result.probe_fit.names, **names, **_columns(result.probe_fit)})
    write_table(probes, folder / "probes" / f"{stem}.parquet")
    absent = pl.DataFrame(
        {"gene": list(result.absent), "probe": list(result.absent.values())}, schema=dict.fromkeys(_ABSENT, pl.String)
    )
    write_table(absent, folder / "absent" / f"{stem}.parquet")
    write_table(_design_table(result), folder / "design" / f"{stem}.parquet")
    write_expression(folder, result.id, result.expression)


def write_expression(folder: Path, series_id: str, expression: Expression) -> None:
    """``expression/SERIES.parquet``: gene-level values of every sample of the series."""
    write_table(_expression_table(expression), folder / "expression" / f"{file_stem(series_id)}.parquet")


def _lists(names: Sequence[tuple[str, ...]]) -> pl.Series:
    """A column of lists.  Joined and split again by polars: 30 times faster than handing it Python lists."""
    import polars as pl

    joined = pl.Series(["\x1f".join(n) for n in names], dtype=pl.String)
    return joined.str.split("\x1f").list.eval(pl.element().filter(pl.element() != ""))


def _columns(fit: Fit) -> dict[str, FloatArray]:
    return {name: getattr(fit, name) for name in _STATISTICS}


def _expression_table(expression: Expression) -> pl.DataFrame:
    import polars as pl

    values = {sample: expression.values[:, j] for j, sample in enumerate(expression.samples)}
    return pl.DataFrame({"gene": expression.genes, "probe": expression.probes, **values})


def _design_table(result: SeriesResult) -> pl.DataFrame:
    """The model: one row per sample in it, one column per coefficient, the last one case − control."""
    import polars as pl

    design = result.design
    columns = {f"x{j}": design.matrix[:, j] for j in range(design.matrix.shape[1])}
    blocks = [result.pairing.blocks[i] if design.kind == "paired" else None for i in design.rows]
    samples = [result.samples.ids[i] for i in design.rows]
    return pl.DataFrame({"sample": samples, "pair": pl.Series(blocks, dtype=pl.String), **columns})


def write_samples(folder: Path, results: Sequence[SeriesResult]) -> None:
    """``expression/samples.parquet``: every sample of every series with its role, individual and place in the model."""
    import polars as pl

    rows = [row for result in results for row in _sample_rows(result)]
    write_table(pl.DataFrame(rows, infer_schema_length=None), folder / "expression" / "samples.parquet")


def _sample_rows(result: SeriesResult) -> Iterator[dict[str, object]]:
    left_out = {sample: english(why) for sample, why in result.design.left_out}
    for i, sample in enumerate(result.samples.ids):
        yield {
            "series": result.id,
            "sample": sample,
            "role": str(result.grouping.roles[i]),
            "why": english(result.grouping.why[i]),
            "pair": result.pairing.blocks[i],
            "in_model": sample not in left_out,
            "left_out": left_out.get(sample),
        }


def write_pooled(folder: Path, pooled: PooledFit) -> None:
    import polars as pl

    columns = {name: getattr(pooled, name) for name in _POOLED}
    table = pl.DataFrame({"gene": pooled.genes, **columns}).with_columns(pl.col("k").cast(pl.Int32))
    write_table(table, folder / "pooled.parquet")


def write_ways(folder: Path, genes: Sequence[str], columns: Mapping[str, npt.NDArray[Any] | list[str]]) -> None:
    """``pooled_ways.parquet``: one row per gene, the columns as they are named."""
    import polars as pl

    write_table(pl.DataFrame({"gene": genes, **columns}), folder / "pooled_ways.parquet")


def write_table(table: pl.DataFrame, path: Path) -> None:
    """As every table of the results is written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    table.write_parquet(path, compression="zstd", row_group_size=4096)


def write_summary(
    folder: Path,
    facts: Sequence[SeriesInfo],
    failures: Sequence[SeriesFailure],
    checks: Mapping[str, SeriesChecks],
    extra: Mapping[str, Any],
) -> None:
    """``series.json``: what an answer for any gene needs beside the tables."""
    body = {
        "schema": SCHEMA,
        "series": [info_json(f) for f in facts],
        "checks": {name: checks_json(found) for name, found in checks.items()},
        "failures": [failure_json(f) for f in failures],
        **extra,
    }
    text = json.dumps(body, ensure_ascii=False, indent=1, allow_nan=False)
    (folder / SUMMARY).write_text(text, encoding="utf-8")


class Duplicates(NamedTuple):
    n: int
    whole: bool
    """Too few samples were left: the series was left out of the pooling."""


class Summary(NamedTuple):
    """What ``series.json`` holds."""

    info: tuple[SeriesInfo, ...]
    failures: tuple[SeriesFailure, ...]
    checks: dict[str, SeriesChecks]
    thresholds: Thresholds
    copies: dict[str, Duplicates]
    """By series: its samples that are in the study twice and were left out of the pooling."""


def read_summary(folder: Path) -> Summary:
    """What ``write_summary`` wrote.  Raises ResultsError when the folder holds no results of this version."""
    path = folder / SUMMARY
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ResultsError(Message("error-no_results", {"file": Name(SUMMARY)}), where=str(folder)) from None
    if body.get("schema") != SCHEMA:
        values = {"expected": Name(SCHEMA), "found": Name(str(body.get("schema")))}
        raise ResultsError(Message("error-other_version", values), where=str(path))
    try:
        return _summary(body)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ResultsError(Message("error-damaged_results", {"why": Name(str(error))}), where=str(path)) from None


def _summary(body: Mapping[str, Any]) -> Summary:
    facts = tuple(map(info_from, body["series"]))
    failures = tuple(map(failure_from, body["failures"]))
    checks = {name: checks_from(entry) for name, entry in body["checks"].items()}
    copies = {name: Duplicates(**entry) for name, entry in body["copies"].items()}
    return Summary(facts, failures, checks, Thresholds.model_validate(body["thresholds"]), copies)


class StoredDesign(NamedTuple):
    samples: tuple[str, ...]
    pairs: tuple[str, ...] | None
    matrix: FloatArray


class Tables:
    """Questions to the tables of one results folder.  Each answers for one gene without reading whole files."""

    def __init__(self, folder: Path) -> None:
        import duckdb

        self._folder = folder
        self._duckdb = duckdb.connect(":memory:")

    def close(self) -> None:
        self._duckdb.close()

    def _execute(self, query: str, values: Sequence[object]) -> Any:
        import duckdb

        try:
            return self._duckdb.execute(query, list(values))
        except duckdb.Error as error:
            raise damaged_table(error, self._folder) from None

    def _rows(self, query: str, values: Sequence[object]) -> list[dict[str, Any]]:
        cursor = self._execute(query, values)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def genes(self, series_id: str, names: Sequence[str]) -> dict[str, dict[str, Any]]:
        """The rows of those genes among ``names`` that the series measured, by name."""
        return self._by_gene(self._folder / "de" / f"{file_stem(series_id)}.parquet", names)

    def absent(self, series_id: str, names: Sequence[str]) -> dict[str, str]:
        """Of ``names``, those that only probes without a row in the deposited values name, with such a probe."""
        rows = self._by_gene(self._folder / "absent" / f"{file_stem(series_id)}.parquet", names)
        return {name: str(row["probe"]) for name, row in rows.items()}

    def pooled(self, names: Sequence[str]) -> dict[str, dict[str, Any]]:
        """The pooled rows of those genes among ``names`` that are there."""
        return self._by_gene(self._folder / "pooled.parquet", names)

    def ways(self, names: Sequence[str]) -> dict[str, dict[str, Any]]:
        """The rows of those genes among ``names`` pooled in other ways."""
        return self._by_gene(self._folder / "pooled_ways.parquet", names)

    def multiverse(self, series_id: str, names: Sequence[str]) -> dict[str, dict[str, Any]]:
        """What the specifications of a series say of those genes among ``names`` that are there."""
        return self._by_gene(self._folder / "multiverse" / f"{file_stem(series_id)}.parquet", names)

    def _by_gene(self, path: Path, names: Sequence[str]) -> dict[str, dict[str, Any]]:
        if not path.exists():
            return {}
        rows = self._rows(
            "SELECT * FROM read_parquet(?) WHERE list_contains(?, gene) ORDER BY gene", [str(path), list(names)]
        )
        return {str(row["gene"]): row for row in rows}

    def probes(self, series_id: str, names: Sequence[str]) -> list[dict[str, Any]]:
        """Every probe that names one of ``names``, highest mean first."""
        path = self._folder / "probes" / f"{file_stem(series_id)}.parquet"
        query = "SELECT * FROM read_parquet(?) WHERE list_has_any(genes, ?) ORDER BY ave_expr DESC, probe"
        return self._rows(query, [str(path), list(names)])

    def names_of(self, series_id: str, probes: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """For those of ``probes`` that are in the series: the genes that its table names for them."""
        path = self._folder / "probes" / f"{file_stem(series_id)}.parquet"
        query = "SELECT probe, genes FROM read_parquet(?) WHERE list_contains(?, probe) ORDER BY probe"
        return {row["probe"]: tuple(row["genes"]) for row in self._rows(query, [str(path), list(probes)])}

    def genes_of_probe(self, series_id: str, probe: str) -> list[str]:
        """The genes that a probe of this id stands for in the series."""
        path = self._folder / "probes" / f"{file_stem(series_id)}.parquet"
        rows = self._rows("SELECT used_for FROM read_parquet(?) WHERE probe = ?", [str(path), probe])
        return [str(gene) for row in rows for gene in row["used_for"]]

    def gene_names(self, series_id: str) -> list[str]:
        """Every name in a series: genes with a value, and genes that only probes of several genes name."""
        stem = file_stem(series_id)
        query = "SELECT gene FROM read_parquet(?) UNION SELECT unnest(genes) FROM read_parquet(?)"
        values = [str(self._folder / part / f"{stem}.parquet") for part in ("de", "probes")]
        return [str(row["gene"]) for row in self._rows(query, values)]

    def expression(self, series_id: str, genes: Sequence[str], samples: Sequence[str]) -> dict[str, FloatArray]:
        """Values of those ``genes`` that the series measured, in the order of ``samples``, NaN where missing."""
        path = self._folder / "expression" / f"{file_stem(series_id)}.parquet"
        query = "SELECT * FROM read_parquet(?) WHERE list_contains(?, gene) ORDER BY gene"
        rows = self._rows(query, [str(path), list(genes)])
        return {row["gene"]: np.array([row[s] for s in samples], dtype=np.float64) for row in rows}

    def tested(self, series_id: str) -> tuple[str, ...]:
        """The genes that have a row, in the order of ``columns``."""
        path = self._folder / "de" / f"{file_stem(series_id)}.parquet"
        return tuple(str(row["gene"]) for row in self._rows("SELECT gene FROM read_parquet(?)", [str(path)]))

    def columns(self, series_id: str, names: Sequence[str]) -> dict[str, FloatArray]:
        """Whole columns of all genes of a series, NaN where not tested."""
        path = self._folder / "de" / f"{file_stem(series_id)}.parquet"
        chosen = ", ".join(f'"{name}"' for name in names)
        got = self._execute(f"SELECT {chosen} FROM read_parquet(?)", [str(path)]).fetchnumpy()
        return {name: np.ma.filled(np.ma.asarray(got[name], dtype=np.float64), np.nan) for name in names}

    def design(self, series_id: str) -> StoredDesign:
        """The samples in the model, the individual of each where it is paired, and the matrix."""
        path = self._folder / "design" / f"{file_stem(series_id)}.parquet"
        rows = self._rows("SELECT * FROM read_parquet(?)", [str(path)])
        matrix = np.array([[v for name, v in row.items() if name not in ("sample", "pair")] for row in rows])
        pairs = tuple(str(row["pair"]) for row in rows) if rows and rows[0]["pair"] is not None else None
        return StoredDesign(tuple(str(row["sample"]) for row in rows), pairs, matrix)


@contextmanager
def open_tables(folder: Path) -> Iterator[Tables]:
    tables = Tables(folder)
    try:
        yield tables
    finally:
        tables.close()
