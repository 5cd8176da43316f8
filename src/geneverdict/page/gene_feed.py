"""Feed 3 of the page: one gene, its documented answer and the numbers that only pictures need (docs/page-feed.md)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np

from geneverdict.evidence.survival.cuts import CutRow, CutTable, cut_table
from geneverdict.messages import to_json
from geneverdict.model.multiverse import Curve, GeneMultiverse
from geneverdict.model.option_words import dimension_words, option_words
from geneverdict.model.series import FloatArray
from geneverdict.model.survival_answer import Proportionality, SurvivalAnswer
from geneverdict.model.to_json import plain
from geneverdict.model.verdict import GeneAnswer, SeriesAnswer
from geneverdict.page.feed import short
from geneverdict.records.gene import gene_json

Json = dict[str, Any]
Values = Mapping[str, Mapping[str, float]]
"""By series the gene's value (or its weight) in each sample, NaN where missing; a series that did not measure it, or
where all count alike, is not there."""


class Named(NamedTuple):
    """What a run holds of a gene that the study names, beside its answer."""

    body: Json
    """The documented object, with all that the run made."""
    universe: GeneMultiverse | None = None
    survival: Sequence[SurvivalAnswer] = ()


def gene_feed(
    answer: GeneAnswer, study: Json, values: Values, named: Named | None = None, weights: Values = MappingProxyType({})
) -> Json:
    """The object of ``page/genes/GENE.json``, ready for ``json.dumps(…, allow_nan=False)``: NaN is None.

    ``study`` is feed 1.  ``values`` hold all samples of the study's series and of those that tell survival; ``weights``
    those of the samples in the model.  Each series has ``confident``, too, which else is a part of its ``why``.
    """
    body = named.body if named else gene_json(answer)
    rows = zip(body["series"], answer.answers, strict=True)
    series = [{**entry, "confident": plain(item.row.confident) if item.row else None} for entry, item in rows]
    return {**body, "series": series, "page": page_part(answer, study, values, named, weights)}


def page_part(
    answer: GeneAnswer, study: Json, values: Values, named: Named | None = None, weights: Values = MappingProxyType({})
) -> Json:
    """The object ``page`` of a gene alone."""
    samples = {entry["id"]: [sample["id"] for sample in entry["samples"]] for entry in study["series"]}
    universe = named.universe if named else None
    curves = [] if universe is None else [*universe.series, *([universe.pooled] if universe.pooled else [])]
    told = {(c.series, str(c.endpoint)): c for found in (named.survival if named else ()) for c in found.cohorts}
    patients = [(entry, told.get((entry["series"], entry["endpoint"]))) for entry in study["survival"]]
    return {
        "full": named is not None,
        "series": [
            {
                "id": a.id,
                "values": _of(values.get(a.id), samples[a.id]),
                "weights": _of(weights.get(a.id), samples[a.id]),
                "detectable": _detectable(a),
            }
            for a in answer.answers
        ],
        "curves": [curve_feed(curve) for curve, _ in curves if curve.done.any()],
        "survival": [
            {
                **_patients(entry, values.get(entry["series"])),
                "over_time": over_time(cohort.proportional) if cohort else None,
            }
            for entry, cohort in patients
        ],
    }


def _detectable(item: SeriesAnswer) -> list[list[float]]:
    """[pairs or samples in each group, the effect that so many would see with power .8], rising."""
    return [[n, *short(np.array([effect]))] for n, effect in (item.why.detectable_at if item.why else ())]


def over_time(test: Proportionality) -> Json | None:
    """The points and the smooth of the test of proportional hazards; None where there is no test."""
    if test.flag or not len(test.months):
        return None
    columns = ("months", "transformed", "residuals", "smooth_at", "smooth", "smooth_low", "smooth_high")
    return {**{name: short(getattr(test, name)) for name in columns}, "coef": plain(test.coef), "p": plain(test.p)}


def _patients(entry: Json, values: Mapping[str, float] | None) -> Json:
    """The gene in the patients of one series and endpoint, ``entry`` of feed 1, and every cut of it."""
    shown = _of(values, entry["samples"])
    found = None
    if shown and any(value is not None for value in shown):
        months, event, value = (np.array(a, dtype=np.float64) for a in (entry["months"], entry["events"], shown))
        found = cuts_feed(cut_table(months, event, value, low=entry["low"], high=entry["high"]))
    return {"series": entry["series"], "endpoint": entry["endpoint"], "values": shown, "cuts": found}


def cuts_feed(table: CutTable) -> Json:
    """A column for each number of a cut, four significant digits but for the cut itself, which divides the patients;
    null where it is not known or has no bound."""
    columns = {name: np.array([getattr(row, name) for row in table.rows]) for name in CutRow._fields}
    return {
        **{name: _listed(column) if name == "cut" else short(column) for name, column in columns.items()},
        "n_low": table.n_low.tolist(),
        "best": table.best,
        "median": dict(zip(CutRow._fields, [table.median.cut, *short(np.array(table.median[1:]))], strict=True)),
        "median_place": table.median_place,
    }


def _of(values: Mapping[str, float] | None, samples: Sequence[str]) -> list[float | None] | None:
    if values is None:
        return None
    there = [float(values.get(sample, math.nan)) for sample in samples]
    return [value if math.isfinite(value) else None for value in there]


def curve_feed(curve: Curve) -> Json:
    """The specifications with a result, each by its options; those of one option are named too.

    Effects have four decimals, p and FDR four significant digits, all cut off towards 0: so comparisons with
    thresholds of so few digits hold for them where they hold for the true numbers.
    """
    done = np.flatnonzero(curve.done)
    specifications = [curve.specifications[i] for i in done]
    default = np.flatnonzero(done == curve.default)
    dimensions, choice = [], []
    for k, name in enumerate(curve.dimensions):
        chosen = [specification[k] for specification in specifications]
        options = list(dict.fromkeys(chosen))
        place = {option: i for i, option in enumerate(options)}
        words = [{"name": option, "words": to_json(option_words(name, option))} for option in options]
        dimensions.append({"name": name, "words": to_json(dimension_words(name)), "options": words})
        choice.append([place[option] for option in chosen])
    weights = curve.weights[done]
    return {
        "series": curve.series,
        "unit": curve.unit,
        "default": int(default[0]) if len(default) else None,
        "weights": None if np.ptp(weights) == 0 else [float(weight) for weight in weights],
        "dimensions": dimensions,
        "choice": choice,
        **{name: _listed(decimals(getattr(curve, name)[done], 4)) for name in ("effect", "ci_low", "ci_high")},
        **{name: _listed(significant(getattr(curve, name)[done], 4)) for name in ("p", "fdr")},
    }


def decimals(values: FloatArray, digits: int) -> FloatArray:
    """Cut off towards 0 after so many decimals; NaN and infinities stay.

    >>> decimals(np.array([0.58499999, 0.585, -1.23456]), 4).tolist()
    [0.5849, 0.585, -1.2345]
    """
    return np.copysign(_cut_off(np.abs(values), np.full(values.shape, float(digits))), values)


def significant(values: FloatArray, digits: int) -> FloatArray:
    """Numbers ≥ 0 cut off towards 0 after so many significant digits; NaN stays.

    >>> significant(np.array([0.0499999, 0.05, 1.0, 0.0, 7.89123e-300]), 4).tolist()
    [0.04999, 0.05, 1.0, 0.0, 7.891e-300]
    """
    with np.errstate(divide="ignore"):
        power = np.floor(np.log10(values))
    return _cut_off(values, digits - 1 - np.where(np.isfinite(power), power, 0.0))


def _cut_off(size: FloatArray, digits: FloatArray) -> FloatArray:
    """The largest number of so many decimals (each its own) that is not above ``size``, as a text would be read."""
    out = [
        _no_larger(value, int(n)) if math.isfinite(value) else value
        for value, n in zip(size.tolist(), digits.tolist(), strict=True)
    ]
    return np.array(out, dtype=np.float64)


def _no_larger(value: float, digits: int) -> float:
    """Rounded by its text, and one step less where that came out above.

    >>> _no_larger(0.58499999, 4), _no_larger(0.585, 4)
    (0.5849, 0.585)
    """
    near = round(value, digits)
    return near if near <= value else round(near - 10.0**-digits, digits)


def _listed(values: FloatArray) -> list[float | None]:
    return [float(value) if math.isfinite(value) else None for value in values]
