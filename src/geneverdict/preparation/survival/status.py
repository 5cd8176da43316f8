"""Reading a status: event, censored, missing or not understood, for each sample.  Nothing is guessed.

The order of trust: words in the value ("dead"), then codes that the field's name explains ("0=alive"), then yes and no
under a name that has one sense ("death: yes"), then the custom that 1, or R's 2 of 1 and 2, is the event: never sure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geneverdict.messages import Code, Message, Name, Value, count, messages
from geneverdict.model.survival import Endpoint
from geneverdict.preparation.groups.reading import fold
from geneverdict.preparation.survival import words
from geneverdict.preparation.survival.names import FieldName
from geneverdict.preparation.survival.words import State

_INTEGER = re.compile(r"([012])\.0+")
_OPPOSITE: dict[State, State] = {"event": "censored", "censored": "event"}
_PARTNER = {"0": ("1",), "1": ("0", "2"), "2": ("1",), "yes": ("no",), "no": ("yes",), "y": ("n",), "n": ("y",)}
_PARTNER |= {"true": ("false",), "false": ("true",)}


class _Decoded(NamedTuple):
    """What codes mean, what this rests on, and what is doubtful about it."""

    states: Mapping[str, State]
    how: Message | None = None
    doubt: Message | None = None


_UNTOLD = _Decoded({})


@dataclass(frozen=True, slots=True)
class StatusReading:
    """``states`` has one entry per sample; ``how`` says what the coding rests on."""

    name: FieldName
    states: tuple[State, ...]
    how: Message
    doubts: tuple[Message, ...]
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
    meaning = said | dict(coded)
    states = tuple(meaning[token] for token in tokens)
    if not {"event", "censored"} & set(states):
        return None
    seen: dict[str, State] = {}
    written: dict[str, str] = {}
    for value, token, state in zip(values, tokens, states, strict=True):
        if state != "missing":
            seen[written.setdefault(token, " ".join(value.split()))] = state
    doubts = [doubt] if doubt is not None else []
    if strange := Counter(value for value, state in zip(values, states, strict=True) if state == "unknown"):
        counted = messages(
            Message("groups-count", {"group": Name(value), "n": count(n)}) for value, n in sorted(strange.items())
        )
        told: dict[str, Value] = {"n": count(strange.total()), "field": Name(name.field), "values": counted}
        doubts.append(Message("patients-odd_states", told))
    return StatusReading(name, states, how or Message("patients-coded_by_words"), tuple(doubts), seen)


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


def _decode(name: FieldName, tokens: Sequence[str], endpoint: Endpoint) -> _Decoded:
    """What bare codes mean."""
    codes = set(tokens)
    if not codes:
        return _UNTOLD
    if stated := _stated(name, codes, endpoint):
        explained = messages(
            Message("patients-code", {"code": Name(code), "word": Name(word)}) for code, word in name.codes.items()
        )
        return _Decoded(stated, Message("patients-coded_by_name", {"codes": explained}))
    if codes <= set(words.LETTERS) and (endpoint.is_death or endpoint is Endpoint.UNNAMED):
        letters = {c: words.LETTERS[c] for c in codes}
        return _Decoded(letters, Message("patients-coded_by_letters"), _doubt("patients-letters", name))
    if codes == {"1", "2"} or codes == {"2"}:
        two: dict[str, State] = {"1": "censored", "2": "event"}
        return _Decoded(two, Message("patients-coded_two"), _doubt("patients-one_and_two", name))
    if not codes <= words.YES | words.NO:
        return _UNTOLD
    return _by_sense(name, codes)


def _doubt(code: str, name: FieldName) -> Message:
    return Message(code, {"field": Name(name.field)})


def _stated(name: FieldName, codes: set[str], endpoint: Endpoint) -> dict[str, State]:
    """Codes explained in the name; of two codes one may be left to be understood."""
    found: dict[str, State] = {}
    for code, word in name.codes.items():
        if word in words.YES | words.NO:
            sense = _by_sense(name, {word})
            found |= {code: sense.states[word]} if word in sense.states and sense.doubt is None else {}
        elif (state_said := state_of_words(word, endpoint)) in _OPPOSITE:
            found[code] = state_said
    for code, state_known in list(found.items()):
        for partner in _PARTNER.get(code, ()):
            if partner in codes and len(found) == 1:
                found[partner] = _OPPOSITE[state_known]
    senses = set(found.values())
    return found if len(senses) == 2 or (len(senses) == 1 and len(found) == 1) else {}


def _by_sense(name: FieldName, codes: set[str]) -> _Decoded:
    """Yes and no, 1 and 0, under a name with one sense, two or none."""
    yes: State | None
    free = words.FREE_NAME.search(name.plain)
    rest = words.FREE_NAME.sub(" ", name.plain)
    bad = words.BAD_MEANS_ONE.search(rest)
    censor, good = words.CENSOR_MEANS_ONE.search(rest), words.GOOD_MEANS_ONE.search(rest)
    doubt = None
    numbers = bool(codes & {"0", "1"})
    if bad and not (censor or good):
        yes = "event"
    elif good and not (bad or censor):
        yes = "censored"
    elif censor and not (bad or good):
        yes = "censored"
        if numbers and censor.group() != "censored":
            doubt = "patients-one_censored"
    elif free and re.fullmatch(r"\w+[ -]?free", free.group()) and not rest.strip():
        yes, doubt = "censored", "patients-one_free"
    elif numbers:
        yes, doubt = "event", "patients-one_unsaid"
    elif re.fullmatch(r"(?:overall |patients? )?survival", name.plain):
        yes, doubt = "censored", "patients-yes_alive"
    else:
        return _UNTOLD
    means: dict[str, State] = {code: yes if code in words.YES else _OPPOSITE[yes] for code in codes}
    how = Message("patients-coded_one", {"sign": Code("number" if numbers else "word"), "state": Code(yes)})
    return _Decoded(means, how, _doubt(doubt, name) if doubt else None)
