"""Which samples may have been compared: ours, ours without the model's other columns, and those the numbers tell."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.evidence.compare.rows import Lined
from geneverdict.evidence.compare.samples import Groups, difference_of_means, groups_behind, nearest
from geneverdict.evidence.compare.scales import SCALES, possible
from geneverdict.messages import Message, Value, count, names
from geneverdict.model.published import PublishedTable, StoredSeries
from geneverdict.model.series import FloatArray


class Choice(NamedTuple):
    """A way to log2 fold changes: of each of their rows one, NaN where it cannot be said."""

    what: tuple[Message, ...]
    log2fc: FloatArray
    groups: Groups
    ours: bool = True
    """Fitted as we did."""


def own_groups(stored: StoredSeries) -> Groups:
    return Groups(stored.case & stored.in_model, stored.control & stored.in_model)


def choices(table: PublishedTable, lined: Lined, stored: StoredSeries) -> list[Choice]:
    """Ours first; then plain differences of means where the model has more columns; then other samples."""
    own = own_groups(stored)
    found = [Choice((), lined.ours(stored, "log2fc"), own)]
    there, genes = lined.values(stored)
    if not there.any():
        return found
    values = stored.values[genes]

    def choice(what: tuple[Message, ...], groups: Groups) -> Choice:
        log2fc = np.full(table.n, np.nan)
        log2fc[there] = difference_of_means(values, groups)
        return Choice(what, log2fc, groups, ours=False)

    if stored.matrix.shape[1] > 2 and stored.info.design != "paired":
        found.append(choice((Message("explain-simple_means"),), own))
    seen = {_key(own)}
    for effect in _logs(table):
        complete, known = _complete(values), np.where(there, effect, np.nan)[there]
        groups = groups_behind(complete, known) or nearest(complete, known, one_step_away(stored))
        if groups is None:
            continue
        if _mostly_turned(groups, own):
            groups = Groups(groups.control, groups.case)
        if _key(groups) not in seen:
            seen.add(_key(groups))
            found.append(choice((difference(groups, own, stored),), groups))
    return found


def one_step_away(stored: StoredSeries) -> list[Groups]:
    """For lists that are too short to tell the samples: everybody with a role; one sample or pair less, or in the other
    group; those of neither group, one or all, in one of them."""
    own, n = own_groups(stored), len(stored.samples)
    each = np.eye(n, dtype=bool)
    inside, neither = own.case | own.control, ~(stored.case | stored.control)
    pairs = {pair for pair, used in zip(stored.pairs, inside, strict=True) if used and pair is not None}
    some = [*each[inside], *(inside & np.array([one == pair for one in stored.pairs]) for pair in sorted(pairs))]
    more = [*each[neither], *([neither] if neither.sum() > 1 else [])]
    found = [Groups(stored.case, stored.control)]
    found += [Groups(own.case & ~gone, own.control & ~gone) for gone in some]
    found += [Groups(own.case ^ moved, own.control ^ moved) for moved in some]
    found += [Groups(own.case | come, own.control) for come in more]
    found += [Groups(own.case, own.control | come) for come in more]
    return [groups for groups in found if groups.case.any() and groups.control.any()]


def _complete(values: FloatArray) -> FloatArray:
    """Samples that lack a value of any gene are no part of it; genes are whole in the model's samples already."""
    return np.where(np.isfinite(values), values, np.nanmean(values, axis=1, keepdims=True))


def _logs(table: PublishedTable) -> list[FloatArray]:
    """Their effects on a log scale of whatever base."""
    kinds = dict.fromkeys(kind if kind in ("ratio", "signed_fold") else "log2" for kind in possible(table.effect))
    return [SCALES[kind].back(table.effect.value) for kind in kinds]


def _key(groups: Groups) -> bytes:
    return groups.case.tobytes() + groups.control.tobytes()


def _mostly_turned(groups: Groups, own: Groups) -> bool:
    same = (groups.case & own.case).sum() + (groups.control & own.control).sum()
    return bool((groups.case & own.control).sum() + (groups.control & own.case).sum() > same)


def difference(groups: Groups, own: Groups, stored: StoredSeries) -> Message:
    """Samples that leave, come, or change sides, named where they are few."""
    theirs, ours = groups.case | groups.control, own.case | own.control
    moved = (groups.case & own.control) | (groups.control & own.case)
    values: dict[str, Value] = {"n_case": count(int(groups.case.sum())), "n_control": count(int(groups.control.sum()))}
    for name, which in (("out", ours & ~theirs), ("added", theirs & ~ours), ("moved", moved)):
        values[f"n_{name}"] = count(int(which.sum()))
        values[name] = names(sample for sample, yes in zip(stored.samples, which, strict=True) if yes)
    return Message("explain-samples", values)
