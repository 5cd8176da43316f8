"""How much the answer depends on the analyst, and the same patients twice: report, JSON, files and terminal."""

from __future__ import annotations

import io
import itertools
import json
import math
import re
from dataclasses import fields, replace
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from geneverdict.cli.multiverse_terminal import multiverse_lines
from geneverdict.cli.terminal import answer_table
from geneverdict.evidence.multiverse.sentences import curve_sentences
from geneverdict.evidence.multiverse.summary import summarise
from geneverdict.figures.plan import Output, SpecificationCurve, plan_figures
from geneverdict.figures.save import draw_all
from geneverdict.io.results.multiverse_store import write_all_genes, write_curves
from geneverdict.messages import Code, Message, Name, count, effect, english, share, whole, with_text, write
from geneverdict.model.column import Sentence
from geneverdict.model.column import names as column_names
from geneverdict.model.multiverse import (
    AllGenes,
    ChoiceSummary,
    Curve,
    CurveSummary,
    Flip,
    GeneMultiverse,
    NullTest,
    PooledSpecification,
    PresetShare,
    Specification,
)
from geneverdict.model.overlap import (
    Dropped,
    FieldAgreement,
    NamedDuplicates,
    Overlap,
    OverlapReport,
    Rest,
    SampleRef,
    SharedSample,
)
from geneverdict.model.prepared import Role
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import AllGenesRow, PooledWithDuplicates
from geneverdict.pipeline.multiverse.study import calls_of
from geneverdict.records.documentation import all_genes
from geneverdict.records.documentation import specifications as specification_table
from geneverdict.records.gene import CurveFile, MultiverseFile, gene_json
from geneverdict.records.overlap import OverlapFile, overlap_json
from geneverdict.report import multiverse
from geneverdict.report.methods import paragraphs, references
from geneverdict.report.overlap_part import MOST
from geneverdict.report.report import render_report

CUTS = Thresholds()
TESTS = ("moderated", "trend", "robust", "array_weights", "welch", "rank")
SCHEME = Message("labels-permuted", {"n": count(22), "cases": count(12), "others": Code("no")})
NULL = NullTest(20, False, SCHEME, 24, 0.05, 0.1, 0.4, 0.8, -0.4, 0.5)
EVIL = "<script>alert(1)</script>&\"'"


def specifications() -> list[Specification]:
    options = itertools.product(("as_deposited", "quantile"), ("highest_median", "mean_of_probes"), TESTS)
    return [
        Specification("as_settled", n, p, "drop", "none", "all", "unpaired", "none", test) for n, p, test in options
    ]


def pooled_specifications() -> list[PooledSpecification]:
    options = itertools.product(
        ("log2fc", "standardised"), ("REML", "FE"), ("hk", "z"), ("all", "without SIM1", "without SIM2")
    )
    return [PooledSpecification("own", "own", "own", "own", *chosen, "leave_out") for chosen in options]


def make_curve(series: str, listed: list, *, seed: int = 1, refused: int = 3, **changes: object) -> Curve:
    """Seeded effects around the threshold; the last ``refused`` are ruled out."""
    rng = np.random.default_rng(seed)
    n = len(listed)
    why = tuple(Message("refused-test_without_covariates") if i >= n - refused else None for i in range(n))
    hole = np.where([bool(w) for w in why], np.nan, 1.0)
    effect, p = rng.normal(1.0, 0.3, n) * hole, rng.uniform(0, 0.06, n) * hole
    fdr = np.full(n, np.nan) if not series else p
    curve = Curve(
        "ITGA5", series, tuple(listed), np.ones(n), effect, effect / 5, effect - 0.4, effect + 0.4, p, fdr,
        hole * 400, why, 0, unavailable=(("scale", "other_rule", Message("lack-same_rule")),),
        notes=(Message("thinned-pooled", {"n": count(9000), "share": share(0.1), "seed": whole(1)}),),
    )  # fmt: skip
    return replace(curve, **changes)  # type: ignore[arg-type]


