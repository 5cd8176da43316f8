"""Which entries of a catalogue may fit a text: found by their rarest word, so that few patterns are tried."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from geneverdict.language.english import vocabulary
from geneverdict.language.pattern import Pattern, compile_pattern, fits, whole_words, words_of

_PARTS_OF_A_NAME = re.compile(r"[ /\u2013\u2014-]+")


class Matcher:
    """A catalogue's entries, whole and by word."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        self._exact = dict(entries)
        self._folded = {fold(english): chinese for english, chinese in reversed(list(entries.items()))}
        self.vocabulary = vocabulary(entries, _kept(entries))
        patterns = [compile_pattern(*entry) for entry in entries.items() if "{" in entry[0]]
        patterns.sort(key=lambda pattern: (-pattern.size, pattern.english))
        self._by_word, self._always = _index([each for each in patterns if each.names and each.letters])

    def entry(self, text: str) -> str | None:
        """The translation of a whole entry; the first letter may be a capital or not."""
        found = self._exact.get(text)
        return self._folded.get(fold(text)) if found is None else found

    def fitting(self, text: str) -> list[Pattern]:
        """Patterns whose literals the text has in their order, those with most literal characters first."""
        found = [each for each in self._always if fits(each[1], text)]
        for word in words_of(text):
            found += [each for each in self._by_word.get(word, ()) if fits(each[1], text)]
        found.sort(key=lambda each: each[0])
        return [pattern for _, pattern in found]


def fold(text: str) -> str:
    """The text with a small first letter."""
    return text[:1].lower() + text[1:]


def _kept(entries: Mapping[str, str]) -> Iterator[str]:
    """Words that stay in every language: entries that say so of themselves."""
    for english, chinese in entries.items():
        if english == chinese and "{" not in english:
            yield english
            yield from _PARTS_OF_A_NAME.split(english)


_Ranked = tuple[int, Pattern]


def _index(patterns: list[Pattern]) -> tuple[dict[str, list[_Ranked]], list[_Ranked]]:
    """Patterns by their rarest word, and those without any word; each with its rank."""
    words = [whole_words(pattern) for pattern in patterns]
    common = Counter(word for said in words for word in set(said))
    by_word: dict[str, list[_Ranked]] = defaultdict(list)
    always: list[_Ranked] = []
    for rank, (pattern, said) in enumerate(zip(patterns, words, strict=True)):
        if said:
            by_word[min(said, key=lambda word: (common[word], word))].append((rank, pattern))
        else:
            always.append((rank, pattern))
    return dict(by_word), always
