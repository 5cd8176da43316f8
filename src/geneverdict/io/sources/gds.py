"""Reader of GEO's older DataSets (GDS): one table that curators made of a series, its samples sorted into subsets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from geneverdict.errors import ReadError
from geneverdict.io.bounds import require_columns
from geneverdict.io.sources.platform_table import KnownOf, parse_platform
from geneverdict.io.sources.sample_fields import measure_of
from geneverdict.io.sources.series_matrix import refuse_repeated, table_truncated
from geneverdict.io.sources.text import decode, encoding_note, read_bytes, truncated
from geneverdict.io.sources.values import Columns, clean, parse_values
from geneverdict.messages import Message, Name, count, names
from geneverdict.model.series import Platform, SampleTable, Series

_MARK = re.compile(rb"^\^DATASET[ \t]*=", re.MULTILINE | re.IGNORECASE)
_BEGIN, _END = b"!dataset_table_begin", b"!dataset_table_end"
_FIELD = re.compile(r"!dataset_(\S+)\s*=\s?(.*)", re.IGNORECASE)
_SUBSET = re.compile(r"!subset_(description|sample_id|type)\s*=\s?(.*)", re.IGNORECASE)
_COLUMN = re.compile(r"#(GSM\d+)\s*=\s*(?:\w+ \w+ GSM\d+:\s*)?(.*?)(?:;\s*src:\s*(.*))?\s*\Z", re.IGNORECASE)
_GENES = "IDENTIFIER"
_NO_GENE = re.compile(r"--.*|\s*")
_CALLED = {"description": "summary", "pubmed_id": "pubmed_id", "type": "type", "title": "title"}
"""Fields of a DataSet by their names in a series."""


def is_dataset(start: bytes) -> bool:
    """By the first bytes of a SOFT file."""
    return _MARK.search(start) is not None


class _File(NamedTuple):
    fields: dict[str, tuple[str, ...]]
    samples: dict[str, tuple[str, str]]
    """Title and source of each sample that the header describes."""
    subsets: dict[str, dict[str, list[str]]]
    """By kind (``disease state``), each sample's subsets of this kind."""
    columns: list[str]
    body: bytes
    first_line: int


def read_dataset(path: Path, *, source: str = "", missing: Sequence[str] = ()) -> Series:
    """Each kind of subset (``disease state``, ``individual``) is a field of the samples.

    ``missing``: cells that mean no value.  Raises ReadError for a file that is not whole.
    """
    data = read_bytes(path)
    found = _taken_apart(data, path)
    samples = [name for name in found.columns if name.upper().startswith("GSM")]
    if not samples:
        raise truncated(path, Message("cut-no_sample"))
    refuse_repeated("file", samples, path.name)
    wanted = Columns(found.columns[1:], [found.columns.index(name) - 1 for name in samples])
    raw = parse_values(found.body, wanted, where=path.name, first_line=found.first_line, missing=missing)
    promised = next(iter(found.fields.get("feature_count", ())), "")
    if promised.isdigit() and len(raw.rows) < int(promised):
        raise table_truncated(int(promised), len(raw.rows), path.name)
    tidy = clean(raw)
    table = _samples(found, samples)
    fields = {_CALLED.get(name, name): texts for name, texts in found.fields.items()}
    return Series(
        id=path.name.partition(".")[0] if not found.fields.get("accession") else found.fields["accession"][0],
        platform=next(iter(found.fields.get("platform", ())), ""),
        samples=table,
        probes=tidy.rows,
        values=tidy.values,
        fields=fields,
        measure=measure_of(table),
        source=source or str(path),
        notes=(*encoding_note(data, "file"), _note(found), *tidy.notes),
    )


def dataset_platform(
    path: Path, *, platform: str, known: KnownOf | None = None, symbol_column: str | None = None
) -> Platform | None:
    """The genes that the DataSet itself names beside its values; None where it names none."""
    found = _taken_apart(read_bytes(path), path)
    if len(found.columns) < 2 or found.columns[1].upper() != _GENES:
        return None
    organism = next(iter(found.fields.get("platform_organism", ())), "")
    head = f"!Platform_geo_accession = {platform}\n!Platform_organism = {organism}\n"
    head += "!platform_table_begin\nID\tGene symbol\n"
    rows = (line.split("\t", 2)[:2] for line in decode(found.body).text.split("\n") if line.strip())
    lines = ("\t".join([row[0], "" if _NO_GENE.fullmatch(row[1]) else row[1]]) for row in rows if len(row) == 2)
    return parse_platform(head + "\n".join(lines), path, known=known, symbol_column=symbol_column)


def _taken_apart(data: bytes, path: Path) -> _File:
    begin = data.find(b"\n" + _BEGIN)
    if begin < 0:
        raise truncated(path, Message("cut-before_table"))
    end = data.find(b"\n" + _END, begin)
    if end < 0:
        raise truncated(path, Message("cut-line_missing", {"line": Name(_END.decode())}))
    head = decode(data[:begin]).text.split("\n")
    names_at = data.find(b"\n", begin + 1) + 1
    body_at = data.find(b"\n", names_at) + 1
    columns = [cell.strip() for cell in decode(data[names_at : body_at - 1]).text.split("\t")]
    require_columns(len(columns), path.name)
    if columns[0].upper() != "ID_REF":
        raise ReadError(Message("error-no_probe_column", {"column": Name(columns[0])}), where=path.name)
    return _File(
        _fields(head),
        _described(head),
        _subsets(head),
        columns,
        data[body_at : end + 1],
        data.count(b"\n", 0, body_at) + 1,
    )


def _fields(head: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for line in head:
        if line.upper().startswith("^DATASET"):
            found["accession"] = [line.partition("=")[2].strip()]
        elif (match := _FIELD.match(line)) and match[2].strip():
            found.setdefault(match[1], []).append(match[2].strip())
    return {name: tuple(texts) for name, texts in found.items()}


def _described(head: Sequence[str]) -> dict[str, tuple[str, str]]:
    matches = (_COLUMN.match(line) for line in head if line.startswith("#GSM"))
    return {match[1].upper(): (match[2].strip(), (match[3] or "").strip()) for match in matches if match}


def _subsets(head: Sequence[str]) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    said: dict[str, str] = {}
    for line in [*head, "^"]:
        if line.startswith("^"):
            if said.get("type") and said.get("sample_id"):
                of_kind = found.setdefault(said["type"], {})
                for sample in said["sample_id"].split(","):
                    of_kind.setdefault(sample.strip().upper(), []).append(said.get("description", ""))
            said = {}
        elif match := _SUBSET.match(line):
            said[match[1].casefold()] = match[2].strip()
    return found


def _samples(found: _File, ids: Sequence[str]) -> SampleTable:
    keys = [name.upper() for name in ids]
    told = [found.samples.get(key, ("", "")) for key in keys]
    columns = {"title": tuple(title for title, _ in told), "source_name": tuple(source for _, source in told)}
    columns["geo_accession"] = tuple(ids)
    for field, gds in {"organism": "sample_organism", "channel_count": "channel_count"}.items():
        if texts := found.fields.get(gds):
            columns[field] = (texts[0],) * len(ids)
    kinds = {kind: tuple("; ".join(of.get(key, ())) for key in keys) for kind, of in found.subsets.items()}
    return SampleTable(tuple(ids), {**columns, **kinds}, tuple(kinds))


def _note(found: _File) -> Message:
    series = found.fields.get("reference_series", ())
    return Message(
        "read-dataset", {"n": count(len(found.subsets)), "kinds": names(found.subsets), "series": names(series)}
    )