def told(curve: Curve, *, null: NullTest | None = NULL) -> tuple[Curve, CurveSummary]:
    summary = replace(summarise(curve, CUTS, pooled=not curve.series), null=null, percentile=83.0, n_alike=500)
    return curve, replace(summary, sentences=curve_sentences(summary, curve, CUTS))


def universe(*ids: str, gene: str = "ITGA5", null: NullTest | None = NULL) -> GeneMultiverse:
    series = tuple(told(make_curve(name, specifications(), seed=i, gene=gene), null=null) for i, name in enumerate(ids))
    pooled = told(make_curve("", pooled_specifications(), seed=9, refused=4, gene=gene), null=null)
    return GeneMultiverse(gene, CUTS, series, pooled if len(ids) > 1 else None)


def overlap_report(*ids: str, n: int = 0, text: str = "nothing found") -> OverlapReport:
    """Each series with itself and each pair; ``n`` samples shared by the first two."""
    rest = Rest(300, 0.0, 0.2, 0.3, 0.65)
    found = []
    for a, b in itertools.combinations_with_replacement(ids, 2):
        m = n if (a, b) == ids[:2] else 0
        shared = tuple(
            SharedSample(a, f"A{i}", Role.CASE, b, f"B{i}", Role.CONTROL, 0.9, math.nan, 7.0, ("profile", "name"))
            for i in range(m)
        )
        agreed = (FieldAgreement("age", "age", "age", 10, 9, 0.1),)
        found.append(
            Overlap(
                series_a=a,
                series_b=b,
                shared=shared,
                n_a=20,
                n_b=20,
                n_genes=4000,
                rest=rest,
                closest=None,
                fields=agreed,
            )
        )
    said = Message("list-quoted", {"name": Name(text)})
    dropped = tuple(Dropped(ids[1], f"B{i}", "shared", SampleRef(ids[0], f"A{i}")) for i in range(n))
    named = (NamedDuplicates(ids[0], "pool", ("A1", "A2"), False, said),)
    return OverlapReport(tuple(found), named, dropped, (said,))


@pytest.fixture
def two(factory):
    run = factory.run((factory.Sketch(), factory.Sketch(id="SIM2", effect=2.0)))
    return replace(run, multiverse=(universe("SIM1", "SIM2"),), overlap=overlap_report("SIM1", "SIM2", n=60))


