"""What a request asks: the name of a gene, thresholds, words to search for.  Everything else is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import parse_qsl

from geneverdict.errors import UsageError
from geneverdict.messages import Code, Message, Name, Value, count, known, languages, names
from geneverdict.model.study import Thresholds
from geneverdict.report.atlas import Question

LONGEST_NAME = 64
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
_LONGEST_NUMBER = 24


def gene_name(text: str) -> str:
    """A name that may be a gene's.  Raises UsageError for an empty one, a long one, and one with invisible letters."""
    return _name(text.strip(), "gene")


def search_words(query: bytes) -> str:
    """``q``, which may be empty.  Raises UsageError."""
    given = _given(query, ("q",))
    if "q" not in given:
        raise UsageError(Message("error-nothing_to_search"))
    text = given["q"].strip()
    return _name(text, "words") if text else ""


class WordsAsked(NamedTuple):
    """At which thresholds a gene is told, and in which language."""

    cuts: Thresholds
    lang: str


def words_asked(query: bytes, stored: Thresholds) -> WordsAsked:
    """``log2fc`` and ``fdr``, those of the study where they are not given, and ``lang``.  Raises UsageError."""
    given = _given(query, ("log2fc", "fdr", "lang"))
    lang = _language(given.pop("lang", "en"))
    try:
        return WordsAsked(stored.at(**{name: _number(name, text) for name, text in given.items()}), lang)
    except UsageError as error:
        raise UsageError(Message("error-bad_number", error.message.values)) from None


def asked_of_atlas(query: bytes, plain: Question) -> Question:
    """What a form asks of an atlas; fields that were left empty are as in ``plain``.  Raises UsageError."""
    given = {name: text.strip() for name, text in _given(query, Question.__slots__).items() if text.strip()}
    for text in given.values():
        _name(text, "words")
    return replace(plain, **{**given, "lang": _language(given.get("lang", plain.lang))})


def number_given(name: str, text: str) -> float | None:
    """None where nothing is.  Raises UsageError."""
    return _number(name, text) if text else None


def _language(text: str) -> str:
    if text not in languages():
        raise UsageError(
            Message("error-bad_language", {"names": names(languages()), "found": Name(ascii(text)[:LONGEST_NAME])})
        )
    return text


def _name(text: str, what: str) -> str:
    if len(text) > LONGEST_NAME:
        values: dict[str, Value] = {"what": Code(what), "most": count(LONGEST_NAME), "found": count(len(text))}
        raise UsageError(Message("error-too_long", values))
    if not text or not text.isprintable():
        found = Name(ascii(text)) if text else None
        raise UsageError(Message("error-bad_name", known({"what": Code(what), "found": found})))
    return text


def _given(query: bytes, allowed: Sequence[str]) -> dict[str, str]:
    """Each of ``allowed`` at most once, and nothing else."""
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True, encoding="utf-8")
    given = dict(pairs)
    odd = next((name for name in given if name not in allowed), None)
    if odd is not None or len(given) < len(pairs):
        found = Name(ascii(odd)[:LONGEST_NAME]) if odd is not None else None
        raise UsageError(Message("error-bad_query", known({"names": names(allowed), "found": found})))
    return given


def _number(name: str, text: str) -> float:
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        values: dict[str, Value] = {
            "key": Name(name),
            "expected": Message("shape-any_number"),
            "found": Name(ascii(text[:_LONGEST_NUMBER])),
        }
        raise UsageError(Message("error-bad_number", values))
    return float(text)
