"""Where things are in GEO's file tree.  Paths are relative to its root, the same on every mirror and in the cache.

>>> matrix_path("GSE14520", "GPL571")
'series/GSE14nnn/GSE14520/matrix/GSE14520-GPL571_series_matrix.txt.gz'
>>> annotation_path("GPL570")
'platforms/GPLnnn/GPL570/annot/GPL570.annot.gz'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Literal
from urllib.parse import quote, unquote, urlencode, urlsplit

from geneverdict.errors import UsageError
from geneverdict.messages import Code, Message, Name

_ACCESSION = re.compile(r"(GSE|GPL|GDS)([1-9][0-9]{0,8})")
_OTHER = re.compile(r"GSM[0-9]+")
_HREF = re.compile(r"""href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to ask of a mirror; ``platform`` only for the matrix of one platform of a series.

    ``name``: of a supplementary file; of NCBI's counts and their genes, the genome that the reads were counted on.
    """

    kind: Literal[
        "series matrix",
        "family SOFT",
        "DataSet",
        "platform table",
        "supplementary file",
        "NCBI counts",
        "NCBI genes",
        "definition",
    ]
    accession: str
    platform: str | None = None
    name: str = ""


def parse_accession(text: str) -> str:
    """``'GSE14520'`` from what a person typed, whatever its case and spaces.

    Raises UsageError unless it is a series (GSE…), a DataSet (GDS…) or a platform (GPL…).  Whether a series is a
    SuperSeries cannot be told from its number.

    >>> parse_accession(" gse 14520")
    'GSE14520'
    """
    squeezed = "".join(text.split()).upper()
    if _ACCESSION.fullmatch(squeezed):
        return squeezed
    kind = Code("part" if _OTHER.fullmatch(squeezed) else "other")
    raise UsageError(Message("error-not_an_accession", {"kind": kind, "text": Name(repr(text))}))


def is_accession(text: str) -> bool:
    """Written as one; whether GEO has it is another question."""
    try:
        parse_accession(text)
    except UsageError:
        return False
    return True


def accession_of(kind: str, text: str) -> str:
    """As :func:`parse_accession`, of one kind only: ``"GSE"``, ``"GDS"`` or ``"GPL"``."""
    accession = parse_accession(text)
    if accession.startswith(kind):
        return accession
    raise UsageError(Message("error-accession_of_another_kind", {"kind": Code(kind), "text": Name(accession)}))


def _folder(kind: str, accession: str) -> str:
    return f"{kind}/{accession[:3]}{accession[3:-3]}nnn/{accession}"


def matrix_folder(series: str) -> str:
    return f"{_folder('series', series)}/matrix"


def matrix_path(series: str, platform: str | None = None) -> str:
    """The matrix of the series; of one platform where GEO keeps one file for each."""
    stem = f"{series}-{platform}" if platform else series
    return f"{matrix_folder(series)}/{stem}_series_matrix.txt.gz"


def family_path(series: str) -> str:
    return f"{_folder('series', series)}/soft/{series}_family.soft.gz"


def dataset_path(dataset: str) -> str:
    """What curators made of a series.

    >>> dataset_path("GDS507")
    'datasets/GDSnnn/GDS507/soft/GDS507.soft.gz'
    """
    return f"{_folder('datasets', dataset)}/soft/{dataset}.soft.gz"


def supplementary_path(series: str, name: str) -> str:
    """A file that the authors of a series deposited.

    >>> supplementary_path("GSE60450", "GSE60450_Lactation-GenewiseCounts.txt.gz")
    'series/GSE60nnn/GSE60450/suppl/GSE60450_Lactation-GenewiseCounts.txt.gz'
    """
    return f"{_folder('series', series)}/suppl/{name}"


def ncbi_counts_path(series: str, genome: str) -> str:
    """Counts that NCBI made of the reads of a series, as a mirror keeps them.

    >>> ncbi_counts_path("GSE208261", "GRCh38.p13")
    'series/GSE208nnn/GSE208261/rnaseq_counts/GSE208261_raw_counts_GRCh38.p13_NCBI.tsv.gz'
    """
    return f"{_folder('series', series)}/rnaseq_counts/{series}_raw_counts_{genome}_NCBI.tsv.gz"


def ncbi_counts_query(series: str, genome: str) -> str:
    """The same where GEO itself has them: not in its file tree but behind its web pages, whose address goes before.

    >>> ncbi_counts_query("GSE1", "GRCm39")
    'download/?type=rnaseq_counts&acc=GSE1&format=file&file=GSE1_raw_counts_GRCm39_NCBI.tsv.gz'
    """
    name = ncbi_counts_path(series, genome).rpartition("/")[2]
    return "download/?" + urlencode({"type": "rnaseq_counts", "acc": series, "format": "file", "file": name})


def ncbi_genes_path(genome: str) -> str:
    """The genes of NCBI's counts: Entrez ids, symbols and more.  A folder of our own, for no mirror has them.

    >>> ncbi_genes_path("GRCm39")
    'platforms/rnaseq_counts/Mouse.GRCm39.annot.tsv.gz'
    """
    organism = "Mouse" if genome.startswith("GRCm") else "Human"
    return f"platforms/rnaseq_counts/{organism}.{genome}.annot.tsv.gz"


def ncbi_genes_query(genome: str) -> str:
    """As :func:`ncbi_counts_query`."""
    name = ncbi_genes_path(genome).rpartition("/")[2]
    return "download/?" + urlencode({"format": "file", "type": "rnaseq_counts", "file": name})


def in_address(path: str) -> str:
    """A relative path as a part of an address: authors name files with spaces, ``#`` and ``%``."""
    return quote(path, safe="/")


