"""Two variance components of every gene at once: independent squares with expectations residual + block · value."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray

SAME = 1e-9
"""Values this close count as one."""
RANGE = 1e3
"""The largest variance of a square counts as at most this many times the smallest."""
DOUBLINGS = 60
SLACK = 1e-15
"""A step that raises −2 × log likelihood by no more than this has not failed."""


class _Squares(NamedTuple):
    """Sums of squares (values, genes), each with its value, (values, 1) or (values, genes), and number (values, 1)."""

    sums: FloatArray
    value: FloatArray
    number: FloatArray


class _State(NamedTuple):
    """One value per gene."""

    residual: FloatArray
    block: FloatArray
    height: FloatArray
    """−2 × log likelihood; infinite where an expectation is not positive."""
    damping: FloatArray


def block_share(squares: FloatArray, values: FloatArray, *, steps: int = 21, tol: float = 1e-6) -> FloatArray:
    """block / (residual + block) of each gene, by maximum likelihood; NaN where all squares are 0.

    ``squares`` is genes × squares, each 1 degree of freedom; ``values`` (squares,) ascending, or genes × squares where
    each gene has its own.  The block component may be negative.  Fisher scoring with Levenberg's damping: each gene
    starts from least squares, or from the mean where that is not positive; damping falls tenfold after a step that
    went well and doubles while one does not.  A gene stops when a step promises less than ``tol``, or after
    ``steps``: these are the defaults of limma's ``duplicateCorrelation``, found by comparing numbers, and they stop
    some genes short of their maximum as it does.
    """
    data = (
        _by_value(squares, values) if values.ndim == 1 else _Squares(squares.T, values.T, np.ones((len(values.T), 1)))
    )
    share, todo = np.full(len(squares), np.nan), np.flatnonzero(data.sums.sum(axis=0) > 0)
    data = _of(data, todo)
    state = _start(data)
    for step in range(steps):
        state, promise = _step(data, state)
        going = (promise >= tol) & (step < steps - 1)
        done = ~going
        share[todo[done]] = state.block[done] / (state.residual[done] + state.block[done])
        todo, state = todo[going], _State(*(column[going] for column in state))
        data = _of(data, going)
        if not len(todo):
            break
    return share


def _by_value(squares: FloatArray, values: FloatArray) -> _Squares:
    """Squares that share their value count as one."""
    first = np.concatenate(([0], 1 + np.flatnonzero(np.diff(values) > SAME)))
    number = np.diff(np.append(first, len(values))).astype(np.float64)[:, None]
    sums = np.ascontiguousarray(np.add.reduceat(squares, first, axis=1).T)
    return _Squares(sums, values[first][:, None], number)


def _of(data: _Squares, genes: IntArray | BoolArray) -> _Squares:
    value = data.value if data.value.shape[1] == 1 else data.value[:, genes]
    return _Squares(data.sums[:, genes], value, data.number)


def _start(data: _Squares) -> _State:
    n = data.number.sum()
    first, second = (data.number * data.value).sum(axis=0), (data.number * data.value**2).sum(axis=0)
    total, weighted = data.sums.sum(axis=0), (data.value * data.sums).sum(axis=0)
    determinant = n * second - first * first
    slope = np.divide(n * weighted - first * total, determinant, out=np.zeros_like(total), where=determinant > 0)
    block = np.where(determinant > 0, slope, 0.0)
    residual = (total - first * block) / n
    unusable = np.any(residual + data.value * block <= 0, axis=0)
    residual, block = np.where(unusable, total / n, residual), np.where(unusable, 0.0, block)
    weight = data.number / _variance(residual + data.value * block)
    damping = (weight + weight * data.value**2).sum(axis=0) / 4
    return _State(residual, block, _height(data, residual, block), damping)


def _step(data: _Squares, state: _State) -> tuple[_State, FloatArray]:
    """The next state, and what the step promised: score · step."""
    expected = state.residual + data.value * state.block
    weight = 1 / _variance(expected)
    miss = weight * (data.sums - data.number * expected)
    score = miss.sum(axis=0), (data.value * miss).sum(axis=0)
    weight = data.number * weight
    information = weight.sum(axis=0), (data.value * weight).sum(axis=0), (data.value**2 * weight).sum(axis=0)
    damping = state.damping.copy()
    for _ in range(DOUBLINGS):
        a, b, c = information[0] + damping, information[1], information[2] + damping
        determinant = a * c - b * b
        change = (c * score[0] - b * score[1]) / determinant, (a * score[1] - b * score[0]) / determinant
        new = state.residual + change[0], state.block + change[1]
        height = _height(data, *new)
        worse = height > state.height + SLACK
        if not worse.any():
            break
        damping[worse] *= 2
    smooth = damping == state.damping
    stays = height > state.height + SLACK
    after = _State(
        np.where(stays, state.residual, new[0]),
        np.where(stays, state.block, new[1]),
        np.where(stays, state.height, height),
        np.where(smooth, damping / 10, damping),
    )
    return after, np.where(stays, 0.0, score[0] * change[0] + score[1] * change[1])


def _variance(expected: FloatArray) -> FloatArray:
    square = expected * expected
    variance: FloatArray = np.maximum(square, square.max(axis=0) / RANGE)
    return variance


def _height(data: _Squares, residual: FloatArray, block: FloatArray) -> FloatArray:
    expected = residual + data.value * block
    positive = np.all(expected > 0, axis=0)
    expected = np.where(positive, expected, 1.0)
    return np.where(positive, (data.number * np.log(expected) + data.sums / expected).sum(axis=0), np.inf)
