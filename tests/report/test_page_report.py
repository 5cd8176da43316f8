"""The report with its page: blocks that nothing breaks out of, a policy that fits, words for those without scripts."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html import unescape

import numpy as np
import pytest

from geneverdict.figures.plan import Forest, Output, Volcano, plan_figures
from geneverdict.figures.save import draw_all
from geneverdict.messages import english, languages
from geneverdict.model.fit import Fit
from geneverdict.model.prepared import Expression
from geneverdict.model.verdict import SampleQuality
from geneverdict.page.arrays import pack, page_cuts, unpack
from geneverdict.page.assets import script_text, vendor_text
from geneverdict.page.drawings import fewer_colours, set_apart, written_out
from geneverdict.page.embed import Page, blocks
from geneverdict.page.feed import gene_names
from geneverdict.page.words import page_catalogues
from geneverdict.report.report import render_report

HOSTILE = (
    "</script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(2)>'",
    "\u202edesrever\u202c \u200f\u2067rtl\u2069",
    "&lt;/script&gt; <!-- --> ]]> \u2028 \u2029",
    "{{ 7 * 7 }} {% raw %} ${x}",
    "long " + "x" * 9_995,
)


def with_titles(run, titles):
    result = run.results[0]
    titles = (*titles, *("plain",) * (len(result.samples) - len(titles)))
    samples = replace(result.samples, columns={**result.samples.columns, "title": titles})
    return replace(run, results=(replace(result, samples=samples), *run.results[1:]))


def report(factory, run, svgs=None) -> str:
    return render_report(run, svgs or {}, links={}, page=factory.page(run))


def test_the_blocks_hold_the_feeds(factory) -> None:
    run = factory.six(n_genes=50)
    page = replace(factory.page(run), aliases={"FN": "FN1"})
    html = render_report(run, {}, links={}, page=page)
    assert factory.read_block(html, "gv-study") == json.loads(json.dumps(page.study))
    assert factory.read_block(html, "gv-words") == page_catalogues()
    assert factory.read_block(html, "gv-aliases") == {"FN1": ["FN"]}
    assert factory.read_block(html, "gv-gene-0")["gene"] == "ITGA5"
    assert factory.read_block(html, "gv-drawings") == {"shapes": "", "drawings": {}}
    for stem, packed in page.arrays.items():
        raw = re.search(rf'id="gv-bin-{stem}">([^<]*)<', html)
        assert raw
        assert base64.b64decode(raw[1]) == packed
        assert len(unpack(packed)["gene"]) == 50


def test_the_policy_allows_the_scripts_and_no_other(factory) -> None:
    html = report(factory, factory.run((factory.Sketch(n_genes=20),)))
    policy = re.search(r"script-src ([^;]+);", html)
    assert policy
    allowed = policy[1].split()
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert len(scripts) == 3
    assert scripts[1:] == [vendor_text(), script_text()]
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts]
    assert allowed == [f"'sha256-{one}'" for one in hashes]
    assert "unsafe" not in policy[1]


def test_hostile_titles_are_words_in_the_table_and_whole_in_the_data(factory) -> None:
    run = with_titles(factory.run((factory.Sketch(n_genes=20, title=HOSTILE[0]),)), HOSTILE)
    html = report(factory, run)
    data = [sample["title"] for sample in factory.read_block(html, "gv-study")["series"][0]["samples"]]
    assert data[: len(HOSTILE)] == list(HOSTILE)
    assert html.count("<script") == html.count("</script>") == 3 + len(blocks(factory.page(run))) + len(languages())
    static = factory.without_scripts(html)
    assert "<img src=x" not in static
    assert "alert(1)" in static
    for title in HOSTILE[:-1]:
        assert title in unescape(static)
    assert "x" * 301 not in static
    assert "long " + "x" * 294 + "…" in static


@pytest.mark.slow
def test_without_scripts_the_verdict_comes_first_and_each_figure_has_words_and_files(factory, tmp_path) -> None:
    run = factory.run((factory.Sketch(n_genes=40),))
    jobs = plan_figures(run)
    html = report(factory, run, draw_all(jobs, Output(tmp_path), workers=1))
    static = factory.without_scripts(html)
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", static.partition("</style>")[2])).split())
    assert text.index(english(run.genes[0].verdict.headline)) < 400
    assert "#in-full { display: none; }" in static
    assert 'id="gv-page" hidden' in static
    for job in jobs:
        assert f">figures/{job.name}.svg</code>" in static
        assert english(job.alt) in unescape(static)
        inline = f'aria-labelledby="{job.name}.title' in static
        assert inline == isinstance(job.subject, Forest)
        assert (f'data-drawing="{job.name}"' in static) != inline


@pytest.mark.slow
def test_every_pointer_of_a_drawing_leads_somewhere_and_no_id_is_there_twice(factory, tmp_path) -> None:
    run = factory.run((factory.Sketch(n_genes=40),))
    svgs = draw_all(plan_figures(run), Output(tmp_path), workers=1)
    html = report(factory, run, svgs)
    static = factory.whole(html)
    ids = re.findall(r' id="([^"]+)"', static)
    assert len(set(ids)) == len(ids)
    assert set(re.findall(r'(?:xlink:href="#|url\(#)([^")]+)', static)) <= set(ids)
    assert static.count("<use") == sum(text.count("<use") for text in svgs.values())
    assert static.count("<svg") == len(svgs) + 2


@pytest.mark.slow
def test_a_report_without_a_page_has_every_drawing_and_no_script_but_that_for_paper(factory, tmp_path) -> None:
    run = factory.run((factory.Sketch(n_genes=40),))
    svgs = draw_all(plan_figures(run), Output(tmp_path), workers=1)
    html = render_report(run, svgs, links={})
    assert html.count("<script") == 1
    assert 'data-drawing="' not in html
    assert 'id="gv-page"' not in html
    assert all(f'aria-labelledby="{name}.title' in html for name in svgs)


def test_a_study_of_which_nothing_could_be_compared_has_a_report_with_an_empty_page(factory) -> None:
    run = factory.run((), failures=(factory.failure,))
    html = report(factory, run)
    study = factory.read_block(html, "gv-study")
    assert (study["series"], study["genes"], study["failures"][0]["id"]) == ([], [], "GSE183947")
    assert "No series could be compared" in factory.without_scripts(html)


@pytest.mark.slow
def test_fewer_colours_look_the_same(factory, tmp_path) -> None:
    from io import BytesIO

    from PIL import Image

    run = factory.run((factory.Sketch(n_genes=4000),))
    jobs = [job for job in plan_figures(run) if isinstance(job.subject, Volcano)]
    (drawing,) = draw_all(jobs, Output(tmp_path), workers=1).values()

    def image(text: str) -> tuple[int, np.ndarray]:
        found = re.search(r"base64,([A-Za-z0-9+/=\s]+)", text)
        assert found
        raw = base64.b64decode(found[1])
        flat = Image.new("RGBA", Image.open(BytesIO(raw)).size, "white")
        flat.alpha_composite(Image.open(BytesIO(raw)).convert("RGBA"))
        return len(raw), np.asarray(flat, dtype=float)

    (size, before), (fewer, after) = image(drawing), image(fewer_colours(drawing))
    assert fewer < 0.6 * size
    assert np.abs(before - after).max() <= 24
    assert np.abs(before - after).mean() < 0.5


def test_drawings_set_apart_share_their_letters_among_themselves() -> None:
    letter = '<defs><path id="a{0}" d="M 0 0"/></defs><use xlink:href="#a{0}"/>'
    svgs = {f"f{i}": f"<svg><desc>p &lt; {i}</desc>{letter.format(i)}</svg>" for i in range(3)}
    found = set_apart(svgs, {"f0"})
    assert found.pictures["f0"].svg.count("#shape0") == 1
    assert found.pictures["f1"] == ("", "p < 1")
    assert found.shapes.count("<path") == 1
    assert [one.id for one in found.blocks] == ["gv-drawings"]
    assert written_out(svgs).shapes.count("<path") == 1
    assert not written_out(svgs).blocks


# Eleven series of 20,000 genes: what a large study's report weighs.

N_SERIES, N_GENES, N_SAMPLES = 11, 20_000, 60


def large_fit(genes: tuple[str, ...], seed: int) -> Fit:
    rng = np.random.default_rng(seed)
    n = len(genes)
    log2fc, se = rng.normal(0, 0.6, n), 0.05 + rng.gamma(4, 0.06, n)
    t = log2fc / se
    p = np.clip(2 * np.exp(-0.717 * np.abs(t) - 0.416 * t**2), 1e-300, 1)
    order = np.argsort(p)
    fdr = np.empty(n)
    fdr[order] = np.minimum.accumulate((p[order] * n / np.arange(1, n + 1))[::-1])[::-1]
    confident = np.where(fdr < 0.05, np.sign(log2fc) * np.maximum(np.abs(log2fc) - 2.5 * se, 0), np.nan)
    df = np.full(n, 62.4)
    return Fit(genes, genes, log2fc, se, t, t, t, df, p, np.minimum(fdr, 1), t, t, 4.2, 0.1, confident=confident)


def large_page(factory) -> tuple[object, Page]:
    rng = np.random.default_rng(1)
    names = np.array([f"GENE{i}" for i in range(25_000)])
    run = factory.run(tuple(factory.Sketch(id=f"GSE{1000 + i}", n_case=30, n_control=30) for i in range(N_SERIES)))
    results = []
    for i, result in enumerate(run.results):
        genes = tuple(sorted(rng.choice(names, N_GENES - 1, replace=False))) + ("ITGA5",)
        ids = result.samples.ids
        correlation = np.clip(rng.normal(0.95, 0.02, (N_SAMPLES, N_SAMPLES)), 0, 1)
        quality = SampleQuality(
            ids, rng.normal(0, 30, (N_SAMPLES, 2)), (0.3, 0.1), N_GENES, correlation, tuple(range(N_SAMPLES)),
            rng.normal(7, 2, (N_SAMPLES, 5)),
        )  # fmt: skip
        values = Expression(genes, genes, ids, np.zeros((1, N_SAMPLES)))
        results.append(replace(result, fit=large_fit(genes, i), quality=quality, expression=values))
    run = replace(run, results=tuple(results))
    return run, factory.page(run)


@pytest.mark.slow
def test_a_large_study_fits_into_eight_megabytes_with_room_for_its_drawings(factory) -> None:
    run, page = large_page(factory)
    assert len(page.study["genes"]) > 24_000
    html = render_report(run, {}, links={}, page=page)
    sizes = {block.id.removeprefix("gv-").partition("-")[0]: 0 for block in blocks(page)}
    for block in blocks(page):
        sizes[block.id.removeprefix("gv-").partition("-")[0]] += len(block.text)
    sizes |= {"scripts": len(vendor_text()) + len(script_text()), "all": len(html.encode())}
    assert sizes["bin"] < 3_400_000, sizes
    assert sizes["study"] < 500_000, sizes
    assert sizes["all"] < 5_500_000, sizes


@pytest.mark.slow
def test_a_large_studys_counts_are_pythons(factory) -> None:
    run, page = large_page(factory)
    place = {name: i for i, name in enumerate(gene_names(run.results))}
    cuts = page_cuts()
    for result, packed in zip(run.results[:2], page.arrays.values(), strict=False):
        assert packed == pack(result.fit, place, cuts)
        found = unpack(packed)
        for effect, fdr in ((0.5, 0.05), (1.0, 0.01), (0.585, 0.1), (0.0, 1e-5)):
            true = (np.abs(result.fit.log2fc) >= effect) & (result.fit.fdr < fdr)
            stored = (np.abs(found["log2fc"].astype(float)) >= effect) & (found["fdr"].astype(float) < fdr)
            assert true.sum() == stored.sum()
