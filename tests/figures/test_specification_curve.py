"""The figure of a specification curve: what is drawn is the curve, and it can be read with ten and with thousands."""

from __future__ import annotations

import itertools
import math
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.colors import to_hex
from matplotlib.text import Text

from geneverdict.evidence.multiverse.summary import calls_at, summarise
from geneverdict.figures.draw import draw
from geneverdict.figures.fonts import written
from geneverdict.figures.plan import FigureJob, SpecificationCurve
from geneverdict.figures.save import to_svg
from geneverdict.figures.specification_choices import density
from geneverdict.figures.specification_rows import call_of_each, choice_groups
from geneverdict.figures.specification_words import curve_alt, title
from geneverdict.figures.style import CALL_COLOUR, CALL_MARKER
from geneverdict.messages import Message, count, english, speaker
from geneverdict.model.multiverse import Curve, CurveSummary, NullTest, PooledSpecification, Specification
from geneverdict.model.option_words import dimension_words, option_in_short
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import Call

pytestmark = pytest.mark.slow

THRESHOLDS = Thresholds()
PROBES = ("highest_median", "highest_mean", "highest_iqr", "mean_of_probes", "probe:201389_at")
TESTS = ("moderated", "trend", "robust", "array_weights", "welch", "rank")
SHIFT = {
    "probe:201389_at": -0.35,
    "highest_iqr": 0.22,
    "mean_of_probes": -0.18,
    "unpaired": -0.09,
    "block_correlation": -0.04,
    "array_weights": 0.05,
    "rank": -0.06,
    "quantile": 0.03,
    "without_outliers": 0.08,
    "FE": -0.2,
    "standardised": 0.15,
    "keep": 0.02,
}


def make(specifications: list[tuple], *, centre: float = 0.95, refuse=None, series: str = "GSE14520") -> Curve:
    """Effects from a sum of shifts by option; seeded.  The first specification is the study's own."""
    rng = np.random.default_rng(4)
    n = len(specifications)
    pooled = isinstance(specifications[0], PooledSpecification)
    drift = {o: rng.normal(0, 0.12) for s in specifications for o in s if o.startswith(("probe:", "without GSE"))}
    effect = np.array([centre + sum(SHIFT.get(o, drift.get(o, 0.0)) for o in s) for s in specifications])
    # Tests that differ in the standard error alone find the same effect, as in truth.
    alike = [tuple("moderated" if o in ("trend", "robust", "welch") else o for o in s) for s in specifications]
    noise = dict(zip(dict.fromkeys(alike), rng.normal(0, 0.05, n), strict=False))
    effect += np.array([noise[key] for key in alike])
    se = (0.3 if pooled else 0.16) * rng.gamma(30, 1 / 30, n)
    z = effect / se
    p = np.array([math.erfc(abs(v) / math.sqrt(2)) for v in z])
    rank = np.array(["rank" in s for s in specifications])
    why = np.array([bool(refuse and refuse(s)) for s in specifications])
    nan = np.where(why, np.nan, 1.0)
    half = np.where(rank, np.nan, 1.96 * se) * nan
    fdr = np.full(n, np.nan) if pooled else np.minimum(1, p * 2e4) * nan
    reasons = tuple(Message("refused-no_correlation") if w else None for w in why)
    effect = effect * nan
    return Curve(
        "ITGA5", "" if pooled else series, tuple(specifications), np.ones(n), effect, half / 1.96,
        effect - half, effect + half, p * nan, fdr, nan * (5 if pooled else 12_548), reasons, 0,
    )  # fmt: skip


def say(curve: Curve, thresholds: Thresholds = THRESHOLDS, *, null: bool = True) -> CurveSummary:
    """The summary as the evidence makes it, with a null test and a percentile of its own."""
    joint = NullTest(
        200,
        False,
        Message("labels-swapped", {"n": count(19)}),
        int(curve.done.sum()),
        0.005,
        0.005,
        0.02,
        0.9,
        -0.21,
        0.19,
    )
    found = summarise(curve, thresholds, pooled=not curve.series)
    return replace(found, percentile=83.0, n_alike=500, null=joint if null else None)


