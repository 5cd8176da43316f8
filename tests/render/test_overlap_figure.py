"""The map of samples that appear twice, from one series to twelve, with and without findings."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations_with_replacement

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from geneverdict.figures.overlap import MOST_PANELS, draw
from geneverdict.figures.style import style
from geneverdict.model.overlap import Dropped, Overlap, OverlapReport, Rest, SampleRef, SharedSample
from geneverdict.model.prepared import Role

pytestmark = pytest.mark.slow


def overlap(a: str, b: str, n: int, *, accession: bool = False, compared: bool = True) -> Overlap:
    rng = np.random.default_rng(len(a) + 7 * len(b))
    r = rng.normal(0, 0.15, 300) if compared else np.empty(0)
    found = np.linspace(0.8, 0.95, n) if compared else np.full(n, np.nan)
    evidence = (("accession",) if accession else ()) + (("profile",) if compared else ())
    shared = tuple(
        SharedSample(a, f"GSM{i}", Role.CASE, b, f"GSM9{i}", Role.CASE, float(found[i]), 0.3, 6.0, evidence)
        for i in range(n)
    )
    rest = Rest(300, 0.0, float(np.quantile(r, 0.99)), float(r.max()), 0.65) if compared else None
    seen = np.concatenate([r, found]) if compared else r
    return Overlap(a, b, shared, 20, 20, 4000 if compared else 0, seen, rest, None, (), "")


def report(n_series: int, found: Mapping[tuple[int, int], int], *, blind: tuple[int, ...] = ()) -> OverlapReport:
    names = [f"GSE{1000 * i + 14520}" for i in range(n_series)]
    overlaps = tuple(
        overlap(
            names[i],
            names[j],
            found.get((i, j), 0),
            compared=i == j or not {i, j} & set(blind),
            accession=(i + j) % 2 == 0,
        )
        for i, j in combinations_with_replacement(range(n_series), 2)
    )
    dropped = tuple(
        Dropped(names[j], f"GSM{i}{j}{k}", "shared" if i != j else "copy", SampleRef(names[i], f"GSM{k}"))
        for (i, j), n in found.items()
        for k in range(n)
    )
    return OverlapReport(overlaps, (), dropped, ())


def texts(figure: Figure) -> list[str]:
    return [t.get_text() for t in figure.findobj(Text) if t.get_text().strip()]


def drawn(what: OverlapReport, *, simulated: bool = True) -> Figure:
    with style():
        figure = draw(what, simulated=simulated)
        figure.draw_without_rendering()
    return figure


CASES = [
    (1, {}, ()),
    (1, {(0, 0): 3}, ()),
    (2, {(0, 1): 12}, ()),
    (5, {(0, 1): 12, (1, 1): 1, (2, 3): 3}, (3,)),
    (12, {(0, i): i for i in range(1, 12)}, ()),
    (11, {}, (7, 8)),
]


@pytest.mark.parametrize(("n", "found", "blind"), CASES)
def test_every_number_is_on_the_map_and_no_text_leaves_the_figure(
    n: int, found: dict[tuple[int, int], int], blind: tuple[int, ...]
) -> None:
    what = report(n, found, blind=blind)
    figure = drawn(what)
    said = texts(figure)
    matrix, *panels = figure.axes
    cells = [t.get_text() for t in matrix.texts][-n * (n + 1) // 2 - (n - 1) :]
    assert sorted(t for t in cells if t.isdigit()) == sorted(str(v) for v in found.values())
    assert cells.count("–") == sum(o.rest is None and not o.shared for o in what.overlaps)
    assert any("simulated data" in text for text in said)
    assert len(panels) == (min(len(found), MOST_PANELS) if found else min(3, n * (n + 1) // 2))
    width, height = figure.get_size_inches() * figure.dpi
    for text in figure.findobj(Text):
        if text.get_text().strip() and text.get_visible():
            box = text.get_window_extent()
            assert box.x0 >= -1
            assert box.x1 <= width + 1, text.get_text()
            assert box.y0 >= -1, text.get_text()
            assert box.y1 <= height + 1, text.get_text()


@pytest.mark.parametrize(("n", "found", "blind"), CASES)
def test_no_two_texts_cover_each_other(n: int, found: dict[tuple[int, int], int], blind: tuple[int, ...]) -> None:
    figure = drawn(report(n, found, blind=blind))
    shown = [t for t in figure.findobj(Text) if t.get_text().strip() and t.get_visible() and not t.get_rotation()]
    boxes = [(t.get_text(), t.get_window_extent()) for t in shown]
    for i, (one, a) in enumerate(boxes):
        for two, b in boxes[i + 1 :]:
            across = min(a.x1, b.x1) - max(a.x0, b.x0)
            down = min(a.y1, b.y1) - max(a.y0, b.y0)
            assert across < 1 or down < 2 or one == two, (one, two)


def test_what_is_left_out_is_counted_by_kind() -> None:
    said = " ".join(texts(drawn(report(3, {(0, 1): 2, (2, 2): 1}))))
    assert "Left out of the pooling: 2 in another series too, 1 copy within its series." in said
    nothing = " ".join(texts(drawn(report(3, {}))))
    assert "Nothing is left out of the pooling." in nothing
    assert "No sample was found twice" in nothing


def test_matches_are_marks_of_their_own_and_not_in_the_grey() -> None:
    figure = drawn(report(2, {(0, 1): 5}))
    panel = figure.axes[1]
    (marks,) = [line for line in panel.lines if line.get_marker() == "v"]
    assert len(marks.get_xdata()) == 5
    right = max(bar.get_x() for bar in panel.patches if bar.get_height() > 0)
    assert right < 0.65
