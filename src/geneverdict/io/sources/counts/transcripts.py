"""Estimates for transcripts, summed for each gene: Soneson, Love and Robinson, F1000Research 2015, 4:1521."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.errors import NeedsWordError, ReadError
from geneverdict.io.sources.own_sheet import read_cells
from geneverdict.messages import Code, Message, Name, Value, count, quoted
from geneverdict.model.series import FloatArray

_TRANSCRIPT = re.compile(r"ENS[A-Z]*T\d{11}(?:\.\d+)?(?:\|.*)?|[NX][MR]_\d+(?:\.\d+)?|FBtr\d+|AT\dG\d+\.\d+")
_GENCODE = re.compile(r"ENS[A-Z]*T\d{11}(?:\.\d+)?(?:_PAR_Y)?\|(ENS[A-Z]*G\d{11}(?:\.\d+)?(?:_PAR_Y)?)\|")
"""Transcripts of GENCODE's fasta files: the gene's id stands behind that of the transcript."""
_VERSION = re.compile(r"\.\d+\Z")
_LEAST = 0.5
"""Share of the transcripts that the table must give a gene."""


class GeneOf(NamedTuple):
    """Transcript → gene, and the file that says so."""

    table: Mapping[str, str]
    where: str


class Genes(NamedTuple):
    """The gene of each transcript, "" where the table has none, and the values of what is to be said of it."""

    genes: tuple[str, ...]
    said: Mapping[str, Value]


class Summed(NamedTuple):
    """Genes × samples: summed counts, and the mean effective length of the gene's transcripts, by their abundance."""

    counts: FloatArray
    lengths: FloatArray


def read_gene_of(path: Path, encoding: str | None = None) -> GeneOf:
    """A table of transcripts (first column) and their genes (second), with or without a header."""
    sheet = read_cells(path, "tx2gene", encoding)
    if len(sheet.headers) < 2:
        raise ReadError(Message("error-tx2gene_columns"), where=path.name)
    rows = [sheet.headers, *sheet.rows]
    table: dict[str, str] = {}
    for transcript, gene, *_ in rows:  # of a transcript that stands twice the first counts
        if transcript and gene:
            table.setdefault(transcript, gene)
    return GeneOf(table, path.name)


def genes_of_transcripts(names: Sequence[str], genes: GeneOf | None, where: str) -> Genes | None:
    """By the name, else by what stands before its first bar, else without its version: the way that fits most.

    None where no table is given and the names do not look like transcripts.  Raises NeedsWordError for transcripts
    without a table, ReadError for the table of other ones.
    """
    if genes is None:
        transcripts = sum(_TRANSCRIPT.fullmatch(name) is not None for name in names)
        if transcripts < _LEAST * len(names):
            return None
        told = [_GENCODE.match(name) for name in names]
        if all(told):
            own = tuple(match[1] for match in told if match)
            said: dict[str, Value] = {"n": count(0), "of": count(len(names)), "way": Code("gencode")}
            return Genes(own, {**said, "genes": count(len(set(own)))})
        raise NeedsWordError(Message("error-no_tx2gene", {"example": Name(names[0])}), where=where)
    ways: dict[str, Callable[[str], str]] = {"as_written": str, "bar": _before_bar, "version": _without_version}
    found = {}
    for way, key in ways.items():
        table: dict[str, str] = {}
        for name, gene in genes.table.items():
            table.setdefault(key(name), gene)
        found[way] = tuple(table.get(key(name), "") for name in names)
    way = max(found, key=lambda one: sum(map(bool, found[one])))
    lost = [name for name, gene in zip(names, found[way], strict=True) if not gene]
    values: dict[str, Value] = {"n": count(len(lost)), "of": count(len(names)), "names": quoted(lost[:3])}
    if len(lost) > (1 - _LEAST) * len(names):
        one = {"example": Name(next(iter(genes.table), "")), "table": Name(genes.where)}
        raise ReadError(Message("error-tx2gene_of_others", {**values, **one}), where=where)
    n_genes = count(len(set(found[way]) - {""}))
    return Genes(found[way], {"n": values["n"], "of": values["of"], "way": Code(way), "genes": n_genes})


def summed_by_gene(
    counts: FloatArray, abundances: FloatArray, lengths: FloatArray, code: npt.NDArray[np.intp], n_genes: int
) -> Summed:
    """``counts``, ``abundances`` (TPM) and effective ``lengths`` are transcripts × samples; ``code``: their genes.

    A gene's length in a sample is the mean of its transcripts', weighted by their abundance there.  In a sample where
    the gene has none it is the geometric mean of its lengths in the others; where it has none anywhere, the plain mean
    over its transcripts and samples.  No length is below one base, so that its logarithm is one of a length.  Numbers
    beyond all bounds and lengths that are none count as no abundance.
    """

    def by_gene(values: FloatArray) -> FloatArray:
        total = np.zeros((n_genes, *values.shape[1:]))
        np.add.at(total, code, values)
        return total

    abundance = by_gene(abundances)
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        mean = by_gene(abundances * lengths) / abundance
    there = (abundance > 0) & (mean > 0) & np.isfinite(mean)
    plain = by_gene(lengths.mean(axis=1)) / np.bincount(code, minlength=n_genes)
    logs = np.where(there, np.log(np.where(there, mean, 1.0)), 0.0).sum(axis=1)
    others = np.exp(logs / np.maximum(there.sum(axis=1), 1))
    instead = np.where(there.any(axis=1), others, plain)
    return Summed(by_gene(counts), np.maximum(np.where(there, mean, instead[:, None]), 1.0))


def _before_bar(name: str) -> str:
    return name.partition("|")[0]


def _without_version(name: str) -> str:
    return _VERSION.sub("", _before_bar(name))
