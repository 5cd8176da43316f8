"""Write series and platforms in GEO's own formats.  The same input gives the same bytes: gzip carries no time."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from geneverdict.model.series import FloatArray, Platform, SampleTable, Series

CHANNEL_FIELDS = frozenset({"source_name", "organism", "molecule", "label", "taxid", "extract_protocol"})
"""Sample fields that GEO writes once per channel, with ``_ch1`` behind."""


def write_series_matrix(path: Path, series: Series, *, decimals: int = 4, missing: str = "", level: int = 6) -> None:
    """``series`` as a gzipped GEO series matrix; NaN is written as ``missing`` ("", "null", "NA", "NaN").

    Characteristics are written as GEO writes them: a sample that lacks one has the next in its place, so that keys
    shift from sample to sample within a row.
    """
    _write_lines(path, _matrix_lines(series, decimals, missing), level)


def write_platform_annot(path: Path, platform: Platform) -> None:
    """``platform`` as a gzipped GEO annotation file (``GPLn.annot.gz``) with the columns ID and Gene symbol."""
    _write_lines(path, _annot_lines(platform))


def write_platform_soft(path: Path, platform: Platform) -> None:
    """``platform`` as a gzipped family SOFT with a ``gene_assignment`` column, as exon and gene arrays have."""
    _write_lines(path, _soft_lines(platform))


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A plain tab-separated table; gzipped where the name ends in ``.gz``."""
    _write_lines(path, ("\t".join(row) for row in (header, *rows)))


def value_rows(names: Sequence[str], values: FloatArray, decimals: int, missing: str = "") -> Iterator[list[str]]:
    """Each name and its values as text."""
    form = f"%.{decimals}f".__mod__
    for name, row in zip(names, values.tolist(), strict=True):
        yield [name, *(form(value) if value == value else missing for value in row)]


def series_folder(accession: str) -> str:
    """The folder of a series or platform on GEO: the last three digits stand as ``nnn``.

    >>> series_folder("GSE99000001")
    'GSE99000nnn/GSE99000001'
    """
    return f"{accession[:-3]}nnn/{accession}"


def _matrix_lines(series: Series, decimals: int, missing: str) -> Iterator[str]:
    for field, values in series.fields.items():
        yield from (f"!Series_{field}\t{_quote(value)}" for value in values)
    yield ""
    for field, cells in _sample_rows(series.samples):
        yield "\t".join((f"!Sample_{field}", *map(_quote, cells)))
    yield "!series_matrix_table_begin"
    yield "\t".join(('"ID_REF"', *map(_quote, series.samples.ids)))
    for name, *cells in value_rows(series.probes, series.values, decimals, missing):
        yield "\t".join((_quote(name), *cells))
    yield "!series_matrix_table_end"


def _sample_rows(samples: SampleTable) -> Iterator[tuple[str, Sequence[str]]]:
    for field, cells in samples.columns.items():
        if field not in samples.characteristics:
            yield (f"{field}_ch1" if field in CHANNEL_FIELDS else field), cells
        elif field == samples.characteristics[0]:
            yield from (("characteristics_ch1", row) for row in _characteristic_rows(samples))


def _characteristic_rows(samples: SampleTable) -> Iterator[list[str]]:
    keys = samples.characteristics
    said = [
        [f"{key}: {samples.columns[key][i]}" for key in keys if samples.columns[key][i]] for i in range(len(samples))
    ]
    for row in range(max(map(len, said), default=0)):
        yield [cells[row] if row < len(cells) else "" for cells in said]


def _annot_lines(platform: Platform) -> Iterator[str]:
    yield "^Annotation"
    yield f"!Annotation_platform = {platform.id}"
    yield f"!Annotation_platform_title = {platform.title}"
    yield f"!Annotation_platform_organism = {platform.organism}"
    yield "#ID = ID from Platform data table"
    yield "#Gene symbol = Entrez Gene symbol"
    yield "!platform_table_begin"
    yield "ID\tGene symbol"
    for probe, genes in zip(platform.probes, platform.genes, strict=True):
        yield f"{probe}\t{'///'.join(genes)}"
    yield "!platform_table_end"


def _soft_lines(platform: Platform) -> Iterator[str]:
    yield "^DATABASE = GeoMiame"
    yield f"^PLATFORM = {platform.id}"
    yield f"!Platform_title = {platform.title}"
    yield f"!Platform_geo_accession = {platform.id}"
    yield f"!Platform_organism = {platform.organism}"
    yield f"!Platform_data_row_count = {len(platform.probes)}"
    yield "#ID = probe"
    yield "#gene_assignment = accession // gene symbol // gene title // cytoband // Entrez Gene ID"
    yield "!platform_table_begin"
    yield "ID\tgene_assignment"
    for probe, genes in zip(platform.probes, platform.genes, strict=True):
        assigned = " /// ".join(f"SIM_{gene} // {gene} // simulated gene // --- // ---" for gene in genes)
        yield f"{probe}\t{assigned or '---'}"
    yield "!platform_table_end"


def _quote(text: str) -> str:
    return f'"{text}"'


def _write_lines(path: Path, lines: Iterable[str], level: int = 6) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = "".join(f"{line}\n" for line in lines).encode()
    path.write_bytes(gzip.compress(data, level, mtime=0) if path.suffix == ".gz" else data)
