"""The English templates of the sources: of Python by its syntax tree, of Jinja and of JavaScript by their text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from geneverdict.language.english import english_words

SOURCES = Path(__file__).parents[1] / "src" / "geneverdict"
PLACEHOLDER = re.compile(r"\{[=-]?[A-Za-z_][A-Za-z_0-9]*\}")

SHOWN = ("evidence", "render", "model", "preparation", "pipeline", "io", "cli", "web")
"""Folders whose words reach people."""
_DRAWN = """
curve curve_choices curve_rows describe describe_why detectable figures forest individuals influence landscape overlap
plan plan_why probes rowplot samples save style survival_choices survival_curves survival_cuts survival_figures
survival_forest survival_residuals svg values volcano
"""
DRAWN = frozenset(f"render/{name}.py" for name in _DRAWN.split())
"""Modules whose words stand in drawings (SVG, PNG), which stay English."""
READ = frozenset(
    {"io/gene_names.py", "preparation/group_words.py", "preparation/survival_words.py", "render/templates/print.js"}
)
"""Modules whose words are looked for in the texts of a series, not said."""
ATTRIBUTES = ("title", "aria-label", "alt", "placeholder", "data-label")
UNTOLD_TAGS = ("script", "style", "svg", "pre", "code")
DESCRIBING_TAGS = ("title", "desc")
"""In a drawing: said to those who cannot see it."""
EMPTY_TAGS = ("br", "img", "hr", "meta", "link", "input", "col", "source", "wbr")

_FIELD = re.compile(r"\{([a-z_A-Z0-9]*)(?:[:!][^{}]*)?\}")
_CALL_OF_T = re.compile(
    r"""\bgv\.t\(\s*((?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')(?:\s*\+\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'))*)"""
)
_LITERAL = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'""")
_SQL = re.compile(r"\b(?:SELECT|INSERT|CREATE|COPY|FROM)\b")
_CODE = re.compile(r"\\[dswbDSW(\[]|\(\?|\]\+|\[\^|^--|://|^#[0-9a-f]{3,6}|^[a-z_]+$")


def templates_of_sources(*, everything: bool = False) -> dict[str, list[str]]:
    """File → its templates, each once; single words only where ``everything`` is asked for."""
    found: dict[str, list[str]] = {}
    for folder in SHOWN:
        for file in sorted((SOURCES / folder).rglob("*")):
            name = file.relative_to(SOURCES).as_posix()
            strings = [] if name in DRAWN | READ else list(dict.fromkeys(_of_file(file, everything=everything)))
            if strings:
                found[name] = strings
    return found


def _of_file(file: Path, *, everything: bool) -> Iterator[str]:
    if file.suffix == ".py":
        yield from templates_of_python(file.read_text(encoding="utf-8"), words=everything)
    elif file.suffix == ".j2":
        yield from templates_of_jinja(file.read_text(encoding="utf-8"))
    elif file.suffix == ".js" and "vendor" not in file.parts:
        yield from templates_of_javascript(file.read_text(encoding="utf-8"))


def templates_of_python(source: str, *, words: bool = False) -> Iterator[str]:
    """Strings and f-strings that read as English, without docstrings; an expression becomes ``{name}``."""
    tree = ast.parse(source)
    hidden = set(_untold(tree))
    for node in ast.walk(tree):
        if id(node) in hidden or not isinstance(node, ast.Constant | ast.JoinedStr):
            continue
        text = _template(node)
        if text is None or not _is_prose(text, words=words):
            continue
        yield " ".join(text.split()) if "\n" not in text else text


