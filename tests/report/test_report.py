"""The report: whole, self-contained, escaped; in a real browser it fits a phone and complains of nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from geneverdict.figures.plan import Output, plan_figures
from geneverdict.figures.save import draw_all
from geneverdict.messages import english
from geneverdict.page.assets import vendor_text
from geneverdict.report.methods import paragraphs
from geneverdict.report.report import render_report

VOID = {"meta", "link", "br", "img", "input", "hr", "image", "use", "path", "rect"}


class Reader(HTMLParser):
    """Tags in order, ids, addresses, and whether every tag is closed in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.headings: list[int] = []
        self.text: list[str] = []
        self.attributes: list[tuple[str, Mapping[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.attributes.append((tag, found))
        if "id" in found:
            self.ids.append(found["id"] or "")
        self.addresses += [v or "" for k, v in attrs if k in {"href", "src", "xlink:href", "srcset", "action", "data"}]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.stack.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.stack or self.stack[-1] != tag:
            self.faults.append(f"</{tag}> at {self.getpos()} closes {self.stack[-1:]}")
        else:
            self.stack.pop()

    def handle_data(self, data: str) -> None:
        if not self.stack or self.stack[-1] not in {"style", "script"}:
            self.text.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


@pytest.fixture(scope="module")
def six(factory, tmp_path_factory) -> tuple[object, str, Path]:
    folder = tmp_path_factory.mktemp("six")
    run = factory.six(n_genes=5000, title="Simulated " + "x" * 200, case_label="L" * 120)
    svgs = draw_all(plan_figures(run), Output(folder / "figures"))
    links = {"all": "de/x.parquet", "long": "de/" + "y" * 200}
    html = render_report(run, svgs, links=links, page=factory.page(run))
    (folder / "report.html").write_text(html, encoding="utf-8")
    return run, html, folder


def bare(run) -> str:
    """The report without drawings: quick."""
    return render_report(run, {}, links={})


@pytest.mark.slow
def test_structure(six, factory) -> None:
    run, html, folder = six
    page = read(factory.whole(html))
    assert html.startswith("<!DOCTYPE html>")
    assert page.faults == []
    assert page.stack == []
    assert len(set(page.ids)) == len(page.ids)
    assert page.headings[0] == 1
    assert all(b - a <= 1 for a, b in zip(page.headings, page.headings[1:], strict=False))
    anchors = {a[1:] for a in page.addresses if a.startswith("#")}
    assert anchors <= set(page.ids)
    assert len(factory.without_scripts(html)) < 600_000
    assert len(html) < 3_000_000
    text = " ".join(page.text)
    assert text.index(english(run.genes[0].verdict.headline)) < text.index("GSE14520")
    for word in ("Smyth", "Hartung–Knapp", "3.54.1", "3.8.1", "What was inferred", "Provenance", "FDR"):
        assert word in text
    assert [a for a in page.addresses if not a.startswith(("#", "data:"))] == []  # sent alone it has no dead link
    named = re.findall(r'class="file">(figures/[^<]+)<', html)
    assert len(named) > 10
    assert all((folder / unescape(address)).stat().st_size > 0 for address in named)


@pytest.mark.slow
def test_nothing_is_asked_of_the_network(six, factory) -> None:
    _, html, _ = six
    static = factory.whole(html)
    page = read(static)
    assert [a for a in page.addresses if re.match(r"[a-z]+:", a) and not a.startswith("data:")] == []
    assert "@import" not in static
    assert not re.search(r"url\((?!#)", static)
    assert "http://" not in static
    # The scripts name no address but those of schemas, and the policy gives them nothing to reach one with.
    own = html.replace(vendor_text(), "")
    schemas = r"http://www\.w3\.org/2000/svg|http://schemas\.openxmlformats\.org/[\w./-]+"
    assert [a for a in re.findall(r"https?://[\w./-]+", own) if not re.fullmatch(schemas, a)] == []
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "data: blob:"
    assert set(rules) == {"default-src", "style-src", "img-src", "script-src", "base-uri", "form-action"}


@pytest.mark.slow
def test_each_figure_is_named_for_those_who_cannot_see_it(six, factory) -> None:
    _, html, _ = six
    page = read(factory.whole(html))
    pictures = [found for tag, found in page.attributes if tag == "svg" and found.get("aria-hidden") != "true"]
    assert len(pictures) == 23
    for found in pictures:
        assert found["role"] == "img"
        assert set((found["aria-labelledby"] or "").split()) <= set(page.ids)


EVIL = "<script>alert(1)</script>&\"'"


def test_words_of_users_are_only_words(factory) -> None:
    sketch = factory.Sketch(id=f"id{EVIL}", title=EVIL, case_label=EVIL, control_label=EVIL, platform=EVIL)
    run = factory.run((sketch,), failures=(replace(factory.failure, id=EVIL, todo=EVIL),), genes=(EVIL,))
    result = replace(run.results[0], notes=(factory.said(EVIL),), source=EVIL)
    run = replace(run, results=(result,), study=run.study.model_copy(update={"title": EVIL}))
    html = render_report(run, {}, links={EVIL: EVIL})
    page = read(html)
    assert page.faults == []
    assert sum(tag == "script" for tag, _ in page.attributes) == 1
    assert html.count("<script") == 1
    assert "alert(1)" in " ".join(page.text)


@pytest.mark.slow
def test_words_of_users_are_only_words_in_figures(factory, tmp_path: Path) -> None:
    sketch = factory.Sketch(id=EVIL, case_label=EVIL)
    svgs = draw_all(plan_figures(factory.run((sketch,), genes=(EVIL,))), Output(tmp_path), workers=1)
    assert all("<script" not in text for text in svgs.values())


def test_simulated_data_are_labelled(factory) -> None:
    one = factory.run((factory.Sketch(), factory.Sketch(id="real", simulated=False)))
    assert "some series of this report are" in bare(one)
    assert bare(one).count(">simulated</span>") == 2
    none = factory.run((factory.Sketch(simulated=False, title="Tumours"),))
    assert "Simulated data:" not in bare(none)


def test_several_genes_have_an_index_and_share_the_series(factory) -> None:
    html = bare(factory.run((factory.Sketch(), factory.Sketch(id="S2")), genes=("ITGA5", "TMC5")))
    page = read(html)
    assert {"gene-ITGA5", "gene-TMC5", "series-SIM1", "series-S2"} <= set(page.ids)
    assert html.count("What was inferred, and why") == 2
    assert len(set(page.ids)) == len(page.ids)


def test_a_report_without_any_series(factory) -> None:
    run = factory.run((), failures=(factory.failure,))
    assert plan_figures(run) == ()
    html = bare(run)
    assert "was not drawn" not in html
    text = " ".join(read(html).text)
    assert "No series could be compared" in text
    assert "RNA-seq" in text
    assert 'expression = "GSE183947_fpkm.csv.gz"' in text


def test_a_gene_that_was_measured_nowhere(factory) -> None:
    text = " ".join(read(bare(factory.run((factory.Sketch(measured=False),)))).text)
    assert "No probe of GPL570 stands for ITGA5" in text or "no probe of GPL570 stands for ITGA5" in text
    assert "What was inferred" in text


def test_a_difference_is_never_labelled_log2fc(factory) -> None:
    html = bare(factory.run((factory.Sketch(kind="zscored"),)))
    assert 'data-label="log2FC"' not in html
    assert re.search(r"<th[^>]*>log2FC</th>", html) is None
    assert "not log2 fold changes" in html


def test_the_evidence_is_told(factory) -> None:
    run = factory.run((factory.Sketch(n_case=22, n_control=19, n_neither=2, paired=True, kind="linear"),))
    text = " ".join(" ".join(read(bare(run)).text).split())
    assert "22 case (Liver Tumor Tissue), 19 control (Liver Non-Tumor Tissue), 2 neither" in text
    assert "log2 was taken" in text
    assert "12 values ≤ 0 became missing." in text
    assert "19 pairs found" in text
    assert "5 samples of 43 not in the model" in text
    assert "HN1 → JPT1" in text
    assert "2-Dec → cannot be told" in text
    assert "MT (MT1A or MT2A)" in text


def test_the_methods_text_says_what_was_done(factory) -> None:
    text = " ".join(map(english, paragraphs(factory.six())))
    assert "~ block + group: GSE14520 19 pairs, GSE22780 8 pairs" in text
    assert "on the linear scale, and log2 was taken" in text
    assert "highest median" in text
    assert "simulated" in text.casefold()
    single = " ".join(map(english, paragraphs(factory.run((factory.Sketch(),)))))
    assert "meta-analysis" not in single


BROWSER = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
PROBE = """<script>
const faults = [];
addEventListener("error", (e) => faults.push(e.message || "resource " + e.target.outerHTML.slice(0, 80)), true);
addEventListener("securitypolicyviolation", (e) => faults.push("policy " + e.violatedDirective));
const tell = () => parent.postMessage({
  wide: document.documentElement.scrollWidth, inner: innerWidth, faults,
  live: document.body.classList.contains("gv-on"),
  pictures: document.querySelectorAll("#full figure svg").length,
  twice: [...document.querySelectorAll("#full figure, #full .twice")].filter((s) => s.offsetParent).length,
}, "*");
const unfold = () => { for (const one of document.querySelectorAll("#full details")) one.open = true; };
addEventListener("load", () => setTimeout(() => { gv.putDrawings(); unfold(); setTimeout(tell, 300); }, 3000));
</script>"""
FRAME = """<!DOCTYPE html><iframe src="{name}" style="width:{width}px;height:800px;border:0"></iframe>
<script>addEventListener("message", (e) => {{ document.body.dataset.seen = JSON.stringify(e.data); }});</script>"""


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1100])
def test_in_a_browser_it_fits_and_complains_of_nothing(six, tmp_path: Path, width: int) -> None:
    """A frame of a phone's width holds the report; the report tells the frame how wide it came out."""
    if BROWSER is None:
        pytest.skip("no chromium here: the report was not looked at in a browser")
    import html as entities
    import json

    _, html, _ = six
    # The probe needs leave to run: the policy names its text beside the report's own script.
    import base64
    import hashlib

    body = PROBE.removeprefix("<script>").removesuffix("</script>")
    leave = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
    probed = html.replace("script-src ", f"script-src 'sha256-{leave}' ", 1).replace("<style>", PROBE + "<style>", 1)
    (tmp_path / "report.html").write_text(probed, encoding="utf-8")
    frame = tmp_path / "frame.html"
    frame.write_text(FRAME.format(name="report.html", width=width), encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--dump-dom"]
    command = [
        BROWSER,
        *flags,
        "--virtual-time-budget=20000",
        f"--user-data-dir={tmp_path / 'profile'}",
        frame.as_uri(),
    ]
    dom = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    match = re.search(r'data-seen="([^"]*)"', dom)
    assert match, dom[-500:]
    seen = json.loads(entities.unescape(match[1]))
    assert seen["inner"] == width
    assert seen["wide"] <= seen["inner"]
    assert seen["faults"] == []
    assert seen["live"]
    assert seen["pictures"] == 23
    assert seen["twice"] == 0  # what the live part shows is not shown again below
