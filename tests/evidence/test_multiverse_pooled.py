"""The pooled curve: what is asked is what is pooled, and what no series does is not claimed."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection

import numpy as np
import pytest

from geneverdict.evidence.multiverse.pooled import DEFAULT, Input, SeriesPoints, pooled_curve
from geneverdict.messages import Message
from geneverdict.model.choices import Multiverse
from geneverdict.model.multiverse import Curve, Specification

OWN = Specification(
    "as_settled", "as_deposited", "highest_median", "drop", "none", "all", "unpaired", "none", "moderated"
)
NORMALISE, PROBES = ("as_deposited", "quantile"), ("highest_median", "mean_of_probes")


def points(number: int, listed: Collection[Specification] | None = None) -> SeriesPoints:
    """A series with both normalisations and two choices of probes, less what is not ``listed``."""
    every = [OWN._replace(normalise=n, probes=p) for n, p in itertools.product(NORMALISE, PROBES)]
    here = [spec for spec in every if listed is None or spec in listed]
    rng = np.random.default_rng(number)
    effect, se = rng.normal(1, 0.3, (len(here), 1)), rng.uniform(0.1, 0.3, (len(here), 1))
    return SeriesPoints(
        series=f"GSE{number}",
        default=OWN,
        offered={
            name: frozenset(getattr(spec, name) for spec in here)
            for name in ("normalise", "probes", "samples", "design")
        },
        row={spec: i for i, spec in enumerate(here)},
        effect=effect,
        se=se,
        standardised=effect / 2,
        standardised_se=se,
    )


def pooled(asked: Multiverse, *listed: Collection[Specification] | None) -> Curve:
    each = [points(i, some) for i, some in enumerate(listed or (None, None, None))]
    return pooled_curve("GENE", [Input(one, one) for one in each], asked)[0]


@pytest.mark.parametrize(
    ("name", "option", "own"),
    [("estimator", "DL", "REML"), ("interval", "z", "hk"), ("effect", "standardised", "log2fc")],
)
def test_what_was_narrowed_stays_narrowed_beside_the_studys_own(name: str, option: str, own: str) -> None:
    curve = pooled(Multiverse.model_validate({name: [option]}))
    found = Counter(getattr(spec, name) for spec in curve.specifications)
    assert found[own] == 1
    assert found[option] == len(curve.specifications) - 1
    assert curve.specifications[curve.default] == DEFAULT


def test_choices_of_series_are_narrowed_alike() -> None:
    curve = pooled(Multiverse.model_validate({"normalise": ["quantile"], "probes": ["mean_of_probes"]}))
    alike = Counter((spec.normalise, spec.probes) for spec in curve.specifications)
    assert alike.pop(("own", "own")) == 1
    assert set(alike) == {("quantile", "mean_of_probes")}


def test_weights_of_what_the_series_have_themselves_count() -> None:
    curve = pooled(Multiverse.model_validate({"normalise": {"as_deposited": 3.0, "quantile": 1.0}}))
    weights = {name: {w for s, w in zip(curve.specifications, curve.weights, strict=True) if s.normalise == name}
               for name in ("own", "quantile")}  # fmt: skip
    assert weights == {"own": {3.0}, "quantile": {1.0}}


def test_what_no_series_can_do_is_refused_and_not_its_own_choice_under_another_name() -> None:
    """As where the study file narrows the test, say, to one that the study's own analysis does not use."""
    alone = [OWN, OWN._replace(normalise="quantile")]
    curve = pooled(Multiverse(), alone, alone, alone)
    own = curve.effect[curve.default]
    for spec, effect, why in zip(curve.specifications, curve.effect, curve.refused, strict=True):
        if spec == DEFAULT._replace(normalise="quantile"):
            assert effect != own
            assert not why
    both = [OWN, OWN._replace(normalise="quantile"), OWN._replace(probes="mean_of_probes")]
    curve = pooled(Multiverse(), both, both, both)
    i = curve.specifications.index(DEFAULT._replace(normalise="quantile", probes="mean_of_probes"))
    assert curve.refused[i] == Message("refused-nobody")
    assert np.isnan(curve.effect[i])


def test_a_series_without_a_result_of_its_own_analysis_is_left_out() -> None:
    """As a gene that only probes of several genes measure, where these are dropped."""
    curve = pooled(Multiverse(), None, None, [OWN._replace(normalise="quantile")])
    assert curve.n_genes[curve.default] == 2
    assert curve.n_genes[curve.specifications.index(DEFAULT._replace(normalise="quantile"))] == 3


def test_a_series_that_is_not_pooled_is_not_left_out_again() -> None:
    one, two, three, copy = (points(i) for i in range(4))
    inputs = [*(Input(p, p) for p in (one, two, three)), Input(copy, None)]
    curve, _ = pooled_curve("GENE", inputs, Multiverse())
    reason = dict(zip(curve.specifications, curve.refused, strict=True))
    assert reason[DEFAULT._replace(series="without GSE3")] == Message("refused-not_in_it")
    assert not reason[DEFAULT._replace(series="without GSE3", copies="keep")]
