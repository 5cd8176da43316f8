"""Published tables of many contrasts: one row for each gene and contrast, in Parquet."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.errors import ReadError
from geneverdict.evidence.levels import level_codes
from geneverdict.messages import Message, Value, count, names
from geneverdict.model.atlas import LOG2FC, NOT_MEASURED, NUMBERS, Contrast, ContrastTable
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Thresholds
from geneverdict.model.unequal import RemedyFit
from geneverdict.pipeline.atlas.contrasts import clean, column, key_of, todays_names
from geneverdict.stats.multiple import benjamini_hochberg
from geneverdict.stats.student import two_sided

if TYPE_CHECKING:
    import polars as pl

_HEADS = {
    "gene": ("gene", "symbol", "genesymbol", "hgncsymbol"),
    "contrast": ("contrast", "comparison", "disease", "dataset", "study", "series"),
    "log2fc": ("log2fc", "logfc", "log2foldchange"),
    "effect": ("effect", "randomte", "estimate", "te", "beta", "smd"),
    "se": ("se", "randomse", "stderr", "lfcse", "standarderror"),
    "df": ("df",),
    "p": ("p", "pvalue", "pval", "randompval"),
    "fdr": ("fdr", "padj", "adjpval", "qvalue"),
    "n_case": ("ncase", "casedatacount"),
    "n_control": ("ncontrol", "controldatacount"),
    "disease": ("disease",),
    "tissue": ("tissue",),
    "accession": ("accession", "gse"),
    "organism": ("organism", "species"),
}
"""How columns are headed, without regard to case and marks."""
_EFFECT = "effect"
_NUMBERS = ("log2fc", _EFFECT, "se", "df", "p", "fdr", "n_case", "n_control")


_SAID = ("disease", "tissue", "accession", "organism")


class Published(NamedTuple):
    """The contrasts of a table, and what was made of its columns."""

    tables: tuple[ContrastTable, ...]
    note: Message


class _Rows(NamedTuple):
    """One contrast of the table."""

    name: str
    genes: tuple[str, ...]
    numbers: dict[str, FloatArray]
    said: dict[str, str]


def read_published(path: Path) -> Published:
    """Every contrast of the table.

    An effect is a log2 fold change only where its column says so.  Where there is no FDR it is Benjamini and Hochberg's
    over the genes of a contrast.  A gene that stands twice in a contrast is left out there.  Raises ReadError.
    """
    import polars as pl

    try:
        whole, digest = pl.read_parquet(path), hashlib.sha256(path.read_bytes()).hexdigest()
        heads = _heads(whole, path)
        table = whole.select(**{name: pl.col(head) for name, head in heads.items()})
        table = table.drop_nulls(["gene", "contrast"]).with_columns(pl.col("gene", "contrast").cast(pl.String))
        parts = _parts(table)
    except (OSError, pl.exceptions.PolarsError) as error:
        why = Message("error-no_parquet", {"why": names([str(error).splitlines()[0][:200]])})
        raise ReadError(why, where=path.name) from None
    tables = tuple(_table(part, clean(path.stem), digest) for part in parts)
    values: dict[str, Value] = {
        "n": count(len(tables)),
        "rows": count(len(whole)),
        "columns": names(f"{head} = {name}" for name, head in heads.items()),
        "twice": count(len(table) - sum(len(part.genes) for part in parts)),
        "untested": count(sum(int((one.level == NOT_MEASURED).sum()) for one in tables)),
    }
    if "fdr" not in heads:
        values["fdr"] = names(["p"])
    return Published(tables, Message("atlas-read_table", values))


def _heads(table: pl.DataFrame, path: Path) -> dict[str, str]:
    there = {"".join(c for c in head.casefold() if c.isalnum()): head for head in table.columns}
    heads = {name: there[one] for name, ways in _HEADS.items() for one in ways[::-1] if one in there}
    if "log2fc" in heads:
        heads.pop(_EFFECT, None)
    missing = [name for name in ("gene", "contrast") if name not in heads]
    if not {"log2fc", _EFFECT} & set(heads):
        missing.append("log2fc")
    if "p" not in heads and "se" not in heads:
        missing.append("p")
    if missing:
        values: dict[str, Value] = {"missing": names(missing), "columns": names(table.columns)}
        raise ReadError(Message("error-no_table_of_contrasts", values), where=path.name)
    return heads


def _parts(table: pl.DataFrame) -> list[_Rows]:
    """The rows of each contrast, without those of a gene that stands there twice; the genes by today's symbols."""
    genes, gene = _coded(table, "gene")
    contrasts, contrast = _coded(table, "contrast")
    organisms = table["organism"].unique().to_list() if "organism" in table.columns else []
    todays = np.array(todays_names(genes, str(organisms[0] or "") if len(organisms) == 1 else ""), dtype=object)
    columns = {name: column(table, name) for name in _NUMBERS if name in table.columns}
    few = contrast.astype(np.uint16) if len(contrasts) < 1 << 16 else contrast  # sorted by digits, which is quick
    order = np.argsort(few, kind="stable")
    parts: list[_Rows] = []
    for rows in np.split(order, np.cumsum(np.bincount(contrast, minlength=len(contrasts)))[:-1]):
        times = np.bincount(gene[rows], minlength=len(genes))
        rows = rows[times[gene[rows]] == 1]
        said = {
            name: clean(str(table[name][int(rows[0])] or "")) for name in _SAID if name in table.columns and len(rows)
        }
        numbers = {name: values[rows] for name, values in columns.items()}
        parts.append(_Rows(contrasts[len(parts)], tuple(todays[gene[rows]].tolist()), numbers, said))
    return [part for part in parts if part.genes]


