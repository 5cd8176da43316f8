"""Rules that might tell which samples come from one individual, read off the fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from geneverdict.messages import Message, Name
from geneverdict.model.prepared import Grouping, Role
from geneverdict.model.study import PairRule
from geneverdict.preparation.groups import keys
from geneverdict.preparation.groups.reading import Fields, fold, hits
from geneverdict.preparation.rules import block_of, escape

_PERSON = (
    r"(?:patients?|pts?|donors?|subjects?|individuals?|participants?|persons?|volunteers?|cases?|pairs?|"
    r"couples?|twins?|患者|病人|受试者|个体|病例)"
)
# A field "patient" names the patient, whose normal tissue it may be, but bare numbers may be counted in each group.
_OF_PATIENTS = re.compile(r"(?<![a-z])(?:patient|pt)")
_OF_PAIRS = re.compile(r"(?<![a-z])(?:pair|couple|twin|block)")
_ANIMAL = r"(?:mouse|mice|rats?|animals?|dogs?|pigs?)"
_NAMED_IN_TEXT = (
    r"(?<![a-z]){who}(?:[ _.-]?(?:id|no|nr|number))?[ _.:#-]*([a-z]{{0,3}}[-_]?\d+|[ivx]+(?![a-z])|[a-z](?![a-z]))"
)
_SUFFIX = re.compile(
    r"^(.*?)(\S*\d)([-_. ]?\(?)([a-z]{1,2}|tumou?r|normal|cancer|nontumou?r|non-tumou?r|tum|nor|nat)"
    r"(\)?(?: \([^()]*\))?)$"
)
_PROPERTY_NUMBER = re.compile(
    r"(?<![a-z])(?:age|aged|males?|females?|stage|grade|years?)[ :.-]*\d+\D*$|y(?:rs?|ears?|o)$"
)
_TOKEN = r"(?<![^\W_])([a-z]{1,5}[-_]?\d+)(?![^\W_])"
_NO_NAME = re.compile(
    rf"{keys.COUNTER}|[b-oq-z]|day|week|wk|month|hours?|hr|min|stage|grade|dose|time|tp|visit|passage"
)
"""Letters before a number that count, date or grade a sample, and name nobody; P is a patient."""
_CODE = re.compile(r"(?<![^\W_])([^\W_]*\d)([a-z])(?![^\W_])")
_THEN_TIME = (
    r"^(.*?\d[a-z]?)[\W_]+(?:baseline|follow-?up|before|after|pre|post|"
    r"(?:days?|d|weeks?|wk|w|months?|m|visit|v)[\W_]*\d+)\W*$"
)
_NUMBER_SUFFIX = re.compile(r"^()(\S*\d\S*)([-_.])(\d|\d\d[a-z]?)()$")


LONGEST_ID = 1000
"""Characters of a value that may end in the name of an individual: patterns take the square of their number."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rule, and how far it may be trusted: it names an individual, ends in the role, or only repeats a number."""

    rule: PairRule
    kind: Literal["named", "suffix", "number"]
    example: Message | None
    """A value, and the individual that it names by the rule."""
    n_samples: int
    animal: bool = False
    counted: bool = False
    """The number beside the word ("subject 3", "donor 3", "patient 3") may count the people of each group anew."""


def candidates(fields: Fields, grouping: Grouping) -> list[Candidate]:
    """All rules worth trying, for the case and control samples of ``grouping``."""
    used = [i for i, role in enumerate(grouping.roles) if role is not Role.NEITHER]
    found = [c for name in fields.ids for c in _of_id_field(fields, name, used, grouping)]
    texts = [*fields.roles]
    found += [c for name in texts for c in _named_in_text(fields, name, used, grouping)]
    found += [c for name in texts for c in _by_suffix(fields, name, used, grouping, "suffix")]
    found += [c for name in texts for c in _by_code(fields, name, used, grouping)]
    found += [c for name in texts for c in _by_letters_and_number(fields, name, used, grouping)]
    found += [c for name in texts for c in _before_a_time(fields, name, used)]
    found += [c for name in texts for c in _by_number(fields, name, used, grouping)]
    return found


def _of_id_field(fields: Fields, name: str, used: Sequence[int], grouping: Grouping) -> Iterator[Candidate]:
    values = fields.values(name)
    animal = re.search(rf"(?<![a-z]){_ANIMAL}(?![a-z])", fold(name)) is not None
    given = [values[i] for i in used if values[i]]
    if len(set(given)) < len(given):
        bare = all(value.strip().isdecimal() for value in given)
        counted = _OF_PAIRS.search(fold(name)) is None and (bare or not _OF_PATIENTS.search(fold(name)))
        yield _candidate(fields, PairRule(field=name), "named", used, animal=animal, counted=counted)
    else:
        yield from _by_suffix(fields, name, used, grouping, "named")
        yield from _by_number(fields, name, used, grouping)


