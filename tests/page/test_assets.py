"""The front end as it is joined: every file once, those that others need first, nothing that HTML would trip over."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path

import pytest

from geneverdict.messages import catalogue
from geneverdict.page.assets import ASSETS, ordered, script_text, style_text, vendor_text
from geneverdict.page.embed import inline_script, script_sources

SOURCE = Path(__file__).resolve().parents[2] / "src" / "geneverdict"
FOLDER = SOURCE / "page" / "assets"


def test_every_script_is_loaded_once() -> None:
    assert sorted(ASSETS) == sorted(path.name for path in FOLDER.glob("*.js"))
    assert all(script_text().count((FOLDER / name).read_text(encoding="utf-8")) == 1 for name in ASSETS)


def test_what_others_need_comes_first() -> None:
    place = {name: i for i, name in enumerate(ASSETS)}
    chain = ("base.js", "messages.js", "statistics.js", "data.js", "state.js", "live.js", "words.js", "chart.js")
    assert [name for name in ASSETS if name in chain] == list(chain)
    assert ASSETS[-1] == "app.js"
    assert all(place["chart.js"] < i for name, i in place.items() if name.startswith("figure_"))
    assert all(place["statistics.js"] < i for name, i in place.items() if name.startswith("statistics_"))


def test_the_order_does_not_depend_on_the_order_of_the_folder() -> None:
    names = ("app.js", "figure_b.js", "figure_marks.js", "figure_a_data.js", "later.js")
    expected = ("figure_marks.js", "figure_a_data.js", "figure_b.js", "later.js", "app.js")
    assert {ordered(names) for names in permutations(names)} == {expected}


def test_scripts_and_style_can_stand_in_html() -> None:
    for text in (script_text(), vendor_text()):
        assert inline_script(text) == text
    assert "</style" not in style_text().casefold()
    assert "@import" not in style_text()


@pytest.mark.parametrize("mark", ["</script>", "</SCRIPT >", "<script>", "<!--", "\r\n", "\0"])
def test_a_script_that_html_would_end_is_refused(mark: str) -> None:
    with pytest.raises(ValueError, match="a script of the report holds"):
        inline_script(f'const text = "{mark}";')


def test_hashes_are_those_of_the_policy() -> None:
    assert script_sources(["", "a"]) == (
        "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='"
    )


CODE = re.compile(
    r"""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`""",
    re.DOTALL,
)
PROSE = re.compile(r"\b[A-Za-z]{2,}(?:[ ,;:]+[A-Za-z]{2,}){2,}")
NO_PROSE = ("Noto Sans CJK SC",)
"""Names of several words that are nobody's sentence."""


def prose(script: str) -> list[str]:
    """Three or more English words in a row, in strings; what is code inside of a template is none."""
    strings = [text for text in CODE.findall(script) if text[0] in "\"'`"]
    said = [found for text in strings for found in PROSE.findall(re.sub(r"\$\{[^}]*\}", "1", text))]
    return [found for found in said if not any(found in name or name in found for name in NO_PROSE)]


@pytest.mark.parametrize("name", [name for name in ASSETS if name != "messages.js"])
def test_no_script_makes_prose(name: str) -> None:
    assert prose((FOLDER / name).read_text(encoding="utf-8")) == []


def test_prose_is_found() -> None:
    assert prose('say("No series was found"); // a comment of four words') == ["No series was found"]
    assert prose("`the ${n} series that called`") == ["series that called"]
    assert prose('"gv-link gv-here", `${a} of ${b}`, "table tbody tr"') == ["table tbody tr"]


SAID = re.compile(r"""["`](page-[a-z0-9_]+)(\$?\{)?""")
"""A code in a script or a module; what begins a template may have several ends."""


def test_what_is_said_is_in_the_catalogue_and_nothing_else_is() -> None:
    there = {key for key in catalogue("en") if key.startswith("page-")}
    texts = [path.read_text(encoding="utf-8") for path in SOURCE.rglob("*") if path.suffix in (".js", ".py", ".j2")]
    said = SAID.findall("".join(texts))
    assert {code for code, more in said if not more} - there == set()
    begun = tuple(code for code, more in said if more)
    inside = {piece[1] for key in there for piece in catalogue("en")[key][""] if piece[0] == "text"}
    left = there - {code for code, _ in said} - inside
    assert {code for code in left if not code.startswith(begun)} == set()
