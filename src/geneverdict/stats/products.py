"""Products of very many rows with a small matrix."""

from __future__ import annotations

import numpy as np

from geneverdict.stats.arrays import FloatArray

PRODUCT = 1 << 18
"""Multiplications in one matrix product: OpenBLAS starts threads above, which for products this small cost more than
they give, and very much more on a busy machine."""


def times(rows: FloatArray, matrix: FloatArray) -> FloatArray:
    """``rows @ matrix`` of many rows (n, k) and a small matrix (k, m), in small blocks of rows."""
    block = max(1, min(len(rows), PRODUCT // max(1, matrix.size)))
    blocks = len(rows) // block
    even = blocks * block
    out = np.empty((len(rows), matrix.shape[1]))
    stack = rows[:even].reshape(blocks, block, rows.shape[1])
    np.matmul(stack, matrix, out=out[:even].reshape(blocks, block, matrix.shape[1]))
    np.matmul(rows[even:], matrix, out=out[even:])
    return out
