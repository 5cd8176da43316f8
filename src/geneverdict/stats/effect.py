"""Standardised mean differences that can be compared between paired and unpaired series."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray


class EffectSize(NamedTuple):
    """One value per gene: the effect in standard deviations, and its sampling variance.  NaN where not estimable."""

    effect: FloatArray
    variance: FloatArray


def hedges_g(case: FloatArray, control: FloatArray) -> EffectSize:
    raise NotImplementedError


def paired_g(case: FloatArray, control: FloatArray) -> EffectSize:
    raise NotImplementedError
