"""Combinations of options that make no sense, each with its reason.  They stay in the list as refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from geneverdict.model.multiverse import Specification

RANKS_AND_MEANS = ("welch", "rank")


class Limits(NamedTuple):
    """What the rules have to know of a series beside the specification."""

    multi_probes: frozenset[str]
    """Options ``probe:ID`` whose probe names several genes."""
    designs: Mapping[tuple[str, str, str], str]
    """(samples, design, covariates) → why the model cannot be fitted, "" where it can."""


class Rule(NamedTuple):
    holds: Callable[[Specification, Limits], bool]
    """Whether the specification is refused."""
    why: str


RULES = (
    Rule(
        lambda s, _: s.design == "paired" and s.samples == "complete_pairs",
        "a paired model uses complete pairs anyway: this is the analysis of all samples again",
    ),
    Rule(
        lambda s, _: s.design == "block_correlation" and s.test in RANKS_AND_MEANS,
        "this test knows no correlation within individuals",
    ),
    Rule(
        lambda s, _: s.design == "block_correlation" and s.test == "array_weights",
        "array weights and a correlation within individuals cannot be combined here",
    ),
    Rule(
        lambda s, _: s.design == "paired" and s.test == "welch",
        "Welch's test compares independent groups, and these are pairs",
    ),
    Rule(
        lambda s, _: s.covariates != "none" and s.test in RANKS_AND_MEANS,
        "this test takes no covariates",
    ),
    Rule(
        lambda s, limits: s.multi_gene_probes == "drop" and s.probes in limits.multi_probes,
        "this probe names several genes, and such probes are dropped",
    ),
)


def refusal(spec: Specification, limits: Limits) -> str:
    """Why ``spec`` makes no sense, "" where it does; the first rule that holds."""
    for rule in RULES:
        if rule.holds(spec, limits):
            return rule.why
    return limits.designs.get((spec.samples, spec.design, spec.covariates), "")
