"""No module makes prose: what people read stands in the catalogues alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "geneverdict"
ROOMS = [
    *("api", "arguments", "cli", "errors", "evidence", "figures", "fitting", "io", "model", "page"),
    *("pipeline", "preparation", "progress", "records", "report", "settings", "web"),
]
"""Packages and modules that keep the rule."""
EXEMPT = {
    "evidence/multiverse/grade.py": "the grades as the tables hold them",
    "figures/fonts.py": "names of fonts",
    "io/atlas/catalogue.py": "statements of SQL",
    "io/raw/pd_info.py": "statements of SQL",
    "io/sources/gene_names.py": "heads of columns, and names of control probes, as files write them",
    "model/survival_choices.py": "the units of hazard ratios as the JSON holds them",
    "model/why.py": "the levels as the tables hold them",
    "preparation/groups/diseases.py": "names of diseases as patterns on what depositors write",
    "preparation/groups/keys.py": "names of fields as patterns on what depositors write",
    "preparation/groups/words.py": "the vocabulary of groups: patterns on what depositors write",
    "preparation/survival/words.py": "the vocabulary of survival: patterns on what depositors write",
    "report/references.py": "titles of papers",
}
PROSE = re.compile(r"(?<![\w<-])[A-Za-z][a-z']+(?: [A-Za-z][a-z']*){2,}")
"""Three words in a row."""


def texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of each string that is not the docstring of anything, the pieces of f-strings too.

    What ``message`` holds is for programmers: the text of a ValueError.
    """
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    notes |= {id(part) for node in ast.walk(tree) if _of_an_error(node) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
            yield node.lineno, node.value


def _of_an_error(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "message" for t in node.targets)


def modules(room: str) -> list[Path]:
    where = SOURCE / room
    return sorted(where.rglob("*.py")) if where.is_dir() else [where.with_suffix(".py")]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_makes_no_prose(room: str) -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{line}: {prose[0]}"
        for path in modules(room)
        if str(path.relative_to(SOURCE)) not in EXEMPT
        for line, text in texts(ast.parse(path.read_text(encoding="utf-8")))
        if (prose := PROSE.search(text))
    ]
    assert found == []


def test_what_is_exempt_is_there() -> None:
    assert [name for name in EXEMPT if not (SOURCE / name).is_file()] == []
