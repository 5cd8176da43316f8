"""Which of the options asked for a series offers, and why it does not offer the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geneverdict.model.choices import Multiverse
from geneverdict.model.multiverse import Specification
from geneverdict.model.prepared import Grade, Grouping, Prepared, Role
from geneverdict.model.verdict import SeriesResult
from geneverdict.preparation.design import leave_out
from geneverdict.preparation.scale import geo2r_takes_log2

Unavailable = list[tuple[str, str, str]]
"""(dimension, option, why)."""


@dataclass(frozen=True, slots=True, eq=False)
class SeriesOptions:
    """Dimension → option → weight, and what each option of samples and covariates means here."""

    by_dimension: Mapping[str, Mapping[str, float]]
    default: Specification
    groupings: Mapping[str, Grouping]
    """Option of ``samples`` → who is case, control or left out."""
    covariates: Mapping[str, tuple[str, ...]]
    """Option of ``covariates`` → the fields."""
    unavailable: tuple[tuple[str, str, str], ...]


def options_of(prepared: Prepared, result: SeriesResult, asked: Multiverse) -> SeriesOptions:
    """What this series offers of what is asked.  The study's own choices are the default."""
    lacks: Unavailable = []
    covariates = _covariates(prepared, asked, lacks)
    groupings = _groupings(prepared, result)
    default = _default(prepared)
    known = {
        **_by_level(prepared),
        "scale": _scale(prepared),
        "normalise": _normalise(prepared),
        "samples": {name: "" if name in groupings else _NO_SAMPLES[name] for name in ("all", *_NO_SAMPLES)},
        "design": _designs(prepared),
    }
    options: dict[str, Mapping[str, float]] = {}
    for name in Specification._fields:
        if name == "covariates":
            options[name] = {option: weight for option, (_, weight) in covariates.items()}
            continue
        chosen = {o: w for o, w in asked.options(name).items() if o != "each_probe"}
        refused = {o: "" if o == getattr(default, name) else known.get(name, {}).get(o, "") for o in chosen}
        lacks += [(name, option, why) for option, why in refused.items() if why]
        options[name] = {option: weight for option, weight in chosen.items() if not refused[option]}
    filled = {name: kept or {getattr(default, name): 1.0} for name, kept in options.items()}
    fields = {option: names for option, (names, _) in covariates.items()}
    return SeriesOptions(filled, default, groupings, fields, tuple(lacks))


def _default(prepared: Prepared) -> Specification:
    how = prepared.analysis
    test = "trend" if how.trend else "robust" if how.robust else "array_weights" if how.array_weights else "moderated"
    designs = {"paired": "paired", "unpaired": "unpaired", "mixed": "block_correlation"}
    declared = prepared.design.covariates
    return Specification(
        scale="as_settled",
        normalise="as_deposited",
        probes=prepared.probe_choice,
        multi_gene_probes=prepared.multi_gene_probes,
        filter="none",
        samples="all",
        design=designs[prepared.design.kind],
        covariates="all" if len(declared) > 1 else declared[0] if declared else "none",
        test=test,
    )


_NO_LEVEL = {
    "log_ratio": "the values are log ratios, whose mean says nothing of how much of a gene there is",
    "centred": "the genes are centred, so that their means say nothing of how much of them there is",
    "zscored": "the genes are z-scores, so that their means say nothing of how much of them there is",
}


def _by_level(prepared: Prepared) -> Mapping[str, Mapping[str, str]]:
    """Options that need the mean of a gene, or how much it varies, to mean something."""
    why = _NO_LEVEL.get(prepared.scale.kind, "")
    same = "as z-scores all probes vary alike" if prepared.scale.kind == "zscored" else ""
    return {
        "probes": {"highest_mean": why, "highest_median": why, "highest_variance": same, "highest_iqr": ""},
        "filter": {"lowest_quarter": why, "lowest_half": why},
        "test": {"trend": why},
    }


def _scale(prepared: Prepared) -> Mapping[str, str]:
    scale = prepared.scale
    same = geo2r_takes_log2(scale.quantiles) == scale.transformed
    return {"other_rule": "GEO2R's rule says the same" if same else ""}


def _normalise(prepared: Prepared) -> Mapping[str, str]:
    done = prepared.scale.quantile_normalised
    return {"quantile": "the deposited values are quantile-normalised" if done else ""}


def pairs_are_known(prepared: Prepared) -> bool:
    """Pairs that may be used: at least two, and sure."""
    return prepared.pairing.n_pairs >= 2 and prepared.pairing.grade is Grade.SURE


def _designs(prepared: Prepared) -> Mapping[str, str]:
    seen = prepared.pairing.n_pairs >= 2
    why = "pairs were seen, but they are not sure" if seen else "no pairs are known"
    if pairs_are_known(prepared):
        why = ""
    return {"paired": why, "block_correlation": why}


_NO_SAMPLES = {
    "without_outliers": "no array was found to stand apart",
    "complete_pairs": "there are no pairs, or every sample has its partner",
    "without_pools_and_copies": "no pools and no copies were found",
}


def _groupings(prepared: Prepared, result: SeriesResult) -> dict[str, Grouping]:
    ids = prepared.series.samples.ids
    found = {"all": prepared.grouping}
    left_out = {
        "without_outliers": set(result.checks.outliers),
        "complete_pairs": _without_partner(prepared),
        "without_pools_and_copies": _pools_and_duplicates(result),
    }
    for name, out in left_out.items():
        if out:
            found[name] = leave_out(prepared.grouping, ids, out)
    return found


def _without_partner(prepared: Prepared) -> set[str]:
    """Case and control samples whose individual has not both; empty where no pairs are known."""
    if not pairs_are_known(prepared):
        return set()
    sides: dict[str | None, set[Role]] = {}
    members = [
        (sample, role, block)
        for sample, role, block in zip(
            prepared.series.samples.ids, prepared.grouping.roles, prepared.pairing.blocks, strict=True
        )
        if role is not Role.NEITHER
    ]
    for _, role, block in members:
        sides.setdefault(block, set()).add(role)
    return {sample for sample, _, block in members if block is None or len(sides[block]) < 2}


def _pools_and_duplicates(result: SeriesResult) -> set[str]:
    findings = result.checks.findings
    named = {"samples_pools": "samples", "arrays_duplicate": "second"}
    return {sample for f in findings if f.code in named for sample in f.names(named[f.code])}


def _covariates(
    prepared: Prepared, asked: Multiverse, lacks: Unavailable
) -> Mapping[str, tuple[tuple[str, ...], float]]:
    """Option → its fields and its weight.  ``each`` stands for every declared covariate alone."""
    declared = prepared.design.covariates
    fields = {name.casefold() for name in prepared.series.samples.columns}
    found: dict[str, tuple[tuple[str, ...], float]] = {}
    for option, weight in asked.covariates.items():
        if option == "none":
            found["none"] = ((), weight)
        elif option == "each":
            found |= {name: ((name,), weight) for name in declared}
        elif option == "all" and len(declared) > 1:
            found["all"] = (declared, weight)
        elif option.casefold() in fields:
            found[option] = ((option,), weight)
        elif option != "all":
            lacks.append(("covariates", option, "the samples have no such field"))
    default = _default(prepared).covariates
    return found or {default: (declared, 1.0)}
