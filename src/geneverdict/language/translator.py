"""Translate texts by a catalogue; where that does not reach, as much of a text as is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from geneverdict.language.catalogue import catalogue
from geneverdict.language.english import SPACES, flat, weight
from geneverdict.language.joining import join, join_clauses
from geneverdict.language.matcher import Matcher
from geneverdict.language.pattern import Budget, Pattern, Rules, match
from geneverdict.language.splitting import Pieces, breaks, clauses, sentences
from geneverdict.language.strict import Strict

LONGEST = 20_000
"""Longer texts pass through as they are."""
MOST_REMEMBERED = 50_000
LEAST_KNOWN = 0.5
"""Part of a sentence is translated only where at least this share of its English is known."""
MOST_LOOSE = 6
"""Patterns that are tried for a sentence with words that are not known."""

_HAS_LETTERS = re.compile(r"[A-Za-z]{2}| v ")


class Told(NamedTuple):
    """A translation, and the English pieces that are left in it."""

    text: str
    left: tuple[str, ...] = ()
    cost: int = 0
    """Letters of English that are left."""


class Translator:
    """A catalogue made ready.  What was translated once is remembered."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        self._matcher = Matcher(entries)
        self._careful = Strict(self._matcher, careful=True)
        self._careless = Strict(self._matcher, careful=False)
        self._told: dict[str, Told] = {}

    def translate(self, text: str) -> str:
        """The text in the other language, with the spaces around it; as it is where nothing of it is known."""
        if len(text) > LONGEST or not _HAS_LETTERS.search(text):
            return text
        told = self._tell(text)
        core = text.strip(SPACES)
        if told.text == flat(core):
            return text
        start = len(text) - len(text.lstrip(SPACES))
        return text[:start] + told.text + text[start + len(core) :]

    def untranslated(self, text: str) -> list[str]:
        """The English pieces that are left, in their order."""
        if len(text) > LONGEST or not _HAS_LETTERS.search(text):
            return []
        return list(self._tell(text).left)

    def _tell(self, text: str) -> Told:
        known = self._told.get(text)
        if known is None:
            if len(self._told) > MOST_REMEMBERED:
                self._told.clear()
            for strict in (self._careful, self._careless):
                strict.start(MOST_REMEMBERED)
            known = self._told[text] = self._lines(text.strip(SPACES))
        return known

    def _whole(self, text: str) -> str | None:
        found = self._careful.whole(text)
        return self._careless.whole(text) if found is None else found

    def _lines(self, text: str) -> Told:
        """A text that runs over several lines is one text, if it is known so; else every line is its own."""
        one_line = flat(text)
        if "\n" not in text:
            return self._line(one_line)
        whole = self._whole(one_line)
        if whole is not None:
            return Told(whole)
        lines = [(line, flat(line)) for line in text.split("\n")]
        told = [self._line(short) for _, short in lines]
        shown = [
            line if each.text == short else line[: len(line) - len(line.lstrip(SPACES))] + each.text
            for (line, short), each in zip(lines, told, strict=True)
        ]
        return _together("\n".join(shown), told)

    def _line(self, text: str) -> Told:
        known = self._whole(text)
        if known is not None:
            return Told(known)
        pieces = sentences(text)
        if len(pieces.parts) == 1:
            return self._sentence(text)
        told = [self._line(part) for part in pieces.parts]
        if all(each.text == part for each, part in zip(told, pieces.parts, strict=True)):
            return Told(text, (text,), sum(each.cost for each in told))
        return _together(join(each.text if i == 0 else f" {each.text}" for i, each in enumerate(told)), told)

    def _sentence(self, text: str) -> Told:
        """The best of what is known: a pattern with unknown words in it, some of the clauses, nothing."""
        as_it_is = Told(text, (text,), weight(text, self._matcher.vocabulary))
        tried = [self._clauses(text), *self._patterns(text)]
        enough = [told for told in tried if told.cost <= (1 - LEAST_KNOWN) * as_it_is.cost]
        return min([*enough, as_it_is], key=lambda told: told.cost)

    def _patterns(self, text: str) -> list[Told]:
        found: list[Told] = []
        for pattern in self._matcher.fitting(text):
            told = self._pattern(pattern, text)
            if told is not None:
                found.append(told)
            if len(found) == MOST_LOOSE:
                break
        return found

    def _pattern(self, pattern: Pattern, text: str) -> Told | None:
        parts: dict[str, Told] = {}

        def read(_: str, value: str) -> str:
            core = value.strip(" ")
            if not core:
                return value
            told = self._part(core)
            found = value.replace(core, told.text, 1)
            parts[found] = told
            return found

        rules = Rules(breaks(text), self._is_name, careful=False)
        values = match(pattern, text, read, rules, Budget(MOST_LOOSE * len(pattern.names)))
        if values is None:
            return None
        return _together(pattern.fill(values), [parts[value] for value in values.values() if value in parts])

    def _is_name(self, text: str) -> bool:
        return not weight(text, self._matcher.vocabulary)

    def _part(self, text: str) -> Told:
        known = self._whole(text)
        return Told(text, (text,), weight(text, self._matcher.vocabulary)) if known is None else Told(known)

    def _clauses(self, text: str) -> Told:
        pieces: Pieces = clauses(text)
        told = [self._part(part) for part in pieces.parts]
        return _together(join_clauses([each.text for each in told], pieces.separators), told)


def _together(text: str, parts: list[Told]) -> Told:
    return Told(text, tuple(piece for part in parts for piece in part.left), sum(part.cost for part in parts))


@cache
def translator(lang: str) -> Translator:
    """The translator of a language, made once."""
    return Translator(catalogue(lang))
