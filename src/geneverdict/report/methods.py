"""How it was done: messages for a methods section, made from what this run really did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from geneverdict.evidence.why.markers import MARKERS, Source
from geneverdict.messages import Code, Message, Name, Number, Value, choice, count, known, messages, names, threshold
from geneverdict.model.choices import KNOWN
from geneverdict.model.multiverse import Curve, CurveSummary
from geneverdict.model.option_words import dimension_words
from geneverdict.model.run import Run
from geneverdict.model.verdict import SeriesResult
from geneverdict.report.methods_counts import count_peers, count_references, counts
from geneverdict.report.methods_raw import raw, raw_peers, raw_references, raw_series
from geneverdict.report.methods_survival import survival_of_cohorts, survival_over_all, survival_references
from geneverdict.report.references import (
    COMPOSITION_REFERENCES,
    DIAGNOSIS_REFERENCES,
    MULTIVERSE_REFERENCES,
    QUANTILE_REFERENCE,
    REFERENCES,
    UNEQUAL_REFERENCES,
    WAYS_REFERENCES,
)

_SCALES = ("linear", "log2", "log2_twice", "log_ratio", "centred", "zscored", "proportion", "counts", "abundance")
_REFINEMENTS = ("trend", "robust", "array_weights", "group_weights")


def paragraphs(run: Run) -> tuple[Message, ...]:
    """Data, raw files, preparation, model, pooling, survival, software; a paragraph each."""
    fitted = (_data, raw, _preparation, _model, counts, _diagnosis, _composition)
    parts = (*fitted, _pooling, _overlap, _ways, _multiverse, survival_of_cohorts, survival_over_all, _software)
    return tuple(said for part in parts if (said := part(run)))


def references(run: Run) -> tuple[str, ...]:
    """What the paragraphs rest on."""
    return (
        *REFERENCES,
        *(UNEQUAL_REFERENCES if any(r.unequal is not None for r in run.results) else ()),
        *raw_references(run),
        *count_references(run),
        *(DIAGNOSIS_REFERENCES if _diagnosis(run) else ()),
        *(COMPOSITION_REFERENCES if _composition(run) else ()),
        *(WAYS_REFERENCES if _ways(run) else ()),
        *(MULTIVERSE_REFERENCES if _multiverse(run) else ()),
        *survival_references(run),
        *((QUANTILE_REFERENCE,) if _multiverse(run) and _quantile(run) else ()),
    )


def _data(run: Run) -> Message:
    if not run.results:
        return Message("methods-nothing_compared")
    named = messages(_with_platform(r) for r in run.results)
    simulated = names(r.id for r in run.results if r.simulated)
    values: dict[str, Value] = {
        "n": count(len(run.results)),
        "series": named,
        "raw": raw_series(run),
        "simulated": simulated,
    }
    return Message("methods-data", values)


def _with_platform(one: SeriesResult) -> Message:
    if not one.platform:
        return Message("page-as_is", {"text": Name(one.id)})
    return Message("report-aside", {"what": Name(one.id), "aside": Name(one.platform)})


def _preparation(run: Run) -> Message | None:
    if not run.results:
        return None
    study = run.resolved
    scales = [
        Message(f"methods-scale_{kind}", {"series": names(ids)})
        for kind in _SCALES
        if (ids := [r.id for r in run.results if r.scale.kind == kind])
    ]
    # The study file may say something else for a single series; then that series is named.
    special = [
        Message("methods-probe_choice_in", {"series": Name(s.name or s.id), "choice": _probe_choice(s.probe_choice)})
        for s in study.series
        if s.probe_choice and s.probe_choice != study.probe_choice
    ]
    return Message(
        "methods-preparation",
        {
            "scales": messages(scales),
            "as_given": names(spec.name or spec.id for spec in study.series if spec.symbols == "as_given"),
            "several": Code(study.multi_gene_probes),
            "choices": messages([_probe_choice(study.probe_choice), *special]),
        },
    )


def _probe_choice(chosen: str) -> Message:
    return Message("methods-probe_choice", {"choice": Code(chosen)})


def _model(run: Run) -> Message | None:
    if not run.results:
        return None
    cut = run.study.thresholds
    return Message(
        "methods-model",
        {
            "designs": messages(_designs(run.results)),
            "log2fc": threshold(cut.log2fc),
            "fdr": threshold(cut.fdr),
            "refinements": messages(_refinements(run)),
        },
    )


def _refinements(run: Run) -> list[Message]:
    """What differs from the plain method, with the series in which it does."""
    chosen = [(spec.name or spec.id, spec.analysis or run.resolved.analysis) for spec in run.resolved.series]
    said = [
        Message(f"methods-refined_{name}", {"series": names(ids)})
        for name in _REFINEMENTS
        if (ids := [id for id, analysis in chosen if name in analysis.refinements])
    ]
    mixed = [r.id for r in run.results if r.design.kind == "mixed"]
    said += [Message("methods-refined_mixed", {"series": names(mixed)})] if mixed else []
    unequal = [r for r in run.results if r.unequal is not None]
    welch = choice(all(r.unequal and r.unequal.welch for r in unequal))
    said += [Message("methods-unequal", {"series": names(r.id for r in unequal), "welch": welch})] if unequal else []
    return said


def _diagnosis(run: Run) -> Message | None:
    explained = any(item.why and item.row for gene in run.genes for item in gene.answers)
    return Message("methods-diagnosis") if explained else None


def _composition(run: Run) -> Message | None:
    """Told where the mix of cells was found to matter: elsewhere nothing rests on these sets."""
    found = (f.code for gene in run.genes for item in gene.answers if item.why for f in item.why.findings)
    if "composition" not in found:
        return None
    of = {source: [n for n, one in MARKERS.items() if one.source == source] for source in get_args(Source)}
    told = {source: messages(Message(f"markers-{name}") for name in sets) for source, sets in of.items()}
    return Message("methods-composition", {"n": count(len(MARKERS)), **told})


def _designs(results: Sequence[SeriesResult]) -> list[Message]:
    formulas = dict.fromkeys(r.design.formula for r in results)
    named = ((formula, [r for r in results if r.design.formula == formula]) for formula in formulas)
    return [
        Message("methods-design", {"formula": Name(formula), "series": messages(map(_design_size, group))})
        for formula, group in named
    ]


def _design_size(result: SeriesResult) -> Message:
    design = result.design
    numbers = {"pairs": count(design.n_pairs), "cases": count(design.n_case), "controls": count(design.n_control)}
    return Message("methods-design_size", {"id": Name(result.id), "kind": Code(design.kind), **numbers})


def _pooling(run: Run) -> Message | None:
    return Message("methods-pooling") if any(gene.pooled and gene.pooled.k > 1 for gene in run.genes) else None


def _overlap(run: Run) -> Message | None:
    report = run.overlap
    if report is None or not report.overlaps:
        return None
    n = sum(one.within for one in report.overlaps)
    return Message(
        "methods-overlap",
        known(
            {
                "n": count(n),
                "pairs": count(len(report.overlaps) - n) if n > 1 else None,
                "dropped": count(len(report.dropped)),
            }
        ),
    )


def _multiverse(run: Run) -> Message | None:
    """What was varied, and how the joint test was made, if it was."""
    curves = [one for found in run.multiverse for one in (*found.series, *((found.pooled,) if found.pooled else ()))]
    if not any(summary.n for _, summary in curves):
        return None
    varied = dict.fromkeys(choice.dimension for _, summary in curves for choice in summary.choices)
    return Message(
        "methods-multiverse",
        known(
            {
                "n": count(sum(summary.n for _, summary in curves)),
                "dimensions": messages(dimension_words(name) for name in KNOWN if name in varied),
                "quantile": choice(_quantile(run)),
                "drawn": choice(any(curve.notes for curve, _ in curves)),
                "draws": _draws(curves),
            }
        ),
    )


def _draws(curves: Sequence[tuple[Curve, CurveSummary]]) -> Number | None:
    draws = [summary.null.draws for _, summary in curves if summary.null]
    return count(max(draws)) if draws else None


def _quantile(run: Run) -> bool:
    """Whether some specification was quantile-normalised."""
    return any(
        option.option == "quantile" and option.n
        for found in run.multiverse
        for _, summary in found.series
        for choice in summary.choices
        for option in choice.options
    )


def _ways(run: Run) -> Message | None:
    return Message("methods-ways") if any(gene.ways for gene in run.genes) else None


PEERS = ("limma 3.54.1", "survival 3.5.3", "maxstat 0.7.25", "metafor 3.8.1")
"""R's packages that the numbers are tested against."""


def _software(run: Run) -> Message:
    versions = run.provenance.versions
    others = [f"{name} {version}" for name, version in versions.items() if name != "geneverdict"]
    peers = PEERS if survival_references(run) else (PEERS[0], PEERS[-1])
    peers = (*peers, *raw_peers(run), *count_peers(run))
    own = Name(versions.get("geneverdict", ""))
    return Message("methods-software", {"version": own, "others": names(others), "peers": names(peers)})
