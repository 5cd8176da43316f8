"""Contrasts as an atlas takes them: of a series that was fitted, or of stored results."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from geneverdict.evidence.levels import level_codes
from geneverdict.io.results.guarded_read import damaged_table, guarded_read
from geneverdict.io.results.layout import file_stem
from geneverdict.io.results.summary import read_study
from geneverdict.model.atlas import LEVELS, LOG2FC, NUMBERS, Contrast, ContrastTable
from geneverdict.model.series import FloatArray
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.study import Thresholds
from geneverdict.model.subject import Subject
from geneverdict.model.unequal import RemedyFit, UnequalFit
from geneverdict.model.why import Level
from geneverdict.preparation.symbols import SymbolTable, load_symbols

if TYPE_CHECKING:
    import polars as pl

LONGEST = 300
"""Letters of a title."""
_TOO_RARE = LEVELS.index(Level.TOO_RARE)
_TUMOUR = "tumour"


def clean(text: str) -> str:
    """In one line, without what a terminal would obey, and no longer than a title.

    >>> clean("liver \\x1b[31mcancer\\n\\u202e ")
    'liver [31mcancer'
    """
    kept = "".join(letter if letter.isprintable() else " " if letter.isspace() else "" for letter in text)
    return " ".join(kept.split())[:LONGEST]


def disease_group(subject: Subject) -> str:
    """By what contrasts are of one disease; "" where that is not sure: a tumour is one by its tissue.

    >>> disease_group(Subject("gut", "colon cancer", ("bowel",), ("tumour",))), disease_group(Subject("", "x", (), ()))
    ('tumour: bowel', 'x')
    >>> disease_group(Subject("", "cancer", (), ("tumour",)))
    ''
    """
    words = "+".join(sorted(subject.diseases))
    if _TUMOUR not in subject.diseases:
        return words or clean(subject.disease).casefold()
    return f"{words}: {'+'.join(sorted(subject.tissues))}" if subject.tissues else ""


def contrast_of(info: SeriesInfo, study: str, key: str) -> Contrast:
    """``study``: its title, or the name of its folder."""
    return Contrast(
        id=clean(f"{study}/{info.id}"),
        study=clean(study),
        name=clean(info.id),
        accession=clean(info.accession or info.id),
        title=clean(info.title),
        tissue=clean(info.subject.tissue),
        disease=clean(info.subject.disease),
        disease_group=disease_group(info.subject),
        case_label=clean(info.case_label),
        control_label=clean(info.control_label),
        n_case=info.n_case,
        n_control=info.n_control,
        n_pairs=info.n_pairs,
        design=info.design,
        platform=clean(info.platform),
        organism=clean(info.organism),
        unit=info.effect_unit,
        simulated=info.simulated,
        key=key,
    )


def fitted_table(
    contrast: Contrast,
    genes: Sequence[str],
    fit: RemedyFit,
    unequal: UnequalFit | None = None,
    rare: Sequence[str] = (),
) -> ContrastTable:
    """``rare``: genes counted too rarely to be tested."""
    level = level_codes(fit, Thresholds(), is_log2=contrast.unit == LOG2FC, unequal=unequal)
    more = [gene for gene in rare if gene not in set(genes)]
    numbers = np.stack([getattr(fit, name) for name in NUMBERS])
    none = np.full((len(NUMBERS), len(more)), np.nan)
    n = np.where(np.isfinite(fit.p), contrast.n_case + contrast.n_control, 0)
    return ContrastTable(
        contrast,
        todays_names((*genes, *more), contrast.organism),
        np.concatenate([numbers, none], axis=1),
        np.concatenate([n, np.zeros(len(more))]).astype(np.int32),
        np.concatenate([level, np.full(len(more), _TOO_RARE)]).astype(np.uint8),
    )


def todays_names(genes: Sequence[str], organism: str) -> tuple[str, ...]:
    """Today's symbols; a name stays as it is where today's is there already, or several names would become one.

    >>> todays_names(["HN1", "ITGA5"], ""), todays_names(["HN1", "JPT1"], "Homo sapiens")
    (('JPT1', 'ITGA5'), ('HN1', 'JPT1'))
    """
    table = load_symbols(organism or "Homo sapiens")
    if table is None:
        return tuple(genes)
    current, own = _current(table), set(genes)
    listed = {gene: table.aliases.get(gene, "") for gene in genes if gene not in current}
    new = {old: name for old, name in listed.items() if name and "|" not in name and name not in own}
    times = Counter(new.values())
    return tuple(new[gene] if gene in new and times[new[gene]] == 1 else gene for gene in genes)


@cache
def _current(table: SymbolTable) -> frozenset[str]:
    return frozenset(table.symbols)


def also(symbol: str) -> str:
    """Other genes of man that a symbol is an alias of, ``A|B``."""
    table = load_symbols("Homo sapiens")
    return "|".join(table.shared_with(symbol)) if table else ""


def of_results(folder: Path) -> Iterator[ContrastTable]:
    """Every contrast that a run left behind.  Raises ResultsError."""
    study = read_study(folder)
    for info in study.series:
        stem = file_stem(info.id)
        table = _read(folder, f"de/{stem}")
        with guarded_read(folder):
            wide = _read(folder, f"unequal/{stem}") if (folder / f"unequal/{stem}.parquet").exists() else None
            rare = _read(folder, f"rare/{stem}")["gene"].to_list() if (folder / f"rare/{stem}.parquet").exists() else []
            contrast = contrast_of(info, study.title or folder.resolve().name, _key_of(folder, stem, info))
            yield fitted_table(contrast, table["gene"].to_list(), _fit(table, ""), _unequal(table, wide), rare)


def _key_of(folder: Path, stem: str, info: SeriesInfo) -> str:
    digest = hashlib.sha256((folder / f"de/{stem}.parquet").read_bytes())
    return key_of({"id": info.id, "title": info.title, "de": digest.hexdigest()})


def key_of(what: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(what, sort_keys=True, default=str).encode()).hexdigest()


def _read(folder: Path, path: str) -> pl.DataFrame:
    import polars as pl

    try:
        return pl.read_parquet(folder / f"{path}.parquet")
    except (OSError, pl.exceptions.PolarsError) as error:
        raise damaged_table(error, folder) from None


def _fit(table: pl.DataFrame, under: str) -> RemedyFit:
    return RemedyFit(**{name: column(table, f"{under}{name}") for name in NUMBERS})


def _unequal(table: pl.DataFrame, wide: pl.DataFrame | None) -> UnequalFit | None:
    if wide is None:
        return None
    joined = table.select("gene").join(wide, on="gene", how="left", maintain_order="left")
    welch = _fit(joined, "welch_") if "welch_p" in joined.columns else None
    return UnequalFit(_fit(joined, "weighted_"), welch, column(joined, "fdr"))


def column(table: pl.DataFrame, name: str) -> FloatArray:
    """NaN where it is null."""
    import polars as pl

    return table[name].cast(pl.Float64).fill_null(np.nan).to_numpy().copy()