def grid(n_probes: int = 5, **options) -> list[Specification]:
    """The product of the options; what is not said has its first option only."""
    first = {
        "scale": ("as_settled",), "normalise": ("as_deposited",), "probes": PROBES[:n_probes],
        "multi_gene_probes": ("drop",), "filter": ("none",), "samples": ("all",), "design": ("paired",),
        "covariates": ("none",), "test": ("moderated",),
    }  # fmt: skip
    return [Specification(*c) for c in itertools.product(*(first | options).values())]


BOTH = ("as_deposited", "quantile")
DESIGNS = ("paired", "unpaired", "block_correlation")
SAMPLES = ("all", "without_outliers", "complete_pairs", "without_pools_and_copies")


def never(s: Specification) -> bool:
    """Block correlation has no rank test."""
    return s.design == "block_correlation" and s.test == "rank"


def pooled_grid(n_series: int = 11) -> list[PooledSpecification]:
    series = ("all", *(f"without GSE{14520 + 37 * i}" for i in range(n_series)))
    return [
        PooledSpecification(*c)
        for c in itertools.product(
            BOTH, PROBES[:4], ("all", "without_outliers"), ("paired",), ("log2fc", "standardised"),
            ("REML", "PM", "FE"), ("hk", "z"), series, ("leave_out",),
        )
    ]  # fmt: skip


MANY = {"normalise": BOTH, "samples": SAMPLES, "design": DESIGNS, "test": TESTS}
WIDE = {
    "probes": (*PROBES[:4], *(f"probe:{203000 + 17 * i}_at" for i in range(12))),
    "filter": ("none", "lowest_quarter"),
    "samples": SAMPLES[:2],
    "covariates": ("none", "tumour stage: pathological grade of the tumour", "age", "all"),
    "multi_gene_probes": ("drop", "keep"),
}


def wanted(s: Specification) -> bool:
    return never(s) or (s.samples == "all" and s.test == "trend")


CASES: dict[str, Callable[[], Curve]] = {
    "12": lambda: make(grid(3, normalise=BOTH, design=DESIGNS[:2])),
    "96": lambda: make(grid(4, normalise=BOTH, design=DESIGNS, test=TESTS[:4]), centre=-1.0),
    "300": lambda: make(grid(5, normalise=BOTH, design=DESIGNS, test=TESTS[:5], samples=SAMPLES[:2])),
    "510": lambda: make(grid(5, **(MANY | {"samples": SAMPLES[:3]})), refuse=never),
    "1170": lambda: make(grid(5, **MANY, filter=("none", "lowest_quarter"))[:1296], refuse=wanted),
    "4608": lambda: make(grid(5, **(MANY | WIDE))[::4], refuse=never, centre=0.9),
    "no effect": lambda: make(grid(5, **MANY), centre=0.0, refuse=never),
    "pooled": lambda: make(pooled_grid(), centre=0.8),
    "pooled of many": lambda: make([s for i, s in enumerate(pooled_grid(20)) if i % 11 == 0], centre=0.2),
    "one": lambda: make(grid(1)),
}


# The quick run draws a few; every size is drawn in the whole one.
QUICK = ("12", "510", "pooled of many")


def sizes(names: Iterable[str]) -> list:
    return [pytest.param(n, id=n, marks=[] if n in QUICK else [pytest.mark.slow]) for n in names]


@cache
def curve_of(name: str) -> Curve:
    return CASES[name]()


def drawn(curve: Curve, *, null: bool = True, thresholds: Thresholds = THRESHOLDS, lang: str = "en"):
    return draw(
        SpecificationCurve(curve, say(curve, thresholds, null=null), thresholds, simulated=True), say=speaker(lang)
    )


