"""The figures of a diagnosis: every kind, level and hard case; what is marked agrees with the records."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from matplotlib.collections import PathCollection
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from geneverdict.figures import figures
from geneverdict.figures.plan import gene_figures, plan_figures
from geneverdict.figures.plan_why import WHY_KINDS
from geneverdict.figures.save import draw_one
from geneverdict.model.verdict import Call
from geneverdict.model.why import Influence, Level, PresetCall

pytestmark = pytest.mark.slow

SVG = "{http://www.w3.org/2000/svg}"
CASES = {
    "two against two": {"n_case": 2, "n_control": 2},
    "pairs with a missing value": {"n_case": 8, "n_control": 8, "paired": True, "missing": 2},
    "sixty pairs": {"n_case": 60, "n_control": 60, "paired": True},
    "forty pairs": {"n_case": 40, "n_control": 40, "paired": True},
    "fifty cases": {"n_case": 50, "n_control": 9},
    "z-scores": {"kind": "zscored", "n_case": 3, "n_control": 3},
    "log ratios": {"kind": "log_ratio"},
    "words that could break a drawing": {"case_label": "<b> $x$", "id": "a/b $1$ & <i> " * 5},
}
QUICK = {"two against two", "pairs with a missing value", "words that could break a drawing"}


def words(figure) -> str:
    return "\n".join(text.get_text() for text in figure.findobj(Text))


def drawn(run, kind: str, **changes):
    """One figure of the first series; ``changes`` go into the diagnosis."""
    gene = run.genes[0]
    answer = gene.answers[0]
    return figures.why(kind, replace(answer, why=replace(answer.why, **changes)), gene)


@pytest.mark.parametrize(
    "changes", [pytest.param(c, id=n, marks=[] if n in QUICK else [pytest.mark.slow]) for n, c in CASES.items()]
)
def test_every_figure_is_valid_and_named(factory, diagnoses, tmp_path: Path, changes) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(**changes),)))
    jobs = [job for job in plan_figures(run) if job.kind in WHY_KINDS]
    assert [job.kind for job in jobs] == list(WHY_KINDS)
    for job in jobs:
        draw_one(job, tmp_path)
        root = ET.fromstring((tmp_path / f"{job.name}.svg").read_text(encoding="utf-8"))
        assert root.find(f"{SVG}title").text == job.title
        assert root.find(f"{SVG}desc").text == job.alt
        assert "nan" not in job.alt.casefold()
        assert (tmp_path / f"{job.name}.png").read_bytes()[:4] == b"\x89PNG"


@pytest.mark.slow
def test_the_same_figure_gives_the_same_bytes(factory, diagnoses, tmp_path: Path) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(n_case=7, n_control=7, paired=True),)))
    for job in plan_figures(run):
        if job.kind in WHY_KINDS:
            first, png = draw_one(job, tmp_path), (tmp_path / f"{job.name}.png").read_bytes()
            assert draw_one(job, tmp_path) == first
            assert (tmp_path / f"{job.name}.png").read_bytes() == png


@pytest.mark.parametrize("level", list(Level))
def test_figures_are_planned_only_where_they_say_something(factory, diagnoses, level: Level) -> None:
    run = factory.run((factory.Sketch(),))
    result, gene = run.results[0], run.genes[0]
    answer = gene.answers[0]
    asked = replace(answer, why=diagnoses.why(result, answer, level), probes=answer.probes[:2])
    kinds = [j.kind for j in gene_figures(replace(gene, answers=(asked,)), run.results)]
    expected = [] if level is Level.NOT_MEASURED else list(WHY_KINDS[:4])
    assert kinds == ["forest", "values", "volcano", *expected]


def test_a_gene_without_a_row_has_no_figure(factory, diagnoses) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(measured=False),)))
    assert [job.kind for job in plan_figures(run) if job.gene] == ["forest"]


def test_what_is_sent_to_the_drawing_processes_is_small(factory, diagnoses) -> None:
    import pickle

    for job in plan_figures(diagnoses.put_into(factory.six())):
        if job.kind in WHY_KINDS:
            assert len(pickle.dumps(job)) < 60_000


def test_pairs_are_counted_by_direction_and_threshold(factory, diagnoses) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(n_case=9, n_control=9, paired=True, missing=1),)))
    values = run.results[0].expression.values[0]
    differences = values[1:9] - values[10:18]
    figure = drawn(run, "individuals")
    said = words(figure).replace("\n", " ")
    assert f"up ▲ {(differences > 0).sum()}, down ▼ {(differences < 0).sum()}" in said
    assert f"by 1 or more: {(differences >= 1).sum()} up, {(differences <= -1).sum()} down" in said
    assert "1 pair without both values" in said
    points = np.concatenate([c.get_offsets() for c in figure.findobj(PathCollection)])
    order = np.argsort(points[:, 1])
    assert points[order, 0].tolist() == pytest.approx(np.sort(differences)[::-1].tolist())


def test_cases_are_held_against_the_controls(factory, diagnoses) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(effect=1.5),)))
    values = run.results[0].expression.values[0]
    case, control = values[:12], values[12:]
    said = words(drawn(run, "individuals")).replace("\n", " ")
    assert f"{(case > np.median(control)).sum()} of 12 cases above the controls' median" in said
    assert f"(filled): {(case > control.max()).sum()} above, {(case < control.min()).sum()} below" in said
    assert "GSM3620100" in said


@pytest.mark.parametrize(("n", "named"), [(40, True), (41, False)])
def test_names_stand_at_rows_while_they_can_be_read(factory, diagnoses, n: int, named: bool) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(n_case=n, n_control=n, paired=True),)))
    lines = words(drawn(run, "individuals")).splitlines()
    assert ("P17" in lines) is named
    assert (f"{n} pairs, sorted" in lines) is not named


def test_who_flips_the_call_is_ringed_and_named(factory, diagnoses) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(n_case=5, n_control=5, paired=True),)))
    assert run.genes[0].answers[0].call is Call.NOT_CALLED
    refits = tuple(Influence(f"P{i}", 0.9 + 0.05 * i, 0.002 * i, called=i == 4) for i in range(1, 6))
    figure = drawn(run, "influence", influence=refits, flip=("P4",), p_line=0.0061)
    assert "without P4 the gene is called" in words(figure)
    bold = [t.get_text() for t in figure.findobj(Text) if t.get_fontweight() == "bold"]
    assert [name for name in bold if name.startswith("P")] == ["P4"]
    rings = [c for c in figure.findobj(PathCollection) if c.get_sizes()[0] > 80]
    assert [tuple(ring.get_offsets()[0]) for ring in rings] == [(pytest.approx(1.1), 1.0)]
    filled = [c for c in figure.findobj(PathCollection) if c.get_sizes()[0] < 80 and c.get_facecolor()[0, 0] < 0.9]
    assert sum(len(c.get_offsets()) for c in filled) == 3


def test_influence_of_many_names_only_those_who_flip(factory, diagnoses) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(n_case=60, n_control=60, paired=True),)))
    refits = tuple(Influence(f"P{i}", 0.9 + 0.003 * i, 0.001, called=i == 7) for i in range(60))
    lines = words(drawn(run, "influence", influence=refits, flip=())).splitlines()
    assert "P7" in lines
    assert "P8" not in lines
    assert any("no set of up to a third" in line for line in lines)


def test_a_refit_without_an_estimate_is_counted(factory, diagnoses) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(n_case=4, n_control=4, paired=True),)))
    nan = float("nan")
    refits = tuple(Influence(f"P{i}", nan if i == 0 else 0.5, nan, called=False) for i in range(4))
    said = words(drawn(run, "influence", influence=refits, p_line=nan)).replace("\n", " ")
    assert "1 refit without an estimate" in said
    assert "nan" not in said


def test_the_rectangle_is_where_the_gene_is_called(factory, diagnoses) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(n_case=40, n_control=40),)))
    row = run.genes[0].answers[0].row
    figure = drawn(run, "landscape")
    box = [patch for patch in figure.axes[0].patches if isinstance(patch, Rectangle)][-1]
    assert box.get_x() + box.get_width() == pytest.approx(abs(row.log2fc))
    assert box.get_y() == pytest.approx(max(np.log10(row.fdr), -4))
    assert "is called (outlined)" in words(figure)


def test_a_gene_called_nowhere_has_no_rectangle(factory, diagnoses) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(n_case=3, n_control=3),)))
    gene = run.genes[0]
    answer = replace(gene.answers[0], row=replace(gene.answers[0].row, fdr=0.97))
    figure = figures.why("landscape", answer, gene)
    assert not [p for p in figure.axes[0].patches if isinstance(p, Rectangle)]
    assert "called at no threshold shown" in words(figure)


def test_landscape_of_one_cut_of_zeros_and_of_thresholds_beyond_its_ends(factory, diagnoses) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(),)))
    landscape = run.genes[0].answers[0].why.landscape
    zeros = replace(landscape, n_called=tuple(tuple(0 for _ in row) for row in landscape.n_called))
    far = (
        PresetCall("far", 9.0, 1e-9, called=False, n_called=0),
        PresetCall("none", 0.0, 1.0, called=True, n_called=9),
    )
    assert "far" in words(drawn(run, "landscape", landscape=zeros, presets=far))
    falling = replace(landscape, fdr_cuts=landscape.fdr_cuts[::-1], n_called=landscape.n_called[::-1])
    assert words(drawn(run, "landscape", landscape=falling)) == words(drawn(run, "landscape"))


def test_detectable_effect_names_this_study_and_what_is_needed(factory, diagnoses) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(n_case=8, n_control=8, paired=True),)))
    said = words(drawn(run, "detectable")).replace("\n", " ")
    for part in ("this series: 8 pairs", "21 needed", "threshold 1", "8 pairs see a true effect of 1.48 or more"):
        assert part in said
    assert "needed" not in words(drawn(run, "detectable", n_needed=None))


@pytest.mark.parametrize("kind", WHY_KINDS)
def test_a_difference_is_never_called_log2fc(factory, diagnoses, kind: str) -> None:
    """Without a log2 scale no threshold on the fold change is drawn either; the landscape is not made then."""
    run = diagnoses.put_into(factory.run((factory.Sketch(kind="zscored"),)))
    said = words(drawn(run, kind, landscape=None, presets=()))
    assert "log2FC" not in re.sub(r"\(not a log2[^)]*\)", "", said)
    assert "threshold" not in said.casefold() or kind == "landscape"


@pytest.mark.parametrize("kind", WHY_KINDS)
def test_nothing_to_show_is_said(factory, diagnoses, kind: str) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(),)))
    gene = run.genes[0]
    empty = replace(gene.answers[0].why, individuals=(), influence=(), landscape=None, detectable_at=())
    said = words(figures.why(kind, replace(gene.answers[0], why=empty, probes=()), gene))
    assert re.search("no (values|refit|counts|curve|probe)", said)
