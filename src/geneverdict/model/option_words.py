"""The multiverse's dimensions and their options as messages, for sentences, tables and figures."""

from __future__ import annotations

from geneverdict.messages import Message, Name
from geneverdict.model.choices import KNOWN

OWN = "own"
"""Of the pooled analysis: what the study chose for each series."""
COVARIATES = ("none", "each", "all")
PROBE, WITHOUT, DEFINITION = "probe:", "without ", "definition:"
"""How options begin of which there can be any number, before the name of a probe, a series, or a file."""
_NAMED_IN_SHORT = ("scale", "multi_gene_probes")
_TELLING_NOTHING_ALONE = ("paired", "unpaired", "REML")
_UNITS = {"log2FC": "log2fc", "difference": "difference", "standardised effect": "standardised"}


def dimension_words(dimension: str) -> Message:
    return Message(f"dimension-{dimension}")


def option_words(dimension: str, option: str) -> Message:
    """An option; probes, series and covariates stand by their names.

    >>> option_words("test", "welch").code, option_words("probes", "probe:201389_at").values["name"].text
    ('option-test_welch', '201389_at')
    """
    if option in (KNOWN[dimension] or COVARIATES):
        return Message(f"option-{dimension}_{option}")
    if option == OWN and dimension != "covariates":
        return Message("option-own")
    if dimension == "probes" and option.startswith(PROBE):
        return Message("option-probe", {"name": Name(option.removeprefix(PROBE))})
    if dimension == "series" and option.startswith(WITHOUT):
        return Message("option-without", {"name": Name(option.removeprefix(WITHOUT))})
    if dimension == "normalise" and option.startswith(DEFINITION):
        return Message("option-definition", {"name": Name(option.removeprefix(DEFINITION))})
    return Message("option-named", {"name": Name(option)})


def option_in_short(dimension: str, option: str) -> Message:
    """The option where its dimension is named above it: "dropped" is enough below "probes of several genes"."""
    words = option_words(dimension, option)
    return Message(f"{words.code}.short") if dimension in _NAMED_IN_SHORT else words


def option_alone(dimension: str, option: str) -> Message:
    """The option where nothing else tells what it is a choice of."""
    words = option_words(dimension, option)
    if option in _TELLING_NOTHING_ALONE or words.code in ("option-named", "option-without"):
        return Message("option-of_dimension", {"dimension": dimension_words(dimension), "option": words})
    return words


def unit_words(unit: str) -> Message:
    """The unit of a curve's effects."""
    return Message(f"option-effect_{_UNITS.get(unit, 'unknown')}")
