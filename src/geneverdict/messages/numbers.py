"""How numbers are written: the only place that does it.  Its twin is ``page/assets/messages.js``."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from geneverdict.messages.message import Kind, Number

NOTHING = "\N{EN DASH}"
"""In place of a number that is not known."""
MINUS = "\N{MINUS SIGN}"
SMALLEST_P = 1e-300
NEARLY = 1e-9
"""A share this near to 1 is 1 but for rounding."""


def write(number: Number) -> str:
    """The number as its kind is written, the same in every language.

    >>> [write(Number(v, "effect")) for v in (-0.367, -0.004, 0.0, float("nan"))]
    ['−0.37', '0.00', '0.00', '–']
    >>> [write(Number(v, "p")) for v in (0.0076, 7.9e-5, 0.0995, 0.7, 0.0)]
    ['0.0076', '7.9e-05', '0.10', '0.70', '< 1e-300']
    """
    value = number.value + 0.0  # no minus before a zero
    if math.isnan(value):
        return NOTHING
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    return _WRITERS[number.kind](value).replace("-", MINUS) if value < 0 else _WRITERS[number.kind](value)


def _fixed(digits: int) -> Callable[[float], str]:
    def write_fixed(value: float) -> str:
        text = f"{value:,.{digits}f}"
        return text.lstrip("-") if float(text.replace(",", "")) == 0 else text

    return write_fixed


def _compact(value: float) -> str:
    """Four significant digits; whole numbers above a thousand.

    >>> _compact(358599.4), _compact(5.25), _compact(0.0)
    ('358,599', '5.25', '0')
    """
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def _probability(value: float) -> str:
    """Two significant digits after rounding: 0.0995 is 0.10, 0.00996 is 0.010."""
    if value < SMALLEST_P:
        return "< 1e-300"
    digits, power = f"{value:.1e}".split("e")
    exponent = int(power)
    return f"{digits}e{power}" if exponent < -3 else f"{value:.{max(2, 1 - exponent)}f}"


def _fold(log2: float) -> str:
    """
    >>> _fold(1.0), _fold(-0.585), _fold(5.0), _fold(40.0)
    ('2.00', '1.50', '32', '> 1000')
    """
    times = 2.0 ** min(abs(log2), 30.0)
    if times > 1000:
        return "> 1000"
    return f"{times:.2f}" if times < 10 else f"{times:.0f}"


def _ratio(value: float) -> str:
    return _fixed(1)(value) if value < 100 else "> 100"


def _share(part: float) -> str:
    """
    >>> [_share(part) for part in (0.0, 0.001, 0.314, 0.999, 1.0)]
    ['0', '< 1', '31', '> 99', '100']
    """
    if 0 < part <= 0.005:
        return "< 1"
    return "> 99" if 0.995 <= part < 1 - NEARLY else _fixed(0)(100 * part)


def _hazard(value: float) -> str:
    """
    >>> [_hazard(value) for value in (1.4234, 0.0123, 0.0, 250.4, 1e9)]
    ['1.42', '0.012', '< 0.001', '250', '> 1000']
    """
    if not 0.001 <= value <= 1000:
        return "> 1000" if value > 1000 else "< 0.001"
    return f"{value:.2g}" if value < 0.095 else f"{value:.2f}" if value < 100 else f"{value:.0f}"


def _threshold(value: float) -> str:
    return f"{value:.6g}"


def _size(n_bytes: float) -> str:
    """
    >>> _size(512), _size(3_200_000)
    ('512 B', '3.2 MB')
    """
    for unit in ("B", "kB", "MB"):
        if n_bytes < 1000:
            return f"{n_bytes:.0f} {unit}" if unit == "B" else f"{n_bytes:.1f} {unit}"
        n_bytes /= 1000
    return f"{n_bytes:.1f} GB"


_WRITERS: Mapping[Kind, Callable[[float], str]] = {
    "count": _fixed(0),
    "whole": lambda value: f"{value:.0f}",
    "effect": _fixed(2),
    "value": _compact,
    "p": _probability,
    "fold": _fold,
    "percent": lambda share: _fixed(0)(100 * share),
    "percent1": lambda share: _fixed(1)(100 * share),
    "share": _share,
    "ratio": _ratio,
    "hazard": _hazard,
    "threshold": _threshold,
    "fixed0": _fixed(0),
    "fixed1": _fixed(1),
    "fixed3": _fixed(3),
    "size": _size,
}
