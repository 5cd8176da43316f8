"""Combinations of options that make no sense, each with its reason.  They stay in the list as refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from geneverdict.messages import Message
from geneverdict.model.multiverse import Specification

RANKS_AND_MEANS = ("welch", "rank")
NO_CORRELATION = (*RANKS_AND_MEANS, "quasi_likelihood", "deseq2")


class Limits(NamedTuple):
    """What the rules have to know of a series beside the specification."""

    multi_probes: frozenset[str]
    """Options ``probe:ID`` whose probe names several genes."""
    designs: Mapping[tuple[str, str, str], Message]
    """(samples, design, covariates) → why the model cannot be fitted, where it cannot."""
    normalise: str = ""
    """The study's own way; an engine with size factors of its own is listed under it alone."""
    without_probe: frozenset[tuple[str, str]] = frozenset()
    """(normalise, ``probe:ID``) where values made in that way have no such probe."""


class Rule(NamedTuple):
    holds: Callable[[Specification, Limits], bool]
    """Whether the specification is refused."""
    why: Message


RULES = (
    Rule(
        lambda s, limits: s.test == "deseq2" and s.normalise != limits.normalise,
        Message("refused-own_factors"),
    ),
    Rule(
        lambda s, _: s.design == "paired" and s.samples == "complete_pairs",
        Message("refused-pairs_again"),
    ),
    Rule(
        lambda s, _: s.design == "block_correlation" and s.test in NO_CORRELATION,
        Message("refused-no_correlation"),
    ),
    Rule(
        lambda s, _: s.design == "paired" and s.test == "welch",
        Message("refused-welch_of_pairs"),
    ),
    Rule(
        lambda s, _: s.covariates != "none" and s.test in RANKS_AND_MEANS,
        Message("refused-test_without_covariates"),
    ),
    Rule(
        lambda s, limits: s.multi_gene_probes == "drop" and s.probes in limits.multi_probes,
        Message("refused-several_genes"),
    ),
    Rule(
        lambda s, limits: (s.normalise, s.probes) in limits.without_probe,
        Message("refused-probe_of_another_way"),
    ),
)


def refusal(spec: Specification, limits: Limits) -> Message | None:
    """Why ``spec`` makes no sense, None where it does; the first rule that holds."""
    for rule in RULES:
        if rule.holds(spec, limits):
            return rule.why
    return limits.designs.get((spec.samples, spec.design, spec.covariates))
