"""An atlas' answer in sentences, for the terminal and the page alike."""

from __future__ import annotations

import math
from collections.abc import Sequence

from geneverdict.messages import (
    Code,
    Message,
    Name,
    Number,
    Value,
    count,
    effect,
    fixed1,
    messages,
    names,
    p,
    share,
    threshold,
)
from geneverdict.model.atlas_answer import AtlasAnswer, AtlasRow, DiseaseGroup, Pooled, Unusual
from geneverdict.model.why import Level


def sentences(answer: AtlasAnswer) -> list[Message]:
    """What the atlas says of the gene, and what limits it."""
    counted = {level.name.casefold(): count(answer.levels[str(level)]) for level in Level}
    cuts = {"log2fc": threshold(answer.cuts.log2fc), "fdr": threshold(answer.cuts.fdr)}
    size = {"n": count(answer.measured), "of": count(answer.contrasts), "log2": count(answer.log2)}
    values: dict[str, Value] = {"gene": Name(answer.gene), **size, **counted, **cuts}
    told = [Message("atlas-headline", values)]
    if answer.also:
        told.append(Message("report-also", {"gene": Name(answer.gene), "others": names(answer.also)}))
    if answer.simulated:
        told.append(Message("atlas-simulated", {"n": count(answer.simulated)}))
    if not answer.measured:
        return told
    chance = {"n": count(answer.nominal), "of": count(answer.measured), "chance": fixed1(answer.measured * 0.05)}
    told.append(Message("atlas-nominal", chance))
    told += [_unusual(one) for one in answer.unusual if one.what == "significant" or answer.log2]
    if answer.log2:
        told.append(_at(answer))
    if answer.shares.sharing:
        shares = {"accessions": count(answer.shares.accessions), "sharing": count(answer.shares.sharing)}
        told.append(Message("atlas-shares", {"n": count(answer.measured), **shares}))
    return told


def _unusual(one: Unusual) -> Message:
    values = {"n": count(one.n), "of": count(one.of), "genes": count(one.genes), "typical": fixed1(one.typical)}
    span = {"fewest": count(one.fewest if one.fewest < one.most else math.nan), "most": count(one.most)}
    often = one.share_below >= 0.5
    part = one.share_below if often else 1 - one.share_below
    how: dict[str, Value] = {"side": Code("often" if often else "seldom"), "what": Code(one.what)}
    return Message("atlas-unusual", {**values, **span, **how, "share": share(part)})


def _at(answer: AtlasAnswer) -> Message:
    """At one FDR, the reader's or the nearest, how many contrasts call the gene by each |log2FC|."""
    rate = min({one.fdr for one in answer.at}, key=lambda fdr: abs(math.log(fdr / max(answer.cuts.fdr, 1e-9))))
    steps = [
        Message("atlas-at_one", {"log2fc": threshold(one.log2fc), "up": count(one.up), "down": count(one.down)})
        for one in answer.at
        if one.fdr == rate
    ]
    return Message("atlas-at", {"fdr": threshold(rate), "steps": messages(steps)})


def alike_head(answer: AtlasAnswer) -> Message:
    found = answer.alike
    assert found is not None
    values = {"compared": count(found.compared), "at_least": count(found.at_least), "chance": effect(found.by_chance)}
    return Message("atlas-alike", {"gene": Name(answer.gene), **values})


def telling(rows: Sequence[AtlasRow], most: int) -> list[AtlasRow]:
    """The contrasts that say most: those of the smallest p."""
    return sorted(rows, key=lambda row: row.p)[:most]


def estimate_message(estimate: Number, low: Number, high: Number) -> Message:
    return Message("terminal-estimate", {"estimate": estimate, "low": low, "high": high})


def group_message(group: DiseaseGroup) -> Message:
    told = {"disease": Name(group.disease), "organism": Name(group.organism)}
    named = {name: one if one.text else Code("absent") for name, one in told.items()}
    return Message("atlas-group", {"n": count(len(group.rows)), **named})


def pooled_message(line: Pooled, tissues: int) -> Message:
    values: dict[str, Value] = {
        "k": count(line.k),
        "tissues": count(tissues),
        "estimate": estimate_message(effect(line.estimate), effect(line.ci_low), effect(line.ci_high)),
        "p": p(line.p),
        "tau2": effect(line.tau2),
        "i2": Number(line.i2, "fixed0"),
    }
    return Message("atlas-pooled", values)
