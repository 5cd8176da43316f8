"""The page inside report.html in a browser: opened, waited for, and its counts as Python counts them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl


def open_report(page: Any, results: Path, state: str = "") -> Any:
    """The report at an address; ready when every series' numbers are there."""
    page.goto(f"{(results / 'report.html').as_uri()}{state}")
    page.wait_for_selector("body[data-ready=yes]")
    page.wait_for_function("() => gv.study.series.every((series) => gv.arraysNow(series.stem))")
    settle(page)
    return page


def settle(page: Any) -> None:
    """Two frames: the state is told once per frame."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def counted(results: Path, series: str, log2fc: float, fdr: float) -> tuple[int, int]:
    """The same from the stored table, by polars."""
    table = pl.read_parquet(results / "de" / f"{series}.parquet").filter(pl.col("fdr") < fdr)
    return table.filter(pl.col("log2fc") >= log2fc).height, table.filter(pl.col("log2fc") <= -log2fc).height