class Reader(HTMLParser):
    """Ids, tags and words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def bare(run, **links: str) -> str:
    return render_report(run, {}, links=links)


def test_the_section_says_the_numbers_of_the_records(two) -> None:
    page = Reader(bare(two))
    text = page.text
    assert "How much does the answer depend on the analyst?" in text
    found = two.multiverse[0]
    for curve, summary in (*found.series, found.pooled):
        done = [i for i, why in enumerate(curve.refused) if not why]
        chance = curve.fdr if curve.series else curve.p
        sized = [getattr(spec, "effect", "log2fc") == "log2fc" for spec in curve.specifications]
        up = [chance[i] < 0.05 and (curve.effect[i] >= 1 or (not sized[i] and curve.effect[i] > 0)) for i in done]
        said = english(multiverse.line(curve, summary))
        assert said in text
        assert summary.grade in text
        if summary.agreement < 1:
            assert f"{round(100 * sum(up) / len(done))} % call it up" in said
        assert f"{len(done)} specifications" in said
        assert all(" ".join(english(sentence).split()) in text for sentence in summary.sentences)
        assert f"{len(curve.specifications) - len(done)}: this test takes no covariates" in text
    assert "scale by GEO2R's rule (scale): GEO2R's rule says the same" in text
    assert "drawn at random" in text
    assert len(set(page.ids)) == len(page.ids)
    assert {"multiverse-ITGA5", "curve-of-ITGA5-1", "curve-of-ITGA5-3"} <= set(page.ids)


def test_choices_are_shown_with_their_shares_and_the_own_option(two) -> None:
    html = bare(two)
    text = Reader(html).text
    choice = two.multiverse[0].series[0][1].choices[0]
    first = choice.options[0]
    assert f"{write(share(choice.share_of_variance))} % of the variance of the effect" in text
    assert f"{first.n} {write(effect(first.median))} {write(share(first.called))} %" in text
    assert "moderated t this study’s own 4" in text


def test_effect_measures_are_not_compared_in_variance(two) -> None:
    part = multiverse.multiverse_part(two.multiverse[0], two.genes[0], {})
    assert part is not None
    pooled = part.curves[-1]
    with_variance = {english(c.name) for c in pooled.choices if "effect" in c.shares.values}
    assert with_variance == {english(c.name) for c in pooled.choices} - {"effect measure"}


def test_what_the_joint_test_is_and_is_not_is_said_only_where_it_was_made(two) -> None:
    assert "without the groups" in Reader(bare(two)).text
    assert "Labels permuted: labels permuted among 22 samples (12 cases); 20 draws" in Reader(bare(two)).text
    without = replace(two, multiverse=(universe("SIM1", "SIM2", null=None),))
    assert "without the groups" not in Reader(bare(without)).text
    assert "not about sampling error" in Reader(bare(without)).text


def test_without_a_multiverse_a_line_says_how_to_get_it(factory) -> None:
    text = Reader(bare(factory.run((factory.Sketch(),)))).text
    assert "was not worked out: geneverdict multiverse ITGA5 study.toml, or the line [multiverse]" in text
    assert "What a specification is" not in text


def test_a_gene_of_no_curve_and_a_curve_of_no_result(factory) -> None:
    run = factory.run((factory.Sketch(), factory.Sketch(id="SIM2", measured=False)))
    nothing = make_curve("SIM1", specifications(), refused=24)
    empty = replace(run, multiverse=(GeneMultiverse("ITGA5", CUTS, (told(nothing, null=None),), None),))
    text = Reader(bare(empty)).text
    assert "None of the 24 analyses of ITGA5 in SIM1 has a result." in text
    assert "Not in it: SIM2 (not measured)." in text
    json.dumps(gene_json(empty.genes[0], universe=empty.multiverse[0]), allow_nan=False)
    none = replace(run, multiverse=(GeneMultiverse("ITGA5", CUTS, (), None),))
    assert "there is no analysis to vary" in Reader(bare(none)).text


@pytest.mark.slow
def test_words_of_users_are_only_words(factory, tmp_path: Path) -> None:
    run = factory.run((factory.Sketch(id=EVIL), factory.Sketch(id="SIM2")), genes=(EVIL,))
    evil = Message("refused-design", {"why": Name(EVIL)})
    odd = [s._replace(covariates=EVIL, probes=f"probe:{EVIL}") if i % 2 else s for i, s in enumerate(specifications())]
    curve = make_curve(EVIL, odd, gene=EVIL, unavailable=(("probes", EVIL, evil),), notes=(evil,))
    curve = replace(curve, refused=tuple(evil if why else None for why in curve.refused))
    scheme = Message("labels-of_series", {"series": Name(EVIL), "scheme": evil})
    one, summary = told(curve, null=replace(NULL, scheme=scheme))
    run = replace(
        run,
        multiverse=(GeneMultiverse(EVIL, CUTS, ((one, summary),), None),),
        overlap=overlap_report(EVIL, "SIM2", n=2, text=EVIL),
    )
    html = bare(run)
    page = Reader(html)
    assert page.tags.count("script") == 1
    assert html.count("<script") == 1
    jobs = [job for job in plan_figures(run) if isinstance(job.subject, SpecificationCurve)]
    assert len(jobs) == 1
    assert all("<script" not in text for text in draw_all(jobs, Output(tmp_path), workers=1).values())


def test_the_same_patients_twice_are_listed_up_to_a_number(two) -> None:
    html = bare(two, **{"samples that are in the study twice": "overlap.json"})
    page = Reader(html)
    assert "overlap" in page.ids
    assert "Are the same patients in it twice?" in page.text
    assert len(re.findall(r'<th scope="row">A\d+</th>', html)) == MOST
    assert "The first 50 of 60; all are in overlap.json" in page.text
    assert "60 samples left out of the pooling" in page.text
    assert "B3 of SIM2 is left out of the pooling: the same sample as A3 of SIM1" in page.text
    assert "and 10 more" in page.text
    assert "A3 SIM1 B3 SIM2 case, control 0.90 – profile, names" in page.text


def test_what_the_copies_would_do_stands_beside_the_pooled_line(two) -> None:
    gene = two.genes[0]
    copies = PooledWithDuplicates(2, 0.8, 0.123, 1.5, 0.021, (("SIM2", 60),))
    assert "counted, it would be" not in Reader(bare(two)).text
    run = replace(two, genes=(replace(gene, pooled=replace(gene.pooled, with_copies=copies)),))
    assert "With them counted, it would be log2FC 0.80 [0.12, 1.50], p 0.021, over 2 series." in Reader(bare(run)).text
    body = gene_json(run.genes[0])["pooled"]["with_copies"]
    assert tuple(body) == column_names(PooledWithDuplicates)
    assert (body["estimate"], body["left_out"]) == (0.8, [{"id": "SIM2", "n": 60}])


@pytest.mark.slow
def test_curves_are_planned_drawn_named_and_linked(two, tmp_path: Path) -> None:
    jobs = [job for job in plan_figures(two) if isinstance(job.subject, SpecificationCurve)]
    assert [job.name for job in jobs] == ["curve-ITGA5-SIM1", "curve-ITGA5-SIM2", "curve-ITGA5"]
    html = render_report(two, draw_all(jobs, Output(tmp_path / "figures"), workers=1), links={})
    for job in jobs:
        assert f'aria-labelledby="{job.name}.title {job.name}.desc"' in html
        assert (tmp_path / "figures" / f"{job.name}.png").stat().st_size > 0
        assert "Simulated data." in english(job.alt)


def test_json_has_the_declared_fields_and_no_nan(two) -> None:
    body = gene_json(two.genes[0], universe=two.multiverse[0], specifications="genes/ITGA5-specifications.csv")
    again = json.loads(json.dumps(body, allow_nan=False))["multiverse"]
    assert tuple(again) == column_names(MultiverseFile)
    assert again["specifications"] == "genes/ITGA5-specifications.csv"
    found = two.multiverse[0]
    for one, (curve, summary) in zip([*again["series"], again["pooled"]], [*found.series, found.pooled], strict=True):
        assert tuple(one) == column_names(CurveFile)
        assert (one["series"], one["default"], one["n"]) == (curve.series or None, curve.default, summary.n)
        assert one["median"] == summary.median
        assert sum(entry["n"] for entry in one["refused"]) == sum(map(bool, curve.refused))
        assert one["sentences"] == [with_text(sentence, english) for sentence in summary.sentences]
        for name, there in (("presets", PresetShare), ("choices", ChoiceSummary), ("flips", Flip)):
            declared = column_names(there)
            assert one[name]
            assert all(tuple(entry) == declared for entry in one[name])
        assert tuple(one["null"]) == column_names(NullTest)
        assert [o["option"] for o in one["choices"][0]["options"]] == [o.option for o in summary.choices[0].options]
    assert again["pooled"]["flips"][0]["fdr"] is None
    assert len(json.dumps(again)) < 40_000


def test_overlap_json_has_the_declared_fields_and_not_every_correlation(two) -> None:
    body = json.loads(json.dumps(overlap_json(two.overlap), allow_nan=False))
    assert tuple(body) == column_names(OverlapFile)
    assert len(body["comparisons"]) == 3
    for one in body["comparisons"]:
        assert tuple(one) == (*column_names(Overlap), *column_names(Sentence))
        assert tuple(one["rest"]) == column_names(Rest)
        assert all(tuple(pair) == column_names(SharedSample) for pair in one["shared"])
        assert all(tuple(field) == (*column_names(FieldAgreement), *column_names(Sentence)) for field in one["fields"])
    shared = body["comparisons"][1]["shared"]
    assert len(shared) == 60
    assert (shared[0]["role_b"], shared[0]["next_best"], shared[0]["evidence"]) == (
        "control",
        None,
        ["profile", "name"],
    )
    assert body["dropped"][0]["kept"] == {"series": "SIM1", "sample": "A0"}
    assert tuple(body["named"][0]) == column_names(NamedDuplicates)


def test_the_files_have_the_documented_columns(two, tmp_path: Path) -> None:
    cuts = two.multiverse[0].thresholds
    write_curves(tmp_path, two.multiverse[0], lambda curve: calls_of(curve, cuts))
    table = pl.read_csv(tmp_path / "genes" / "ITGA5-specifications.csv", infer_schema_length=None)
    assert tuple(table.columns) == tuple(one.name for one in specification_table())
    pooled = table.filter(pl.col("series") == "pooled")
    specs, curve = pooled_specifications(), two.multiverse[0].pooled[0]
    assert pooled["effect_measure"].to_list() == [spec.effect for spec in specs]
    assert pooled["without_series"].to_list() == [spec.series for spec in specs]
    assert pooled["effect"].to_list() == [None if math.isnan(v) else v for v in curve.effect]
    one = {f.name: np.ones(2) for f in fields(AllGenes)}
    found = AllGenes(**{**one, "genes": ("A", "B"), "grade": np.array(["stable", ""])})
    write_all_genes(tmp_path, "SIM1", found)
    stored = pl.read_parquet(tmp_path / "multiverse" / "SIM1.parquet")
    assert tuple(stored.columns) == tuple(one.name for one in all_genes())


def printed(parts) -> str:
    from rich.console import Console

    console = Console(file=io.StringIO(), width=80, color_system=None)
    for part in parts:
        console.print(part)
    return " ".join(console.file.getvalue().split())  # type: ignore[attr-defined]


def test_the_terminal_has_grade_and_two_sentences_of_each(two) -> None:
    text = printed(multiverse_lines(two.multiverse[0]))
    for curve, summary in (*two.multiverse[0].series, two.multiverse[0].pooled):
        said = [*map(english, summary.sentences)]
        own = next(sentence for sentence in said if "study's own analysis" in sentence)
        assert f"{curve.series or 'Pooled'} {summary.grade} {said[0]} {own}" in text
        assert said[3] not in text


ROW = AllGenesRow(
    "SIM1", 920, 0.04, 0.0, 0.96, 0.83, 0.71, 1.02, 0.72, 1.0, 1.0, 0.83, "stable", 83.9, CUTS
)  # fmt: skip


def test_any_gene_over_the_specifications_for_all_genes(factory) -> None:
    gene = replace(factory.run((factory.Sketch(),)).genes[0], universe=(ROW,))
    text = printed(answer_table(gene))
    assert "at the study's |log2FC| ≥ 1 and FDR < 0.05" in text
    assert "over 920 specifications: 4 % call it up, none down; 96 % agree" in text
    assert "log2FC 0.83 in the middle, 0.71 to 1.02; more fragile than 83 % of genes like it" in text
    unknown = replace(ROW, percentile=math.nan, agreement=math.nan, grade="")
    body = gene_json(replace(gene, universe=(ROW, unknown)))["multiverse_all"]
    assert all(tuple(one) == column_names(AllGenesRow) for one in body)
    assert (body[0]["n"], body[1]["percentile"]) == (920, None)
    assert "fragile" not in english(multiverse.over_all(unknown, "log2FC"))
    assert english(multiverse.over_all(replace(ROW, n=0), "log2FC")) == "no specification has a result"


def test_methods_tell_of_it_only_where_it_was_done(two, factory) -> None:
    text, listed = " ".join(map(english, paragraphs(two))), " ".join(references(two))
    assert "specification curve (Simonsohn 2020)" in text
    assert "quantile normalisation as of Bolstad 2003" in text
    assert "up to 20 permutations" in text
    assert "60 samples were left out of the pooling" in text
    for name in ("Simonsohn", "Steegen", "Patel", "Bolstad"):
        assert name in listed
    plain = factory.run((factory.Sketch(),))
    assert "multiverse" not in " ".join(map(english, paragraphs(plain)))
    assert "Bolstad" not in " ".join(references(plain))
