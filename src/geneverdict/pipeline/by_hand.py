"""A study whose groups were chosen by hand: what it says of a series, and a study file that tells what was changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from geneverdict.messages import Code, Message, Say, Value, count, names
from geneverdict.model.prepared import Role
from geneverdict.model.study import PairList, SeriesSpec, Study
from geneverdict.pipeline.grouping import settle_groups
from geneverdict.pipeline.inspect import Inspection, commented_text, comments_of

_MOST = 12
"""Samples that a comment names; the entry itself has all."""


def as_said(seen: Inspection, spec: SeriesSpec) -> Inspection:
    """The same series with the groups and pairs of the entry ``spec``; what it does not say is inferred.

    Raises StudyError for samples and fields that the series does not have, and for half of the groups.
    """
    grouping, pairing = settle_groups(seen.series, spec, accept_checks=True, where=spec.id)
    return replace(seen, spec=spec, grouping=grouping, pairing=pairing)


def by_hand_text(study: Study, seen: Sequence[Inspection], folder: Path, say: Say) -> str:
    """The study file, with what was inferred of each series as comments, and what differs from it by hand.

    ``seen``: of each entry, as inferred.
    """
    comments = [_comments(one, spec, say) for one, spec in zip(seen, study.series, strict=True)]
    return commented_text(study, [say(Message("study-first")), ""], comments, folder, say)


def _comments(seen: Inspection, spec: SeriesSpec, say: Say) -> list[str]:
    return [*comments_of(replace(seen, spec=spec), say), *_told(by_hand(seen, spec), say), *_pairs(seen, spec, say)]


def _pairs(seen: Inspection, spec: SeriesSpec, say: Say) -> list[str]:
    """That pairs were chosen by hand, and how many of them were inferred, too."""
    if not isinstance(spec.pair, PairList):
        return []
    ids, blocks = seen.series.samples.ids, seen.pairing.blocks
    block = {name: one for name, one in zip(ids, blocks, strict=True) if one is not None}
    same = sum(block.get(one, one) == block.get(other, other) for one, other in spec.pair.samples)
    return [say(Message("study-pairs_by_hand", {"n": count(len(spec.pair.samples)), "same": count(same)}))]


def _told(lines: Sequence[Message], say: Say) -> list[str]:
    """The first says what the others are."""
    return [*map(say, lines[:1]), *(f"  {say(line)}" for line in lines[1:])]


def by_hand(seen: Inspection, spec: SeriesSpec) -> Sequence[Message]:
    """What the entry says otherwise than was inferred, a line for each change of role; nothing where both agree."""
    if spec.case is None or spec.control is None:
        return ()
    said, ids = as_said(seen, spec).grouping.roles, seen.series.samples.ids
    changed: dict[tuple[Role, Role], list[str]] = {}
    for sample, before, now in zip(ids, seen.grouping.roles, said, strict=True):
        if before is not now:
            changed.setdefault((before, now), []).append(sample)
    if not changed and seen.grouping.grade == "sure":
        return ()
    told = [_change(before, now, samples) for (before, now), samples in changed.items()]
    return (Message("study-by_hand", {"n": count(sum(map(len, changed.values())))}), *told)


def _change(before: Role, now: Role, samples: Sequence[str]) -> Message:
    shown = [*samples[:_MOST], *(["…"] if len(samples) > _MOST else [])]
    values: dict[str, Value] = {
        "n": count(len(samples)),
        "samples": names(shown),
        "before": Code(before.value),
        "now": Code(now.value),
    }
    return Message("study-role_by_hand", values)