def words(figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


def points(figure) -> tuple[np.ndarray, Counter]:
    """Effects of all drawn specifications, panel by panel from left to right, and how many have which colour."""
    values, colours = [], Counter()
    for axes in figure.axes[::2]:
        there = []
        for line in axes.lines:
            if line.get_marker() in CALL_MARKER.values() and line.get_markersize() < 7:
                there += zip(line.get_xdata(), line.get_ydata(), strict=True)
                colours[line.get_color()] += len(line.get_xdata())
        for dots in (c for c in axes.collections if isinstance(c, PathCollection)):
            there += [tuple(xy) for xy in dots.get_offsets()]
            colours.update(to_hex(c) for c in dots.get_facecolor())
        values += [y for _, y in sorted(there)]
    return np.array(values), colours


@pytest.mark.parametrize("name", sizes(CASES))
def test_every_specification_with_a_result_is_a_point_in_the_colour_of_its_call(name: str) -> None:
    curve = curve_of(name)
    values, colours = points(drawn(curve))
    standardised = np.array([getattr(s, "effect", "") == "standardised" for s in curve.specifications])
    parts = [curve.effect[curve.done & which] for which in (~standardised, standardised)]
    assert values.tolist() == pytest.approx(np.concatenate([np.sort(part) for part in parts]).tolist())
    calls = calls_at(curve, 1.0, 0.05, pooled=not curve.series)[curve.done]
    of_call = {1: Call.UP, 0: Call.NOT_CALLED, -1: Call.DOWN}
    assert colours == Counter(CALL_COLOUR[of_call[int(c)]] for c in calls)


@pytest.mark.parametrize("log2fc", [0.0, 0.8])
@pytest.mark.parametrize("name", ["no effect", "96", "pooled", "pooled of many"])
def test_calls_are_those_of_the_summary(name: str, log2fc: float) -> None:
    """Made in two places, since neither may import the other."""
    curve = curve_of(name)
    there = calls_at(curve, log2fc, 0.01, pooled=not curve.series)
    assert (1 - call_of_each(curve, Thresholds(log2fc=log2fc, fdr=0.01))).tolist() == there.tolist()


@pytest.mark.parametrize("name", ["12", "510", "pooled"])
def test_the_studys_own_analysis_is_marked(name: str) -> None:
    curve = curve_of(name)
    figure = drawn(curve)
    big = [
        line for axes in figure.axes for line in axes.lines if line.get_markersize() == 9 and line.get_marker() == "o"
    ]
    assert [line.get_ydata()[0] for line in big] == [curve.effect[0]]
    alike = [getattr(s, "effect", "") != "standardised" for s in curve.specifications]
    order = np.sort(curve.effect[curve.done & alike])
    assert order[int(big[0].get_xdata()[0])] == pytest.approx(curve.effect[0])
    bold = {text.get_text() for text in figure.findobj(Text) if text.get_fontweight() == "bold"}
    for dimension, option in zip(curve.dimensions, curve.specifications[0], strict=True):
        if len({s[curve.dimensions.index(dimension)] for s in curve.specifications}) > 1:
            assert english(option_in_short(dimension, option)) in bold
    assert not {"unpaired", "quantile-normalised", "probe of highest mean"} & bold
    assert any(text.startswith(f"the study's own: {curve.effect[0]:.2f} [") for text in bold)


def test_every_row_has_a_mark_for_each_specification_that_uses_it() -> None:
    curve = curve_of("96")
    lower = drawn(curve).axes[1]
    marks = Counter()
    for line in lower.lines:
        if line.get_marker() == "None" and line.get_color() in CALL_COLOUR.values():
            y = np.round(np.nanmean(line.get_ydata()), 6)
            marks[y] += np.isfinite(line.get_ydata()).sum() // 2
    n_calls = Counter(int(c) for c in call_of_each(curve, THRESHOLDS))
    expected = [n for _, n in sorted(n_calls.items())]
    expected += [int(row.members.sum()) for g in choice_groups(curve, say(curve), say=english) for row in g.rows]
    assert [n for _, n in sorted(marks.items())] == expected


@pytest.mark.parametrize("name", ["12", "510", "4608", "pooled of many"])
def test_numbers_of_the_rows_are_those_of_the_summary(name: str) -> None:
    curve = curve_of(name)
    summary = say(curve)
    shown = {row.label: row for g in choice_groups(curve, summary, say=english) for row in g.rows}
    names = [english(dimension_words(choice.dimension)) for choice in summary.choices]
    assert [g.name for g in choice_groups(curve, summary, say=english)] == names
    seen = 0
    for choice in summary.choices:
        for option in choice.options:
            row = shown.get(english(option_in_short(choice.dimension, option.option)))
            if row is not None:
                seen += 1
                assert row.members.sum() == option.n
                assert row.median.replace("−", "-") == f"{option.median:.2f}".replace("-0.00", "0.00")
    assert seen > 5
    said = words(drawn(curve))
    assert all(label in said for label in shown if len(label) <= 32)


def test_more_than_twelve_of_a_kind_share_a_row() -> None:
    probes = (*PROBES[:4], *(f"probe:{i}_at" for i in range(20)))
    curve = make(grid(probes=probes, design=DESIGNS))
    rows = {row.label: row for row in choice_groups(curve, say(curve), say=english)[0].rows}
    assert len(rows) == 4 + 12
    shared = rows["9 other single probes"]
    assert shared.members.sum() == 9 * 3
    assert sum(row.members for row in rows.values()).tolist() == [1] * 72
    low, high = (float(end.replace("−", "-")) for end in shared.median.split("…"))
    middle = np.median([float(r.median.replace("−", "-")) for k, r in rows.items() if k != shared.label])
    alone = [float(r.median.replace("−", "-")) for k, r in rows.items() if k.endswith("_at")]
    assert max(abs(low - middle), abs(high - middle)) < max(abs(v - middle) for v in alone)


@given(st.integers(1, 400), st.integers(1, 60), st.integers(0, 2**32 - 1))
def test_shades_count_as_a_slow_twin_does(n: int, n_bins: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    n_bins = min(n, n_bins)
    used, calls = rng.random(n) < rng.random(), rng.integers(0, 3, n)
    shade, by_call = density([used], calls, n_bins)
    for cell in range(n_bins):
        here = [i for i in range(n) if i * n_bins // n == cell]
        mine = [i for i in here if used[i]]
        full = min(1.0, max(2.5 * used.mean(), 1 / n))
        assert shade[0, cell] == pytest.approx(min(1.0, len(mine) / len(here) / full))
        for call in range(3):
            assert by_call[0, cell, call] == pytest.approx(sum(calls[i] == call for i in mine) / max(len(mine), 1))


def boxes(figure) -> list[tuple[str, object]]:
    """All drawn words with the room they take; labels of ticks beyond the axis are not drawn."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw_without_rendering()
    hidden = set()
    for axes in figure.axes:
        low, high = axes.get_ylim()
        for tick in (*axes.yaxis.get_major_ticks(), *axes.xaxis.get_major_ticks()):
            if not (axes.axison and min(low, high) <= tick.get_loc() <= max(low, high) and axes in figure.axes[::2]):
                hidden |= {tick.label1, tick.label2}
    texts = [t for t in figure.findobj(Text) if t.get_text().strip() and t.get_visible() and t not in hidden]
    return [(t.get_text(), t.get_window_extent(renderer)) for t in texts]


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        pytest.param(name, cut, marks=[] if name in QUICK else [pytest.mark.slow])
        for name, cut in (*((name, 1.0) for name in CASES), ("no effect", 0.12), ("pooled of many", 0.12), ("12", 3.0))
    ],
)
def test_words_are_inside_the_figure_and_do_not_touch(name: str, cut: float) -> None:
    _stand_apart(drawn(curve_of(name), thresholds=Thresholds(log2fc=cut)))


@pytest.mark.skipif(written("zh") != "zh", reason="no font has Chinese letters here")
@pytest.mark.parametrize("name", sizes(["12", "510", "4608", "pooled of many"]))
def test_chinese_words_are_inside_the_figure_and_do_not_touch(name: str) -> None:
    figure = drawn(curve_of(name), lang="zh")
    _stand_apart(figure)
    english_words = re.compile(r"[A-Za-z]{3,}")
    ours = [text for text in words(figure) if english_words.search(OURS_NOT.sub("", text))]
    assert ours == []


OURS_NOT = re.compile(
    r"ITGA5|log2FC|FDR|REML|GSE\d+|GEO2R|Welch|Paule|Mandel|Hartung|Knapp|\d+_at|tumour stage[^。；]*|age"
)
"""Names, and what has no other word."""


def _stand_apart(figure) -> None:
    found = boxes(figure)
    width, height = figure.bbox.width, figure.bbox.height
    outside = [t for t, b in found if b.x0 < 0 or b.y0 < 0 or b.x1 > width or b.y1 > height]
    assert outside == []
    across = [
        (a, b) for (a, x), (b, y) in itertools.combinations(found, 2)
        if min(x.x1, y.x1) - max(x.x0, y.x0) > 0.5 and min(x.y1, y.y1) - max(x.y0, y.y0) > 2.0
    ]  # fmt: skip
    assert across == []


@pytest.mark.parametrize("name", sizes(["12", "300", "4608", "pooled of many"]))
def test_the_drawing_is_small_and_whole(name: str) -> None:
    curve = curve_of(name)
    subject = SpecificationCurve(curve, say(curve), THRESHOLDS, simulated=True)
    job = FigureJob("curve", title(curve), curve_alt(curve, say(curve)), subject)
    text = to_svg(draw(subject, say=english), job, say=english)
    assert len(text) < 300_000
    assert ET.fromstring(text).find("{http://www.w3.org/2000/svg}desc").text == english(job.alt)
    assert to_svg(drawn(curve), job, say=english) == text


def test_heading_and_axis_say_what_was_done_refused_and_simulated() -> None:
    said = " ".join(words(drawn(curve_of("510"))))
    assert "ITGA5 in GSE14520: 510 specifications · simulated data" in said
    assert "specifications, sorted by effect (n = 510; 30 combinations ruled out)" in said
    up = (calls_at(curve_of("510"), 1.0, 0.05) > 0).sum() / 510
    assert f"Called up in {100 * up:.0f} %, down in 0 %" in said
    assert "|log2FC| ≥ 1 and FDR < 0.05" in said
    assert "60 without an interval" in said
    assert "scale as settled; probes of several genes dropped" in said


def test_the_null_is_shown_where_there_is_one() -> None:
    curve = curve_of("12")
    said = " ".join(" ".join(words(drawn(curve))).split())
    assert "Joint test (200 permutations of the labels): median effect p 0.0050" in said
    assert "permuted labels" in said.replace("\n", " ")
    bare = drawn(curve, null=False)
    assert "permut" not in " ".join(words(bare))
    assert not bare.axes[0].patches


def test_standardised_effects_stand_on_an_axis_of_their_own() -> None:
    figure = drawn(curve_of("pooled"))
    left, right = figure.axes[0], figure.axes[2]
    assert left.get_ylabel() == "log2FC, case − control"
    assert right.get_ylabel() == "standardised effect, case − control"
    assert any("(standardised effects by p alone)" in text for text in words(figure))
    dashed = [[line for line in axes.lines if line.get_linestyle() == "--"] for axes in (left, right)]
    assert [len(lines) for lines in dashed] == [1, 0]


def test_alternative_text_tells_the_answer() -> None:
    curve = curve_of("510")
    summary = say(curve)
    said = english(curve_alt(curve, summary))
    most = summary.choices[0]
    rank = 1 + (curve.effect < curve.effect[0]).sum()
    for part in (
        "510 specifications. 30 combinations ruled out",
        f"The study's own analysis, {curve.effect[0]:.2f}, not called, is number {rank} of 510",
        f"moved most by {english(dimension_words(most.dimension))} ({100 * most.share_of_variance:.0f} % of variance)",
        "Grade: depends on the analyst, more fragile than 83 % of 500 genes",
    ):
        assert part in said
    assert "nan" not in said


def test_hard_cases_are_drawn_and_said() -> None:
    curve = curve_of("96")
    nan = np.full(96, np.nan)
    first = np.arange(96) == 0
    gone = replace(curve, effect=np.where(first, np.nan, curve.effect), p=np.where(first, np.nan, curve.p))
    said = " ".join(words(drawn(gone)))
    assert "study's own analysis has no result" in said
    assert "1 without a result" in said
    bare = drawn(replace(curve, ci_low=nan, ci_high=nan, se=nan))
    assert "96 without an interval" in " ".join(words(bare))
    off = " ".join(words(drawn(replace(curve, unit="difference"))))
    assert "log2FC" not in off
    assert "threshold 1" not in off
    assert "weighted" in " ".join(words(drawn(replace(curve, weights=np.arange(1.0, 97)))))
    empty = replace(curve, effect=nan, p=nan)
    assert "no specification has a result" in words(drawn(empty))
    assert "no specification has a result" in english(curve_alt(empty, say(empty)))
    wide = replace(curve, ci_low=np.where(first, -40.0, curve.ci_low))
    figure = drawn(wide)
    assert "1 interval beyond the axis" in " ".join(words(figure))
    assert figure.axes[0].get_ylim()[0] > -5


def test_matplotlib_is_left_as_it_was() -> None:
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    drawn(curve_of("12"))
    assert dict(mpl.rcParams) == before
