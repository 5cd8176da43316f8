"""Too few samples, and samples that are pools of others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from geneverdict.evidence.checks.refit import leave_out_line
from geneverdict.evidence.checks.sentences import finding
from geneverdict.evidence.checks.view import View
from geneverdict.evidence.words import listing
from geneverdict.model.prepared import Role
from geneverdict.model.why import Finding

FEWEST = 3
"""On one side: with two there is one degree of freedom within the group."""
_OPINION = re.compile(
    r"^(?P<samples>.+?): (?P<said>\w+) in the study file, (?P<read>\w+) by the words of the series \("
)
_POOL = re.compile(r"\b(?:a pool|pooled|replicates?)\b")


class Opinion(NamedTuple):
    """One note of the pipeline: the words of the series give these samples another role than the study file."""

    samples: tuple[str, ...]
    said: Role
    read: Role
    why: str


def opinions(notes: Sequence[str]) -> Iterator[Opinion]:
    for note in notes:
        match = _OPINION.match(note)
        if match:
            samples = tuple(match["samples"].split(", "))
            yield Opinion(samples, Role(match["said"]), Role(match["read"]), note[match.end() :].removesuffix(")"))


def check_samples(view: View) -> list[Finding]:
    """Pools in the model, then a side with fewer than three samples."""
    return [*_pools(view), *_few(view)]


def _pools(view: View) -> Iterator[Finding]:
    told = [o for o in opinions(view.result.notes) if o.read is Role.NEITHER and _POOL.search(o.why)]
    pools = tuple(sample for opinion in told for sample in opinion.samples if sample in view.samples)
    if pools:
        words = {
            "samples": listing(pools, 8),
            "are": "is" if len(pools) == 1 else "are",
            "what": f"pooled ({told[0].why})",
        }
        words["do"] = leave_out_line(view, pools)
        yield finding("samples_pools", "matters", words, {"n": float(len(pools)), "samples": ", ".join(pools)})


def _few(view: View) -> Iterator[Finding]:
    for side, n in (("case", view.result.design.n_case), ("control", view.result.design.n_control)):
        if n < FEWEST:
            yield finding("samples_few", "matters", {"n": str(n), "side": side}, {"n": float(n), "side": side})