def _named_in_text(fields: Fields, name: str, used: Sequence[int], grouping: Grouping) -> Iterator[Candidate]:
    """Individuals named as "patient 7"; where case and control are named by different nouns the numbers only count."""
    for who, animal in ((_PERSON, False), (_ANIMAL, True)):
        rule = PairRule(field=name, extract=_NAMED_IN_TEXT.format(who=who))
        if _told(fields, rule, used) < 0.8:
            continue
        phrases: dict[Role, set[str]] = {Role.CASE: set(), Role.CONTROL: set()}
        for i in used:
            if found := re.search(rf"(?<![a-z])(?:[a-z]+ )?{who}(?![a-z])", fold(fields.values(name)[i])):
                phrases[grouping.roles[i]].add(found.group().removesuffix("s"))
        shared = phrases[Role.CASE] & phrases[Role.CONTROL]
        nouns = set.intersection(*({phrase.split()[-1] for phrase in side} for side in phrases.values()))
        ill = any(hit.side == "case" and hit.kind != "patient" for phrase in shared for hit in hits(phrase))
        rule = _shorter(fields, rule, nouns, used)
        yield _candidate(fields, rule, "named" if nouns else "number", used, animal=animal, counted=not ill)


def _shorter(fields: Fields, rule: PairRule, nouns: set[str], used: Sequence[int]) -> PairRule:
    """The rule by the one noun that is used, where it names the same individuals: a person has to read it."""
    values = [fields.values(rule.field)[i] for i in used]
    for noun in sorted(nouns):
        short = PairRule(field=rule.field, extract=rf"{noun}\W*(\w*\d)")
        if all(block_of(value, short) == block_of(value, rule) for value in values):
            return short
    return rule


def _by_suffix(
    fields: Fields, name: str, used: Sequence[int], grouping: Grouping, kind: Literal["named", "suffix"]
) -> Iterator[Candidate]:
    """Ids whose last letter (or last number after a hyphen) is one set for cases and another for controls."""
    values = fields.values(name)
    for pattern in (_SUFFIX, _NUMBER_SUFFIX):
        found = {i: pattern.match(fold_keep(values[i])) for i in used if 0 < len(values[i]) <= LONGEST_ID}
        split = {i: m for i, m in found.items() if m}
        if len(split) < max(2, round(0.8 * len(used))):
            continue
        ends = {
            role: {m.group(4) for i, m in split.items() if grouping.roles[i] is role}
            for role in (Role.CASE, Role.CONTROL)
        }
        if ends[Role.CASE] & ends[Role.CONTROL] or max(map(len, ends.values())) > 2 or not all(ends.values()):
            continue
        words = sorted(ends[Role.CASE] | ends[Role.CONTROL])
        gap = r"[-_. (]*" if any(m.group(3) for m in split.values()) else ""
        tail = (
            f"[{''.join(words).upper()}]" if all(len(w) == 1 for w in words) else f"(?:{'|'.join(map(escape, words))})"
        )
        tail += r"\)?(?: \(.*\))?$" if any(m.group(5) for m in split.values()) else "$"
        bare = all(not m.group(1).strip() for m in split.values())
        rule = PairRule(field=name, strip=gap + tail) if bare else PairRule(field=name, extract=rf"(\S*\d){gap}{tail}")
        yield _candidate(fields, rule, kind, used)
        if bare:  # words joined by "_": the id is the last piece alone
            yield _candidate(fields, PairRule(field=name, extract=rf"([^\W_]*\d){gap}{tail}"), kind, used)


def _by_code(fields: Fields, name: str, used: Sequence[int], grouping: Grouping) -> Iterator[Candidate]:
    """Codes such as 0401T and 0401N that stand anywhere in the text, with one letter for each group."""
    values = fields.values(name)
    letters: dict[Role, set[str]] = {Role.CASE: set(), Role.CONTROL: set()}
    for i in used:
        letters[grouping.roles[i]] |= {m.group(2) for m in _CODE.finditer(fold_keep(values[i]))}
    case, control = letters[Role.CASE] - letters[Role.CONTROL], letters[Role.CONTROL] - letters[Role.CASE]
    if len(case) == len(control) == 1:
        ends = "".join(sorted(case | control)).upper()
        rule = PairRule(field=name, extract=rf"(?<![^\W_])([^\W_]*\d)[{ends}](?![^\W_])")
        if _told(fields, rule, used) >= 0.8:
            yield _candidate(fields, rule, "suffix", used)


