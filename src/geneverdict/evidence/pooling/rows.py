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
from geneverdict.stats.leave_one_out import leave_one_out

Values = npt.NDArray[Any] | list[str]
_NUMBERS = ("estimate", "ci_low", "ci_high", "p", "fdr")
_PLAIN = ("tau2_low", "tau2_high", "i2_low", "i2_high", "tau2_empty")
_VOTES = Votes._fields


def ways_columns(ways: PooledWays) -> dict[str, Values]:
    """Named columns, one value per gene; ``way_reml_z_p``, ``pooled_GSE4107_log2fc``, ``fisher_up_p`` …"""
    columns: dict[str, Values] = {"k": ways.k.astype(np.int32)}
    columns |= {f"way_{way}_{name}": getattr(ways, name)[:, i] for i, way in enumerate(WAYS) for name in _NUMBERS}
    columns |= {name: getattr(ways, name) for name in _PLAIN}
    columns |= {
        f"pooled_{series}_{name}": table[:, j]
        for j, series in enumerate(ways.series)
        for name, table in (("log2fc", ways.effect), ("se", ways.se))
    }
    columns |= {
        f"{how}_{direction}_{name}": table[:, i, j]
        for i, how in enumerate(COMBINATIONS)
        for j, direction in enumerate(DIRECTIONS)
        for name, table in (("p", ways.combined_p), ("fdr", ways.combined_fdr))
    }
    return {**columns, **{name: getattr(ways, name).astype(np.int32) for name in _VOTES}}


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
    without = _without(stored, series, ways[0])
    return WaysRow(
        gene=gene,
        k=k,
        ways=ways,
        tau2_low=tau2_low,
        tau2_high=tau2_high,
        i2_low=i2_low,
        i2_high=i2_high,
        tau2_empty=bool(empty),
        without=without,
        most=max(without, key=lambda one: abs(one.estimate - ways[0].estimate)).series,
        combined=combined,
        votes=Votes(
            called_up=int(number_of(stored["called_up"])) if called_up is None else called_up,
            called_down=int(number_of(stored["called_down"])) if called_down is None else called_down,
            positive=int(number_of(stored["positive"])),
            negative=int(number_of(stored["negative"])),
        ),
    )


def _without(stored: Mapping[str, object], series: Sequence[str], everything: WayRow) -> tuple[WithoutRow, ...]:
    """Pooled as in the first way without each series that went in, tau² estimated anew.

    Worked out for the gene that is asked for: for all genes its time would grow with the square of the series.
    """
    there = [name for name in series if math.isfinite(number_of(stored.get(f"pooled_{name}_se")))]
    effect, se = (np.array([[number_of(stored[f"pooled_{name}_{of}"]) for name in there]]) for of in ("log2fc", "se"))
    left = leave_one_out(effect, se)
    return tuple(
        WithoutRow(
            series=name,
            estimate=float(left.estimate[0, i]),
            ci_low=float(left.ci_low[0, i]),
            ci_high=float(left.ci_high[0, i]),
            p=float(left.p[0, i]),
            other_sign=bool(left.estimate[0, i] * everything.estimate < 0),
            other_call=bool(np.isfinite(left.p[0, i]) and (left.p[0, i] < SIGNIFICANT) != (everything.p < SIGNIFICANT)),
        )
        for i, name in enumerate(there)
    )
