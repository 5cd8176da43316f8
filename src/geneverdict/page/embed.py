"""The feeds of the page, and how they stand in the report: as blocks that no text in them can break out of."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from geneverdict.page.packed import packed
from geneverdict.page.words import page_catalogues

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """Everything that the page is fed with."""

    study: Json
    arrays: Mapping[str, bytes]
    """By the stem of the series' files, as ``arrays.pack`` gives them."""
    genes: tuple[Json, ...]
    """Of the genes that the study names, in its order."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Previous symbols and aliases, in capitals → the gene of the study; for the search in the report alone."""


class Block(NamedTuple):
    """Data in the report: ``<script type="application/octet-stream" id="…">`` with base64 of deflate (zlib format)."""

    id: str
    text: str


def blocks(page: Page) -> tuple[Block, ...]:
    """The feeds of a page, the catalogues and the aliases."""
    named = [(f"gv-gene-{i}", packed_json(body)) for i, body in enumerate(page.genes)]
    series = [(f"gv-bin-{stem}", packed) for stem, packed in page.arrays.items()]
    whole = [("gv-study", packed_json(page.study)), ("gv-words", packed_json(page_catalogues()))]
    aliases = [("gv-aliases", packed_json(grouped(page.aliases)))]
    return tuple(block(name, packed) for name, packed in (*whole, *aliases, *named, *series))


def block(name: str, packed: bytes) -> Block:
    return Block(name, base64.b64encode(packed).decode())


def packed_json(body: object) -> bytes:
    """JSON, deflated (zlib format)."""
    return packed(compact_json(body).encode())


def compact_json(body: object) -> str:
    """JSON without spaces.  Raises ValueError for NaN and infinities, which no feed may hold."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def grouped(aliases: Mapping[str, str]) -> dict[str, list[str]]:
    """Gene → its other names: a third smaller than one entry for each name.

    >>> grouped({"FN": "FN1", "CIG": "FN1", "IL8": "CXCL8"})
    {'FN1': ['FN', 'CIG'], 'CXCL8': ['IL8']}
    """
    found: dict[str, list[str]] = {}
    for name, gene in aliases.items():
        found.setdefault(gene, []).append(name)
    return found


def inline_script(text: str) -> str:
    """The text as it may stand between ``<script>`` and ``</script>``.

    Raises ValueError where it cannot: a comment or an end tag in it would be read as HTML, and a carriage return would
    not be what its hash was made of.
    """
    lower = text.casefold()
    odd = next((mark for mark in ("</script", "<script", "<!--", "\r", "\0") if mark in lower), None)
    if odd is not None:
        message = f"a script of the report holds {odd!r}"
        raise ValueError(message)
    return text


def script_sources(scripts: Sequence[str]) -> str:
    """What a content security policy says of inline scripts: the hash of each."""
    hashes = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts)
    return " ".join(f"'sha256-{one}'" for one in hashes)
