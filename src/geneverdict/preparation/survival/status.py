"""Reading a status: event, censored, missing or not understood, for each sample.  Nothing is guessed.

The order of trust: words in the value ("dead"), then codes that the field's name explains ("0=alive"), then yes and no
under a name that has one sense ("death: yes"), then the custom that 1, or R's 2 of 1 and 2, is the event: never sure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geneverdict.model.survival import Endpoint
from geneverdict.preparation.groups.reading import fold
from geneverdict.preparation.survival import words
from geneverdict.preparation.survival.names import FieldName
from geneverdict.preparation.survival.words import State

_INTEGER = re.compile(r"([012])\.0+")
_OPPOSITE: dict[State, State] = {"event": "censored", "censored": "event"}
_PARTNER = {"0": ("1",), "1": ("0", "2"), "2": ("1",), "yes": ("no",), "no": ("yes",), "y": ("n",), "n": ("y",)}
_PARTNER |= {"true": ("false",), "false": ("true",)}
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class StatusReading:
    """``states`` has one entry per sample; ``how`` says what the coding rests on."""

    name: FieldName
    states: tuple[State, ...]
    how: str
    doubts: tuple[str, ...]
    seen: Mapping[str, State]
    """Each value that is not missing, as first written, and what it was taken for."""

    def values(self, state: State) -> tuple[str, ...]:
        return tuple(value for value, is_state in self.seen.items() if is_state == state)

    @property
    def n_understood(self) -> int:
        return sum(state in ("event", "censored") for state in self.states)


def read_status(name: FieldName, values: Sequence[str], endpoint: Endpoint) -> StatusReading | None:
    """The states of one field as a status of ``endpoint``; None where no value is understood."""
    tokens = [token_of(value) for value in values]
    said = {token: state_of_words(token, endpoint) for token in dict.fromkeys(tokens)}
    bare = [token for token, state in said.items() if state == "unknown"]
    coded, how, doubt = _decode(name, bare, endpoint)
    meaning = said | coded
    states = tuple(meaning[token] for token in tokens)
    if not {"event", "censored"} & set(states):
        return None
    seen: dict[str, State] = {}
    written: dict[str, str] = {}
    for value, token, state in zip(values, tokens, states, strict=True):
        if state != "missing":
            seen[written.setdefault(token, " ".join(value.split()))] = state
    doubts = [doubt] if doubt else []
    if strange := Counter(value for value, state in zip(values, states, strict=True) if state == "unknown"):
        shown = ", ".join(f"'{value}' ({n})" for value, n in sorted(strange.items())[:_SHOWN])
        doubts.append(f"{strange.total()} values of '{name.field}' are not understood: {shown}")
    return StatusReading(name, states, how or "by its words", tuple(doubts), seen)


def token_of(value: str) -> str:
    """
    >>> token_of(" 1.0"), token_of("Alive_with disease")
    ('1', 'alive with disease')
    """
    text = fold(value)
    whole = _INTEGER.fullmatch(text)
    return whole[1] if whole else text


def state_of_words(text: str, endpoint: Endpoint) -> State:
    """What a folded text says of the endpoint; two senses at once, or none, is "unknown".

    >>> state_of_words("died of disease", Endpoint.OVERALL), state_of_words("no relapse", Endpoint.RECURRENCE)
    ('event', 'censored')
    >>> state_of_words("dead", Endpoint.RECURRENCE), state_of_words("dod", Endpoint.DISEASE_SPECIFIC)
    ('unknown', 'event')
    """
    if text in words.MISSING:
        return "missing"
    table = words.BACK_STATES
    if endpoint is Endpoint.DISEASE_SPECIFIC:
        table = words.DISEASE_DEATH_STATES
    elif endpoint.is_death or endpoint is Endpoint.UNNAMED:
        table = words.DEATH_STATES
        text = re.sub(r"\b(?:dooc|doc|doid|dwod)\b", "dead", text)
    found: set[State] = set()
    for pattern, state in table:
        if pattern.search(text):
            found.add(state)
            text = pattern.sub(" ¦ ", text)
    return found.pop() if len(found) == 1 else "unknown"


def speaks_of(name: FieldName, values: Sequence[str]) -> Endpoint | None:
    """The endpoint that the values, or the codes in the name, speak of where the name itself is silent."""
    texts = {token_of(value) for value in values} | set(name.codes.values())
    if any(words.SPEAKS_OF_RETURN.search(text) for text in texts):
        return Endpoint.RECURRENCE
    return Endpoint.OVERALL if any(words.SPEAKS_OF_DEATH.search(text) for text in texts) else None


def _decode(name: FieldName, tokens: Sequence[str], endpoint: Endpoint) -> tuple[dict[str, State], str, str]:
    """What bare codes mean, what this rests on, and a doubt or ""."""
    codes = set(tokens)
    if not codes:
        return {}, "", ""
    if stated := _stated(name, codes, endpoint):
        return stated, f"as the name says ({_shown(name.codes)})", ""
    if codes <= set(words.LETTERS) and (endpoint.is_death or endpoint is Endpoint.UNNAMED):
        return (
            {c: words.LETTERS[c] for c in codes},
            "by its letters",
            f"the letters in '{name.field}' are not explained",
        )
    if codes == {"1", "2"} or codes == {"2"}:
        return (
            {"1": "censored", "2": "event"},
            "2 is the event",
            f"1 and 2 in '{name.field}' are not explained: 2 is taken as the event, as R does",
        )
    if not codes <= words.YES | words.NO:
        return {}, "", ""
    return _by_sense(name, codes)


def _shown(codes: Mapping[str, str]) -> str:
    return ", ".join(f"{code} = {word}" for code, word in codes.items())


def _stated(name: FieldName, codes: set[str], endpoint: Endpoint) -> dict[str, State]:
    """Codes explained in the name; of two codes one may be left to be understood."""
    found: dict[str, State] = {}
    for code, word in name.codes.items():
        if word in words.YES | words.NO:
            state, _, doubt = _by_sense(name, {word})
            found |= {code: state[word]} if word in state and not doubt else {}
        elif (state_said := state_of_words(word, endpoint)) in _OPPOSITE:
            found[code] = state_said
    for code, state_known in list(found.items()):
        for partner in _PARTNER.get(code, ()):
            if partner in codes and len(found) == 1:
                found[partner] = _OPPOSITE[state_known]
    senses = set(found.values())
    return found if len(senses) == 2 or (len(senses) == 1 and len(found) == 1) else {}


def _by_sense(name: FieldName, codes: set[str]) -> tuple[dict[str, State], str, str]:
    """Yes and no, 1 and 0, under a name with one sense, two or none."""
    yes: State | None
    free = words.FREE_NAME.search(name.plain)
    rest = words.FREE_NAME.sub(" ", name.plain)
    bad = words.BAD_MEANS_ONE.search(rest)
    censor, good = words.CENSOR_MEANS_ONE.search(rest), words.GOOD_MEANS_ONE.search(rest)
    doubt = ""
    numbers = bool(codes & {"0", "1"})
    if bad and not (censor or good):
        yes = "event"
    elif good and not (bad or censor):
        yes = "censored"
    elif censor and not (bad or good):
        yes = "censored"
        if numbers and censor.group() != "censored":
            doubt = f"'{name.field}' may code 1 as censored, as its name says and as it is read, or as the event"
    elif free and re.fullmatch(r"\w+[ -]?free", free.group()) and not rest.strip():
        yes, doubt = "censored", f"1 or yes in '{name.field}' is taken as free of it"
    elif numbers:
        yes, doubt = "event", f"nothing says what 1 means in '{name.field}': it is taken as the event"
    elif re.fullmatch(r"(?:overall |patients? )?survival", name.plain):
        yes, doubt = "censored", f"yes in '{name.field}' is taken as alive"
    else:
        return {}, "", ""
    means: dict[str, State] = {code: yes if code in words.YES else _OPPOSITE[yes] for code in codes}
    sign = "1" if numbers else "yes"
    return means, f"{sign} is {'the event' if yes == 'event' else 'censored'}", doubt
