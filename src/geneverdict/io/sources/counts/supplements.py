"""Where the counts of a series are whose matrix holds none: NCBI's own, or the files that its authors deposited."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from geneverdict.errors import NeedsWordError
from geneverdict.io.fetch.addresses import Request
from geneverdict.messages import Code, Message, Name, messages, names
from geneverdict.model.series import Series

GENOMES: Mapping[str, str] = {"Homo sapiens": "GRCh38.p13", "Mus musculus": "GRCm39"}
"""The organisms whose series NCBI counts itself, on these genomes."""
_TABLE = re.compile(r".+\.(?:txt|tsv|csv|tab|counts?|xlsx)(?:\.gz)?\Z|.+(?:counts?|fpkm|tpm)\.gz\Z", re.IGNORECASE)
_WORD = r"(?<![a-z])(?:{})(?![a-z])"
_COUNTS = re.compile(r"count|htseq|featurecounts|readspergene|" + _WORD.format("raw"), re.IGNORECASE)
_SCALED = re.compile(r"norm|" + _WORD.format("[fr]pkm|tpm|cpm|rpm|vst|rlog|log2?"), re.IGNORECASE)
_OTHER = re.compile(
    r"diff|results?(?![a-z])|"
    + _WORD.format("de|degs?|vs|versus|peaks?|bed|metadata|meta|readme|barcodes?|features?|design|md5|annot")
    + r"|isoform|transcripts?(?![a-z])|splic|junction|mirna|sirna|metadata|annotation"
    + r"|samples?[_-]?(?:info|sheet|table|list)",
    re.IGNORECASE,
)
_OF_NCBI = re.compile(r"_raw_counts_([\w.]+)_NCBI\.tsv\.gz\Z")
_OF_SERIES = re.compile(r"/suppl(?:ementary)?/")


class Supplement(NamedTuple):
    """A deposited table; ``kind``: what its name says it holds (``counts``, ``normalised``, ``unsaid``)."""

    name: str
    kind: str


def ncbi_counts(header: Series) -> Request | None:
    """What to ask of NCBI; None for organisms that it does not count."""
    genome = GENOMES.get(header.samples.organism)
    return Request("NCBI counts", header.id, name=genome) if genome else None


def ncbi_genes(address: str) -> Request | None:
    """What to ask for the genes of NCBI's counts, by the address of these; None for every other file."""
    found = _OF_NCBI.search(address)
    return Request("NCBI genes", "", name=found[1]) if found else None


def supplement(header: Series) -> tuple[Request, Message] | None:
    """The one deposited table that holds expression, and why it is taken; None where there is none.

    Raises NeedsWordError, with the lines for the study file, where more than one would do.
    """
    found = tables(header)
    kinds = {kind: [one for one in found if one.kind == kind] for kind in ("counts", "normalised", "unsaid")}
    likely = kinds["counts"] if len(kinds["counts"]) == 1 else found
    if not likely:
        return None
    if len(likely) > 1:
        ordered = kinds["counts"] + kinds["unsaid"] + kinds["normalised"]
        lines = messages(
            Message("read-supplement_line", {"file": Name(one.name), "kind": Code(one.kind)}) for one in ordered
        )
        raise NeedsWordError(Message("error-which_counts", {"lines": lines}), where=header.id)
    chosen = likely[0]
    others = [name for name in _names(header) if name != chosen.name]
    why = "counts" if len(found) > 1 else "only"
    note = Message("read-supplement", {"file": Name(chosen.name), "why": Code(why), "others": names(others)})
    return Request("supplementary file", header.id, name=chosen.name), note


def tables(header: Series) -> list[Supplement]:
    """Deposited files whose names are those of tables of expression."""
    return [
        Supplement(name, _kind(name.partition("_")[2] or name))
        for name in _names(header)
        if _TABLE.fullmatch(name) and not _OTHER.search(name.partition("_")[2])
    ]


def _names(header: Series) -> list[str]:
    addresses: Sequence[str] = header.fields.get("supplementary_file", ())
    return [address.rpartition("/")[2] for address in addresses if _OF_SERIES.search(address)]


def _kind(name: str) -> str:
    if _SCALED.search(name):
        return "normalised"
    return "counts" if _COUNTS.search(name) else "unsaid"
