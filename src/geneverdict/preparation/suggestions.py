"""Names spelt nearly like one that nobody knows: what to offer instead."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

import numpy as np

LEAST = 0.75
"""Of 1: how alike two names must be (Ratcliff & Obershelp 1988)."""
LONGEST = 40
"""Names of more letters are no genes; they are not compared."""


def suggest_names(asked: str, names: Iterable[str], n: int = 4) -> list[str]:
    """The ``n`` of ``names`` most like ``asked``, best first, upper and lower case alike.

    What ``difflib`` finds, a hundred times quicker: it compares only names that share enough letters.

    >>> suggest_names("itga55", ["GAPDH", "ITGA5", "MYC"])
    ['ITGA5']
    """
    wanted = asked.upper()
    upper = {name.upper(): name for name in names if len(name) <= LONGEST}
    if not upper or not wanted or len(wanted) > 2 * LONGEST:
        return []
    kept = _share_letters(wanted, list(upper))
    return [upper[name] for name in get_close_matches(wanted, kept, n=n, cutoff=LEAST)]


def _share_letters(wanted: str, names: list[str]) -> list[str]:
    """Those that share so many letters, in any order, that they may be ``LEAST`` alike."""
    text = np.array(names)
    codes = text.view(np.uint32).reshape(len(names), -1)
    shared = np.zeros(len(names), dtype=np.int64)
    for letter in set(wanted):
        shared += np.minimum((codes == ord(letter)).sum(axis=1), wanted.count(letter))
    alike = 2 * shared / (len(wanted) + np.count_nonzero(codes, axis=1))
    return [names[i] for i in np.flatnonzero(alike >= LEAST)]
