"""The files that programs of counting write, known by their first line before any number is read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from geneverdict.errors import ReadError
from geneverdict.io.sources.own_head import CORNERS
from geneverdict.messages import Message, Value, quoted

Program = Literal["featurecounts", "htseq", "star", "rsem", "rsem_isoforms", "salmon", "kallisto"]

_FIRST_CELLS: Mapping[Program, tuple[str, ...]] = {
    "featurecounts": ("geneid", "chr", "start", "end", "strand", "length"),
    "star": ("n_unmapped",),
    "rsem": ("gene_id", "transcript_id(s)", "length", "effective_length", "expected_count"),
    "rsem_isoforms": ("transcript_id", "gene_id", "length", "effective_length", "expected_count"),
    "salmon": ("name", "length", "effectivelength", "tpm", "numreads"),
    "kallisto": ("target_id", "length", "eff_length", "est_counts", "tpm"),
}
_PLACES = frozenset(("chr", "start", "end", "strand", "length"))
_ALIGNMENTS = (".bam", ".sam", ".cram")
SHARE_WORDS = re.compile(r"(?<![a-z])(fpkm|rpkm|tpm|cpm|rpm)(?![a-z])", re.IGNORECASE)
"""In names of columns and files: reads as a share of the library."""
_WHOLE = re.compile(r"[0-9]+")


def program_of(header: Sequence[str]) -> Program | None:
    """Which program wrote a file that begins with these cells; None for a table of nobody's form.

    htseq-count writes no header: its first line is a gene (and its name) with a count.

    >>> program_of(["N_unmapped", "3", "3", "3"]), program_of(["ITGA5", "12"]), program_of(["gene", "S1", "S2"])
    ('star', 'htseq', None)
    >>> program_of(["N_unmapped", "3"])
    'htseq'
    """
    plain = tuple(cell.casefold() for cell in header)
    if plain[:1] == _FIRST_CELLS["star"] and len(plain) == len(("gene", "count")):  # one of STAR's columns cut out
        return "htseq"
    for program, cells in _FIRST_CELLS.items():
        if plain[: len(cells)] == cells:
            return program
    named = 2 <= len(plain) <= 3 and plain[0] not in CORNERS and not _WHOLE.fullmatch(plain[0])
    return "htseq" if named and _WHOLE.fullmatch(plain[-1]) else None


def require_no_program(header: Sequence[str], where: str) -> None:
    """Raises ReadError for what is given as expression values and is the file of a program that counts."""
    program = program_of(header)
    places = [cell for cell in header if cell.casefold() in _PLACES]
    files = [cell for cell in header if cell.casefold().endswith(_ALIGNMENTS)]
    shown = places if len(places) == len(_PLACES) else files
    if shown or program not in (None, "htseq"):
        values: dict[str, Value] = {"shown": quoted(shown or list(header[:5]))}
        raise ReadError(Message("error-counts_as_expression", values), where=where)
