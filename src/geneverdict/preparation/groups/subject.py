"""Which tissue and which disease the case samples of a series are of, by what most of them say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from geneverdict.model.prepared import Grouping, Role
from geneverdict.model.series import SampleTable, Series
from geneverdict.model.study import SeriesSpec
from geneverdict.model.subject import Subject
from geneverdict.preparation.groups.organs import organs_in
from geneverdict.preparation.groups.reading import fold, hits, is_free_text, is_short, is_technical

_MOST = 0.5
"""Share of the cases that must say it."""
_LONGEST = 40
"""Characters of a sample's words; of a longer text the code stands."""
_GENERAL = {
    "diabetes": ("type_1_diabetes", "type_2_diabetes"),
    "inflammatory_bowel_disease": ("ulcerative_colitis", "crohns_disease"),
    "nafld": ("nash",),
    "heart_failure": ("cardiomyopathy",),
}
"""A disease that others are kinds of: together with one of these it is no other disease."""
_Reader = Callable[[str], frozenset[str]]


class _Told(NamedTuple):
    codes: tuple[str, ...]
    words: str


def subject_of(series: Series, grouping: Grouping, spec: SeriesSpec) -> Subject:
    """The word of the study file, else what at least half of the cases say in one field, else the series' title."""
    cases = [i for i, role in enumerate(grouping.roles) if role is Role.CASE]
    tissue = _told(series, cases, organs_in_text, spec.tissue)
    disease = _told(series, cases, diseases_in, spec.disease)
    return Subject(tissue.words, disease.words, tissue.codes, disease.codes)


def organs_in_text(text: str) -> frozenset[str]:
    """
    >>> sorted(organs_in_text("Left ventricle of a donor"))
    ['heart']
    """
    return organs_in(fold(text))


def diseases_in(text: str) -> frozenset[str]:
    """Diseases by name; every tumour is ``tumour``: which one, its tissue says.

    >>> sorted(diseases_in("ulcerative colitis, inflamed"))
    ['inflammatory_bowel_disease', 'ulcerative_colitis']
    """
    found = [h for h in hits(text) if h.axis == "disease" and h.side == "case" and not is_short(h)]
    named = {h.kind.removeprefix("disease:") for h in found if h.kind == "tumour" or h.kind.startswith("disease:")}
    general = {general for general, kinds in _GENERAL.items() if named & set(kinds)}
    return frozenset(named | general)


def _told(series: Series, cases: Sequence[int], read: _Reader, said: str | None) -> _Told:
    if said is not None:
        return _Told(tuple(sorted(read(said))) or (fold(said),), said)
    for values in _fields(series.samples):
        words = [values[i] for i in cases if read(values[i])]
        if cases and len(words) >= _MOST * len(cases):
            codes = frozenset().union(*map(read, words))
            return _Told(tuple(sorted(codes)), _written(words, codes))
    codes = read(series.title)
    return _Told(tuple(sorted(codes)), _written([], codes))


def _fields(samples: SampleTable) -> Iterator[tuple[str, ...]]:
    for name, values in samples.columns.items():
        if not is_technical(name, samples) and not is_free_text(name):
            yield values


def _written(words: Sequence[str], codes: frozenset[str]) -> str:
    """What most samples write where that is short, else the names by which it was recognised."""
    if words:
        usual, n = Counter(words).most_common(1)[0]
        if len(usual) <= _LONGEST and n >= _MOST * len(words):
            return usual
    return ", ".join(code.replace("_", " ") for code in sorted(codes))
