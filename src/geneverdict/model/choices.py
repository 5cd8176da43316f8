"""Which analyses count as reasonable: the section ``[multiverse]`` of a study file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, StrictInt, model_validator

from geneverdict.messages import Message, Name, Value, names
from geneverdict.model.refusal import Record
from geneverdict.model.unmeant import UnmeantError

Weight = Annotated[float, Field(strict=True, gt=0, allow_inf_nan=False)]
Options = Mapping[str, float]


def _weighted(value: Any) -> Any:
    """A list of options counts each once; a table gives each its weight."""
    return dict.fromkeys(value, 1.0) if isinstance(value, list | tuple) else value


Chosen = Annotated[dict[str, Weight], BeforeValidator(_weighted), Field(min_length=1)]

KNOWN: Mapping[str, tuple[str, ...]] = {
    "scale": ("as_settled", "other_rule"),
    "normalise": (
        "as_deposited",
        "quantile",
        "TMM",
        "upper_quartile",
        "RLE",
        "rma",
        "rma_without_background",
        "rma_without_quantiles",
        "rma_bare",
        "mas5",
        "deposited",
        "other_definitions",
    ),
    "probes": (
        "highest_median",
        "highest_mean",
        "highest_iqr",
        "highest_variance",
        "mean_of_probes",
        "each_probe",
    ),
    "multi_gene_probes": ("drop", "keep"),
    "filter": ("none", "lowest_quarter", "lowest_half", "by_counts"),
    "samples": ("all", "without_outliers", "without_suspects", "complete_pairs", "without_pools_and_copies"),
    "design": ("paired", "unpaired", "block_correlation"),
    "covariates": (),
    "test": (
        "moderated",
        "trend",
        "robust",
        "array_weights",
        "group_weights",
        "welch",
        "rank",
        "voom",
        "voom_quality",
        "quasi_likelihood",
        "deseq2",
    ),
    "effect": ("log2fc", "standardised"),
    "estimator": ("REML", "PM", "DL", "FE"),
    "interval": ("hk", "hk_max1", "z"),
    "series": ("all", "without_each"),
    "copies": ("leave_out", "keep"),
}
"""The options of each dimension; covariates are fields of the samples beside ``none``, ``each`` and ``all``."""
OF_COUNTS: Mapping[str, tuple[str, ...]] = {
    "scale": ("as_settled",),
    "normalise": ("TMM", "upper_quartile", "RLE"),
    "filter": ("by_counts",),
    "test": ("voom", "voom_quality", "trend", "quasi_likelihood", "deseq2"),
}
"""The options of a series of counts; ``trend`` and ``as_settled`` are those of arrays, too."""


OF_CELS = KNOWN["normalise"][5:]
"""The ways of ``normalise`` of a series that was made from CEL files, which has no others."""


def _all(name: str, *without: str) -> dict[str, float]:
    return dict.fromkeys((option for option in KNOWN[name] if option not in without), 1.0)


class Multiverse(Record):
    """The options of every dimension, as a list, or as a table with a weight for each.

    What is not said is every option but those that few would defend (``lowest_half``).  The study's own analysis is
    always one of the specifications.  A series does not have to offer an option: what it lacks is said.
    """

    scale: Chosen = _all("scale")
    normalise: Chosen = _all("normalise", "rma_bare")
    probes: Chosen = _all("probes")
    multi_gene_probes: Chosen = _all("multi_gene_probes")
    filter: Chosen = _all("filter", "lowest_half")
    samples: Chosen = _all("samples")
    design: Chosen = _all("design")
    covariates: Chosen = {"none": 1.0, "each": 1.0, "all": 1.0}
    test: Chosen = _all("test")
    effect: Chosen = _all("effect")
    estimator: Chosen = _all("estimator")
    interval: Chosen = _all("interval")
    series: Chosen = _all("series")
    copies: Chosen = _all("copies")
    at_most: Annotated[StrictInt, Field(ge=10)] = 2000
    """Specifications of a series (and of the pooled analysis, five times as many).  More are thinned by drawing at
    random, which is said; the study's own and all that differ from it in one choice stay."""
    permutations: Annotated[StrictInt, Field(ge=0, le=100_000)] = 200
    """Draws of the joint test; 0 leaves it out."""
    seed: Annotated[StrictInt, Field(ge=0)] = 1

    @model_validator(mode="after")
    def _known(self) -> Self:
        for name, known in KNOWN.items():
            for option in getattr(self, name):
                if known and option not in known:
                    values: dict[str, Value] = {
                        "dimension": Name(name),
                        "option": Name(option),
                        "options": names(known),
                    }
                    raise UnmeantError(Message("error-no_option", values))
        return self

    def options(self, dimension: str) -> Options:
        """Option → weight."""
        chosen: Options = getattr(self, dimension)
        return chosen
