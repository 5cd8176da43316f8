"""Translations that leave no English: whole entries, patterns, and texts made of such."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from geneverdict.language.english import SPACES, english_words
from geneverdict.language.joining import FULL_WIDTH, join, join_clauses
from geneverdict.language.matcher import Matcher
from geneverdict.language.pattern import SURE, Budget, Pattern, Rules, match
from geneverdict.language.splitting import Pieces, breaks, clauses, closing_group, sentences

MOST_TRIED = 60_000
"""Places of chunks tried for one text."""
MOST_NESTED = 60
"""Texts within texts; deeper ones are not looked at."""
SENTENCE = 8
"""Letters from which a pattern may be a sentence whose first word is elsewhere."""
LONGEST_RUN = 6
"""Sentences or clauses that may together be one entry."""
LONGEST_REST = 20
"""So many where they are all that is left."""

_SIGN = r"[^~A-Za-z0-9()\[\]{}'\"\u201c\u201d\u2018\u2019`<>|,;:.\u3400-\u9fff" + SPACES + "]+"
_ENDS = re.compile(r"^(.*[^.:;!?])([.:;!?])$")
_STARTS = re.compile(r"^([,;:.]) (.+)$")
_SIGN_FIRST = re.compile(rf"^({_SIGN}) (.+)$")
_SIGN_LAST = re.compile(rf"^(.+) ({_SIGN})$")


class Strict:
    """What is known is remembered, also that nothing is known.

    ``careful``: a value of a pattern may not be what is more likely two clauses, nor English that is taken for a name.
    """

    def __init__(self, matcher: Matcher, *, careful: bool) -> None:
        self._matcher = matcher
        self._careful = careful
        self._found: dict[str, str | None] = {}
        self._parts: dict[str, str | None] = {}
        self._depth = 0
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
        if found is not None:
            return found
        fitting = self._matcher.fitting(text)
        if self._is_name(text):
            found = self._first(fitting, text)
            return _stopped(text) if found is None else found
        found = self._first([each for each in fitting if each.letters >= SURE], text)
        if found is None:
            found = self._headless(text)
        if found is None:
            found = self._dressed(text)
        return self._first([each for each in fitting if each.letters < SURE], text) if found is None else found

    def _is_name(self, text: str) -> bool:
        return not english_words(text, self._matcher.vocabulary)

    def _remembered(self, memory: dict[str, str | None], text: str, make: Callable[[str], str | None]) -> str | None:
        if text in memory:
            return memory[text]
        if self._depth == MOST_NESTED:
            return None
        self._depth += 1
        found = make(text)
        self._depth -= 1
        if found is not None or self.budget.left >= 0:
            memory[text] = found
        return found

    def _first(self, patterns: Sequence[Pattern], text: str) -> str | None:
        """By the first of the patterns that is the text."""
        if not patterns:
            return None
        rules = Rules(breaks(text), self._is_name, self._careful)
        for pattern in patterns:
            values = match(pattern, text, self._read, rules, self.budget)
            if values is not None:
                return pattern.fill(values).strip(" ")
        return None

    def _headless(self, text: str) -> str | None:
        """A sentence without its first word, where that is a link of its own."""
        if not "a" <= text[:1] <= "z":
            return None
        fitting = self._matcher.fitting(f" {text}")
        return self._first(
            [each for each in fitting if each.starts_with_a_name and each.letters >= SENTENCE], f" {text}"
        )

    def _read(self, _: str, value: str) -> str | None:
        core = value.strip(" ")
        found = self.whole(core) if core else ""
        return None if found is None else value.replace(core, found, 1) if core else value

    def _dressed(self, text: str) -> str | None:
        """A known text with something around it: a full stop, a leading comma, a sign, a bracket."""
        if ends := _ENDS.match(text):
            body = self.whole(ends[1])
            return None if body is None else join([body, FULL_WIDTH[ends[2]]])
        stopped = self._together(f"{text}.")
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
        runs = _runs(pieces, self.whole, self._together) if len(pieces.parts) > 1 else None
        return None if runs is None else join(part for part, _ in runs)

    def _of_clauses(self, text: str) -> str | None:
        pieces = clauses(text)
        runs = _runs(pieces, self._part, self._clause) if len(pieces.parts) > 1 else None
        if runs is None:
            return None
        return join_clauses([part for part, _ in runs], [pieces.separators[stop - 1] for _, stop in runs[:-1]])

    def _clause(self, text: str) -> str | None:
        """Several parts that are one."""
        found = self._together(text)
        return self._bracketed(text) if found is None else found

    def _together(self, text: str) -> str | None:
        """What one entry says."""
        found = self._matcher.entry(text)
        return self._first(self._matcher.fitting(text), text) if found is None else found


def _stopped(text: str) -> str:
    """Names and numbers as they are; a sentence of them has a Chinese full stop."""
    return f"{text[:-1]}。" if text.endswith(".") and " " in text else text


_Told = Callable[[str], str | None]


def _runs(pieces: Pieces, alone: _Told, together: _Told) -> list[tuple[str, int]] | None:
    """Known runs of parts that are all of the text, the longest first: (translation, end) of each."""
    n = len(pieces.parts)
    found: list[list[tuple[str, int]] | None] = [None] * n + [[]]
    for start in range(n - 1, -1, -1):
        longest = min(n, start + LONGEST_RUN)
        for stop in (*((n,) if longest < n <= start + LONGEST_REST else ()), *range(longest, start, -1)):
            rest = found[stop]
            if rest is None:
                continue
            told = (alone if stop == start + 1 else together)(pieces.run(start, stop))
            if told is not None:
                found[start] = [(told, stop), *rest]
                break
    return found[0]
