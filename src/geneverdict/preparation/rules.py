"""The study file's rules and the samples they select: rules applied, and rules written for samples already chosen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from geneverdict.errors import StudyError
from geneverdict.messages import Code, Message, Messages, Name, Value, count, names, quoted
from geneverdict.model.pattern import LONGEST, found_in, taken_off, taken_out
from geneverdict.model.series import SampleTable, Series
from geneverdict.model.study import Match, PairList, PairRule, ReplicateRule
from geneverdict.model.toml_text import toml_value


def select(series: Series, match: Match, *, which: str = "case") -> tuple[bool, ...]:
    """True for each sample that ``match`` selects.

    Raises StudyError for a field that does not exist, a pattern that matches nothing and a sample name that is unknown.
    """
    if match.samples is not None:
        return _select_named(series, match.samples, which)
    field, pattern = match.field or "", match.match or ""
    values = series.samples.column(field, where=series.id)
    found = found_in(pattern, values)
    if not any(found):
        named: dict[str, Value] = {
            "side": Code(which),
            "pattern": Name(pattern),
            "field": Name(field),
            "values": shown(values),
        }
        raise StudyError(Message("error-pattern_matches_nothing", named), where=series.id)
    return found


def _select_named(series: Series, asked: Sequence[str], which: str) -> tuple[bool, ...]:
    """Samples by their accession, or by their title where that is unique."""
    chosen = set(_places(series, asked, which))
    return tuple(i in chosen for i in range(len(series.samples)))


def _places(series: Series, asked: Sequence[str], which: str) -> list[int]:
    table = series.samples
    titles = table.columns.get("title", ())
    place: dict[str, int] = {t.casefold(): i for i, t in enumerate(titles) if t and titles.count(t) == 1}
    place |= {name.casefold(): i for i, name in enumerate(table.ids)}
    unknown = [name for name in asked if name.casefold() not in place]
    if unknown or not asked:
        said: dict[str, Value] = {"side": Code(which), "n": count(len(unknown)), "unknown": names(unknown)}
        told = Message("error-samples_not_here", {**said, "samples": names(table.ids[:3])})
        raise StudyError(told, where=series.id)
    return [place[name.casefold()] for name in asked]


def block_of(value: str, rule: PairRule) -> str | None:
    """The individual that one value names by ``rule``; None where it names none."""
    if rule.strip is not None:
        value = taken_off(rule.strip, value)
    if rule.extract is not None:
        value = taken_out(rule.extract, value)
    return " ".join(value.split()) or None


def blocks_of(series: Series, rule: PairRule | PairList) -> tuple[str | None, ...]:
    """The individual of each sample by ``rule``, whatever its role; a listed pair is called after its first sample.

    Raises StudyError for an unknown field or sample.
    """
    if isinstance(rule, PairList):
        listed = _places(series, [name for pair in rule.samples for name in pair], "pair")
        named = dict(zip(listed, (pair[0] for pair in rule.samples for _ in pair), strict=True))
        return tuple(named.get(i) for i in range(len(series.samples)))
    return tuple(block_of(value, rule) for value in series.samples.column(rule.field, where=series.id))


def shown(values: Iterable[str]) -> Messages:
    """The distinct values of a field, for messages."""
    return quoted(dict.fromkeys(value for value in values if value))


def escape(text: str) -> str:
    """A literal text as a regular expression that stays readable (``re.escape`` also escapes blanks and hyphens)."""
    return re.sub(r"([\\.^$*+?{}\[\]|()])", r"\\\1", text)


def toml_match(match: Match) -> str:
    """``match`` as the right-hand side of a line of the study file."""
    label = f", label = {_quoted(match.label)}" if match.label else ""
    if match.samples is not None:
        return f"{{ samples = [{', '.join(_quoted(name) for name in match.samples)}]{label} }}"
    return f"{{ field = {_quoted(match.field or '')}, match = {_quoted(match.match or '')}{label} }}"


def toml_pair(rule: PairRule | PairList) -> str:
    """``pair = …`` as a line of the study file."""
    if isinstance(rule, PairList):
        return f"pair = {toml_value(rule)}"
    return f"pair = {{ {', '.join(_of_individual(rule))} }}"


def toml_replicates(rule: ReplicateRule) -> str:
    """``replicates = …`` as a line of the study file."""
    parts = [*_of_individual(rule), f"use = {_quoted(rule.use)}"]
    return f"replicates = {{ {', '.join(parts)} }}"


def _of_individual(rule: PairRule) -> list[str]:
    given = {"field": rule.field, "strip": rule.strip, "extract": rule.extract}
    return [f"{name} = {_quoted(text)}" for name, text in given.items() if text is not None]


def _quoted(text: str) -> str:
    """A TOML string: literal quotes keep a pattern's backslashes readable."""
    if "\\" in text and "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _any_phrase(_phrase: str) -> bool:
    return True


