"""Counts of reads that the study file names, joined to a sheet of samples or to those of an accession."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geneverdict.io.bounds import require_columns
from geneverdict.io.fetch.addresses import Request
from geneverdict.io.sources.counts.archive import tables_within
from geneverdict.io.sources.counts.files import count_files, supplement_of
from geneverdict.io.sources.counts.joining import Joined, join, not_joined, sample_name
from geneverdict.io.sources.counts.per_sample import Counts, is_per_sample, read_per_sample
from geneverdict.io.sources.counts.recognise import recognise
from geneverdict.io.sources.counts.runs import columns_of_samples, of_samples
from geneverdict.io.sources.counts.text import (
    CountText,
    genes_only,
    open_counts,
    read_columns,
    require_numbers,
    single_ids,
)
from geneverdict.io.sources.counts.transcripts import read_gene_of
from geneverdict.io.sources.own_head import require_names
from geneverdict.io.sources.own_sheet import read_cells
from geneverdict.io.sources.series_matrix import read_header, require_one_matrix, require_platform
from geneverdict.io.sources.source import Offer, SourceFile, geo_accession
from geneverdict.io.sources.tables import NO_TEXT, distinct_names
from geneverdict.io.sources.xlsx import book_and_sheet
from geneverdict.messages import Message, count, quoted
from geneverdict.model.series import SampleTable, Series
from geneverdict.model.study import SeriesSpec

_MATRIX = "_series_matrix.txt"
_LENGTH = re.compile(r"(?:gene|exon|exonic|transcript|tx|merged|median)?[_. ]?length", re.IGNORECASE)


class _Samples(NamedTuple):
    """Those that the counts are to be joined to; ``ids`` None: a field of the sheet names them."""

    fields: dict[str, tuple[str, ...]]
    characteristics: tuple[str, ...]
    ids: tuple[str, ...] | None
    where: str
    notes: tuple[Message, ...] = ()


class CountFiles:
    """A table of counts, or files of one sample each."""

    def offers(self, spec: SeriesSpec) -> Offer | None:
        if spec.counts is None:
            return None
        accession, supplement = geo_accession(spec), supplement_of(spec)
        wanted: list[Path | Request] = []
        if supplement is not None and accession is not None:
            wanted.append(Request("supplementary file", accession, name=supplement))
        else:
            wanted += [book_and_sheet(path)[0] for path in count_files(spec)]
        wanted += [
            book_and_sheet(Path(path))[0] for path in (spec.samples, spec.tx2gene, spec.runs) if path is not None
        ]
        if spec.samples is None and accession is not None:
            wanted.append(Request("series matrix", accession, spec.platform))
        return Offer(tuple(wanted))

    def read(self, files: Sequence[SourceFile], spec: SeriesSpec) -> Series:
        matrices = [file for file in files if _MATRIX in file.path.name]
        if supplement_of(spec) is not None:
            paths: tuple[Path, ...] = (files[0].path,)
        else:
            paths = count_files(spec)
        header = _header(matrices, spec) if matrices else None
        with tables_within(paths) as tables:
            return series_of_counts(tables, spec, header, source=files[0].address)


def _header(matrices: Sequence[SourceFile], spec: SeriesSpec) -> Series:
    """Raises NeedsWordError for a series of several platforms, StudyError where it is not on the entry's."""
    require_one_matrix([file.path.name for file in matrices])
    header = read_header(matrices[0].path, source=matrices[0].address)
    require_platform(spec, header)
    return header


def series_of_counts(paths: Sequence[Path], spec: SeriesSpec, header: Series | None, *, source: str) -> Series:
    """The series of some files, for the samples of the entry's own sheet, else of ``header``, else of the columns.

    Raises ReadError for files that are not what they should be and where the names do not meet, NeedsWordError where
    the entry must say more.
    """
    first = open_counts(paths[0], spec.encoding)
    require_columns(len(paths), first.where)
    per_sample = is_per_sample(first, len(paths))
    where = first.where
    columns = [str(path) for path in paths] if per_sample else [first.columns[i] for i in first.samples]
    samples = _samples(spec, header)
    of_runs = columns_of_samples(columns, samples.fields, Path(spec.runs) if spec.runs else None, spec.encoding)
    table, chosen, notes = _joined(of_runs.names, samples, where)
    wanted = [i for one in chosen for i in of_runs.members[one]]
    if per_sample:
        genes = read_gene_of(Path(spec.tx2gene), spec.encoding) if spec.tx2gene else None
        picked = [paths[i] for i in wanted]
        counts = read_per_sample(picked, encoding=spec.encoding, strand=spec.strand, genes=genes, missing=spec.missing)
    else:
        counts = _of_table(first, [first.samples[i] for i in wanted], spec.missing)
        notes = (*notes, *_columns_left_out(first))
    place = {column: i for i, column in enumerate(wanted)}
    counts = of_samples(counts, [[place[i] for i in of_runs.members[one]] for one in chosen])
    written = [Path(columns[i]).name for i in wanted]
    written += [] if first.shares else [where]  # a file named after what it holds beside the counts
    known = recognise(counts.values, written, where, estimated=counts.estimated)
    genes_named, two_ids = single_ids(counts.genes)
    values = np.ascontiguousarray(counts.values)
    values.setflags(write=False)
    return Series(
        id=header.id if header else spec.id,
        platform=header.platform if header else spec.platform or "",
        samples=table,
        probes=tuple(distinct_names(genes_named)),
        values=values,
        fields=header.fields if header else {},
        measure=known.measure,
        source=source,
        notes=(*samples.notes, *of_runs.notes, *notes, *counts.notes, *two_ids, known.note),
        lengths=counts.lengths,
        gene_lengths=counts.gene_lengths,
    )


