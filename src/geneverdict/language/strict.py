"""Translations that leave no English: whole entries, patterns, and texts made of such."""

from __future__ import annotations

import re
from collections.abc import Callable

from geneverdict.language.english import english_words
from geneverdict.language.joining import FULL_WIDTH, join, join_clauses
from geneverdict.language.matcher import Matcher
from geneverdict.language.pattern import Budget, match
from geneverdict.language.splitting import Pieces, clauses, closing_group, sentences

MOST_TRIED = 60_000
"""Places of chunks tried for one text."""
LONGEST_RUN = 12
"""Sentences or clauses that may together be one entry."""

_SIGN = r"[^A-Za-z0-9()\[\]{}'\"\u201c\u201d\u2018\u2019`<>|,;:.\s\u3400-\u9fff]+"
_ENDS = re.compile(r"^(.*[^.:;!?])([.:;!?])$")
_STARTS = re.compile(r"^([,;:.]) (.+)$")
_SIGN_FIRST = re.compile(rf"^({_SIGN}) (.+)$")
_SIGN_LAST = re.compile(rf"^(.+) ({_SIGN})$")


class Strict:
    """What is known is remembered, also that nothing is known."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._found: dict[str, str | None] = {}
        self._parts: dict[str, str | None] = {}
        self.budget = Budget(MOST_TRIED)

    def start(self, most_remembered: int) -> None:
        """Begin with another text."""
        self.budget = Budget(MOST_TRIED)
        if len(self._found) + len(self._parts) > most_remembered:
            self._found.clear()
            self._parts.clear()

    def whole(self, text: str) -> str | None:
        """The translation of a text of one line, None where some of its English has none."""
        return self._remembered(self._found, text, self._make)

    def _make(self, text: str) -> str | None:
        found = self._of_sentences(text)
        if found is None:
            found = self._part(text)
        return self._of_clauses(text) if found is None else found

    def _part(self, text: str) -> str | None:
        """A text that is not taken apart at its commas."""
        return self._remembered(self._parts, text, self._make_part)

    def _make_part(self, text: str) -> str | None:
        found = self._matcher.entry(text)
        if found is None and not english_words(text, self._matcher.vocabulary):
            return text
        if found is None:
            found = self._by_pattern(text)
        return self._dressed(text) if found is None else found

    def _remembered(self, memory: dict[str, str | None], text: str, make: Callable[[str], str | None]) -> str | None:
        if text in memory:
            return memory[text]
        found = make(text)
        if found is not None or self.budget.left >= 0:
            memory[text] = found
        return found

    def _by_pattern(self, text: str) -> str | None:
        """The surest pattern; a sentence may also come without its first word, where that is a link of its own."""
        candidates = self._matcher.candidates(text)
        for pattern in candidates:
            values = match(pattern, text, self._read, self.budget)
            if values is not None:
                return pattern.fill(values)
        for pattern in candidates if "a" <= text[:1] <= "z" else ():
            if not pattern.literals[0] and pattern.literals[1].startswith(" "):
                values = match(pattern, f" {text}", self._read, self.budget)
                if values is not None and values[pattern.names[0]] == "":
                    return pattern.fill(values).strip()
        return None

    def _read(self, kind: str, value: str) -> str | None:
        core = value.strip(" ")
        if kind == "=":
            return (
                value if len(sentences(core).parts) == 1 or not english_words(core, self._matcher.vocabulary) else None
            )
        found = self.whole(core) if core else ""
        return None if found is None else value.replace(core, found, 1) if core else value

    def _dressed(self, text: str) -> str | None:
        """A known text with something around it: a full stop, a leading comma, a sign, a bracket."""
        if ends := _ENDS.match(text):
            body = self.whole(ends[1])
            return None if body is None else join([body, FULL_WIDTH[ends[2]]])
        stopped = self._matcher.entry(f"{text}.")
        if stopped is not None:
            return stopped.removesuffix("。")
        if starts := _STARTS.match(text):
            body = self.whole(starts[2])
            return None if body is None else join([FULL_WIDTH[starts[1]], body])
        if first := _SIGN_FIRST.match(text):
            body = self.whole(first[2])
            return None if body is None else f"{first[1]} {body}"
        if last := _SIGN_LAST.match(text):
            body = self.whole(last[1])
            return None if body is None else f"{body} {last[2]}"
        return self._bracketed(text)

    def _bracketed(self, text: str) -> str | None:
        group = closing_group(text)
        if group is None:
            return None
        head, inner = self.whole(group[0]) if group[0] else "", self.whole(group[1])
        return None if head is None or inner is None else join([head, "（", inner, "）"])

    def _of_sentences(self, text: str) -> str | None:
        pieces = sentences(text)
        runs = self._runs(pieces, self.whole) if len(pieces.parts) > 1 else None
        return None if runs is None else join(part for part, _ in runs)

    def _of_clauses(self, text: str) -> str | None:
        pieces = clauses(text)
        runs = self._runs(pieces, self._part) if len(pieces.parts) > 1 else None
        if runs is None:
            return None
        return join_clauses([part for part, _ in runs], [pieces.separators[stop - 1] for _, stop in runs[:-1]])

    def _runs(self, pieces: Pieces, alone: Callable[[str], str | None]) -> list[tuple[str, int]] | None:
        """Known runs of parts that are all of the text, the longest first: (translation, end) of each."""
        n = len(pieces.parts)
        found: list[list[tuple[str, int]] | None] = [None] * n + [[]]
        for start in range(n - 1, -1, -1):
            for stop in range(min(n, start + LONGEST_RUN), start, -1):
                rest = found[stop]
                if rest is None:
                    continue
                run = pieces.run(start, stop)
                told = alone(run) if stop == start + 1 else self._together(run)
                if told is not None:
                    found[start] = [(told, stop), *rest]
                    break
        return found[0]

    def _together(self, run: str) -> str | None:
        """Several parts that one entry says."""
        found = self._matcher.entry(run)
        return self._by_pattern(run) if found is None else found