def fold_keep(text: str) -> str:
    """Lower case with every character in its place, so that what is found can be cut from the value."""
    return text.strip().lower()


def _by_letters_and_number(fields: Fields, name: str, used: Sequence[int], grouping: Grouping) -> Iterator[Candidate]:
    """Codes such as HK7 and SF7, which are two people: the letters belong to the name, and both groups have them."""
    values = fields.values(name)
    for pattern in (rf"{_TOKEN}\W*$", _TOKEN):
        rule = PairRule(field=name, extract=pattern)
        blocks = {i: block for i in used if (block := block_of(values[i], rule))}
        letters = {role: {_letters(b) for i, b in blocks.items() if grouping.roles[i] is role} for role in Role}
        kinds = set[str]().union(*letters.values())
        plain = any(map(_NO_NAME.fullmatch, kinds)) or (len(kinds) == 1 and _counted(blocks.values()))
        plain = plain or 4 * len(set(blocks.values())) < len(used)  # CD4 and CD8 are what is measured, not who
        if len(blocks) >= 0.8 * len(used) and not plain and letters[Role.CASE] & letters[Role.CONTROL]:
            yield _candidate(fields, rule, "suffix", used)
            return


def _before_a_time(fields: Fields, name: str, used: Sequence[int]) -> Iterator[Candidate]:
    """What stands before a time that every value ends in: ``S1 baseline`` and ``S1 week 12``."""
    rule = PairRule(field=name, extract=_THEN_TIME)
    if all(len(fields.values(name)[i]) <= LONGEST_ID for i in used) and _told(fields, rule, used) == 1:
        yield _candidate(fields, rule, "number", used)


def _counted(codes: Iterable[str]) -> bool:
    """Their numbers run without a gap: with one set of letters they are a counter."""
    numbers = {int(re.sub(r"\D", "", code)) for code in codes}
    return bool(numbers) and max(numbers) - min(numbers) == len(numbers) - 1


def _letters(code: str) -> str:
    """What stands before the number of a code, folded."""
    return re.split(r"[-_ ]?\d", fold(code), maxsplit=1)[0]


def _by_number(fields: Fields, name: str, used: Sequence[int], grouping: Grouping) -> Iterator[Candidate]:
    """The last number, unless letters before it make two names of one number, so that it would merge two people."""
    rule = PairRule(field=name, extract=r"(\d+)\D*$")
    if any(_PROPERTY_NUMBER.search(fold(fields.values(name)[i])) for i in used):
        return
    if _told(fields, rule, used) >= 0.8 and not _merges(fields.values(name), rule, used, grouping):
        yield _candidate(fields, rule, "number", used)


def _merges(values: Sequence[str], rule: PairRule, used: Sequence[int], grouping: Grouping) -> bool:
    """One number has several names; letters of which each group has its own (T7 and N7) are no part of the name.

    Where times tell the groups apart, letters do not: before HK7 and after SF7 are two people.
    """
    timed = all(keys.TIME.search(fold(values[i])) for i in used)
    code = PairRule(field=rule.field, extract=r"(?<![^\W_])([^\W\d_]*[-_ ]?\d+)\D*$")
    names: dict[str, set[str]] = {}
    sides: dict[Role, set[str]] = {role: set() for role in Role}
    for i in used:
        number, whole = block_of(values[i], rule), block_of(values[i], code)
        if number and whole:
            letters = "" if keys.TIME.fullmatch(_letters(whole)) else _letters(whole)
            names.setdefault(number, set()).add(letters)
            sides[grouping.roles[i]].add(letters)
    shared = sides[Role.CASE] & sides[Role.CONTROL]
    return (bool(shared) or timed) and any(len(one) > 1 for one in names.values())


def _told(fields: Fields, rule: PairRule, used: Sequence[int]) -> float:
    """Share of the samples for which the rule names an individual."""
    values = fields.values(rule.field)
    return sum(block_of(values[i], rule) is not None for i in used) / max(1, len(used))


def _candidate(
    fields: Fields,
    rule: PairRule,
    kind: Literal["named", "suffix", "number"],
    used: Sequence[int],
    *,
    animal: bool = False,
    counted: bool = False,
) -> Candidate:
    values = fields.values(rule.field)
    named = ((values[i], block_of(values[i], rule)) for i in used)
    example = next((_example(value, block) for value, block in named if block), None)
    return Candidate(rule, kind, example, len(fields.table), animal, counted)


def _example(value: str, individual: str) -> Message:
    return Message("pairs-example", {"value": Name(value), "individual": Name(individual)})
