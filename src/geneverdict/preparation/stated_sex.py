"""The sex that each sample states, in a field of its own or in its words."""

from __future__ import annotations

import re
from typing import Literal

from geneverdict.model.series import SampleTable

Sex = Literal["female", "male"]
_KEY = re.compile(r"(?<![a-z])(?:sex|gender)(?![a-z])|性别")
_ANOTHER = re.compile(
    r"fet(?:al|us)|foet|infant|baby|newborn|neonat|child of|recipient|mother|matern|father|patern|partner|host|graft|"
    r"mouse|mice|animal"
)
"""Of somebody else than the one whose cells were measured: the child of a placenta, the host of a graft."""
_FEMALE = re.compile(r"(?<![a-z])(?:f|female|woman|women|girl|fem)(?![a-z])|女")
_MALE = re.compile(r"(?<![a-z])(?:m|male|man|men|boy)(?![a-z])|男")
_TEXT_FEMALE = re.compile(r"(?<![a-z])(?:fe(?=male)|wo(?=m[ae]n))(?:male|man|men)(?![a-z])|女性")
_TEXT_MALE = re.compile(r"(?<![a-z])male(?![a-z])|男性")
_TEXTS = ("title", "source_name", "characteristics", "description")


def stated_sex(samples: SampleTable) -> tuple[Sex | None, ...]:
    """``female`` or ``male`` for each sample; None where nothing is stated, or two fields disagree.

    Fields called sex or gender come first; without them the words of title, source and description are read, where
    some samples say female or male.  Codes (1, 2) are not read.
    """
    own = [name for name in samples.columns if _KEY.search(name.casefold()) and not _ANOTHER.search(name.casefold())]
    animal = samples.organism not in ("", "Homo sapiens")
    if not own and animal:
        own = [n for n in samples.columns if _KEY.search(n.casefold()) and re.search(r"mouse|animal", n.casefold())]
    fields = own or [name for name in _TEXTS if name in samples.columns]
    ways = (_FEMALE, _MALE) if own else (_TEXT_FEMALE, _TEXT_MALE)
    return tuple(_one([samples.columns[name][i] for name in fields], *ways) for i in range(len(samples)))


def _one(texts: list[str], female: re.Pattern[str], male: re.Pattern[str]) -> Sex | None:
    told = {sex for text in texts for sex, way in (("female", female), ("male", male)) if way.search(text.casefold())}
    return None if len(told) != 1 else "female" if "female" in told else "male"
