"""Ways to write numbers and names in sentences that are not messages yet."""

from __future__ import annotations

import math
from collections.abc import Sequence


def number(value: float, digits: int = 2) -> str:
    """A signed quantity: ``0.83``, ``−0.37``; more digits when it would read as zero.

    >>> number(0.8312), number(-0.004), number(0.0), number(float("nan"))
    ('0.83', '−0.0040', '0.00', 'not known')
    """
    if not math.isfinite(value):
        return "not known"
    text = f"{value:.{digits}f}"
    if value and float(text) == 0:
        text = f"{value:.2g}" if abs(value) < 1e-4 else f"{value:.{digits + 2}f}"
    return text.replace("-", "−")


def probability(value: float) -> str:
    """A p-value or FDR with two significant digits.

    >>> probability(0.00764), probability(7.04e-05), probability(0.6), probability(0.9996)
    ('0.0076', '7.0e-05', '0.60', '1.00')
    """
    if not math.isfinite(value):
        return "not known"
    if value >= 0.0995:
        return f"{value:.2f}"
    return f"{value:.2g}" if value >= 0.001 and len(f"{value:.2g}") > 4 else _two_digits(value)


def _two_digits(value: float) -> str:
    if value >= 0.001:
        return f"{value:.{3 if value >= 0.00995 else 4}f}"
    return f"{value:.1e}"


def threshold(value: float) -> str:
    """A threshold as the user wrote it.

    >>> threshold(1.0), threshold(0.585)
    ('1', '0.585')
    """
    return f"{value:g}"


def listing(names: Sequence[str], most: int = 4) -> str:
    """Names in a sentence.

    >>> listing(["a"]), listing(["a", "b", "c"]), listing(list("abcdef"))
    ('a', 'a, b and c', 'a, b, c, d and 2 more')
    """
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
