"""Files of one sample each, as counting programs write them, put side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geneverdict.errors import NeedsWordError, ReadError
from geneverdict.io.sources.counts.programs import Program
from geneverdict.io.sources.counts.text import (
    CountText,
    Rows,
    genes_only,
    open_counts,
    read_columns,
    require_numbers,
    span,
    texts_of,
)
from geneverdict.io.sources.counts.transcripts import GeneOf, genes_of_transcripts, summed_by_gene
from geneverdict.io.sources.text import truncated
from geneverdict.messages import Code, Message, Name, Value, count
from geneverdict.model.series import FloatArray

STRANDS = ("unstranded", "forward", "reverse")
"""The columns of STAR's ReadsPerGene, in their order."""
_STRANDED, _UNSTRANDED = 0.8, 0.6
"""Share of reads on one strand: from the first on the library is stranded, up to the second it is not."""
_ESTIMATES: Mapping[Program, tuple[int, int, int]] = {
    "rsem": (2, 3, 4), "rsem_isoforms": (2, 3, 4), "salmon": (1, 3, 2), "kallisto": (1, 2, 3),
}  # fmt: skip
"""Columns after the first: effective length, estimated count, TPM."""


class Counts(NamedTuple):
    """Genes × samples, on the scale of the file; ``lengths`` as in ``Series.lengths``."""

    genes: list[str]
    values: FloatArray
    lengths: FloatArray | None
    notes: tuple[Message, ...]
    gene_lengths: FloatArray | None = None
    """(genes,) where a table says them beside the counts."""
    estimated: bool = False
    """By a program that shares reads out among transcripts: counts, though they are not whole."""


def is_per_sample(first: CountText, n_files: int) -> bool:
    """Each file holds one sample: its program writes it so, or there are several files."""
    return n_files > 1 or first.program not in (None, "featurecounts")


def read_per_sample(
    paths: Sequence[Path],
    *,
    encoding: str | None = None,
    strand: str | None = None,
    genes: GeneOf | None = None,
    missing: Sequence[str] = (),
) -> Counts:
    """One column for each file, in their order.

    ``strand``: which column of STAR's counts; found where None.  ``genes``: of transcripts.  Raises ReadError for files
    of several kinds or of different genes, NeedsWordError where the strand cannot be told or transcripts have no genes.
    """
    first = open_counts(paths[0], encoding)
    program = first.program
    names, values, notes = _side_by_side(first, paths, encoding, missing)
    samples = [path.name for path in paths]
    if program in _ESTIMATES:
        of_genes = program == "rsem"
        if program == "rsem_isoforms":
            own = read_columns(first, _columns(first)).names
            genes = GeneOf(dict(zip(own, texts_of(first, 0), strict=True)), first.where)
        return _estimates(names, values, samples, None if of_genes else genes, first.where, summed=not of_genes)
    at = 0
    if program == "star":
        at, note = _strand(names, values, strand, first.where)
        notes += (note,)
    rows = Rows(names, values[:, :, at], notes)
    require_numbers(rows, samples, first.where)
    rows = genes_only(rows)
    return Counts(rows.names, rows.values, None, rows.notes)


def _side_by_side(
    first: CountText, paths: Sequence[Path], encoding: str | None, missing: Sequence[str]
) -> tuple[list[str], FloatArray, tuple[Message, ...]]:
    """Names of rows, and rows × samples × columns; one file at a time is held, because a hundred are large."""
    names: list[str] = []
    values: list[FloatArray] = []
    notes: dict[Message, None] = {}
    for path in paths:
        text = first if path == first.path else open_counts(path, encoding)
        _require_alike(first, text, len(paths))
        rows = read_columns(text, _columns(text), missing)
        names = names or rows.names
        values.append(_in_order_of(names, rows, text, first))
        notes |= dict.fromkeys(rows.notes)
    return names, np.stack(values, axis=1), tuple(notes)


def _columns(text: CountText) -> Sequence[int]:
    """Raises ReadError where the file has fewer columns than its program writes."""
    chosen = _of_program(text)
    if max(chosen) >= len(text.matrix.columns):
        raise truncated(text.path, Message("cut-in_header"))
    return chosen


