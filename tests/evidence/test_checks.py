"""Checks of a series on simulated data: clean series raise no alarm, and what was done to one is found and named."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from geneverdict.evidence.checks.check import check_series
from geneverdict.evidence.checks.pairs import likeness
from geneverdict.messages import Message, Name, english, say
from geneverdict.model.array_quality import ArrayQuality
from geneverdict.model.prepared import Grade, Role, SecondOpinion
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Analysis, Match, SeriesSpec
from geneverdict.model.verdict import SeriesResult
from geneverdict.model.why import Finding
from geneverdict.testing import Recipe, SimulatedSeries, demo_recipes
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


# --- clean series ---------------------------------------------------------------------------------


def small(n: int) -> Recipe:
    return UNPAIRED._replace(series="GSE99000009", samples=people.cancer_and_normal(n, n), missing=0.0)


@pytest.mark.parametrize("recipe", [PAIRED, UNPAIRED, LINEAR, LNCRNA, OWN], ids=lambda r: r.series)
def test_a_clean_series_raises_no_alarm(recipe: Recipe, simulate: Simulate, analyse: Analyse) -> None:
    checks = check_series(analyse(simulate(recipe)))
    assert checks.findings == ()
    assert checks.outliers == ()


@pytest.mark.long
def test_the_rate_of_false_alarms_over_many_clean_series(simulate: Simulate, analyse: Analyse) -> None:
    """Notes apart, at most 2 % of 54 clean series, from 3 against 3 samples on, have any finding; none decides."""
    recipes = [PAIRED, UNPAIRED, LINEAR, LNCRNA, OWN, small(3), small(4), small(6), small(20)]
    n, alarms = 0, Counter[tuple[str, str]]()
    for seed in range(1, 7):
        for recipe in recipes:
            n += 1
            found = check_series(analyse(simulate(recipe, seed, n_genes=1000))).findings
            alarms.update((finding.code, finding.weight) for finding in found)
    sys.stdout.write(f"\nfalse alarms in {n} clean series: {dict(alarms) or 'none'}\n")
    assert not any(weight == "decides" for _, weight in alarms)
    assert sum(count for (_, weight), count in alarms.items() if weight == "matters") <= 1


# --- one array ------------------------------------------------------------------------------------

Change = Callable[[FloatArray, list[int], np.random.Generator], None]


def times_four(values: FloatArray, at: list[int], _: np.random.Generator) -> None:
    values[:, at[0]] += 2


def stretched(values: FloatArray, at: list[int], _: np.random.Generator) -> None:
    values[:, at[0]] = 8 + 1.8 * (values[:, at[0]] - 8)


def other_genes(values: FloatArray, at: list[int], rng: np.random.Generator) -> None:
    values[:, at[0]] = rng.permutation(values[:, at[0]])


def copied(values: FloatArray, at: list[int], _: np.random.Generator) -> None:
    values[:, at[1]] = values[:, at[0]]


def exchanged(values: FloatArray, at: list[int], _: np.random.Generator) -> None:
    values[:, at] = values[:, at[::-1]]


ODD = [
    # what was done, to which cases (c) and controls (n) by number, the finding, is the sample an outlier
    ("times_four", times_four, ("c1",), "arrays_shifted", True),
    ("stretched", stretched, ("n2",), "arrays_spread", True),
    ("replaced by noise", other_genes, ("c3",), "arrays_unlike", True),
    ("copied", copied, ("c0", "c4"), "arrays_duplicate", False),
    ("labels exchanged", exchanged, ("c2", "n5"), "groups_exchanged", False),
]


@pytest.mark.parametrize("recipe", [PAIRED, UNPAIRED, OWN], ids=lambda r: r.series)
@pytest.mark.parametrize(("done", "change", "to", "code", "outlier"), ODD, ids=[row[0] for row in ODD])
def test_what_was_done_to_an_array_is_found_and_named(
    recipe: Recipe,
    done: str,
    change: Change,
    to: tuple[str, ...],
    code: str,
    outlier: bool,
    simulate: Simulate,
    analyse: Analyse,
) -> None:
    made = simulate(recipe)
    clean = analyse(made)
    case = clean.design.matrix[:, -1] > 0.5
    rows = np.array(clean.design.rows)
    at = [int((rows[case] if who[0] == "c" else rows[~case])[int(who[1:])]) for who in to]
    values = made.series.values.copy()
    change(values, at, np.random.default_rng(1))
    checks = check_series(analyse(made, values))
    found = one(checks.findings, code)
    names = [made.series.samples.ids[i] for i in at]
    assert all(name in english(found.message) for name in names), (done, english(found.message))
    assert found.weight == "matters"
    assert (checks.outliers == (names[0],)) is outlier
    if code == "arrays_shifted":
        assert found.values["shift"].value == pytest.approx(2, abs=0.3)
        assert f"{found.values['genes_without'].value:,.0f} without" in english(found.message)
    if code.startswith("arrays"):
        assert "samples = [" in english(found.change)


def test_the_series_without_the_array_is_the_series_fitted_without_it(simulate: Simulate, analyse: Analyse) -> None:
    """The count is that of a fit whose study file leaves the pair out."""
    made = simulate(PAIRED)
    values = made.series.values.copy()
    values[:, 0] += 2
    found = one(check_series(analyse(made, values)).findings, "arrays_shifted")
    result = analyse(made, values)
    block = result.pairing.blocks[0]
    keep = [i for i in result.design.rows if result.pairing.blocks[i] != block]
    names = {r: [made.series.samples.ids[i] for i in keep if result.grouping.roles[i] is r] for r in Role}
    spec = SeriesSpec(
        id=made.series.id,
        case=Match(samples=tuple(names[Role.CASE])),
        control=Match(samples=tuple(names[Role.CONTROL])),
        pair=result.pairing.rule,
    )
    without = analyse(made, values, spec)
    assert without.design.n_pairs == result.design.n_pairs - 1
    assert found.values["genes_with"].value == (result.fit.fdr < 0.05).sum()
    assert found.values["genes_without"].value == (without.fit.fdr < 0.05).sum()


# --- the scale ------------------------------------------------------------------------------------


def _log_again(values: FloatArray) -> FloatArray:
    return np.log2(values)


def _log10(values: FloatArray) -> FloatArray:
    return values / np.log2(10)


def _centre(values: FloatArray) -> FloatArray:
    return values - values.mean(axis=1, keepdims=True)


def _standardise(values: FloatArray) -> FloatArray:
    return _centre(values) / values.std(axis=1, ddof=1, keepdims=True)


def _same(values: FloatArray) -> FloatArray:
    return values


def _raise(values: FloatArray) -> FloatArray:
    return 2.0**values


SCALES = [
    ("logged twice", _log_again, None, "scale_logged_twice"),
    ("logged twice by the study file", _same, "linear", "scale_logged_twice"),
    ("log10", _log10, None, "scale_compressed"),
    ("centred", _centre, None, "scale_centred"),
    ("z-scored", _standardise, None, "scale_zscored"),
    ("unlogged, said to be log2", _raise, "log2", "scale_unlogged"),
    ("centred, said to be log2", _centre, "log2", "scale_declared"),
]


@pytest.mark.parametrize(("done", "change", "said", "code"), SCALES, ids=[row[0] for row in SCALES])
def test_a_wrong_scale_is_found(
    done: str,
    change: Callable[[FloatArray], FloatArray],
    said: str | None,
    code: str,
    simulate: Simulate,
    analyse: Analyse,
) -> None:
    made = simulate(PAIRED)
    spec = SeriesSpec.model_validate({"id": made.series.id, "scale": said})
    found = check_series(analyse(made, change(made.series.values), spec)).findings
    scale = [finding for finding in found if finding.code.startswith("scale")]
    assert [finding.code for finding in scale] == [code], done
    assert scale[0].weight == ("matters" if code in ("scale_declared", "scale_compressed") else "decides")
    assert scale[0].change
    if code == "scale_logged_twice":
        assert 0.1 < scale[0].values["twofold_reads_as"].value < 0.6


def test_many_missing_values_are_counted_by_sample(simulate: Simulate, analyse: Analyse) -> None:
    made = simulate(UNPAIRED)
    values = made.series.values.copy()
    values[:400, 2] = np.nan
    values[::12] = np.nan
    values[1::12, 1:10] = np.nan
    found = one(check_series(analyse(made, values)).findings, "scale_missing")
    assert made.series.samples.ids[2] in english(found.message)
    assert found.weight == "note"


# --- pairs and samples ----------------------------------------------------------------------------


def shuffled(result: SeriesResult, seed: int) -> SeriesResult:
    """The cases of the pairs change places: nobody keeps the partner."""
    rows = np.array(result.design.rows)[result.design.matrix[:, -1] > 0.5]
    moved = np.roll(np.random.default_rng(seed).permutation(rows), 1)
    values = result.expression.values.copy()
    values[:, np.roll(moved, 1)] = result.expression.values[:, moved]
    return replace(result, expression=replace(result.expression, values=values))


def test_shuffled_partners_are_found(simulate: Simulate, analyse: Analyse) -> None:
    results = [analyse(simulate(recipe, seed)) for recipe in (PAIRED, OWN) for seed in (1, 2)]
    found = ["pairs_wrong" in codes(check_series(shuffled(r, seed)).findings) for r in results for seed in range(5)]
    sys.stdout.write(f"\nshuffled partners found in {sum(found)} of {len(found)} simulated series\n")
    assert sum(found) >= 0.75 * len(found)


def test_pairs_that_are_not_used_but_alike(simulate: Simulate, analyse: Analyse) -> None:
    paired = analyse(simulate(PAIRED))
    apart = analyse(simulate(PAIRED), spec=SeriesSpec(id="x", pair=False))
    assert check_series(apart).findings == ()
    seen = replace(apart, pairing=replace(paired.pairing, grade=Grade.CHECK))
    found = one(check_series(seen).findings, "pairs_unused")
    assert 0.5 < found.values["se_ratio"].value < 0.95
    assert "pair = {" in english(found.change)
    wrong = replace(seen, expression=shuffled(seen, 2).expression)
    assert "pairs_unused" not in codes(check_series(wrong).findings)


def test_likeness_of_random_partners_has_a_uniform_p() -> None:
    rng = np.random.default_rng(4)
    p = [likeness(rng.normal(size=(200, 8)), rng.normal(size=(200, 8))).p for _ in range(200)]
    assert 0.4 < np.mean(p) < 0.6
    assert 0.01 <= np.mean(np.array(p) <= 0.1) <= 0.2


def test_partners_of_two_sexes(simulate: Simulate, analyse: Analyse) -> None:
    result = analyse(simulate(PAIRED))
    values = result.expression.values.copy()
    genes = list(result.expression.genes)
    genes[0], genes[1] = "XIST", "RPS4Y1"
    values[0], values[1] = 9.0, 4.0
    row = next(i for i in result.design.rows if result.grouping.roles[i] is Role.CASE)
    values[:2, row] = 4.0, 9.0
    odd = replace(result, expression=replace(result.expression, genes=tuple(genes), values=values))
    found = one(check_series(odd).findings, "pairs_sex")
    assert found.names("individuals") == (result.pairing.blocks[row],)
    values[1, row] = 4.0
    one_lost = replace(odd, expression=replace(odd.expression, values=values))
    assert "pairs_sex" not in codes(check_series(one_lost).findings)


def test_too_few_samples_are_said(simulate: Simulate, analyse: Analyse) -> None:
    made = simulate(UNPAIRED)
    ids = made.series.samples.ids
    spec = SeriesSpec(id="x", case=Match(samples=ids[:8]), control=Match(samples=ids[-2:]))
    found = one(check_series(analyse(made, spec=spec)).findings, "samples_few")
    assert english(found.message).startswith("Only 2 control samples")


@pytest.mark.parametrize(("factor", "small", "said"), [(2.0, 5, True), (1.0, 5, False), (2.0, 9, False)])
def test_a_small_group_that_varies_more_is_said(
    factor: float, small: int, said: bool, simulate: Simulate, analyse: Analyse
) -> None:
    """Cases with twice the SD of ten controls: 5 of them make p too small, 9 hardly."""
    made = simulate(UNPAIRED)
    result = analyse(made)
    cases = [i for i, role in enumerate(result.grouping.roles) if role is Role.CASE][:small]
    controls = [i for i, role in enumerate(result.grouping.roles) if role is Role.CONTROL]
    ids = result.expression.samples
    spec = SeriesSpec(
        id="x", case=Match(samples=tuple(ids[i] for i in cases)), control=Match(samples=tuple(ids[i] for i in controls))
    )
    values = made.series.values.copy()
    centre = values[:, cases].mean(axis=1, keepdims=True)
    values[:, cases] = centre + factor * (values[:, cases] - centre)
    wide = replace(made, series=replace(made.series, values=values))
    found = check_series(analyse(wide, spec=spec)).findings
    assert ("samples_unequal" in {f.code for f in found}) is said
    turned = spec.model_copy(update={"case": spec.control, "control": spec.case})
    assert codes(check_series(analyse(wide, spec=turned)).findings).count("samples_unequal") == said
    weighted = turned.model_copy(update={"analysis": Analysis(array_weights="group")})
    found = check_series(analyse(wide, spec=weighted)).findings
    assert "samples_unequal" not in codes(found)
    assert ("samples_unequal_weighted" in codes(found)) is said
    if said:
        told = english(one(found, "samples_unequal_weighted").message)
        assert "the smaller group (5 and 9 samples)" in told
        assert "weights allow for that" in told


def test_a_large_group_that_varies_more_hides_genes(simulate: Simulate, analyse: Analyse) -> None:
    made = simulate(UNPAIRED)
    result = analyse(made)
    cases, controls = (
        [i for i, role in enumerate(result.grouping.roles) if role is who] for who in (Role.CASE, Role.CONTROL)
    )
    ids = result.expression.samples
    spec = SeriesSpec(
        id="x",
        case=Match(samples=tuple(ids[i] for i in cases[:5])),
        control=Match(samples=tuple(ids[i] for i in controls)),
    )
    values = made.series.values.copy()
    centre = values[:, cases].mean(axis=1, keepdims=True)
    values[:, cases] = centre + 0.5 * (values[:, cases] - centre)
    found = check_series(analyse(replace(made, series=replace(made.series, values=values)), spec=spec)).findings
    told = one(found, "samples_unequal_hides")
    assert english(told.message).startswith("The controls, the larger group (9 against 5), vary more")
    assert 'array_weights = "group"' in english(told.change)


def test_pools_are_named_from_the_second_opinions(simulate: Simulate, analyse: Analyse) -> None:
    result = analyse(simulate(UNPAIRED))
    sample = result.expression.samples[0]
    why = Message("role-pool", {"said": Message("role-silent", {"field": Name("x")})})
    opinion = SecondOpinion((sample,), Role.CASE, Role.NEITHER, why)
    found = one(check_series(replace(result, opinions=(opinion,))).findings, "samples_pools")
    assert sample in english(found.message)
    line = next(n for n in english(found.change).split("case = ") if n.startswith("{"))
    assert sample not in line


@pytest.mark.parametrize("what", ["constant", "all the same", "one sample missing", "two genes"])
def test_degenerate_values_never_raise(what: str, simulate: Simulate, analyse: Analyse) -> None:
    """Warnings are errors here: a division by a variance of 0 would fail."""
    result = analyse(simulate(OWN))
    values = result.expression.values.copy()
    if what == "constant":
        values[:] = 7.0
    elif what == "all the same":
        values[:] = values[:, :1]
    elif what == "one sample missing":
        values[:, result.design.rows[0]] = np.nan
    else:
        values[2:] = np.nan
    checks = check_series(replace(result, expression=replace(result.expression, values=values)))
    assert set(codes(checks.findings)) <= {"scale_missing", "scale_logged_twice"}


# --- raw files ------------------------------------------------------------------------------------------------


def test_rna_that_is_broken_down_in_one_group(simulate: Simulate, analyse: Analyse) -> None:
    result = analyse(simulate(UNPAIRED))
    n, case = len(result.samples), np.zeros(len(result.samples))
    case[[i for i, row in zip(result.design.rows, result.design.matrix[:, -1], strict=True) if row > 0.5]] = 1
    same = np.random.default_rng(1).normal(0, 0.1, n)
    whole = ArrayQuality("rma", same + 1, same, same + 0.3, np.zeros(n), same, ("AFFX-HSAC07/X00351_3_at",))
    assert "samples_degraded_groups" not in codes(check_series(replace(result, arrays=whole)).findings)
    broken = check_series(replace(result, arrays=replace(whole, ends=same + 2 * case))).findings
    said = english(one(broken, "samples_degraded_groups").message)
    assert "(AFFX-HSAC07/X00351_3_at) is 4.1 times as bright as the 5′ end in the cases and 1.0 times" in said
    assert "more than 3 times as bright" in english(one(broken, "samples_degraded").message)