def _coded(table: pl.DataFrame, name: str) -> tuple[list[str], npt.NDArray[np.intp]]:
    """The words of a column, as they come, and which of them each row has."""
    import polars as pl

    words = table.select(pl.col(name).unique(maintain_order=True)).with_row_index("code")
    return words[name].to_list(), table.select(name).join(words, on=name, how="left")["code"].to_numpy().astype(np.intp)


def _table(rows: _Rows, study: str, digest: str) -> ContrastTable:
    unit = LOG2FC if "log2fc" in rows.numbers else _EFFECT
    fit = _fit(rows.numbers)
    none = np.full(len(rows.genes), np.nan)
    sizes = [rows.numbers.get(name, none) for name in ("n_case", "n_control")]
    return ContrastTable(
        _contrast(rows, unit, study, digest, sizes),
        rows.genes,
        np.stack([getattr(fit, name) for name in NUMBERS]),
        (np.nan_to_num(sizes[0]) + np.nan_to_num(sizes[1])).astype(np.int32),
        level_codes(fit, Thresholds(), is_log2=unit == LOG2FC),
    )


def _fit(numbers: Mapping[str, FloatArray]) -> RemedyFit:
    """Without degrees of freedom the normal distribution."""
    effect = numbers["log2fc"] if "log2fc" in numbers else numbers[_EFFECT]
    effect = np.where(np.isfinite(effect), effect, np.nan)
    se = numbers.get("se", np.full(len(effect), np.nan))
    se = np.where(np.isfinite(se) & (se > 0), se, np.nan)
    df = numbers.get("df", np.full(len(effect), np.inf))
    p = numbers["p"] if "p" in numbers else two_sided(effect / se, df)
    p = np.where(np.isfinite(effect) & (p >= 0) & (p <= 1), p, np.nan)
    fdr = numbers.get("fdr")
    fdr = benjamini_hochberg(p) if fdr is None else np.where(np.isfinite(p), fdr, np.nan)
    return RemedyFit(effect, se, df, p, fdr)


def _contrast(rows: _Rows, unit: str, study: str, digest: str, sizes: list[FloatArray]) -> Contrast:
    name = clean(rows.name)
    said = {what: rows.said.get(what, "") for what in _SAID}
    n_case, n_control = (int(np.nanmax(size)) if np.isfinite(size).any() else 0 for size in sizes)
    return Contrast(
        id=f"{study}/{name}",
        study=study,
        name=name,
        accession=said["accession"] or f"{study}/{name}",
        title=name,
        tissue=said["tissue"],
        disease=said["disease"],
        disease_group=said["disease"].casefold(),
        case_label="",
        control_label="",
        n_case=n_case,
        n_control=n_control,
        n_pairs=0,
        design="",
        platform="",
        organism=said["organism"],
        unit=unit,
        simulated=False,
        key=key_of({"table": digest, "contrast": rows.name}),
    )