def definition_folder(platform: str) -> str:
    """Where files lie that belong to a platform; of BrainArray's the definition of the probe sets."""
    return f"{_folder('platforms', platform)}/suppl"


def annotation_path(platform: str) -> str:
    return f"{_folder('platforms', platform)}/annot/{platform}.annot.gz"


def platform_family_path(platform: str) -> str:
    return f"{_folder('platforms', platform)}/soft/{platform}_family.soft.gz"


def platform_part_path(platform: str) -> str:
    """Our own name, in the cache only: the family file up to the end of its platform table."""
    return f"{_folder('platforms', platform)}/soft/{platform}_platform.soft.gz"


def matrices_of(series: str, names: list[str]) -> tuple[str, ...]:
    """The relative paths of the matrices of single platforms among ``names``, by the platform's number.

    >>> matrices_of("GSE1", ["GSE1-GPL97_series_matrix.txt.gz", "GSE1-GPL8_series_matrix.txt.gz", "x"])[0]
    'series/GSEnnn/GSE1/matrix/GSE1-GPL8_series_matrix.txt.gz'
    """
    pattern = re.compile(rf"{series}-GPL([0-9]+)_series_matrix\.txt\.gz")
    found = {int(match[1]) for name in names if (match := pattern.fullmatch(name))}
    return tuple(matrix_path(series, f"GPL{number}") for number in sorted(found))


def names_in_listing(page: str) -> list[str]:
    """The names a folder page of a web server links to (Apache, nginx, Python's http.server), without their paths.

    >>> names_in_listing('<a href="/geo/x/">up</a> <a href="a%20b.gz">a b</a> <A HREF=c.gz>c</A>')
    ['x', 'a b.gz', 'c.gz']
    """
    links = ("".join(groups) for groups in _HREF.findall(page))
    paths = (unquote(urlsplit(unescape(link)).path) for link in links)
    return [name for path in paths if (name := path.rstrip("/").rpartition("/")[2])]


def parse_mirror(text: str) -> str | Path:
    """An http(s) address without its last slash, or the folder that a path or a file:// address means.

    Raises UsageError for any other kind of address.
    """
    if "://" not in text:
        if text.strip():
            return Path(text).expanduser().absolute()
        raise UsageError(Message("error-mirror_without_address"))
    parts = urlsplit(text)
    if parts.scheme in ("http", "https") and parts.hostname:
        return text.rstrip("/")
    if parts.scheme == "file" and parts.netloc in ("", "localhost"):
        from urllib.request import url2pathname

        return Path(url2pathname(parts.path)).absolute()
    raise UsageError(Message("error-mirror_address", {"text": Name(text)}))
