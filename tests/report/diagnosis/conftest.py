"""Simulated diagnoses: seeded, for every level and hard case, put into the runs of the parent's factory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pytest

from geneverdict.evidence.finding import finding
from geneverdict.messages import Code, Message, Name, count, effect, fold, names, p, threshold
from geneverdict.model.run import Run
from geneverdict.model.verdict import Call, SeriesAnswer, SeriesResult
from geneverdict.model.why import (
    Equivalence,
    Finding,
    GeneWhy,
    Individual,
    Influence,
    Level,
    PresetCall,
    PresetKind,
    SeriesChecks,
)

NAN = float("nan")
PRESETS: tuple[tuple[PresetKind, float, float], ...] = (
    ("cuts", 1.0, 0.05),
    ("cuts", 0.585, 0.05),
    ("cuts", 2.0, 0.01),
    ("two_sd", 0.83, 0.05),
    ("treat", float(np.log2(1.2)), 0.05),
)
ARRAY = finding(
    "arrays_shifted",
    "matters",
    {
        "sample": Name("GSM3620103"),
        "shift": effect(0.9),
        "where": Code("above"),
        "fold": fold(0.9),
        "robust_sd": effect(0.1),
        "unit": Code("sample"),
        "leave_out": names(["GSM3620103"]),
    },
)
"""On a series as a whole."""


def _findings(level: Level) -> tuple[Finding, ...]:
    if level is Level.NOT_MEASURED:
        reason = Message("reason-not_on_platform", {"gene": Name("ITGA5"), "platform": Name("GPL15314")})
        return (finding("not_on_platform", "decides", {"reason": reason}),)
    size = {"log2fc": effect(0.83), "fold": fold(0.83), "cut": threshold(1.0), "short": effect(0.17)}
    pairs = {"n": count(19), "n_up": count(15), "n_down": count(4), "down": names("ABCD")}
    return (
        ARRAY,
        finding("found_under_another_name", "note", {"name": Name("FNRA")}),
        finding("short_of_fold_change", "decides", {**size, "fdr": p(0.0076), "enough": threshold(0.83)}),
        finding("pairs_disagree", "matters", {**pairs, "mean": effect(0.83), "sd": effect(1.02)}),
        finding("fdr_cliff", "note", {"at_05": count(3244), "at_10": count(4000), "at_20": count(5000)}),
    )


def _sentence(level: Level) -> Message:
    """The same numbers for every level."""
    numbers = {"log2fc": effect(0.83), "low": effect(0.34), "high": effect(1.32), "short": effect(0.17)}
    more = {"effect": Code("log2FC"), "fold": fold(0.83), "bound": fold(0.585), "cut": threshold(1.0)}
    chances = {"fdr": p(0.0076), "equivalence_p": p(0.82)}
    reason = Message("reason-not_estimable", {"gene": Name("ITGA5")})
    return Message(f"level-{level.name.lower()}", {**numbers, **more, **chances, "reason": reason})


def _values(result: SeriesResult) -> dict[str, tuple[float, bool, str | None]]:
    """Sample → (value, case?, individual) of the target, for the samples of the model."""
    values = result.expression.values[0]
    roles, blocks = result.grouping.roles, result.pairing.blocks
    return {result.samples.ids[i]: (float(values[i]), str(roles[i]) == "case", blocks[i]) for i in result.design.rows}


def _individuals(result: SeriesResult) -> tuple[Individual, ...]:
    seen = _values(result)
    if result.design.kind == "unpaired":
        return tuple(Individual(name, value, case) for name, (value, case, _) in seen.items())
    sides: dict[str, dict[bool, float]] = {}
    for value, case, block in seen.values():
        sides.setdefault(str(block), {})[case] = value
    return tuple(Individual(b, s.get(True, NAN) - s.get(False, NAN), None) for b, s in sides.items())


def _mean(individuals: list[Individual]) -> float:
    if not individuals:
        return NAN
    if individuals[0].is_case is None:
        return float(np.nanmean([i.value for i in individuals]))
    case = [i.value for i in individuals if i.is_case and np.isfinite(i.value)]
    control = [i.value for i in individuals if i.is_case is False and np.isfinite(i.value)]
    return float(np.mean(case) - np.mean(control)) if case and control else NAN


def _influence(individuals: tuple[Individual, ...], answer: SeriesAnswer) -> tuple[Influence, ...]:
    rng = np.random.default_rng(len(individuals))
    found = []
    for one in individuals:
        left = _mean([i for i in individuals if i is not one])
        chance = float(answer.row.p * np.exp(rng.normal(0, 0.7)))
        called = bool(chance < 0.01 and abs(left) >= 0.9)
        found.append(Influence(one.label, left, min(chance, 1.0), called))
    return tuple(found)


def make_why(result: SeriesResult, answer: SeriesAnswer, level: Level = Level.UP_SHORT) -> GeneWhy:
    """A diagnosis that fits the series' values; its prose is the same for every series."""
    nothing = answer.row is None or level is Level.NOT_MEASURED
    individuals = () if nothing else _individuals(result)
    influence = () if nothing else _influence(individuals, answer)
    size = 0.0 if nothing else abs(answer.row.log2fc)
    presets = tuple(
        PresetCall(n, c, f, bool(not nothing and size >= c and answer.row.fdr < f), 1500 - int(400 * c))
        for n, c, f in PRESETS
    )
    ns = tuple(int(n) for n in np.unique(np.round(np.logspace(np.log10(2), np.log10(200), 40))))
    return GeneWhy(
        level=level,
        sentence=_sentence(level),
        findings=_findings(level),
        individuals=individuals,
        influence=influence,
        flip=tuple(i.left_out for i in influence[:2]),
        presets=presets,
        confident_log2fc=NAN if nothing else np.sign(answer.row.log2fc) * size / 3,
        p_line=NAN if nothing else 0.0121,
        n_before=0 if nothing else 3244,
        detectable=NAN if nothing else float(4.2 / np.sqrt(max(len(individuals), 1))),
        n_needed=None if nothing else 21,
        detectable_at=() if nothing else tuple((n, float(4.2 / np.sqrt(n))) for n in ns),
        type_s=NAN if nothing else 0.0004,
        type_m=NAN if nothing else 1.31,
        equivalence=Equivalence(NAN, NAN) if nothing else Equivalence(0.585, 0.82),
    )


def with_why(run: Run, level: Level = Level.UP_SHORT) -> Run:
    """The run with a diagnosis in every series that answers, and one finding about each series as a whole."""
    checks = SeriesChecks((ARRAY,), ("GSM3620103",))
    results = tuple(replace(r, checks=checks) for r in run.results)
    genes = []
    for gene in run.genes:
        answers = [replace(a, why=make_why(r, a, _level(a, level))) for r, a in zip(results, gene.answers, strict=True)]
        genes.append(replace(gene, answers=tuple(answers)))
    return replace(run, results=results, genes=tuple(genes))


def _level(answer: SeriesAnswer, level: Level) -> Level:
    if answer.row is None:
        return Level.NOT_MEASURED
    return {Call.UP: Level.UP, Call.DOWN: Level.DOWN}.get(answer.call, level)


@dataclass(frozen=True)
class Diagnoses:
    """The makers, for tests."""

    why: Callable[..., GeneWhy] = staticmethod(make_why)
    put_into: Callable[..., Run] = staticmethod(with_why)


@pytest.fixture(scope="session")
def diagnoses() -> Diagnoses:
    return Diagnoses()
