"""An atlas' page: what it says is the atlas' answer, what it draws are its numbers, what is odd is refused."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest

import geneverdict as gv
from atlases import atlas_of, table
from geneverdict.evidence.atlas.told import sentences
from geneverdict.messages import Message, count, say, speaker
from geneverdict.model.atlas import LOG2FC
from geneverdict.model.why import Level
from geneverdict.records.atlas import answer_csv, answer_json
from geneverdict.report import atlas as atlas_page
from geneverdict.web.atlas import create_atlas_app
from run_here import run_here

HOSTILE = {
    "name": "</script><script>alert(1)</script>",
    "title": '" onmouseover="alert(2)',
    "tissue": "<img src=x onerror=alert(3)>",
    "disease": "A&B {x} ' \u202e",
    "disease_group": "a&b {x} ' \u202e",
}
GENE = "G7"


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> gv.Atlas:
    """Simulated: one disease in six contrasts, another in two, one that is no log2 fold change, one that is hostile."""
    said: list[dict[str, str]] = [{}] * 6 + [{"disease": "Asthma", "disease_group": "asthma", "tissue": "lung"}] * 2
    said += [{"unit": "difference"}, HOSTILE]
    tables = [table(i, genes=40, **words) for i, words in enumerate(said)]
    return gv.open_atlas(atlas_of(tmp_path_factory.mktemp("shown") / "atlas", tables, batches=2))


@pytest.fixture(scope="module")
def server(atlas: gv.Atlas, running: Callable[[Any], Any]) -> Iterator[Any]:
    with running(create_atlas_app(atlas.path)) as made:
        yield made


def words_of(page: str) -> str:
    """What is read on it."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)))


def ask(server: Any, **question: str) -> Any:
    return server.ask(f"/?{urlencode(question, quote_via=quote)}")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("cuts", [{}, {"log2fc": "0.5", "fdr": "0.2"}], ids=["plain", "other thresholds"])
def test_it_says_what_the_atlas_answers(server: Any, atlas: gv.Atlas, lang: str, cuts: dict[str, str]) -> None:
    answer = atlas.ask(GENE, alike=True, **{name: float(text) for name, text in cuts.items()})
    page = ask(server, gene=GENE, like="1", lang=lang, **cuts)
    assert page.status == 200
    told, speak = words_of(page.text), speaker(lang)
    for message in sentences(answer):
        assert re.sub(r"\s+", " ", speak(message)) in told
    assert page.text.count('<th scope="row"') == answer.measured
    for level, n in answer.levels.items():
        word = speak(Message(f"level-{Level(level).name.lower()}.word"))
        assert (f"{n} {word}" in told) == (n > 0)


def test_each_interval_is_drawn_where_it_lies(server: Any, atlas: gv.Atlas) -> None:
    answer = atlas.ask(GENE)
    page = ask(server, gene=GENE).text
    reach = max(1.5 * max(abs(row.log2fc) for row in answer.rows if row.contrast.unit == LOG2FC), 2.0)
    drawn = {}
    for row in re.findall(r'<tr><th scope="row".*?</tr>', page, re.DOTALL):
        name = html.unescape(re.search(r">([^<]*)", row.split("<th", 1)[1]).group(1))  # type: ignore[union-attr]
        numbers = re.search(r'<g class="\w+">\s*<line x1="([\d.]+)" x2="([\d.]+)".*?<rect x="([\d.]+)"', row, re.DOTALL)
        drawn[name] = None if numbers is None else [float(x) for x in numbers.groups()]
    assert len(drawn) == answer.measured
    for row in answer.rows:
        here = drawn[row.contrast.name]
        if row.contrast.unit != LOG2FC:
            assert here is None, "another unit has no place on this axis"
            continue
        assert here is not None
        ends = [min(max(end, -reach), reach) for end in (row.ci_low, row.ci_high, row.log2fc)]
        back = [(x - 130) / (130 - 6) * reach for x in (here[0], here[1], here[2] + 3)]
        assert back == pytest.approx(ends, abs=0.01 * reach)