def _of_program(text: CountText) -> Sequence[int]:
    match text.program:
        case "star":
            return range(len(STRANDS))
        case "rsem" | "rsem_isoforms" | "salmon" | "kallisto":
            return _ESTIMATES[text.program]
        case _:
            return text.samples[-1:]


def _require_alike(first: CountText, text: CountText, n_files: int) -> None:
    """Raises ReadError for files of several kinds, and for several tables of several samples."""
    if text.program != first.program:
        kinds: dict[str, Value] = {"one": Name(first.where), "kind": _kind(first), "other": _kind(text)}
        raise ReadError(Message("error-count_files_of_kinds", kinds), where=text.where)
    if text.program in (None, "featurecounts") and len(text.samples) != 1:
        values = {"n": count(len(text.samples)), "files": count(n_files)}
        raise ReadError(Message("error-count_tables", values), where=text.where)


def _in_order_of(names: list[str], rows: Rows, text: CountText, first: CountText) -> FloatArray:
    """The numbers in the order of the first file's names.  Raises ReadError where this one names others."""
    if rows.names == names:
        return rows.values
    place = {name: i for i, name in enumerate(rows.names)}
    there = set(names)
    if len(place) != len(names) or len(rows.names) != len(names) or place.keys() != there:
        only = next((name for name in rows.names if name not in there), None)
        lost = next((name for name in names if name not in place), "")
        values: dict[str, Value] = {"n": count(len(rows.names)), "first": count(len(names)), "other": Name(first.where)}
        values |= {"name": Name(only or lost), "has": Code("false" if only is None else "true")}
        raise ReadError(Message("error-count_rows_differ", values), where=text.where)
    return rows.values[[place[name] for name in names]]


def _estimates(
    names: list[str], values: FloatArray, samples: Sequence[str], genes: GeneOf | None, where: str, *, summed: bool
) -> Counts:
    """RSEM, Salmon and kallisto: counts of genes as they are, or ``summed`` over transcripts; effective lengths."""
    length, counts, tpm = (values[:, :, i] for i in range(3))
    require_numbers(Rows(names, counts), samples, where)
    require_numbers(Rows(names, length), samples, where)
    found = genes_of_transcripts(names, genes, where) if summed else None
    if found is None:  # rows are genes already
        return Counts(names, counts, np.maximum(length, 1.0), (), estimated=True)
    known = np.array([bool(gene) for gene in found.genes])
    labels, code = np.unique(np.array(found.genes)[known], return_inverse=True)
    tpm = np.nan_to_num(tpm[known])  # kallisto writes nan where a sample has no reads at all
    of_genes = summed_by_gene(counts[known], tpm, length[known], code, len(labels))
    lost = counts[~known].sum(axis=0) / np.maximum(counts.sum(axis=0), 1)
    note = Message("read-tx2gene", {**found.said, **span(lost)})
    return Counts(list(map(str, labels)), of_genes.counts, of_genes.lengths, (note,), estimated=True)


def _strand(names: Sequence[str], values: FloatArray, said: str | None, where: str) -> tuple[int, Message]:
    """Which of STAR's three columns holds the counts, by how the reads of genes lie on the two strands."""
    if said is not None:
        return STRANDS.index(said), Message("read-strand_said", {"strand": Code(said)})
    genes = [i for i, name in enumerate(names) if not name.startswith("N_")]
    forward, reverse = (np.nansum(values[genes, :, i], axis=0) for i in (1, 2))
    share = forward / np.maximum(forward + reverse, 1)
    kinds = {_strand_of(float(one)) for one in share}
    ends = span(share)
    if len(kinds) > 1 or "" in kinds:
        raise NeedsWordError(Message("error-strand", ends), where=where)
    strand = kinds.pop()
    return STRANDS.index(strand), Message("read-strand", {"strand": Code(strand), **ends})


def _strand_of(forward: float) -> str:
    if forward >= _STRANDED or forward <= 1 - _STRANDED:
        return "forward" if forward > 0.5 else "reverse"
    return "unstranded" if 1 - _UNSTRANDED <= forward <= _UNSTRANDED else ""


def _kind(text: CountText) -> Code:
    return Code(text.program or "table")
