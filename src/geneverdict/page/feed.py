"""Feed 1 of the page: the study, everything that is the same for every gene (docs/page-feed.md)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from geneverdict.messages import Message, english, to_json, with_text
from geneverdict.model.run import Run
from geneverdict.model.series import FloatArray
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.study import Analysis
from geneverdict.model.survival import SurvivalPatients
from geneverdict.model.to_json import plain, record_json
from geneverdict.model.verdict import SampleQuality, SeriesResult
from geneverdict.records.overlap import overlap_json

Json = dict[str, Any]

SCHEMA = "geneverdict/page/2"
DIGITS = 4
"""Significant digits of what only pictures show."""
OWN_PRIOR = ("trend", "robust")
"""Refinements with a prior of the variances for each gene, which its numbers imply."""


@dataclass(frozen=True, slots=True)
class SeriesBackground:
    """What the page is told of a series beside its result."""

    info: SeriesInfo
    stem: str
    """Of its files in the results folder."""
    analysis: Analysis
    copies: tuple[str, ...] = ()
    """Its samples that are in the study twice and were left out of the pooling."""
    left_out: bool = False
    """Too few were left without them: the whole series was left out."""


@dataclass(frozen=True, slots=True)
class Background:
    """What the page is told beside the run."""

    series: tuple[SeriesBackground, ...]
    """In the order of ``run.results``."""
    presets: tuple[tuple[float, float], ...]
    """(|log2FC| cut, FDR cut) that people use."""
    version: str


def study_feed(run: Run, background: Background) -> Json:
    """The object of ``page/study.json``, ready for ``json.dumps(…, allow_nan=False)``: NaN and infinities are None."""
    cuts = run.study.thresholds
    return {
        "schema": SCHEMA,
        "version": background.version,
        "date": run.provenance.date,
        "title": run.study.title,
        "simulated": any(r.simulated for r in run.results),
        "thresholds": {"log2fc": cuts.log2fc, "fdr": cuts.fdr, "equivalence": cuts.equivalence},
        "presets": [{"log2fc": log2fc, "fdr": fdr} for log2fc, fdr in background.presets],
        "named": [answer.gene for answer in run.genes],
        "genes": gene_names(run.results),
        "series": [_series(r, b) for r, b in zip(run.results, background.series, strict=True)],
        "failures": [record_json(failure) for failure in run.failures],
        "overlap": overlap_json(run.overlap) if run.overlap is not None else None,
        "survival": [_patients(one) for one in run.patients],
    }


def gene_names(results: Sequence[SeriesResult]) -> list[str]:
    """Every gene of any series, sorted."""
    return sorted({name for result in results for name in result.fit.names})


_INFO = (
    *("id", "platform", "title", "organism", "simulated", "scale", "is_log2", "effect_unit"),
    *("names_genes", "design", "formula", "n_case", "n_control", "n_pairs", "n_genes", "probe_choice"),
)


def _series(result: SeriesResult, background: SeriesBackground) -> Json:
    info = background.info
    return {
        **{name: getattr(info, name) for name in _INFO},
        "unequal": result.unequal is not None,
        "scale_doubt": to_json(info.scale_doubt.message) if info.scale_doubt else None,
        "stem": background.stem,
        "case": info.case_label,
        "control": info.control_label,
        "df_prior": plain(info.df_prior),
        "var_prior": plain(info.var_prior),
        "samples": _samples(result),
        "model": _model(result, background.analysis),
        "quality": _quality(result.quality),
        "findings": [record_json(finding) for finding in result.checks.findings],
        "copies": _copies(background),
        "level_counts": dict(info.level_counts),
        "subject": asdict(info.subject),
        "labels_in_doubt": info.checks.labels_in_doubt,
    }


def _samples(result: SeriesResult) -> list[Json]:
    """Every sample of the series, in its order."""
    ids, left_out = result.samples.ids, {sample: with_text(why, english) for sample, why in result.design.left_out}
    titles = result.samples.columns.get("title", ("",) * len(ids))
    rows = zip(ids, titles, result.grouping.roles, result.pairing.blocks, strict=True)
    return [
        {
            "id": sample,
            "title": title,
            "role": str(role),
            "pair": pair,
            "in_model": sample not in left_out,
            "left_out": left_out.get(sample),
        }
        for sample, title, role, pair in rows
    ]


def _model(result: SeriesResult, analysis: Analysis) -> Json:
    """The linear model; ``plain`` says that the page can fit it again, ``held`` what it then leaves as it was, and
    ``own_prior`` that each gene's prior is the one that its own numbers imply."""
    design, counted = result.design, result.count_info
    pairs = design.blocks
    if design.kind == "paired":
        pairs = tuple(str(result.pairing.blocks[i]) for i in design.rows)
    libraries = counted is not None and not counted.shares
    own_test = counted is not None and libraries and counted.engine in ("quasi_likelihood", "deseq2")
    refined = ["counts"] * own_test + [name for name in analysis.refinements if name not in OWN_PRIOR]
    refined += ["blocks"] * (design.blocks is not None)
    trend = counted is not None and (counted.shares or counted.engine == "trend")
    weighed = result.expression.weights is not None
    return {
        "samples": [result.samples.ids[i] for i in design.rows],
        "pairs": list(pairs) if pairs is not None else None,
        "matrix": design.matrix.tolist(),
        "plain": not refined,
        "own_prior": trend or any(name in OWN_PRIOR for name in analysis.refinements),
        "held": "weights" if weighed and libraries else "libraries" if libraries else "",
        "why_not": to_json(Message(f"page-model_{refined[0]}")) if refined else None,
    }


def _quality(quality: SampleQuality) -> Json:
    return {
        "samples": list(quality.samples),
        "pca": short(quality.pca),
        "explained": short(np.array(quality.explained)),
        "n_genes_pca": quality.n_genes_pca,
        "correlation": short(quality.correlation),
        "order": list(quality.order),
        "box": short(quality.box),
    }


def short(values: FloatArray) -> list[Any]:
    """Numbers of four significant digits, in nested lists as the array is shaped; NaN and infinities are None."""
    if values.ndim > 1:
        return [short(row) for row in values]
    return [float(f"{value:.{DIGITS}g}") if np.isfinite(value) else None for value in values]


def _copies(background: SeriesBackground) -> Json | None:
    if not background.copies:
        return None
    return {"n": len(background.copies), "whole": background.left_out, "samples": list(background.copies)}


def _patients(one: SurvivalPatients) -> Json:
    return {
        "series": one.series,
        "endpoint": str(one.endpoint),
        "label": to_json(one.endpoint.message),
        "samples": list(one.samples),
        "months": [float(f"{month:.6g}") for month in one.months],
        "events": [int(event) for event in one.event],
        "low": one.low,
        "high": one.high,
    }