def test_the_files_are_the_answer(server: Any, atlas: gv.Atlas) -> None:
    answer = atlas.ask(GENE, disease="asthma")
    query = urlencode({"gene": GENE, "disease": "asthma"})
    assert server.ask(f"/answer.json?{query}").json() == json.loads(json.dumps(answer_json(answer)))
    given = server.ask(f"/answer.csv?{query}").text
    assert given == answer_csv(answer)
    assert len(list(csv.DictReader(io.StringIO(given)))) == answer.measured == 2


def test_texts_of_others_are_only_texts(server: Any) -> None:
    for page in (ask(server, gene=GENE).text, ask(server, words="alert").text, ask(server).text):
        assert "<script" not in page
        assert "<img" not in page
        assert not re.search(r"<[^>]*\sonmouseover=\"alert", page)
    assert html.escape(HOSTILE["name"]) in ask(server, gene=GENE).text


def test_diseases_lead_to_their_contrasts(server: Any) -> None:
    for name, n in (("hepatitis", 7), ("asthma", 2)):
        assert f'<a href="?disease={name}&amp;lang=en">{name}</a> <b>{n}</b>' in ask(server).text
        assert ask(server, disease=name).text.count('<th scope="row"') == n
    assert say(Message("atlas-found", {"n": count(0)})) in words_of(ask(server, tissue="nowhere").text)


@pytest.mark.parametrize(
    ("question", "status", "told"),
    [
        ({"gene": "G7x"}, 404, "G7"),
        ({"gene": GENE, "fdr": "much"}, 400, "a number"),
        ({"gene": GENE, "fdr": "7"}, 400, "7"),
        ({"gene": GENE, "words": "nowhere"}, 400, "contrast"),
        ({"gene": GENE, "lang": "xx"}, 400, "xx"),
        ({"gene": "G" * 65}, 414, "64"),
        ({"gene": "G\u0000"}, 400, "letters"),
        ({"gene": GENE, "shell": "1"}, 400, "shell"),
    ],
)
def test_what_is_odd_is_told_on_the_page(server: Any, question: dict[str, str], status: int, told: str) -> None:
    page = ask(server, **question)
    assert page.status == status
    wrong = re.findall(r'<p class="wrong" role="alert">(.*?)</p>', page.text)
    assert len(wrong) == 1
    assert told in html.unescape(wrong[0])
    assert "<form" in page.text


def test_it_is_guarded_and_asks_no_one_else(server: Any) -> None:
    page = ask(server, gene=GENE)
    assert "form-action 'self'" in page.headers["content-security-policy"]
    assert "script-src" in page.headers["content-security-policy"]
    assert not re.search(r"(?:src|href|action)=\"(?:[a-z]+:)?//", page.text)
    assert server.ask("/", headers={"Host": "somewhere.example"}).status == 421
    assert server.ask("/catalogue.sqlite").status == 404
    assert server.ask("/", "POST").status == 405


def test_of_many_contrasts_those_that_say_most_are_drawn(
    server: Any, atlas: gv.Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atlas_page, "MOST_ROWS", 3)
    page = ask(server, gene=GENE).text
    assert page.count('<th scope="row"') == 3
    hidden = Message("atlas-page_hidden", {"n": count(atlas.ask(GENE).measured - 3)})
    assert say(hidden) in words_of(page)


def test_the_command_writes_one_file_that_needs_nothing(atlas: gv.Atlas, tmp_path: Path) -> None:
    def asked(gene: str, page: str) -> int:
        return run_here("atlas", "ask", gene, atlas.path, "--page", page, "--lang", "zh", cwd=tmp_path).returncode

    assert asked(GENE, "page.html") == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<style>" in page
    assert not re.search(r"<form|<script|<[^>]*\s(?:src|action)=|<[^>]*\shref=\"(?!data:)", page)
    assert re.sub(r"\s+", " ", speaker("zh")(sentences(atlas.ask(GENE))[0])) in words_of(page)
    assert asked("G7x", "no.html") != 0
    assert asked(GENE, "no/page.html") == 2
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
