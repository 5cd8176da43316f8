"""Numbers and short phrases as every table and figure writes them."""

from __future__ import annotations

import math

from geneverdict.model.verdict import GeneRow, PooledRow, SeriesAnswer

NOTHING = "–"
MINUS = "\N{MINUS SIGN}"


def number(value: float, digits: int = 2) -> str:
    """A number with a true minus sign; a dash for NaN.

    >>> number(-0.367), number(0.831, 1), number(float("nan"))
    ('−0.37', '0.8', '–')
    """
    if not math.isfinite(value):
        return NOTHING if math.isnan(value) else ("∞" if value > 0 else f"{MINUS}∞")
    text = f"{value:.{digits}f}"
    if float(text) == 0:
        text = text.lstrip("-")
    return text.replace("-", MINUS)


def compact(value: float) -> str:
    """Four significant digits, as quantiles are shown.

    >>> compact(358599.4), compact(5.25), compact(0.0)
    ('358,599', '5.25', '0')
    """
    if not math.isfinite(value):
        return number(value)
    return (f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}").replace("-", MINUS)


def probability(value: float) -> str:
    """A p-value or FDR with two significant digits; a dash for NaN.

    >>> probability(0.0076), probability(7.9e-5), probability(0.7), probability(0.0)
    ('0.0076', '7.9e-05', '0.70', '< 1e-300')
    """
    if math.isnan(value):
        return NOTHING
    if value < 1e-300:
        return "< 1e-300"
    if value < 0.001:
        return f"{value:.1e}"
    decimals = max(2, 1 - math.floor(math.log10(value)))
    return f"{value:.{decimals}f}"


def interval(low: float, high: float, digits: int = 2) -> str:
    """``[low, high]``, or a dash when there is none."""
    if math.isnan(low) or math.isnan(high):
        return NOTHING
    return f"[{number(low, digits)}, {number(high, digits)}]"


def effect(row: GeneRow | PooledRow, digits: int = 2) -> str:
    """Estimate and 95 % interval: ``0.83 [0.35, 1.31]``."""
    estimate = row.log2fc if isinstance(row, GeneRow) else row.estimate
    return f"{number(estimate, digits)} {interval(row.ci_low, row.ci_high, digits)}"


def counted(n: int, noun: str) -> str:
    """A count with its noun: ``1 pair``, ``19 pairs``; a series stays a series.

    >>> counted(1, "pair"), counted(0, "pair"), counted(3, "series")
    ('1 pair', '0 pairs', '3 series')
    """
    plural = noun if noun.endswith("s") or n == 1 else f"{noun}s"
    return f"{n:,} {plural}"


def size(answer: SeriesAnswer) -> str:
    """How many samples were compared: ``19 pairs`` or ``12 v 10``."""
    if answer.design == "paired":
        return counted(answer.n_pairs, "pair")
    return f"{answer.n_case} v {answer.n_control}"


def shorten(text: str, length: int) -> str:
    """The text, cut with an ellipsis when it is longer than ``length``.

    >>> shorten("my very long cohort name", 12)
    'my very lon…'
    """
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def file_size(n_bytes: int) -> str:
    """Bytes for people: ``3.2 MB``.

    >>> file_size(512), file_size(3_200_000)
    ('512 B', '3.2 MB')
    """
    value = float(n_bytes)
    for unit in ("B", "kB", "MB"):
        if value < 1000:
            return f"{value:.0f} {unit}" if unit == "B" else f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:.1f} GB"
