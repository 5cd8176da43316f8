"""The feeds of the page: the documented shape, plain JSON, every sample in its place."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geneverdict.messages import Message, count, english, from_json, to_json
from geneverdict.model.multiverse import Curve, GeneMultiverse, PooledSpecification, Specification
from geneverdict.model.overlap import OverlapReport
from geneverdict.model.study import Analysis, Thresholds
from geneverdict.model.survival import Endpoint, SurvivalPatients
from geneverdict.model.survival_answer import Proportionality
from geneverdict.model.to_json import record_json
from geneverdict.model.why import GeneWhy, Level
from geneverdict.page.arrays import page_cuts
from geneverdict.page.embed import compact_json
from geneverdict.page.feed import SCHEMA, study_feed
from geneverdict.page.gene_feed import Named, curve_feed, decimals, gene_feed, over_time, page_part, significant
from geneverdict.records.gene import gene_json

STUDY = (
    *("schema", "version", "date", "title", "simulated", "thresholds", "presets", "named", "genes"),
    *("series", "failures", "overlap", "survival"),
)
SERIES = {
    *(
        "id",
        "stem",
        "platform",
        "title",
        "organism",
        "simulated",
        "scale",
        "is_log2",
        "scale_doubt",
        "unequal",
        "effect_unit",
    ),
    *("names_genes", "design", "formula", "n_case", "n_control", "n_pairs", "case", "control", "n_genes", "df_prior"),
    *("var_prior", "probe_choice", "samples", "model", "quality", "findings", "copies", "level_counts"),
    "subject",
    "labels_in_doubt",
}
PATIENTS = SurvivalPatients(
    "SIM1",
    Endpoint.OVERALL,
    ("GSM3620101", "GSM3620100"),
    np.array([12.3456789, 3.0]),
    np.array([True, False]),
    0.1,
    0.9,
)


def feed(factory, run):
    return json.loads(compact_json(study_feed(run, factory.background(run))))


def test_the_study_has_the_documented_shape(factory) -> None:
    run = factory.six(n_genes=60)
    found = feed(factory, run)
    assert tuple(found) == STUDY
    assert found["schema"] == SCHEMA
    assert found["named"] == ["ITGA5"]
    assert found["genes"] == sorted({name for r in run.results for name in r.fit.names})
    assert found["thresholds"] == {"log2fc": 1.0, "fdr": 0.05, "equivalence": 0.585}
    assert all(set(entry) == SERIES for entry in found["series"])
    assert [entry["id"] for entry in found["series"]] == [r.id for r in run.results]
    assert found["failures"] == [record_json(factory.failure)]


def test_every_sample_is_there_with_its_role_and_place_in_the_model(factory) -> None:
    run = factory.six(n_genes=30)
    result, entry = run.results[0], feed(factory, run)["series"][0]
    assert [sample["id"] for sample in entry["samples"]] == list(result.samples.ids)
    roles = [sample["role"] for sample in entry["samples"]]
    assert (roles.count("case"), roles.count("control"), roles.count("neither")) == (22, 19, 2)
    inside = [sample["id"] for sample in entry["samples"] if sample["in_model"]]
    assert inside == entry["model"]["samples"]
    assert len(entry["model"]["matrix"]) == len(inside) == 38
    assert entry["model"]["pairs"][0] == "P1"
    left_out = {sample["id"]: sample["left_out"] for sample in entry["samples"] if not sample["in_model"]}
    assert {sample: from_json(why) for sample, why in left_out.items()} == dict(result.design.left_out)
    assert entry["quality"]["samples"] == list(result.samples.ids)
    assert np.allclose(entry["quality"]["correlation"], result.quality.correlation, rtol=1e-3, atol=1e-4)
    assert feed(factory, run)["series"][1]["model"]["pairs"] is None


@pytest.mark.parametrize(
    "analysis",
    [{"array_weights": True}, {"array_weights": "group"}],
    ids=str,
)
def test_a_model_with_weights_of_arrays_is_not_plain_and_says_why(factory, analysis: dict[str, Any]) -> None:
    run = factory.run((factory.Sketch(n_genes=20),))
    told = factory.background(run)
    refined = replace(told, series=(replace(told.series[0], analysis=Analysis(**analysis)),))
    model = study_feed(run, refined)["series"][0]["model"]
    assert model["plain"] is False
    assert english(from_json(model["why_not"]))
    plain = study_feed(run, told)["series"][0]["model"]
    assert (plain["plain"], plain["why_not"], plain["own_prior"]) == (True, None, False)


@pytest.mark.parametrize("analysis", [{"trend": True}, {"robust": True}], ids=str)
def test_a_model_with_a_prior_for_each_gene_can_be_fitted_again(factory, analysis: dict[str, Any]) -> None:
    run = factory.run((factory.Sketch(n_genes=20),))
    told = factory.background(run)
    refined = replace(told, series=(replace(told.series[0], analysis=Analysis(**analysis)),))
    model = study_feed(run, refined)["series"][0]["model"]
    assert (model["plain"], model["why_not"], model["own_prior"], model["held"]) == (True, None, True, "")


def test_a_block_correlation_is_not_plain(factory) -> None:
    run = factory.run((factory.Sketch(n_genes=20),))
    design = run.results[0].design
    mixed = replace(design, kind="mixed", blocks=tuple(f"P{i // 2}" for i in range(len(design.rows))))
    run = replace(run, results=(replace(run.results[0], design=mixed),))
    model = feed(factory, run)["series"][0]["model"]
    assert (model["plain"], model["pairs"][:3]) == (False, ["P0", "P0", "P1"])


def test_endless_and_missing_numbers_are_null(factory) -> None:
    run = factory.run((factory.Sketch(n_genes=20),))
    fit = replace(run.results[0].fit, df_prior=np.inf, var_prior=np.nan)
    run = replace(run, results=(replace(run.results[0], fit=fit),))
    entry = feed(factory, run)["series"][0]
    assert (entry["df_prior"], entry["var_prior"]) == (None, None)


def test_copies_and_overlap_are_told(factory) -> None:
    run = factory.run((factory.Sketch(n_genes=20),))
    told = factory.background(run)
    dropped = replace(told.series[0], copies=("GSM3620100", "GSM3620101"), left_out=True)
    said = Message("overlap-nothing_compared", {"n_not_compared": count(0)})
    found = study_feed(replace(run, overlap=OverlapReport((), (), (), (said,))), replace(told, series=(dropped,)))
    assert found["series"][0]["copies"] == {"n": 2, "whole": True, "samples": ["GSM3620100", "GSM3620101"]}
    assert [from_json(one) for one in found["overlap"]["sentences"]] == [said]
    assert feed(factory, run)["overlap"] is None
    assert feed(factory, run)["series"][0]["copies"] is None


def test_survival_and_its_values_stand_in_one_order(factory) -> None:
    run = replace(factory.run((factory.Sketch(n_genes=20),)), patients=(PATIENTS,))
    study = feed(factory, run)
    assert study["survival"] == [
        {
            "series": "SIM1",
            "endpoint": "overall",
            "label": to_json(Message("endpoint-overall")),
            "samples": ["GSM3620101", "GSM3620100"],
            "months": [12.3457, 3.0],
            "events": [1, 0],
            "low": 0.1,
            "high": 0.9,
        }
    ]
    values = {"SIM1": {"GSM3620100": 7.5, "GSM3620101": float("nan")}}
    page = gene_feed(run.genes[0], study, values)["page"]
    (told,) = page["survival"]
    assert (told["series"], told["endpoint"], told["values"]) == ("SIM1", "overall", [None, 7.5])
    assert gene_feed(run.genes[0], study, {})["page"]["survival"][0]["cuts"] is None


def test_the_cuts_of_survival_are_a_column_each_and_say_what_is_not_known(factory) -> None:
    n = 20
    names = tuple(f"GSM{3620100 + i}" for i in range(n))
    months, event = np.arange(1.0, n + 1), np.arange(n) < n // 2
    patients = SurvivalPatients("SIM1", Endpoint.OVERALL, names, months, event, 0.1, 0.9)
    run = replace(factory.run((factory.Sketch(n_genes=20),)), patients=(patients,))
    values = {"SIM1": dict(zip(names, (7.123456789 + months / 3).tolist(), strict=True))}
    (told,) = json.loads(compact_json(gene_feed(run.genes[0], feed(factory, run), values)))["page"]["survival"]
    cuts = told["cuts"]
    assert set(cuts["cut"]) < set(told["values"])
    columns = ("cut", "p", "corrected", "coef", "ci_low", "ci_high", "n_low")
    assert {len(cuts[name]) for name in columns} == {len(cuts["cut"])}
    assert cuts["median_place"] == cuts["n_low"].index(n // 2)
    assert cuts["median"]["coef"] is None
    assert cuts["median"]["p"] == cuts["p"][cuts["median_place"]]


def test_values_stand_in_the_order_of_the_samples(factory) -> None:
    run = factory.run((factory.Sketch(n_genes=20),))
    study, values = feed(factory, run), {"SIM1": {"GSM3620100": 7.5, "GSM3620101": float("nan")}}
    page = gene_feed(run.genes[0], study, values)["page"]
    assert page["series"][0]["values"][:3] == [7.5, None, None]
    assert gene_feed(run.genes[0], study, {})["page"]["series"] == [
        {"id": "SIM1", "values": None, "weights": None, "detectable": []}
    ]


def test_a_gene_is_the_documented_object_and_more(factory) -> None:
    run = factory.run((factory.Sketch(n_genes=20), factory.Sketch(id="S2", measured=False, n_genes=20)))
    study = feed(factory, run)
    body = json.loads(compact_json(gene_feed(run.genes[0], study, {})))
    plain = gene_json(run.genes[0])
    assert list(body) == [*plain, "page"]
    assert body["page"]["full"] is False
    assert [entry.pop("confident") for entry in body["series"]] == [None, None]
    assert body["series"] == json.loads(compact_json(plain["series"]))
    told = {**plain, "survival": [{"headline": "told"}]}
    full = gene_feed(run.genes[0], study, {}, Named(told))
    assert (full["survival"], full["page"]["full"]) == ([{"headline": "told"}], True)


def curve(**changes: object) -> Curve:
    specs = tuple(
        Specification("as_settled", "as_deposited", "highest_median", "drop", "none", "all", d, "none", test)
        for d in ("paired", "unpaired")
        for test in ("moderated", "welch", "rank")
    )
    n = len(specs)
    rng = np.random.default_rng(1)
    effect, p = rng.normal(1, 0.2, n), rng.uniform(0, 0.1, n)
    refused = tuple("no" if i == 1 else "" for i in range(n))
    effect[1] = np.nan
    numbers = (np.ones(n), effect, effect / 4, effect - 0.5, effect + 0.5, p, 2 * p, np.full(n, 50.0), refused)
    return replace(Curve("ITGA5", "SIM1", specs, *numbers, default=2), **changes)


def test_a_curve_has_its_specifications_with_a_result_by_their_options() -> None:
    made = curve()
    found = json.loads(compact_json(curve_feed(made)))
    assert (found["series"], found["unit"], found["default"], found["weights"]) == ("SIM1", "log2FC", 1, None)
    done = [i for i in range(6) if i != 1]
    assert len(found["effect"]) == 5
    for k, dimension in enumerate(found["dimensions"]):
        names = [dimension["options"][at]["name"] for at in found["choice"][k]]
        assert names == [made.specifications[i][k] for i in done]
    test = next(d for d in found["dimensions"] if d["name"] == "test")
    moderated = {"code": "option-test_moderated", "values": {}}
    assert test["options"][0] == {"name": "moderated", "words": moderated}
    assert np.allclose(found["effect"], made.effect[done], atol=1e-4)


def test_a_curve_without_the_studys_own_result_says_so_and_weights_that_differ_are_there() -> None:
    found = curve_feed(curve(default=1, weights=np.arange(1.0, 7.0)))
    assert found["default"] is None
    assert found["weights"] == [1.0, 3.0, 4.0, 5.0, 6.0]


def test_a_pooled_curve_has_no_fdr_and_comes_last(factory) -> None:
    specs = tuple(PooledSpecification("own", "own", "own", "own", e, "REML", "hk", "all", "keep") for e in ("log2fc",))
    one = np.ones(1)
    pooled = Curve("ITGA5", "", specs, one, one, one, one, one, one * 0.01, one * np.nan, one * 3, ("",), 0)
    found = GeneMultiverse("ITGA5", Thresholds(), ((curve(), None),), (pooled, None))  # type: ignore[arg-type]
    run = factory.run((factory.Sketch(n_genes=20),))
    page = gene_feed(run.genes[0], feed(factory, run), {}, Named(gene_json(run.genes[0]), found))["page"]
    assert [entry["series"] for entry in page["curves"]] == ["SIM1", ""]
    assert page["curves"][1]["fdr"] == [None]
    nothing = replace(found, series=((curve(effect=np.full(6, np.nan)), None),))  # type: ignore[arg-type]
    page = gene_feed(run.genes[0], feed(factory, run), {}, Named(gene_json(run.genes[0]), nothing))["page"]
    assert [entry["series"] for entry in page["curves"]] == [""]


CUTS = page_cuts()


@given(st.lists(st.floats(-25, 25), min_size=1, max_size=30))
def test_cut_off_effects_keep_their_side_of_every_threshold(effects: list[float]) -> None:
    true = np.array(effects)
    stored = np.array(json.loads(json.dumps(decimals(true, 4).tolist())))
    assert np.array_equal(np.abs(true)[:, None] >= CUTS.effect, np.abs(stored)[:, None] >= CUTS.effect)
    assert np.all(np.abs(true - stored) < 1.001e-4)


@given(st.lists(st.one_of(st.floats(0, 1), st.sampled_from(CUTS.fdr.tolist())), min_size=1, max_size=30))
def test_cut_off_p_values_keep_their_side_of_every_threshold(shares: list[float]) -> None:
    true = np.array(shares)
    stored = np.array(json.loads(json.dumps(significant(true, 4).tolist())))
    assert np.array_equal(true[:, None] < CUTS.fdr, stored[:, None] < CUTS.fdr)
    assert np.all(stored <= true)
    assert np.allclose(stored, true, rtol=2e-3, atol=1e-300)


def test_the_hazard_over_time_is_there_where_it_was_tested() -> None:
    deaths = np.array([1.0, 2.0, 7.5])
    test = Proportionality(0.4, 0.5, deaths, deaths / 10, deaths - 3, *(np.array([0.1, np.nan]),) * 4, 0.123456, "")
    found = json.loads(compact_json(over_time(test)))
    assert (found["months"], found["residuals"], found["smooth"]) == ([1, 2, 7.5], [-2, -1, 4.5], [0.1, None])
    assert (found["coef"], found["p"]) == (0.123456, 0.5)
    assert over_time(replace(test, flag="no events")) is None
    assert over_time(replace(test, months=np.empty(0))) is None


def test_what_would_be_detectable_is_told_of_each_series(factory) -> None:
    run = factory.run((factory.Sketch(n_genes=20),))
    answer = run.genes[0]
    why = GeneWhy(level=Level.UNDETERMINED, sentence=None, findings=(), detectable_at=((5, 1.23456), (10, 0.5)))
    told = replace(answer, answers=(replace(answer.answers[0], why=why),))
    page = json.loads(compact_json(page_part(told, feed(factory, run), {})))
    assert page["series"][0]["detectable"] == [[5, 1.235], [10, 0.5]]
