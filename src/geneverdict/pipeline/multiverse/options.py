"""Which of the options asked for a series offers, and why it does not offer the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geneverdict.messages import Message
from geneverdict.model.choices import OF_CELS, OF_COUNTS, Multiverse
from geneverdict.model.multiverse import Specification
from geneverdict.model.option_words import DEFINITION
from geneverdict.model.prepared import Grade, Grouping, Prepared, Role
from geneverdict.model.verdict import SeriesResult
from geneverdict.preparation.design import leave_out
from geneverdict.preparation.scale import geo2r_takes_log2

OF_BOTH = ("as_settled", "trend")
"""Options of arrays that stand among those of counts, too."""
Unavailable = list[tuple[str, str, Message]]
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
    unavailable: tuple[tuple[str, str, Message], ...]


def options_of(prepared: Prepared, result: SeriesResult, asked: Multiverse) -> SeriesOptions:
    """What this series offers of what is asked.  The study's own choices are the default."""
    lacks: Unavailable = []
    covariates = _covariates(prepared, asked, lacks)
    groupings, no_samples = _groupings(prepared, result)
    default = _default(prepared)
    known = {
        **_by_level(prepared),
        "scale": _scale(prepared),
        "normalise": _normalise(prepared),
        "samples": no_samples,
        "design": _designs(prepared),
    }
    options: dict[str, Mapping[str, float]] = {}
    for name in Specification._fields:
        if name == "covariates":
            options[name] = {option: weight for option, (_, weight) in covariates.items()}
            continue
        chosen = _of_its_kind(prepared, name, default, asked)
        against = known.get(name, {})
        refused = {o: against[o] for o in chosen if o in against and o != getattr(default, name)}
        lacks += [(name, option, why) for option, why in refused.items()]
        options[name] = {option: weight for option, weight in chosen.items() if option not in refused}
    filled = {name: kept or {getattr(default, name): 1.0} for name, kept in options.items()}
    fields = {option: names for option, (names, _) in covariates.items()}
    return SeriesOptions(filled, default, groupings, fields, tuple(lacks))


def _of_its_kind(prepared: Prepared, name: str, default: Specification, asked: Multiverse) -> dict[str, float]:
    """Without the options of arrays for counts, and without those of counts for arrays."""
    chosen = {option: weight for option, weight in asked.options(name).items() if option != "each_probe"}
    of_counts = OF_COUNTS.get(name, ())
    if name == "normalise" and prepared.series.arrays is not None:
        return _ways(prepared, chosen)
    if prepared.counts is None:
        return {o: w for o, w in chosen.items() if o not in (*of_counts, *OF_CELS) or o in OF_BOTH}
    if name in ("probes", "multi_gene_probes") or (prepared.counts.shares and name in OF_COUNTS):
        return {getattr(default, name): 1.0}
    return {o: w for o, w in chosen.items() if o in of_counts} if of_counts else chosen


def _ways(prepared: Prepared, chosen: Mapping[str, float]) -> dict[str, float]:
    """Of CEL files; each of the other definitions is a way of its own."""
    named = {way for way in prepared.ways if way.startswith(DEFINITION)}
    weight = chosen.get("other_definitions")
    ways = {o: w for o, w in chosen.items() if o in OF_CELS and o != "other_definitions"}
    return {**ways, **(dict.fromkeys(sorted(named), weight) if weight is not None else {})}


def _default(prepared: Prepared) -> Specification:
    how = prepared.analysis
    test = "+".join(how.refinements) or "moderated"
    if prepared.counts is not None:
        engine = "trend" if prepared.counts.shares else how.engine
        test = "+".join((engine, *(name for name in how.refinements if name != engine)))
    designs = {"paired": "paired", "unpaired": "unpaired", "mixed": "block_correlation"}
    declared = prepared.design.covariates
    return Specification(
        scale="as_settled",
        normalise=_own_values(prepared),
        probes=prepared.probe_choice,
        multi_gene_probes=prepared.multi_gene_probes,
        filter="none" if prepared.counts is None else "by_counts",
        samples="all",
        design=designs[prepared.design.kind],
        covariates="all" if len(declared) > 1 else declared[0] if declared else "none",
        test=test,
    )


