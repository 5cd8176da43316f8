"""What a field's name says of survival: the endpoint, a time or a status, the unit, the meaning of its codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from geneverdict.model.survival import Endpoint, TimeUnit
from geneverdict.preparation.groups.reading import fold
from geneverdict.preparation.survival import words

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[a-z]{2})(?=[A-Z])")
_CHANNEL = re.compile(r"_ch\d$")
_CODE_NUMBER = r"(?:0|1|2|yes|no|true|false|y|n)"
_WORD_RUN = r"[a-z][a-z' /-]*[a-z]|[a-z]"
_CODE_FIRST = re.compile(rf"(?<![\w.]){_CODE_NUMBER}\s*(?:=|:|→|-(?=\s)|\bis\b|\bmeans\b)\s*['\"]?(?:{_WORD_RUN})")
_CODE_LAST = re.compile(rf"(?<![\w.])(?:{_WORD_RUN})['\"]?\s*(?:=|:|\()\s*['\"]?[012](?![\w.])")
_CODE_GLUED = re.compile(
    r"(?<![\w.])([012])(alive|living|dead|death|deceased|died|censor\w*|event|no ?event|relapse\w*)"
)
_CODE_PLAIN = re.compile(r"(?<![\w.])([012]) (alive|living|dead|death|deceased|died|censor(?:ed)?|event)(?![a-z])")


@dataclass(frozen=True, slots=True)
class FieldName:
    """``endpoint`` None: none named.  ``kind``: what the name alone says, "" where only the values can tell."""

    field: str
    plain: str
    """Folded, without dots, codes and what stands in brackets."""
    endpoint: Endpoint | None
    kind: Literal["time", "status", ""]
    follow_up: bool
    bare: bool
    """It says time or status and not of what."""
    unit: TimeUnit | None
    codes: Mapping[str, str]
    """Code as written → the words that explain it: ``{"1": "dead"}``."""


@lru_cache(maxsize=4096)
def read_name(field: str) -> FieldName | None:
    """What the name says; None for a name that does not speak of survival."""
    whole = _spread(field)
    codes = _codes(whole)
    plain = _without_codes(whole)
    if words.NOT_SURVIVAL.search(plain) or _horizon(whole):
        return None
    endpoint = next((endpoint for endpoint, pattern in words.ENDPOINTS if pattern.search(plain)), None)
    if endpoint is None:
        endpoint = _bracketed_endpoint(whole)
    unit = unit_of_name(whole)
    bare_time = words.BARE_TIME.match(_without_unit(plain)) is not None or (
        unit is not None and not _without_unit(plain)
    )
    bare_status = words.BARE_STATUS.match(plain) is not None
    follow = words.FOLLOW_UP.search(plain) is not None
    if endpoint is None and not (bare_time or bare_status or follow):
        return None
    kind = _kind(plain, unit, codes, bare_time=bare_time, bare_status=bare_status)
    return FieldName(field, plain, endpoint, kind, follow, bare_time or bare_status, unit, codes)


def fixed_horizon(field: str) -> bool:
    """The name speaks of survival at a fixed time, which is no time to an event."""
    plain = _without_codes(_spread(field))
    named = any(pattern.search(plain) for _, pattern in words.ENDPOINTS)
    return named and _horizon(_spread(field)) and not words.NOT_SURVIVAL.search(plain)


def _horizon(text: str) -> bool:
    """In brackets or out of them."""
    return words.FIXED_HORIZON.search(" ".join(re.sub(r"[()\[\],;:]", " ", text).split())) is not None


def _spread(field: str) -> str:
    """Folded, with the words of camel case and of dotted names apart.

    >>> _spread("daysToDeath"), _spread("OS.time"), _spread("overall survival (months)")
    ('days to death', 'os time', 'overall survival (months)')
    """
    text = _CAMEL.sub(" ", _CHANNEL.sub("", field.strip()))
    text = re.sub(r"(?<!\d)\.|\.(?!\d)", " ", fold(text).replace("*", " "))
    return " ".join(re.sub(r"^(?:characteristics|clinical): ", "", text).split())


def _codes(text: str) -> dict[str, str]:
    """
    >>> _codes("survival status(0='alive',1='dead')"), _codes("death event 1death 0censor"), _codes("death (1)")
    ({'0': 'alive', '1': 'dead'}, {'1': 'death', '0': 'censor'}, {'1': 'death'})
    """
    found: dict[str, str] = {}
    for match in _CODE_FIRST.finditer(text):
        code, _, word = re.split(r"\s*(=|:|→|-(?=\s)|\bis\b|\bmeans\b)\s*", match.group(), maxsplit=1)
        found.setdefault(code, word.strip(" '\""))
    for pattern in (_CODE_GLUED, _CODE_PLAIN):
        for match in pattern.finditer(text):
            found.setdefault(match.group(1), match.group(2))
    if not found:
        for match in _CODE_LAST.finditer(text):
            word, code = re.split(r"\s*[=:(]\s*", match.group(), maxsplit=1)
            found.setdefault(code.strip(" '\")"), word.strip(" '\""))
    return found


def _without_codes(text: str) -> str:
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]|\{[^}]*\}", " ", text)
    for pattern in (_CODE_FIRST, _CODE_LAST, _CODE_GLUED, _CODE_PLAIN):
        text = pattern.sub(" ", text)
    return " ".join(re.sub(r"[,;:()\[\]'\"=]+", " ", text).replace(" - ", " ").split())


def _bracketed_endpoint(text: str) -> Endpoint | None:
    """ "follow-up (OS)": the endpoint in brackets, where nothing outside names one."""
    inside = " ".join(re.findall(r"[(\[]([^)\]]*)[)\]]", text))
    named = inside and not words.NOT_SURVIVAL.search(inside) and not _codes(text)
    return next((e for e, pattern in words.ENDPOINTS if pattern.search(inside)), None) if named else None


_UNIT_WORD = {unit: re.compile(rf"\b(?:{pattern[: pattern.rindex('|')]})\b") for unit, pattern in words.UNITS}
_UNIT_LETTER = {
    unit: re.compile(rf"[(\[] ?{unit[0]} ?[)\]]|(?<=[a-z]) {unit[0]}$|\bin {unit[0]}\b") for unit, _ in words.UNITS
}


def unit_of_name(text: str) -> TimeUnit | None:
    """The one unit that a folded name states; None for none or several.

    >>> unit_of_name("overall survival (m)"), unit_of_name("mths to last contact"), unit_of_name("survival time")
    ('months', 'months', None)
    """
    for patterns in (_UNIT_WORD, _UNIT_LETTER):
        found: list[TimeUnit] = [unit for unit, _ in words.UNITS if patterns[unit].search(text)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _without_unit(plain: str) -> str:
    for pattern in _UNIT_WORD.values():
        plain = pattern.sub(" ", plain)
    return " ".join(re.sub(r"\bin$|\bin [dwmy]$|(?<=[a-z]) [dwmy]$", " ", " ".join(plain.split())).split())


def _kind(
    plain: str, unit: TimeUnit | None, codes: Mapping[str, str], *, bare_time: bool, bare_status: bool
) -> Literal["time", "status", ""]:
    if bare_status or codes:
        return "status"
    if bare_time or unit is not None:
        return "time"
    time, status = words.TIME_NAME.search(plain), words.STATUS_NAME.search(plain)
    if time and status:
        return "time" if re.search(r"\b(?:time|days|months|years|duration|delay)\b", plain) else "status"
    return "time" if time else "status" if status else ""
