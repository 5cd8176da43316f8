"""What a request asks: the name of a gene, thresholds, words to search for.  Everything else is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl

from pydantic import ValidationError

from geneverdict.errors import UsageError
from geneverdict.io.study import refusal
from geneverdict.model.study import Thresholds

LONGEST_NAME = 64
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
_LONGEST_NUMBER = 24


def gene_name(text: str) -> str:
    """A name that may be a gene's.  Raises UsageError for an empty one, a long one, and one with invisible letters."""
    return _name(text.strip(), "the name of a gene")


def search_words(query: bytes) -> str:
    """``q``, which may be empty.  Raises UsageError."""
    given = _given(query, ("q",))
    if "q" not in given:
        what = "nothing says what to search for"
        raise UsageError(what, expected="?q=", do="For example: /api/search?q=ITGA5")
    text = given["q"].strip()
    return _name(text, "?q=") if text else ""


def thresholds(query: bytes, stored: Thresholds) -> Thresholds:
    """``log2fc`` and ``fdr``, those of the study where they are not given.  Raises UsageError."""
    given = {name: _number(name, text) for name, text in _given(query, ("log2fc", "fdr")).items()}
    try:
        return stored.at(**given)
    except ValidationError as error:
        said = refusal(error)
        raise UsageError(said.what, expected=said.expected, found=said.found, code="bad_number") from None


def _name(text: str, what_for: str) -> str:
    if len(text) > LONGEST_NAME:
        what = f"{what_for} is too long"
        found = f"{len(text):,}"
        raise UsageError(what, expected=f"at most {LONGEST_NAME} characters", found=found, code="too_long")
    if not text or not text.isprintable():
        what = f"{what_for} cannot be this"
        found = ascii(text) if text else "nothing"
        raise UsageError(what, expected="letters that can be seen", found=found, code="bad_name")
    return text


def _given(query: bytes, known: Sequence[str]) -> dict[str, str]:
    """Each of ``known`` at most once, and nothing else."""
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True, encoding="utf-8")
    given = dict(pairs)
    odd = next((name for name in given if name not in known), None)
    if odd is not None or len(given) < len(pairs):
        what = "the part after the ? cannot be this"
        found = ascii(odd)[:LONGEST_NAME] if odd is not None else "a name twice"
        raise UsageError(what, expected=" and ".join(known), found=found, code="bad_query")
    return given


def _number(name: str, text: str) -> float:
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        what = f"'{name}' cannot be this"
        raise UsageError(what, expected="a number", found=ascii(text[:_LONGEST_NUMBER]), code="bad_number")
    return float(text)