def _own_values(prepared: Prepared) -> str:
    if prepared.series.arrays is not None:
        return prepared.series.arrays.way
    return prepared.analysis.normalise if prepared.counts is not None and not prepared.counts.shares else "as_deposited"


Against = Mapping[str, Message]
"""Option → why it is not offered."""
_WITHOUT_LEVEL = ("log_ratio", "centred", "zscored")


def _by_level(prepared: Prepared) -> Mapping[str, Against]:
    """Options that need the mean of a gene, or how much it varies, to mean something."""
    kind = prepared.scale.kind
    if kind not in _WITHOUT_LEVEL:
        return {}
    why = Message(f"lack-mean_of_{kind}")
    same = {"highest_variance": Message("lack-vary_alike")} if kind == "zscored" else {}
    return {
        "probes": {"highest_mean": why, "highest_median": why, **same},
        "filter": {"lowest_quarter": why, "lowest_half": why},
        "test": {"trend": why},
    }


def _scale(prepared: Prepared) -> Against:
    scale = prepared.scale
    if prepared.counts is not None:
        return {}
    same = geo2r_takes_log2(scale.quantiles) == scale.transformed
    return {"other_rule": Message("lack-same_rule")} if same else {}


def _normalise(prepared: Prepared) -> Against:
    if prepared.series.arrays is not None:
        not_made = {name: Message("lack-way_not_made") for name in OF_CELS if name not in prepared.ways}
        return {**not_made, **{name: made for name, made in prepared.ways.items() if isinstance(made, Message)}}
    return {"quantile": Message("lack-normalised")} if prepared.scale.quantile_normalised else {}


def pairs_are_known(prepared: Prepared) -> bool:
    """Pairs that may be used: at least two, and sure."""
    return prepared.pairing.n_pairs >= 2 and prepared.pairing.grade is Grade.SURE


def _designs(prepared: Prepared) -> Against:
    if pairs_are_known(prepared):
        apart = Message("lack-channels")  # two channels of one array are never independent
        return {"unpaired": apart, "block_correlation": apart} if prepared.series.samples.by_channel else {}
    why = Message("lack-pairs_not_sure" if prepared.pairing.n_pairs >= 2 else "lack-no_pairs")
    return {"paired": why, "block_correlation": why}


_NO_SAMPLES: Against = {
    "without_outliers": Message("lack-no_outliers"),
    "without_suspects": Message("lack-no_suspects"),
    "complete_pairs": Message("lack-complete"),
    "without_pools_and_copies": Message("lack-no_pools"),
}


def _groupings(prepared: Prepared, result: SeriesResult) -> tuple[dict[str, Grouping], Against]:
    """Who is in each group by option, and why the others are not offered.

    Of options that leave the same samples out the first alone is offered.
    """
    ids = prepared.series.samples.ids
    found, lacks = {"all": prepared.grouping}, dict(_NO_SAMPLES)
    left_out = {
        "without_outliers": set(result.checks.outliers),
        "without_suspects": set(result.checks.suspects),
        "complete_pairs": _without_partner(prepared),
        "without_pools_and_copies": _pools_and_duplicates(result),
    }
    seen: list[set[str]] = []
    for name, out in left_out.items():
        if out in seen:
            lacks[name] = Message("lack-same_samples")
        elif out:
            found[name] = leave_out(prepared.grouping, ids, out)
            seen.append(out)
    return found, {name: why for name, why in lacks.items() if name not in found}


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
            lacks.append(("covariates", option, Message("lack-no_field")))
    default = _default(prepared).covariates
    return found or {default: (declared, 1.0)}
