"""Patients who stand in two cohorts of one endpoint: a pooled line must not count them twice.

A tumour has no second group to be compared with, so that its cohort says more of it than its profile: how long its
patient lived.  The evidence, in its order: the same sample; the same name, borne out by times and states; more equal
times, states and ages than strangers have; profiles far more alike than those of all other pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations_with_replacement
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.overlap.compare import Kin, compare, judge
from geneverdict.evidence.overlap.decide import Link, Rank, decide, ranks
from geneverdict.evidence.overlap.profiles import BoolArray, Profiles, make_profiles
from geneverdict.evidence.survival.cohort import Cohort
from geneverdict.evidence.survival.outcomes import Named, Outcomes, agree_by_name, coincidences, grid
from geneverdict.evidence.survival.words import ratio_words
from geneverdict.messages import Message, Name, Value, count, fixed1, messages, p
from geneverdict.model.overlap import SampleRef
from geneverdict.model.survival import MONTHS_PER
from geneverdict.model.survival_answer import CohortAnswer, CopiesInPool, PooledHazard, SharedPatients

Pairs = frozenset[tuple[int, int]]
_ACCESSION = re.compile(r"gsm\d+")


class Known(NamedTuple):
    """Samples that are one by another comparison, and pools of samples."""

    links: tuple[Link, ...] = ()
    pools: tuple[SampleRef, ...] = ()


NOTHING = Known()


class PatientsTwice(NamedTuple):
    """Of one endpoint of a study."""

    shared: tuple[SharedPatients, ...]
    known: Known
    ranks: Mapping[SampleRef, Rank]
    n_pairs: int
    """Pairs of cohorts."""
    n_profiles: int
    """Those whose profiles could be compared."""

    def drop(self, series: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """By series: samples to leave out where these are pooled; of each patient one sample stays among them."""
        pooled = set(series)
        links = [
            Link(SampleRef(pair.series_a, a), SampleRef(pair.series_b, b), "shared")
            for pair in self.shared
            for a, b in pair.samples
        ]
        in_question = {ref: rank for ref, rank in self.ranks.items() if ref.series in pooled}
        dropped = decide([*self.known.links, *links], self.known.pools, in_question) if len(pooled) > 1 else ()
        found: dict[str, tuple[str, ...]] = {}
        for one in dropped:
            found[one.series] = (*found.get(one.series, ()), one.sample)
        return found


NOBODY = PatientsTwice((), NOTHING, {}, 0, 0)


def find_twice(cohorts: Sequence[Cohort], known: Known = NOTHING) -> PatientsTwice:
    """Every cohort with itself and every other.  All are of one endpoint; ``known``: what is found already."""
    if len(cohorts) < 2:
        return NOBODY
    numbers: dict[str, int] = {}
    profiles = [_profiles(cohort, numbers) for cohort in cohorts]
    outcomes = [_outcomes(cohort) for cohort in cohorts]
    within = [_profile_pairs(one, one, len(numbers)) for one in profiles]
    kin = [_kin(one, alike or frozenset()) for one, alike in zip(profiles, within, strict=True)]
    found, n_profiles = [], 0
    for i, j in combinations_with_replacement(range(len(cohorts)), 2):
        alike = within[i] if i == j else _profile_pairs(profiles[i], profiles[j], len(numbers), Kin(kin[i], kin[j]))
        n_profiles += alike is not None and i != j
        of_profile = alike or frozenset()
        if i == j:
            evidence = _Evidence(by_profile=of_profile)
        else:
            evidence = _compare(cohorts[i], cohorts[j], outcomes[i], outcomes[j])._replace(by_profile=of_profile)
        if evidence.all or evidence.contradicted:
            found.append(_shared(cohorts[i], cohorts[j], evidence))
    places = {c.series: dict(zip(c.data.samples, c.data.rows, strict=True)) for c in cohorts}
    n_pairs = len(cohorts) * (len(cohorts) - 1) // 2
    return PatientsTwice(tuple(found), known, ranks(places), n_pairs, n_profiles)


class _Evidence(NamedTuple):
    """Pairs of rows, by what says that they are one."""

    by_accession: Pairs = frozenset()
    by_name: Pairs = frozenset()
    by_outcome: Pairs = frozenset()
    expected: float = 0.0
    by_profile: Pairs = frozenset()
    contradicted: int = 0

    @property
    def all(self) -> Pairs:
        return self.by_accession | self.by_name | self.by_outcome | self.by_profile


def _profiles(cohort: Cohort, numbers: dict[str, int]) -> Profiles:
    """One group: all of a cohort are patients."""
    everyone = np.ones(len(cohort.data), dtype=np.bool_)
    return make_profiles(cohort.series, cohort.data.samples, cohort.genes, cohort.values, everyone, numbers)


def _kin(profiles: Profiles, alike: Pairs) -> BoolArray:
    """Patients × patients: those that may be one."""
    found = np.zeros((len(profiles.samples), len(profiles.samples)), dtype=np.bool_)
    for i, j in alike:
        found[i, j] = found[j, i] = True
    return found


def _profile_pairs(a: Profiles, b: Profiles, n_all: int, kin: Kin | None = None) -> Pairs | None:
    """None where profiles could not be compared."""
    compared = compare(a, b, n_all)
    judged = judge(compared.correlation, max(compared.n_genes, 1), within=a is b, kin=kin)
    return frozenset(judged.pairs) if np.isfinite(judged.line) else None


def _outcomes(cohort: Cohort) -> Outcomes:
    data = cohort.data
    age = np.full(len(data), np.nan) if cohort.age is None else cohort.age
    return Outcomes(data.months, data.event, age, grid(data.months, MONTHS_PER[data.unit]))


def _compare(a: Cohort, b: Cohort, of_a: Outcomes, of_b: Outcomes) -> _Evidence:
    same_series = bool(a.series_id) and a.series_id == b.series_id
    samples = {sample.casefold(): j for j, sample in enumerate(b.data.samples)}
    one = [sample.casefold() for sample in a.data.samples]
    sure = {(i, samples[s]) for i, s in enumerate(one) if s in samples and (same_series or _ACCESSION.fullmatch(s))}
    named = [pair for pair in _same_names(_names(a), _names(b)) if pair not in sure]
    told: Named = agree_by_name(of_a, of_b, named)
    by_time = coincidences(of_a, of_b)
    return _Evidence(
        by_accession=frozenset(sure),
        by_name=frozenset(told.same) if told.counts else frozenset(),
        by_outcome=frozenset(by_time.pairs) if by_time.counts else frozenset(),
        expected=by_time.expected,
        contradicted=told.differ,
    )


def _names(cohort: Cohort) -> Sequence[frozenset[str]]:
    return cohort.known_as or [frozenset({sample.casefold()}) for sample in cohort.data.samples]


def _same_names(a: Sequence[frozenset[str]], b: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of rows with a name in common that is of one patient in either."""
    theirs = _of_one(b)
    mine = _of_one(a)
    yield from sorted({(i, theirs[name]) for name, i in mine.items() if name in theirs})