def rule_for(
    table: SampleTable, chosen: Sequence[bool], fields: Sequence[str], telling: Callable[[str], bool] = _any_phrase
) -> Match:
    """A rule that selects exactly the samples in ``chosen``: one field and a readable pattern, else their names.

    Phrases for which ``telling`` is true are tried first.
    """
    for field in fields:
        values = table.columns[field]
        if len({name for name in table.columns if name.casefold() == field.casefold()}) > 1:
            continue  # the study file compares field names without regard to case: this one would be ambiguous
        for pattern in _patterns(values, chosen, telling):
            if len(pattern) <= LONGEST and all(
                bool(v and re.search(pattern, v, re.IGNORECASE)) == c for v, c in zip(values, chosen, strict=True)
            ):
                return Match(field=field, match=pattern)
    return Match(samples=tuple(name for name, c in zip(table.ids, chosen, strict=True) if c))


def _patterns(values: Sequence[str], chosen: Sequence[bool], telling: Callable[[str], bool]) -> Iterable[str]:
    """Candidate patterns, the most readable first."""
    inside = list(dict.fromkeys(v for v, c in zip(values, chosen, strict=True) if c))
    outside = list(dict.fromkeys(v for v, c in zip(values, chosen, strict=True) if not c))
    if not inside or not all(inside):
        return
    if len(inside) == 1:
        yield f"^{escape(inside[0])}$"
    phrases = sorted(common_phrases(inside), key=lambda phrase: not telling(phrase))
    for phrase in phrases:
        yield escape(phrase)
        yield f"^{escape(phrase)}"
        yield rf"\b{escape(phrase)}\b"
    yield from _patterns_without(phrases, outside, inside)
    if len(inside) <= 4:
        yield f"^({'|'.join(escape(value) for value in inside)})$"
    starts = list(dict.fromkeys(re.split(r"[\W\d_]", value, maxsplit=1)[0] for value in inside))
    if all(starts) and len(starts) <= 3:
        yield rf"^({'|'.join(starts)})(?![a-z])" if len(starts) > 1 else rf"^{starts[0]}(?![a-z])"


def _patterns_without(phrases: Sequence[str], outside: Sequence[str], inside: Sequence[str]) -> Iterable[str]:
    """A phrase shared with samples outside, less a word that all of those have and nobody inside has."""
    for phrase in phrases[:3]:
        wrong = [v for v in outside if phrase.casefold() in v.casefold()]
        words = [w for w in common_phrases(wrong) if " " not in w and len(w) > 2] if wrong else []
        for word in words:
            if not any(word.casefold() in v.casefold() for v in inside):
                yield f"^(?!.*{escape(word)}).*{escape(phrase)}"


def common_phrases(values: Sequence[str]) -> list[str]:
    """Runs of words that every value has, as the first value writes them, longest first; digits are no words.

    >>> common_phrases(["1M patient's mucosa", "2M patient’s mucosa"])
    ['patient', 'mucosa']
    """
    first, *rest = list(dict.fromkeys(values))
    tokens = list(re.finditer(r"(?<!['’])[^\s,;:()_'’]+?(?=\d{1,3}(?:[\s,;:()_'’]|$)|[\s,;:()_'’]|$)", first))[:14]
    runs = {(i, j) for i in range(len(tokens)) for j in range(i, len(tokens))}
    found: list[str] = []
    for i, j in sorted(runs, key=lambda run: (run[0] - run[1], run[0])):
        phrase = first[tokens[i].start() : tokens[j].end()]
        whole = re.compile(rf"(?<![^\W\d_]){re.escape(phrase)}(?![^\W\d_])", re.IGNORECASE)
        if re.search(r"[^\W\d_]{2}", phrase) and all(whole.search(value) for value in rest):
            found.append(phrase)
    return found
