"""What a series is about: the tissue and the disease of its case samples, as it says them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Annotated, Literal

from geneverdict.model.column import Column

Aspect = Literal["tissues", "diseases"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Empty where the series does not say."""

    tissue: Annotated[str, Column()] = ""
    """As the series, or the study file, writes it."""
    disease: Annotated[str, Column()] = ""
    tissues: tuple[str, ...] = ()
    """By what it was recognised: series are compared by these."""
    diseases: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for word in (self.tissue, self.disease) if word))


def differing(subjects: Sequence[Subject]) -> tuple[Aspect, ...]:
    """In which aspects any two surely differ: both are known and have nothing in common.

    >>> gut, heart = Subject(tissues=("bowel",)), Subject(tissues=("heart",))
    >>> differing([gut, heart, Subject()]), differing([gut, Subject()])
    (('tissues',), ())
    """
    return tuple(aspect for aspect in ("tissues", "diseases") if _apart([set(getattr(s, aspect)) for s in subjects]))


def _apart(told: Sequence[set[str]]) -> bool:
    return any(one and other and not one & other for one, other in combinations(told, 2))
