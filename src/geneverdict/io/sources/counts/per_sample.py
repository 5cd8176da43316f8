"""Files of one sample each, as counting programs write them, put side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from geneverdict.errors import NeedsWordError, ReadError
from geneverdict.io.sources.counts.programs import Program
from geneverdict.io.sources.counts.text import (
    CountText,
    Rows,
    genes_only,
    read_columns,
    require_numbers,
    span,
    texts_of,
)
from geneverdict.io.sources.counts.transcripts import GeneOf, genes_of_transcripts, summed_by_gene
from geneverdict.messages import Code, Message, Name, Value, count
from geneverdict.model.series import FloatArray

STRANDS = ("unstranded", "forward", "reverse")
"""The columns of STAR's ReadsPerGene, in their order."""
_STRANDED, _UNSTRANDED = 0.8, 0.6
"""Share of reads on one strand: from the first on the library is stranded, up to the second it is not."""
_ESTIMATES: dict[Program, tuple[int, int, int]] = {
    "rsem": (2, 3, 4), "rsem_isoforms": (2, 3, 4), "salmon": (1, 3, 2), "kallisto": (1, 2, 3),
}  # fmt: skip
"""Columns after the first: effective length, estimated count, TPM."""


class Counts(NamedTuple):
    """Genes × samples, on the scale of the file; ``lengths`` as in ``Series.lengths``."""

    genes: list[str]
    values: FloatArray
    lengths: FloatArray | None
    notes: tuple[Message, ...]
    estimated: bool = False
    """By a program that shares reads out among transcripts: counts, though they are not whole."""


def is_per_sample(texts: Sequence[CountText]) -> bool:
    """Each file holds one sample: a program writes it so, or there are several with one column of numbers each."""
    first = texts[0]
    if first.program not in (None, "featurecounts"):
        return True
    return len(texts) > 1


def require_alike(texts: Sequence[CountText]) -> None:
    """Raises ReadError for files of several kinds, and for several tables of several samples."""
    first = texts[0]
    for text in texts[1:]:
        if text.program != first.program:
            kinds: dict[str, Value] = {"one": Name(first.where), "kind": _kind(first), "other": _kind(text)}
            raise ReadError(Message("error-count_files_of_kinds", kinds), where=text.where)
    tables = [text for text in texts if text.program in (None, "featurecounts") and len(text.samples) != 1]
    if len(texts) > 1 and tables:
        values = {"n": count(len(tables[0].samples)), "files": count(len(texts))}
        raise ReadError(Message("error-count_tables", values), where=tables[0].where)


def read_per_sample(
    texts: Sequence[CountText], *, strand: str | None, genes: GeneOf | None, missing: Sequence[str] = ()
) -> Counts:
    """One column for each file, in their order.

    ``strand``: which column of STAR's counts; found where None.  ``genes``: of transcripts.  Raises ReadError where the
    files name different genes, NeedsWordError where the strand cannot be told or transcripts have no genes.
    """
    program = texts[0].program
    if program in _ESTIMATES:
        return _estimates(texts, program, genes)
    picked = [range(len(STRANDS)) if program == "star" else text.samples[-1:] for text in texts]
    each = [read_columns(text, columns, missing) for text, columns in zip(texts, picked, strict=True)]
    names = _same_names(texts, each)
    values = np.stack([rows.values for rows in each], axis=1)  # genes × samples × columns
    notes: tuple[Message, ...] = tuple(dict.fromkeys(note for rows in each for note in rows.notes))
    at = 0
    if program == "star":
        at, note = _strand(names, values, strand, texts[0].where)
        notes += (note,)
    rows = Rows(names, values[:, :, at], notes)
    require_numbers(rows, [text.where for text in texts], texts[0].where)
    rows = genes_only(rows)
    return Counts(rows.names, rows.values, None, rows.notes)


def _estimates(texts: Sequence[CountText], program: Program, genes: GeneOf | None) -> Counts:
    """RSEM, Salmon and kallisto: counts of genes as they are, or summed over transcripts, with effective lengths."""
    each = [read_columns(text, _ESTIMATES[program]) for text in texts]
    names = _same_names(texts, each)
    length, counts, tpm = (np.stack([rows.values[:, i] for rows in each], axis=1) for i in range(3))
    require_numbers(Rows(names, counts), [text.where for text in texts], texts[0].where)
    tpm = np.nan_to_num(tpm)  # kallisto writes nan where a sample has no reads at all
    require_numbers(Rows(names, length), [text.where for text in texts], texts[0].where)
    notes: tuple[Message, ...] = ()
    if program == "rsem_isoforms":
        genes = GeneOf(dict(zip(names, texts_of(texts[0], 0), strict=True)), texts[0].where)
    if program == "rsem":
        return Counts(names, counts, np.maximum(length, 1.0), notes, estimated=True)
    found = genes_of_transcripts(names, genes, texts[0].where)
    if found is None:  # rows are genes already
        return Counts(names, counts, np.maximum(length, 1.0), notes, estimated=True)
    known = np.array([bool(gene) for gene in found.genes])
    labels, code = np.unique(np.array(found.genes, dtype=object)[known].astype(str), return_inverse=True)
    summed = summed_by_gene(counts[known], tpm[known], length[known], code, len(labels))
    lost = counts[~known].sum(axis=0) / np.maximum(counts.sum(axis=0), 1)
    note = Message("read-tx2gene", {**found.said, **span(lost)})
    return Counts(list(map(str, labels)), summed.counts, summed.lengths, (note,), estimated=True)


def _same_names(texts: Sequence[CountText], each: list[Rows]) -> list[str]:
    """The names of the first; other files are put in its order where they name the same.  Raises ReadError else."""
    first = each[0].names
    for i, (text, rows) in enumerate(zip(texts, each, strict=True)):
        if rows.names == first:
            continue
        if len(rows.names) != len(first) or sorted(rows.names) != sorted(first) or len(set(first)) < len(first):
            only = next((name for name in rows.names if name not in set(first)), None)
            lost = next((name for name in first if name not in set(rows.names)), None)
            n: dict[str, Value] = {"n": count(len(rows.names)), "first": count(len(first))}
            n |= {"other": Name(texts[0].where), "name": Name(only or lost or ""), "has": Code(str(bool(only)).lower())}
            raise ReadError(Message("error-count_rows_differ", n), where=text.where)
        place = {name: j for j, name in enumerate(rows.names)}
        each[i] = rows._replace(names=first, values=rows.values[[place[name] for name in first]])
    return first


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
