"""Quantile normalisation: every sample gets the same distribution of values (Bolstad et al. 2003)."""

from __future__ import annotations

import numpy as np

from geneverdict.stats.arrays import FloatArray, IntArray


def quantile_normalise(values: FloatArray) -> FloatArray:
    """Give each column the mean quantiles of all columns (Bolstad 2003), as a new array.

    ``values`` is probes × samples, NaN where missing.  Each value becomes the mean quantile at its place in its own
    sample: place r of n observed values (r from 0) stands at r / (n − 1), between quantiles linearly.  Equal values
    share the mean of their places and so stay equal (limma's ``ties = TRUE``).  A sample with missing values gives its
    quantiles by the same interpolation, and what is missing stays NaN.  One sample alone is its own mean.
    Raises ValueError for an infinite value, or a sample with fewer than 2 values, whose places are not defined.
    """
    values = np.asarray(values, dtype=np.float64)
    _check(values)
    columns = np.array(values.T, order="C")
    normalise_rows(columns)
    return np.ascontiguousarray(columns.T)


def normalise_rows(samples: FloatArray) -> None:
    """The same in place, of finite values or NaN, samples × probes: beside them it needs memory for one sample only."""
    n = samples.shape[1]
    places = np.arange(n)
    quantiles = np.zeros(n)
    for sample in samples:
        quantiles += _interpolate(np.sort(sample[~np.isnan(sample)]), places, n)
    quantiles /= max(len(samples), 1)
    for sample in samples:
        order = np.argsort(sample)[: np.count_nonzero(~np.isnan(sample))]
        sample[order] = _share_of(quantiles, sample[order])


def _check(values: FloatArray) -> None:
    if values.ndim != 2:
        message = f"expected values of probes × samples, found shape {values.shape}"
        raise ValueError(message)
    if np.isinf(values).any():
        message = "expected finite values, NaN where missing, found an infinite one"
        raise ValueError(message)
    observed = np.count_nonzero(~np.isnan(values), axis=0)
    if np.any(observed < 2):
        which = int(np.argmin(observed))
        message = f"expected at least 2 values in each sample, found {observed[which]} in column {which}"
        raise ValueError(message)


def _share_of(quantiles: FloatArray, ordered: FloatArray) -> FloatArray:
    """The mean quantile of each of a sample's ``ordered`` values; equal ones get that of their middle place."""
    starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    lengths = np.diff(starts, append=len(ordered))
    middle = starts + (lengths - 1) / 2
    return np.repeat(_interpolate(quantiles, middle, len(ordered)), lengths)


def _interpolate(quantiles: FloatArray, place: FloatArray | IntArray, among: int) -> FloatArray:
    """``quantiles`` read at ``place`` of ``among`` evenly spaced places from the lowest to the highest."""
    # Multiplied before it is divided: a place that falls on a quantile does so exactly.
    at = place * float(len(quantiles) - 1) / (among - 1)
    low = at.astype(np.intp)
    high = np.minimum(low + 1, len(quantiles) - 1)
    part = at - low
    between: FloatArray = quantiles[low] * (1 - part) + quantiles[high] * part
    return between