def _untold(tree: ast.AST) -> Iterator[int]:
    """Nodes that say nothing to people: docstrings, constants inside f-strings, regular expressions, keys."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)
        elif isinstance(node, ast.JoinedStr):
            yield from (id(part) for part in node.values if isinstance(part, ast.Constant))
            yield from (
                id(each)
                for part in node.values
                if isinstance(part, ast.FormattedValue) and part.format_spec
                for each in ast.walk(part.format_spec)
            )
        elif isinstance(node, ast.Dict):
            yield from (id(key) for key in node.keys if isinstance(key, ast.Constant))
        elif isinstance(node, ast.Subscript):
            yield from (id(each) for each in ast.walk(node.slice))
        elif isinstance(node, ast.AnnAssign):
            yield from (id(each) for each in ast.walk(node.annotation))
        elif isinstance(node, ast.Call) and _name(node.func) in ("compile", "execute", "sql", "getLogger", "Literal"):
            yield from (id(each) for argument in node.args for each in ast.walk(argument))
        elif isinstance(node, ast.Call) and _name(node.func) in ("Option", "Argument", "Typer"):
            yield from (id(each) for each in ast.walk(node))


def _template(node: ast.Constant | ast.JoinedStr) -> str | None:
    if isinstance(node, ast.Constant):
        return (
            _FIELD.sub(lambda field: "{" + (field[1] or "x") + "}", node.value) if isinstance(node.value, str) else None
        )
    out, names = "", dict[str, str]()
    for part in node.values:
        if isinstance(part, ast.Constant):
            out += str(part.value)
        elif isinstance(part, ast.FormattedValue):
            out += "{" + _distinct(_name(part.value), ast.dump(part.value), names) + "}"
    return out


def _distinct(name: str, what: str, names: dict[str, str]) -> str:
    """A name that stands for this expression alone."""
    tried, n = name, 1
    while names.setdefault(tried, what) != what:
        n += 1
        tried = f"{name}{n}"
    return tried


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id.lstrip("_")
    if isinstance(node, ast.Attribute):
        return node.attr.lstrip("_")
    if isinstance(node, ast.Call):
        return (
            _name(node.args[0])
            if node.args and _name(node.func) in ("len", "number", "probability", "str", "listing", "counted")
            else _name(node.func)
        )
    for child in ast.iter_child_nodes(node):
        if (name := _name(child)) != "x":
            return name
    return "x"


def _is_prose(text: str, *, words: bool) -> bool:
    plain = PLACEHOLDER.sub("X1", text)
    if not english_words(plain) or _CODE.search(text) or _SQL.search(text):
        return False
    return words or " " in text.strip() or bool(re.match(r"^[A-Z][a-z]{3,}", text))


def templates_of_jinja(source: str) -> Iterator[str]:
    """Text nodes and told attributes; a condition ends a text, an expression is a placeholder."""
    source = re.sub(r"\{#.*?#\}", "", source, flags=re.DOTALL)
    inside = [text for block in re.findall(r"\{[{%].*?[%}]\}", source, flags=re.DOTALL) for text in _quoted(block)]
    source = re.sub(r"\{\{.*?\}\}", lambda block: "{" + _of_expression(block[0]) + "}", source, flags=re.DOTALL)
    source = re.sub(r"\{%.*?%\}", "\x00", source, flags=re.DOTALL)
    for text in [*texts_of_html(source), *inside]:
        for piece in text.split("\x00"):
            flat = " ".join(piece.split())
            if english_words(PLACEHOLDER.sub("X1", flat)):
                yield flat


def _quoted(block: str) -> list[str]:
    """Words in quotes inside a block that a person may see."""
    if re.match(r"\{% *(?:import|from|include|extends)", block):
        return []
    return [text for text in re.findall(r"'([^']*)'|\"([^\"]*)\"", block) for text in text if " " in text.strip()]


def _of_expression(block: str) -> str:
    words = re.findall(r"[A-Za-z_]+", block.split("|")[0])
    return words[-1] if words else "x"


def templates_of_javascript(source: str) -> Iterator[str]:
    """First arguments of ``gv.t``."""
    for call in _CALL_OF_T.finditer(source):
        yield "".join(ast.literal_eval(part) for part in _LITERAL.findall(call[1]))


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._stack: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given, hidden = dict(attrs), self._untold
        told = not hidden or (self._in_drawing and tag in DESCRIBING_TAGS)
        untold = tag in UNTOLD_TAGS or given.get("translate") == "no" or not told
        if not hidden and (not untold or tag == "svg"):
            self.texts += [value for name in ATTRIBUTES if (value := given.get(name))]
        if tag not in EMPTY_TAGS:
            self._stack.append((tag, untold))

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._stack) - 1, -1, -1):
            if self._stack[place][0] == tag:
                del self._stack[place:]
                return

    def handle_data(self, data: str) -> None:
        if not self._untold and data.strip():
            self.texts.append(data)

    @property
    def _in_drawing(self) -> bool:
        return self._stack[-1][0] == "svg" and all(not hidden for _, hidden in self._stack[:-1])

    @property
    def _untold(self) -> bool:
        return bool(self._stack) and self._stack[-1][1]


def texts_of_html(source: str) -> list[str]:
    """Text nodes and told attributes of HTML, spaces made one, without scripts, drawings and code."""
    parser = _Texts()
    parser.feed(source)
    parser.close()
    return list(dict.fromkeys(" ".join(text.split()) for text in parser.texts))