def _of_one(patients: Sequence[frozenset[str]]) -> dict[str, int]:
    """Name → row, of the names that one patient has."""
    rows: dict[str, list[int]] = {}
    for row, known_as in enumerate(patients):
        for name in known_as:
            rows.setdefault(name, []).append(row)
    return {name: where[0] for name, where in rows.items() if len(where) == 1}


def _shared(a: Cohort, b: Cohort, found: _Evidence) -> SharedPatients:
    samples = tuple((a.data.samples[i], b.data.samples[j]) for i, j in sorted(found.all))
    return SharedPatients(
        series_a=a.series,
        series_b=b.series,
        samples=samples,
        by_accession=len(found.by_accession),
        by_name=len(found.by_name),
        by_outcome=len(found.by_outcome),
        expected=found.expected,
        by_profile=len(found.by_profile),
        contradicted=found.contradicted,
        message=_shared_message(a, b, len(samples), found),
    )


def _shared_message(a: Cohort, b: Cohort, n: int, found: _Evidence) -> Message:
    who: dict[str, Value] = {"a": Name(a.series), "b": Name(b.series)}
    if not n:
        return Message("survival-same_names", {**who, "n": count(found.contradicted)})
    counts = {
        "survival-by_accession": len(found.by_accession),
        "survival-by_name": len(found.by_name),
        "survival-by_outcome": len(found.by_outcome),
        "survival-by_profile": len(found.by_profile),
    }
    expected: dict[str, dict[str, Value]] = {"survival-by_outcome": {"expected": fixed1(found.expected)}}
    reasons = [Message(code, {"n": count(k), **expected.get(code, {})}) for code, k in counts.items() if k]
    code = "survival-twice_within" if a is b else "survival-shared"
    return Message(code, {**who, "n": count(n), "reasons": messages(reasons)})


def copies_in_pool(
    twice: PatientsTwice,
    cohorts: Sequence[CohortAnswer],
    drop: Mapping[str, Sequence[str]],
    counted_twice: PooledHazard | None,
) -> CopiesInPool | None:
    """What is said of it beside the pooled line of ``cohorts``; None where there is nothing to pool."""
    pooled = {cohort.series for cohort in cohorts}
    if len(pooled) < 2:
        return None
    shared = tuple(one for one in twice.shared if {one.series_a, one.series_b} <= pooled)
    left_out = tuple((series, len(samples)) for series, samples in drop.items())
    sentences = [one.message for one in shared] + list(_left_out(left_out, counted_twice))
    if not any(one.samples for one in shared) and not left_out:
        values = {"n": count(len(pooled)), "n_pairs": count(twice.n_pairs), "n_profiles": count(twice.n_profiles)}
        sentences.append(Message("survival-nobody_twice", values))
    return CopiesInPool(shared, left_out, counted_twice, tuple(sentences))


def _left_out(left_out: Sequence[tuple[str, int]], counted_twice: PooledHazard | None) -> Iterator[Message]:
    if not left_out:
        return
    parts = (Message("survival-left_out_of", {"n": count(n), "series": Name(series)}) for series, n in left_out)
    with_them: dict[str, Value] = {}
    if counted_twice is not None:
        with_them = {"ratio": ratio_words(counted_twice), "p": p(counted_twice.p), "k": count(counted_twice.k)}
    yield Message("survival-both_ways", {"parts": messages(parts), **with_them})
