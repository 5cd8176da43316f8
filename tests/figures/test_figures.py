"""The figures: every kind, every hard case, the words that must be in them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure

from geneverdict.figures.draw import draw
from geneverdict.figures.fonts import written
from geneverdict.figures.plan import (
    Components,
    Correlation,
    Forest,
    Output,
    Subject,
    Values,
    Volcano,
    plan_figures,
    series_stems,
    stem,
)
from geneverdict.figures.processes import start_drawing
from geneverdict.figures.save import collect, draw_all, draw_one, to_svg
from geneverdict.figures.style import style, text_width, wrapped
from geneverdict.messages import english, speaker
from geneverdict.model.study import Thresholds
from geneverdict.pipeline.run import _warn_without_letters

pytestmark = pytest.mark.slow

SVG = "{http://www.w3.org/2000/svg}"


def drawn(subject: Subject, *, bare: bool = False) -> Figure:
    return draw(subject, say=english, bare=bare)


def _words(figure) -> str:
    """All text of a figure, drawn or above it."""
    from matplotlib.text import Text

    return "\n".join(text.get_text() for text in figure.findobj(Text))


CASES = {
    "two groups": {},
    "two against ten": {"n_case": 10, "n_control": 2},
    "three against three, one missing": {"n_case": 3, "n_control": 3, "missing": 1},
    "forty against forty": {"n_case": 40, "n_control": 40},
    "pairs and singles": {"n_case": 22, "n_control": 19, "n_neither": 2, "paired": True},
    "pairs with missing values": {"n_case": 8, "n_control": 8, "paired": True, "missing": 2},
    "z-scores": {"kind": "zscored"},
    "hundred samples": {"n_case": 50, "n_control": 40, "n_neither": 10},
    "two genes": {"n_genes": 2},
    "words that could break a drawing": {
        "case_label": "$x$ <b> & {",
        "control_label": "健康对照",
        "id": "a/b $1$ " * 9,
    },
}


# The quick run draws one small series of each design; the others take a second or more.
QUICK = {"two groups", "pairs with missing values", "words that could break a drawing"}


@pytest.mark.parametrize(
    ("name", "changes"),
    [pytest.param(n, c, id=n, marks=[] if n in QUICK else [pytest.mark.slow]) for n, c in CASES.items()],
)
def test_every_figure_of_a_series_is_drawn(factory, tmp_path: Path, name: str, changes) -> None:
    run = factory.run((factory.Sketch(**changes),))
    jobs = plan_figures(run)
    assert [job.name.partition("-")[0] for job in jobs] == ["forest", "values", "volcano", "pca", "correlation"]
    for job in jobs:
        inline = draw_one(job, Output(tmp_path, for_papers=name in QUICK))
        root = ET.fromstring((tmp_path / f"{job.name}.svg").read_text(encoding="utf-8"))
        assert root.tag == f"{SVG}svg"
        assert root.find(f"{SVG}title").text == english(job.title)
        assert root.find(f"{SVG}desc").text == english(job.alt)
        if name in QUICK:
            assert (tmp_path / f"{job.name}.png").read_bytes()[:4] == b"\x89PNG"
            assert (tmp_path / f"{job.name}.pdf").read_bytes()[:5] == b"%PDF-"
        assert "xmlns" not in inline
        assert "<style" not in inline


def test_sample_pictures_without_numbers(factory, tmp_path: Path) -> None:
    """Samples without variance have no correlation."""
    result = factory.result(factory.Sketch(n_case=3, n_control=3))
    quality = replace(result.quality, correlation=np.full((6, 6), np.nan))
    run = factory.run((factory.Sketch(n_case=3, n_control=3),))
    jobs = plan_figures(replace(run, results=(replace(result, quality=quality),)))
    assert {Components, Correlation} <= {type(job.subject) for job in jobs}
    for job in jobs:
        assert draw_one(job, Output(tmp_path)).startswith("<svg")


def test_values_count_pairs_by_direction(factory) -> None:
    run = factory.run((factory.Sketch(n_case=6, n_control=5, paired=True, missing=1),))
    result, answer = run.results[0], run.genes[0].answers[0]
    values = result.expression.values[0]
    # Individual 1 has no case value; case and control of individual i stand 6 places apart.
    up = sum(values[i] > values[6 + i] for i in range(1, 5))
    words = _words(drawn(Values(result, answer))).replace("\n", " ")
    assert f"higher in case in {up} of 4 pairs, lower in {4 - up}" in words
    assert "1 pair without both values" in words
    assert "1 sample without a value" in words


def test_values_show_groups_units_and_the_effect(factory) -> None:
    run = factory.run((factory.Sketch(),))
    words = _words(drawn(Values(run.results[0], run.genes[0].answers[0])))
    assert "n = 12" in words
    assert "n = 10" in words
    assert "log2 expression" in words
    row = run.genes[0].answers[0].row
    assert f"log2FC {row.log2fc:.2f} [{row.ci_low:.2f}, {row.ci_high:.2f}], FDR {row.fdr:.2f}" in words
    assert "simulated data" in words


@pytest.mark.parametrize("kind", ["centred", "zscored"])
def test_a_difference_is_never_called_log2fc(factory, kind: str) -> None:
    run = factory.run((factory.Sketch(kind=kind), factory.Sketch(kind=kind, id="S2")))
    result, gene = run.results[0], run.genes[0]
    for figure in (
        drawn(Forest(gene)),
        drawn(Values(result, gene.answers[0])),
        drawn(Volcano(result, gene.answers[0], Thresholds())),
    ):
        assert "log2FC" not in _words(figure)


def test_a_difference_among_fold_changes_is_not_on_their_axis(factory) -> None:
    run = factory.run((factory.Sketch(), factory.Sketch(kind="zscored", id="Z", effect=30.0)))
    figure = drawn(Forest(run.genes[0]))
    assert figure.axes[0].get_xlim()[1] < 10
    assert "difference of z-scored values, not log2FC: not drawn" in _words(figure)


def test_forest_says_what_was_not_measured_and_what_failed(factory) -> None:
    run = factory.run((factory.Sketch(), factory.Sketch(id="S2", measured=False)), failures=(factory.failure,))
    words = _words(drawn(Forest(run.genes[0])))
    assert "not measured" in words
    assert "no probe of GPL570 stands for ITGA5" in words
    assert "not analysed: GSE183947" in words
    assert "one series only: nothing to pool" in words


def test_forest_without_any_series(factory) -> None:
    run = factory.run((), failures=(factory.failure,))
    assert "not analysed: GSE183947" in _words(drawn(Forest(run.genes[0])))


def test_forest_with_a_row_of_nan(factory) -> None:
    gene = factory.run((factory.Sketch(), factory.Sketch(id="S2"))).genes[0]
    nan = float("nan")
    item = gene.answers[1]
    empty = replace(item, row=replace(item.row, log2fc=nan, se=nan, ci_low=nan, ci_high=nan, t=nan, p=nan, fdr=nan))
    words = _words(drawn(Forest(replace(gene, answers=(gene.answers[0], empty)))))
    assert "not measured" in words
    assert "nan" not in words


def test_a_very_wide_interval_is_cut_and_said(factory) -> None:
    sketches = [factory.Sketch(id=f"S{i}", seed=i) for i in range(6)]
    sketches.append(factory.Sketch(id="wide", n_case=3, n_control=2, noise=3.0))
    gene = factory.run(tuple(sketches)).genes[0]
    figure = drawn(Forest(gene))
    low, high = figure.axes[0].get_xlim()
    wide = gene.answers[-1].row
    assert wide.ci_low < low or wide.ci_high > high
    assert low < wide.log2fc < high
    assert "runs beyond the axis" in _words(figure)


def test_volcano_counts_agree_with_the_calls(factory) -> None:
    run = factory.run((factory.Sketch(n_case=30, n_control=30, noise=0.4, n_genes=2000),))
    result, answer = run.results[0], run.genes[0].answers[0]
    fit = result.fit
    up = sum(f < 0.05 and d >= 0.5 for f, d in zip(fit.fdr, fit.log2fc, strict=True))
    down = sum(f < 0.05 and d <= -0.5 for f, d in zip(fit.fdr, fit.log2fc, strict=True))
    assert up > 10
    words = _words(drawn(Volcano(result, answer, Thresholds(log2fc=0.5))))
    assert f"{up} up ▲, {down} down ▼ of 2,000 genes" in words
    assert "FDR 0.05" in words


def test_volcano_without_a_significant_gene_and_with_p_of_zero_and_nan(factory) -> None:
    run = factory.run((factory.Sketch(n_case=3, n_control=3, n_genes=50),))
    result, answer = run.results[0], run.genes[0].answers[0]
    p = result.fit.p.copy()
    p[1], p[2] = 0.0, np.nan
    strange = replace(result, fit=replace(result.fit, p=p, fdr=np.full(50, 0.9)))
    words = _words(drawn(Volcano(strange, answer, Thresholds())))
    assert "no gene at FDR < 0.05" in words
    assert "of 49 genes" in words


def test_a_picture_has_three_hundred_dots_to_the_inch(factory, tmp_path: Path) -> None:
    from PIL import Image

    job = next(job for job in plan_figures(factory.run((factory.Sketch(),))) if isinstance(job.subject, Values))
    draw_one(job, Output(tmp_path))
    with Image.open(tmp_path / f"{job.name}.png") as picture:
        assert picture.width == round(300 * drawn(job.subject).get_figwidth())


def test_bare_figures_have_no_title_and_still_say_that_data_are_made_up(factory) -> None:
    run = factory.run((factory.Sketch(n_case=6, n_control=6, paired=True), factory.Sketch(id="S2")))
    for job in plan_figures(run):
        whole, bare = drawn(job.subject), drawn(job.subject, bare=True)
        titles = [text for text in whole.texts if text.get_fontweight() == "bold"]
        assert titles, job.name
        said = _words(bare)
        assert all(text.get_text() not in said for text in titles), job.name
        assert "simulated data" in said, job.name
        assert bare.get_figheight() < whole.get_figheight(), job.name
    real = factory.run((factory.Sketch(simulated=False),))
    assert all("simulated" not in _words(drawn(job.subject, bare=True)) for job in plan_figures(real))


def test_the_comparison_stands_above_the_groups_even_where_bare(factory) -> None:
    run = factory.run((factory.Sketch(),))
    answer = run.genes[0].answers[0]
    assert f"FDR {answer.row.fdr:.2f}" in _words(drawn(Values(run.results[0], answer), bare=True))


def test_a_group_has_a_box_of_its_quartiles_from_five_values_on(factory) -> None:
    run = factory.run((factory.Sketch(n_case=9, n_control=4),))
    result, answer = run.results[0], run.genes[0].answers[0]
    (box,) = drawn(Values(result, answer)).axes[0].patches
    case = result.expression.values[0][:9]
    first, third = np.quantile(case, [0.25, 0.75])
    assert (box.get_y(), box.get_height()) == pytest.approx((first, third - first))


@pytest.mark.skipif(written("zh") != "zh", reason="no font has Chinese letters here")
def test_figures_in_chinese_have_no_english_words(factory) -> None:
    paired = factory.Sketch(id="S1", n_case=8, n_control=8, paired=True, case_label="肿瘤", control_label="癌旁")
    singles = factory.Sketch(id="S2", kind="zscored", case_label="肿瘤", control_label="癌旁")
    ours = re.compile(r"log2FC|log2|log10|FDR|p|n|REML|Hartung|Knapp|Pearson|z|ITGA5|S[12]|GPL570|GSM\d+|G\d+")
    chinese = speaker("zh")
    for job in plan_figures(factory.run((paired, singles))):
        said = [_words(draw(job.subject, say=chinese)), chinese(job.title), chinese(job.alt)]
        words = re.findall(r"\b[A-Za-z]\w*", " ".join(said), re.ASCII)
        assert [word for word in words if not ours.fullmatch(word)] == [], job.name


def test_a_run_warns_where_no_font_has_the_letters(monkeypatch, caplog) -> None:
    monkeypatch.setattr("geneverdict.figures.fonts.written", lambda _: "en")
    _warn_without_letters("en")
    assert caplog.records == []
    _warn_without_letters("zh")
    assert "no font" in caplog.text
    assert caplog.records[0].said.code == "step-no_letters"


def test_lines_are_broken_by_the_width_of_their_letters() -> None:
    with style():
        chinese = "配对样本中有十二对病例高于对照，没有一对低于对照；箱：四分位数与中位数。"
        for text in ("iiiii " * 40, "WWWWW " * 40, chinese * 4, "x" * 300):
            lines = wrapped(text, 3.0, 8.5)
            assert "".join(lines).replace(" ", "") == text.replace(" ", "")
            assert all(text_width(line, 8.5) <= 3.0 for line in lines)
            assert all(text_width(line, 8.5) > 2.0 for line in lines[:-1])
            assert not any(line[0] in "，。；：" for line in lines)
        assert len(wrapped("one two " * 50, 3.0, 8.5, most=2)) == 2
        assert wrapped("one two " * 50, 3.0, 8.5, most=2)[1].endswith(" …")


def test_figures_leave_matplotlib_as_it_was(factory) -> None:
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    drawn(Forest(factory.six().genes[0]))
    assert dict(mpl.rcParams) == before


@pytest.mark.slow
def test_the_same_figure_gives_the_same_bytes(factory, tmp_path: Path) -> None:
    for job in plan_figures(factory.six()):
        if "GSE14520" in job.name or isinstance(job.subject, Forest):
            first = draw_one(job, Output(tmp_path))
            others = [(tmp_path / f"{job.name}.{end}").read_bytes() for end in ("png", "pdf")]
            assert draw_one(job, Output(tmp_path)) == first
            assert [(tmp_path / f"{job.name}.{end}").read_bytes() for end in ("png", "pdf")] == others


@pytest.mark.slow
def test_ids_differ_between_figures_and_all_references_resolve(factory, tmp_path: Path) -> None:
    seen: set[str] = set()
    for job in plan_figures(factory.run((factory.Sketch(), factory.Sketch(id="S2")))):
        text = draw_one(job, Output(tmp_path))
        ids = re.findall(r'\bid="([^"]+)"', text)
        assert len(set(ids)) == len(ids)
        assert not seen & set(ids)
        seen |= set(ids)
        wanted = set(re.findall(r'(?:href="|url\()#([^")]+)', text))
        assert wanted <= set(ids)


def test_points_of_the_volcano_are_a_picture(factory) -> None:
    run = factory.run((factory.Sketch(n_genes=20_000),))
    job = next(job for job in plan_figures(run) if isinstance(job.subject, Volcano))
    text = to_svg(drawn(job.subject), job, say=english)
    assert text.count("<image") == 1
    assert len(text) < 250_000


@pytest.mark.slow
@pytest.mark.long
def test_the_number_of_workers_does_not_matter(factory, tmp_path: Path) -> None:
    jobs = plan_figures(factory.run((factory.Sketch(), factory.Sketch(id="S2"))))
    one = draw_all(jobs, Output(tmp_path / "one"), workers=1)
    two = draw_all(jobs, Output(tmp_path / "two"), workers=2)
    assert one == two
    assert list(one) == [job.name for job in jobs]
    for job in jobs:
        for end in ("svg", "png", "pdf"):
            name = f"{job.name}.{end}"
            assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.slow
def test_a_process_that_dies_loses_nothing(factory, tmp_path: Path) -> None:
    jobs = plan_figures(factory.run((factory.Sketch(),)))
    drawing = start_drawing(Output(tmp_path), 2)
    drawing.workers[0].kill()
    drawing.workers[1].kill()
    with drawing:
        drawing.submit(jobs)
        drawn = collect(drawing, jobs)
    assert sorted(drawn) == sorted(job.name for job in jobs)


def test_file_names_are_safe_and_differ(factory) -> None:
    sketches = [
        factory.Sketch(id="GSE1", platform="GPL1"),
        factory.Sketch(id="GSE1", platform="GPL2"),
        factory.Sketch(id="../my cohort"),
        factory.Sketch(id=".._my_cohort"),
    ]
    names = series_stems([factory.result(s) for s in sketches])
    assert names == ("GSE1-GPL1", "GSE1-GPL2", "_my_cohort", "_my_cohort-2")
    assert stem("HLA-A*02:01") == "HLA-A_02_01"
