"""Labels that do not fit: against the words, the other series, the genes of dividing cells, the other samples."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from geneverdict.evidence.checks.check import check_direction, check_series
from geneverdict.evidence.checks.groups import PROLIFERATION, is_tumour
from geneverdict.evidence.checks.split import split
from geneverdict.evidence.checks.suspects import margins
from geneverdict.messages import english, say
from geneverdict.model.prepared import Role
from geneverdict.model.series import FloatArray, Series
from geneverdict.model.study import Match, SeriesSpec
from geneverdict.model.verdict import SeriesResult
from geneverdict.model.why import Finding
from geneverdict.testing import SimulatedSeries, demo_recipes
from geneverdict.testing import samples as people

PAIRED, UNPAIRED, LINEAR, LNCRNA, _, OWN = demo_recipes()
ENGLISH_WORDS = re.compile(r"[A-Za-z]{3,} [A-Za-z]{3,}")
Simulate, Analyse = Callable[..., SimulatedSeries], Callable[..., SeriesResult]


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def one(findings: tuple[Finding, ...], code: str) -> Finding:
    found = [finding for finding in findings if finding.code == code]
    assert len(found) == 1, codes(findings)
    said = [message for message in (found[0].message, found[0].change) if message]
    assert not any(ENGLISH_WORDS.search(re.sub("“.*?”", "", say(message, "zh"))) for message in said)
    return found[0]


@pytest.mark.slow
def test_series_of_one_truth_point_one_way(simulate: Simulate, analyse: Analyse) -> None:
    alarms = Counter[str]()
    for seed in range(1, 9):
        results = [analyse(simulate(recipe, seed, n_genes=1000)) for recipe in (PAIRED, UNPAIRED, LINEAR, OWN)]
        alarms.update(code for found in check_direction(results).values() for code in codes(found))
    assert not alarms


# --- groups ---------------------------------------------------------------------------------------


def swapped_labels(result: SeriesResult, made: SimulatedSeries, analyse: Analyse) -> SeriesResult:
    """As a study file does that mistakes the one for the other."""
    names = {
        r: tuple(made.series.samples.ids[i] for i in result.design.rows if result.grouping.roles[i] is r) for r in Role
    }
    spec = SeriesSpec(
        id=result.id,
        case=Match(samples=names[Role.CONTROL]),
        control=Match(samples=names[Role.CASE]),
        pair=result.pairing.rule if result.design.kind == "paired" else False,
    )
    return analyse(made, spec=spec)


def swapped_values(result: SeriesResult, series: Series) -> FloatArray:
    """As a deposit does that mistakes the one for the other: nothing in the words tells it."""
    values = series.values.copy()
    case = result.design.matrix[:, -1] > 0.5
    n = min(case.sum(), (~case).sum())
    one_side, other = (np.array(result.design.rows)[side][:n] for side in (case, ~case))
    values[:, one_side], values[:, other] = series.values[:, other], series.values[:, one_side]
    return values


def test_labels_swapped_in_the_study_file_are_told_by_the_words_and_by_the_other_series(
    simulate: Simulate, analyse: Analyse
) -> None:
    made = [simulate(recipe) for recipe in (PAIRED, UNPAIRED, LINEAR, OWN)]
    results = [analyse(m) for m in made]
    results[0] = swapped_labels(results[0], made[0], analyse)
    words = one(check_series(results[0]).findings, "groups_swapped_words")
    assert words.weight == "decides"
    directions = check_direction(results)
    found = one(directions[results[0].id], "groups_swapped")
    assert found.weight == "decides"
    assert found.values["r"].value < -0.25
    assert results[1].id in english(found.message)
    assert all(directions[r.id] == () for r in results[1:])


@pytest.mark.parametrize("odd", range(4))
def test_a_deposit_with_swapped_labels_is_found_among_four(odd: int, simulate: Simulate, analyse: Analyse) -> None:
    made = [simulate(recipe) for recipe in (PAIRED, UNPAIRED, LINEAR, OWN)]
    results = [analyse(m) for m in made]
    results[odd] = analyse(made[odd], swapped_values(results[odd], made[odd].series))
    directions = check_direction(results)
    assert {name for name, found in directions.items() if found} == {results[odd].id}
    assert codes(directions[results[odd].id]) == ["groups_swapped"]


def test_two_series_can_only_say_that_they_are_opposed(simulate: Simulate, analyse: Analyse) -> None:
    made = [simulate(recipe) for recipe in (PAIRED, UNPAIRED)]
    results = [analyse(m) for m in made]
    results[1] = analyse(made[1], swapped_values(results[1], made[1].series))
    directions = check_direction(results)
    assert [codes(found) for found in directions.values()] == [["groups_opposite"], ["groups_opposite"]]
    assert {found[0].weight for found in directions.values()} == {"matters"}


def test_two_against_two_is_nobodys_fault(simulate: Simulate, analyse: Analyse) -> None:
    made = [simulate(recipe) for recipe in (PAIRED, UNPAIRED, LINEAR, OWN)]
    results = [analyse(m) for m in made]
    for odd in (1, 3):
        results[odd] = analyse(made[odd], swapped_values(results[odd], made[odd].series))
    assert {code for found in check_direction(results).values() for code in codes(found)} == {"groups_opposite"}


def test_one_series_alone_has_no_direction(simulate: Simulate, analyse: Analyse) -> None:
    result = analyse(simulate(UNPAIRED))
    assert check_direction([result]) == {result.id: ()}
    assert check_direction([]) == {}


def with_markers(result: SeriesResult, *, lowest: bool) -> SeriesResult:
    """The genes that change most are called as the genes of dividing cells."""
    order = np.argsort(result.fit.t if lowest else -result.fit.t)[: len(PROLIFERATION)]
    names = [name if name not in PROLIFERATION else f"X{i}" for i, name in enumerate(result.fit.names)]
    for i, gene in zip(order, PROLIFERATION, strict=True):
        names[i] = gene
    return replace(result, fit=replace(result.fit, names=tuple(names)))


def test_genes_of_dividing_cells_that_are_lower_in_tumours(simulate: Simulate, analyse: Analyse) -> None:
    result = analyse(simulate(UNPAIRED))
    assert "groups_swapped_markers" not in codes(check_series(with_markers(result, lowest=False)).findings)
    down = with_markers(result, lowest=True)
    found = one(check_series(down).findings, "groups_swapped_markers")
    assert found.weight == "matters"
    assert "20 of 20" in english(found.message)
    other = replace(down, grouping=replace(down.grouping, case_label="treated", control_label="vehicle"))
    assert "groups_swapped_markers" not in codes(check_series(other).findings)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Liver Tumor Tissue", True),
        ("Liver Non-Tumor Tissue", False),
        ("adjacent tissue of a carcinoma", False),
        ("hepatocellular carcinoma", True),
        ("HCC stage", True),
        ("clear cell renal cell carcinoma", True),
        ("HCC cell line", False),
        ("mucosa", False),
        ("A375 melanoma cells", False),
        ("para-carcinoma tissues", False),
    ],
)
def test_which_labels_say_tumour(label: str, expected: bool) -> None:
    assert is_tumour(label) is expected


def test_labels_at_random_explain_nothing(simulate: Simulate, analyse: Analyse) -> None:
    made = simulate(UNPAIRED)
    ids = np.random.default_rng(7).permutation(made.series.samples.ids)
    spec = SeriesSpec(id="x", case=Match(samples=tuple(ids[:9])), control=Match(samples=tuple(ids[9:])))
    found = check_series(analyse(made, spec=spec)).findings
    assert "groups_words" in codes(found)
    assert not any(finding.weight == "decides" for finding in found)


def test_margins_against_a_slow_twin() -> None:
    """Each sample left out for real, in plain loops."""
    rng = np.random.default_rng(2)
    case = np.array([True] * 6 + [False] * 5)
    values = rng.normal(size=(400, 11)) + np.where(case, 1.0, 0.0) * (np.arange(400) < 60)[:, None]
    expected = []
    for i in range(11):
        rest = np.delete(values, i, axis=1)
        sides = [rest[:, np.delete(case, i)], rest[:, ~np.delete(case, i)]]
        means = [side.mean(axis=1) for side in sides]
        squares = sum(((side - mean[:, None]) ** 2).sum(axis=1) for side, mean in zip(sides, means, strict=True))
        variance = squares / 8
        variance = variance + np.median(variance)
        difference = means[0] - means[1]
        top = np.argsort(-(difference**2) / variance)[:100]
        score = (difference / variance * (values[:, i] - (means[0] + means[1]) / 2))[top].sum()
        score /= (difference**2 / variance)[top].sum()
        expected.append(score if case[i] else -score)
    np.testing.assert_allclose(margins(values, case), expected, rtol=1e-10)


@pytest.mark.parametrize(("n", "weight"), [(4, "note"), (7, "matters")])
def test_clusters_tell_in_a_small_series(simulate: Simulate, analyse: Analyse, n: int, weight: str) -> None:
    """Two exchanged: too few for each to be judged by the others.  Of four and four, half of the labels at random fit
    two clusters as well: it is said, and nobody is suspect."""
    made = simulate(UNPAIRED._replace(series="GSE99000009", samples=people.cancer_and_normal(n, n), missing=0.0))
    assert check_series(analyse(made)).findings == ()
    values, last = made.series.values.copy(), 2 * n - 2
    values[:, [1, last]] = values[:, [last, 1]]
    checks = check_series(analyse(made, values))
    (found,) = (f for f in checks.findings if f.code in ("groups_clustered", "groups_exchanged"))
    named = {made.series.samples.ids[i] for i in (1, last)}
    assert (found.weight, set(found.names("samples"))) == (weight, named)
    assert set(checks.suspects) == (named if weight == "matters" else set())
    assert ("as well in 49 % of draws" in english(found.message)) is (n == 4)


def test_the_best_split_against_every_split() -> None:
    values = np.random.default_rng(3).normal(size=9) + np.r_[np.zeros(4), np.full(5, 6.0)]
    upper, distance = split(values)
    halves = {k: np.split(np.sort(values), [k]) for k in range(1, len(values))}
    within = {k: sum(((side - side.mean()) ** 2).sum() for side in sides) for k, sides in halves.items()}
    k = min(within, key=lambda k: within[k])
    assert upper.tolist() == (values >= np.sort(values)[k]).tolist()
    sides = halves[k]
    assert distance == pytest.approx((sides[1].mean() - sides[0].mean()) / np.sqrt(within[k] / 7))
