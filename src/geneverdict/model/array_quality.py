"""What the raw files of a series tell of each of its arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class ArrayQuality:
    """One number for each sample of the series, NaN where it cannot be told."""

    way: str
    """How the values were made."""
    nuse: FloatArray
    """Median standard error of the robust fit of probe sets, against that of the usual array."""
    rle_median: FloatArray
    rle_iqr: FloatArray
    """Of the log2 values, each less the median of its probe set."""
    saturated: FloatArray
    """Share of the perfect-match cells that shone too brightly for the scanner."""
    ends: FloatArray
    """log2 of 3′ by 5′ of the probe sets of actin and GAPDH, their mean."""
    end_sets: tuple[str, ...] = ()
    """Their 3′ probe sets; empty where the chip has none."""