def _of_table(text: CountText, wanted: Sequence[int], missing: Sequence[str]) -> Counts:
    said = [i for i, name in enumerate(text.columns) if i not in text.samples and _LENGTH.fullmatch(name)][:1]
    rows = read_columns(text, [*wanted, *said], missing)
    counted = rows._replace(values=rows.values[:, : len(wanted)])
    require_numbers(counted, [text.columns[i] for i in wanted], text.where)
    genes = genes_only(counted)
    counts = Counts(genes.names, genes.values, None, genes.notes)
    if said:
        lengths = genes_only(rows).values[:, -1]
        counts = counts._replace(gene_lengths=lengths if np.all(lengths > 0) else None)
    return counts


def _columns_left_out(text: CountText) -> tuple[Message, ...]:
    """What is said of the genes, and what the samples have beside their counts."""
    others = [name for i, name in enumerate(text.columns) if i not in (*text.samples, *text.shares)]
    shares = [text.columns[i] for i in text.shares]
    kinds = {"read-annotation_columns": others, "read-share_columns": shares}
    return tuple(
        Message(code, {"n": count(len(found)), "names": quoted(found)}) for code, found in kinds.items() if found
    )


def _samples(spec: SeriesSpec, header: Series | None) -> _Samples:
    if spec.samples is not None:
        path = Path(spec.samples)
        sheet = read_cells(path, "sample_sheet", spec.encoding)
        cells = {
            name: tuple("" if row[i] in NO_TEXT else row[i] for row in sheet.rows)
            for i, name in enumerate(sheet.headers)
        }
        return _Samples(cells, (), None, path.name, sheet.notes)
    if header is None:
        return _Samples({}, (), None, "")
    table = header.samples
    notes = tuple(note for note in header.notes if note.code != "read-header_only")
    return _Samples(dict(table.columns), table.characteristics, table.ids, header.id, notes)


def _joined(
    columns: Sequence[str], samples: _Samples, where: str
) -> tuple[SampleTable, tuple[int, ...], tuple[Message, ...]]:
    """The samples that have counts, the column of each, and how they were found."""
    if not samples.fields:
        names = tuple(_title(column) for column in columns)
        require_names(names, where, "matrix")
        return SampleTable(names, {"title": names}), tuple(range(len(columns))), ()
    found = join(columns, samples.fields, where)
    if found is None:
        raise not_joined([_title(column) for column in columns], samples.fields, where)
    fields = {name: tuple(texts[i] for i in found.samples) for name, texts in samples.fields.items()}
    ids = tuple(samples.ids[i] for i in found.samples) if samples.ids else fields[found.field]
    require_names(ids, samples.where, "sample")
    characteristics = samples.characteristics or tuple(name for name in fields if name != found.field)
    return SampleTable(ids, fields, characteristics), found.columns, (found.note(), *_lost(columns, samples, found))


def _lost(columns: Sequence[str], samples: _Samples, found: Joined) -> tuple[Message, ...]:
    """Samples without counts, and columns of no sample."""
    names = samples.ids or samples.fields[found.field]
    bare = [names[i] or f"#{i + 1}" for i in range(len(names)) if i not in set(found.samples)]
    extra = [_title(column) for i, column in enumerate(columns) if i not in set(found.columns)]
    notes = []
    if bare:
        notes.append(Message("read-samples_without_counts", {"n": count(len(bare)), "names": quoted(bare)}))
    if extra:
        notes.append(Message("read-counts_without_sample", {"n": count(len(extra)), "names": quoted(extra)}))
    return tuple(notes)


def _title(column: str) -> str:
    return sample_name(column) if "/" in column else column
