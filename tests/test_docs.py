"""The site names every page, no link within it is dead, the commands it shows exist, and its study files are ones."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from geneverdict.cli.app import app
from geneverdict.io.study import read_study

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
GALLERY = sorted((ROOT / "examples" / "gallery").glob("*.toml"))
NOTEBOOK = DOCS / "notebooks" / "first-gene.ipynb"
COMMANDS: Any = typer.main.get_command(app)
ELSEWHERE = {".", "$EDITOR", "Rscript", "cd", "dask", "eval", "open", "pip", "python3"}
"""Commands that are not ours, and are shown beside ours."""


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def pages_of(nav: Any) -> Iterator[str]:
    """The paths in the navigation, whatever their depth."""
    match nav:
        case str():
            yield nav
        case list() | dict():
            for one in nav.values() if isinstance(nav, dict) else nav:
                yield from pages_of(one)


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.S | re.M)


def slugs(page: Path) -> set[str]:
    """The anchors of a page, as Python-Markdown's toc makes them."""
    prose = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)
    heads = re.findall(r"^#+ (.+)$", prose, re.M)
    return {re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", head).strip().lower()) for head in heads}


def test_the_navigation_lists_every_page() -> None:
    listed = list(pages_of(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]))
    there = {str(path.relative_to(DOCS)) for path in [*PAGES, *DOCS.rglob("*.ipynb")]}
    assert sorted(listed) == sorted(there)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_link_within_the_site_is_dead(page: Path) -> None:
    """A page of the site may not link out of it either: nothing lies there on the web."""
    prose = re.sub(r"^```.*?^```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)
    dead = []
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if target.startswith("http"):
            continue
        path, _, anchor = target.partition("#")
        meant = (page.parent / path).resolve() if path else page
        if not (meant.is_file() and meant.is_relative_to(DOCS)) or (anchor and anchor not in slugs(meant)):
            dead.append(target)
    assert dead == []


def faults(line: str, targets: set[str]) -> Iterator[str]:
    """What of a command line does not exist."""
    words = shlex.split(line, comments=True)
    words = words[next((i for i, word in enumerate(words) if "=" not in word), len(words)) :]
    if not words or words[0] in ELSEWHERE:
        return
    if words[0] == "make":
        yield from (word for word in words[1:] if "=" not in word and word not in targets)
    elif words[0] != "geneverdict":
        yield words[0]
    else:
        root = {"--lang", "--version", "--help"}
        asked = [word for i, word in enumerate(words) if word != "--lang" and words[i - 1] != "--lang"][1:]
        command = COMMANDS.commands.get(asked[0]) if asked and not asked[0].startswith("-") else COMMANDS
        if command is None:
            yield asked[0]
            return
        subcommands = getattr(command, "commands", {}) if command is not COMMANDS else {}
        command = subcommands.get(asked[1], command) if len(asked) > 1 else command
        known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
        options = [word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)]
        yield from (option for option in options if option not in known | root | {"-h"})


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "README.zh.md", *PAGES], ids=name)
def test_the_commands_that_a_page_shows_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    lines = [line.partition(" | ")[0] for block in blocks(page, "sh") for line in block.splitlines()]
    assert [(line, fault) for line in lines for fault in faults(line, targets)] == []


@pytest.mark.parametrize("page", sorted([*(DOCS / "how-to").glob("*.md"), *(DOCS / "zh").glob("*.md")]), ids=name)
def test_the_study_files_of_the_how_to_pages_are_ones(page: Path, tmp_path: Path) -> None:
    for block in blocks(page, "toml"):
        text = block if "genes =" in block else f'genes = ["ITGA5"]\n{block}'
        for line in [text] if "[[series]]" in text else block.splitlines():
            whole = line if "[[series]]" in line else f'genes = ["ITGA5"]\n[[series]]\nid = "GSE1"\n{line}'
            (tmp_path / "study.toml").write_text(whole, encoding="utf-8")
            read_study(tmp_path / "study.toml")


@pytest.mark.parametrize("path", GALLERY, ids=name)
def test_a_study_file_of_the_gallery_is_one_and_says_what_was_tried(path: Path) -> None:
    assert read_study(path).series
    assert "\n# Tried here: " in path.read_text(encoding="utf-8")
    assert f'--8<-- "{name(path)}"' in (DOCS / "gallery.md").read_text(encoding="utf-8")


def test_the_notebook_says_that_its_data_are_simulated_and_is_python() -> None:
    """`make docs` runs it."""
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    first, *_ = ["".join(one["source"]) for one in cells if one["cell_type"] == "markdown"]
    assert "simulated" in first
    for number, cell in enumerate(cells):
        if cell["cell_type"] == "code":
            compile("".join(cell["source"]), f"cell {number}", "exec")
            assert [one for one in cell["outputs"] if one["output_type"] == "error"] == []
