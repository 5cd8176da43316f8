"""Pooled ways as columns of a table, and one gene's row of that table as a record."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from geneverdict.evidence.rows import number_of
from geneverdict.model.ways import (
    COMBINATIONS,
    DIRECTIONS,
    SIGNIFICANT,
    WAYS,
    CombinedRow,
    PooledWays,
    Votes,
    WayRow,
    WaysRow,
    WithoutRow,
)

Values = npt.NDArray[Any] | list[str]
_NUMBERS = ("estimate", "ci_low", "ci_high", "p", "fdr")
_WITHOUT = {"estimate": "without_estimate", "ci_low": "without_low", "ci_high": "without_high", "p": "without_p"}
_PLAIN = ("tau2_low", "tau2_high", "i2_low", "i2_high", "tau2_empty")
_VOTES = Votes._fields


def ways_columns(ways: PooledWays) -> dict[str, Values]:
    """Named columns, one value per gene; ``way_reml_z_p``, ``without_GSE4107_estimate``, ``fisher_up_p`` …

    Besides what ``ways_row`` reads: the smallest and largest estimate and the largest p without one series, and which
    series moves the estimate most.
    """
    columns: dict[str, Values] = {"k": ways.k.astype(np.int32)}
    columns |= {f"way_{way}_{name}": getattr(ways, name)[:, i] for i, way in enumerate(WAYS) for name in _NUMBERS}
    columns |= {name: getattr(ways, name) for name in _PLAIN}
    columns |= {
        f"without_{series}_{name}": getattr(ways, field)[:, j]
        for j, series in enumerate(ways.series)
        for name, field in _WITHOUT.items()
    }
    columns |= _extremes(ways)
    columns |= {
        f"{how}_{direction}_{name}": table[:, i, j]
        for i, how in enumerate(COMBINATIONS)
        for j, direction in enumerate(DIRECTIONS)
        for name, table in (("p", ways.combined_p), ("fdr", ways.combined_fdr))
    }
    return {**columns, **{name: getattr(ways, name).astype(np.int32) for name in _VOTES}}


def _extremes(ways: PooledWays) -> dict[str, Values]:
    """What leaving out one series does at most; NaN and "" where none can be left out."""
    lowest = np.fmin.reduce(ways.without_estimate, axis=1, initial=np.nan)
    highest = np.fmax.reduce(ways.without_estimate, axis=1, initial=np.nan)
    return {
        "without_lowest": lowest,
        "without_highest": highest,
        "without_largest_p": np.fmax.reduce(ways.without_p, axis=1, initial=np.nan),
        "without_most": [ways.series[j] if j >= 0 else "" for j in ways.most.tolist()],
        "without_sign_changes": ways.sign_changes.astype(np.int32),
        "without_call_changes": ways.call_changes.astype(np.int32),
    }


def ways_row(
    gene: str,
    stored: Mapping[str, object],
    series: Sequence[str],
    *,
    called_up: int | None = None,
    called_down: int | None = None,
) -> WaysRow | None:
    """``stored``: the columns of ``ways_columns`` for one gene.  None where k < 2.

    ``series``: the study's, in the order to show; those that did not go in are skipped.
    ``called_up``, ``called_down``: how many series call it, where the thresholds are not those of the stored votes.
    """
    k = int(number_of(stored["k"]))
    if k < 2:
        return None
    ways = tuple(WayRow(way, *(number_of(stored[f"way_{way}_{name}"]) for name in _NUMBERS)) for way in WAYS)
    combined = tuple(
        CombinedRow(how, direction, *(number_of(stored[f"{how}_{direction}_{name}"]) for name in ("p", "fdr")))
        for how in COMBINATIONS
        for direction in DIRECTIONS
    )
    tau2_low, tau2_high, i2_low, i2_high, empty = (number_of(stored[name]) for name in _PLAIN)
    return WaysRow(
        gene=gene,
        k=k,
        ways=ways,
        tau2_low=tau2_low,
        tau2_high=tau2_high,
        i2_low=i2_low,
        i2_high=i2_high,
        tau2_empty=bool(empty),
        without=tuple(_without(stored, name, ways[0]) for name in series if _went_in(stored, name)),
        most=str(stored["without_most"]),
        combined=combined,
        votes=Votes(
            called_up=int(number_of(stored["called_up"])) if called_up is None else called_up,
            called_down=int(number_of(stored["called_down"])) if called_down is None else called_down,
            positive=int(number_of(stored["positive"])),
            negative=int(number_of(stored["negative"])),
        ),
    )


def _went_in(stored: Mapping[str, object], series: str) -> bool:
    """With k ≥ 2 there is an estimate without every series that went in."""
    return not math.isnan(number_of(stored.get(f"without_{series}_estimate")))


def _without(stored: Mapping[str, object], series: str, everything: WayRow) -> WithoutRow:
    estimate, ci_low, ci_high, p = (number_of(stored[f"without_{series}_{name}"]) for name in _WITHOUT)
    return WithoutRow(
        series=series,
        estimate=estimate,
        ci_low=ci_low,
        ci_high=ci_high,
        p=p,
        other_sign=estimate * everything.estimate < 0,
        other_call=not math.isnan(p) and (p < SIGNIFICANT) != (everything.p < SIGNIFICANT),
    )
