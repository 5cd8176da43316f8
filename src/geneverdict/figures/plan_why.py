"""Which figures of a diagnosis say something, in the order in which they are shown."""

from __future__ import annotations

import math
from typing import Literal

from geneverdict.figures import describe_why
from geneverdict.model.verdict import GeneAnswer, SeriesAnswer

WhyKind = Literal["individuals", "influence", "landscape", "detectable", "probes"]
ENOUGH = 3
"""A table is clearer for fewer probes."""
WHY_KINDS: tuple[WhyKind, ...] = ("individuals", "influence", "landscape", "detectable", "probes")


def why_words(answer: SeriesAnswer, gene: GeneAnswer) -> list[tuple[WhyKind, str, str]]:
    """(kind, title, words for who cannot see it) of each figure worth drawing; at most five, most often four."""
    if answer.row is None:
        return []
    words: list[tuple[WhyKind, str, str]] = []
    why, name = answer.why, gene.gene
    if why is not None:
        if sum(math.isfinite(i.value) for i in why.individuals) > 1:
            words.append(
                ("individuals", f"{name} in each individual, {answer.id}", describe_why.individuals(answer, why, gene))
            )
        if sum(math.isfinite(i.log2fc) for i in why.influence) > 1:
            words.append(
                ("influence", f"{name} without each sample, {answer.id}", describe_why.influence(answer, why, gene))
            )
        if why.landscape is not None and why.landscape.n_called:
            words.append(("landscape", f"Thresholds in {answer.id}", describe_why.landscape(answer, why, gene)))
        if sum(math.isfinite(effect) for _, effect in why.detectable_at) > 1:
            words.append(("detectable", f"Detectable effect, {answer.id}", describe_why.detectable(answer, why, gene)))
    if sum(math.isfinite(row.log2fc) for row in answer.probes) >= ENOUGH:
        words.append(("probes", f"Probes of {name}, {answer.id}", describe_why.probes(answer, why, gene)))
    return words
