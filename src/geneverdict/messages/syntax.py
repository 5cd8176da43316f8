"""The syntax of a catalogue: the part of Fluent (projectfluent.org) that we use, read into plain lists.

::

    # a comment
    finding-few = Only { $n } { $side -> [case] cases *[control] controls }
        .change = More samples.
    -term = used by { -term }

A text is a list of pieces: a string, or a list whose first item says what it is::

    ["value", name]  ["text", key]  ["call", function, piece, {option: value}]  ["choose", piece, {key: text}, default]

Being plain lists it is the same in Python, in JSON and in JavaScript.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NoReturn

Piece = str | list[Any]
Text = list[Piece]

WHOLE = ""
"""Key of an entry's own text, beside those of its attributes."""

_ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *= *", re.MULTILINE)
_ATTRIBUTE = re.compile(r"^ +\.([a-zA-Z][\w-]*) *= *", re.MULTILINE)
_TOKEN = re.compile(r"\s*(\$[a-zA-Z][\w-]*|-?[a-zA-Z][\w-]*|-?\d+(?:\.\d+)?|\"[^\"]*\"|->|\*\[|[\[\](){},:])")


class CatalogueError(ValueError):
    """A catalogue that cannot be read: a fault of ours, never of a user."""


def parse(source: str) -> dict[str, dict[str, Text]]:
    """Key → attribute → text; an entry's own text under ``WHOLE``.  Raises CatalogueError with the key.

    >>> parse("a = Up to { $n }")
    {'a': {'': ['Up to ', ['value', 'n']]}}
    """
    return {key: entry(key, block) for key, block in blocks(source).items()}


def blocks(source: str) -> dict[str, str]:
    """Key → what stands behind it, not yet read: a catalogue is long, and a command says little of it."""
    body = "\n".join(line for line in source.split("\n") if not line.startswith("#"))
    found: dict[str, str] = {}
    starts = list(_ENTRY.finditer(body))
    for here, following in zip(starts, [*starts[1:], None], strict=True):
        key = here[1]
        if key in found:
            message = f"the catalogue has {key} twice"
            raise CatalogueError(message)
        found[key] = body[here.end() : following.start() if following else len(body)]
    return found


def entry(key: str, block: str) -> dict[str, Text]:
    """Attribute → text.  Raises CatalogueError with the key."""
    parts = _ATTRIBUTE.split(block)
    names = [WHOLE, *parts[1::2]]
    return {name: _Reader(f"{key} .{name}", _unfold(part)).all() for name, part in zip(names, parts[::2], strict=True)}


def _unfold(block: str) -> str:
    """Lines that go on are one text with single spaces."""
    return " ".join(filter(None, (line.strip() for line in block.split("\n"))))


@dataclass(slots=True)
class _Reader:
    """Reads one text from left to right."""

    where: str
    source: str
    at: int = 0

    def all(self) -> Text:
        text = self.text(inside=False)
        if self.at < len(self.source):
            self.fail("a closing brace too many")
        return text

    def text(self, *, inside: bool) -> Text:
        """Up to the end, or (inside a choice) up to the next variant or the closing brace."""
        pieces: Text = []
        while self.at < len(self.source):
            stop = re.compile(r"[{}]| ?\*?\[[\w.-]+\]" if inside else r"[{}]").search(self.source, self.at)
            end = stop.start() if stop else len(self.source)
            if end > self.at:
                pieces.append(self.source[self.at : end])
            self.at = end
            if not stop or stop[0] != "{":
                break
            self.at += 1
            pieces.append(self.placeable())
        return _trimmed(pieces) if inside else pieces

    def placeable(self) -> Piece:
        piece = self.expression()
        token = self.token()
        if token == "}":
            return piece
        if token != "->":
            self.fail(f"'{token}' where }} or -> is wanted")
        return self.choice(piece)

    def expression(self) -> Piece:
        token = self.token()
        if token.startswith("$"):
            return ["value", token[1:]]
        if token.startswith('"'):
            return token[1:-1]
        if self.peek() == "(":
            return self.call(token)
        return ["text", token]

    def call(self, function: str) -> Piece:
        self.token()
        argument, options = self.expression(), {}
        while (token := self.token()) == ",":
            name = self.token()
            self.expect(":")
            options[name] = self.token().strip('"')
        if token != ")":
            self.fail(f"'{token}' where ) is wanted")
        return ["call", function, argument, options]

    def choice(self, selector: Piece) -> Piece:
        variants: dict[str, Text] = {}
        default = ""
        while (token := self.token()) != "}":
            if token not in ("[", "*["):
                self.fail(f"'{token}' where a variant is wanted")
            key = self.token()
            self.expect("]")
            default = key if token == "*[" else default
            if self.source[self.at : self.at + 1] == " ":
                self.at += 1
            variants[key] = self.text(inside=True)
        if not default:
            self.fail("a choice without its default *[…]")
        return ["choose", selector, variants, default]

    def expect(self, wanted: str) -> None:
        token = self.token()
        if token != wanted:
            self.fail(f"'{token}' where {wanted} is wanted")

    def peek(self) -> str:
        at, token = self.at, self.token()
        self.at = at
        return token

    def token(self) -> str:
        found = _TOKEN.match(self.source, self.at)
        if found is None:
            self.fail("nothing that can be read")
        self.at = found.end()
        return found[1]

    def fail(self, why: str) -> NoReturn:
        before, after = self.source[max(self.at - 30, 0) : self.at], self.source[self.at : self.at + 20]
        message = f"{self.where}: {why}: …{before}⟨{after}"
        raise CatalogueError(message)


def _trimmed(pieces: Text) -> Text:
    """A variant without the space before what follows it."""
    if pieces and isinstance(pieces[-1], str):
        last = pieces[-1].rstrip(" ")
        return [*pieces[:-1], last] if last else pieces[:-1]
    return pieces
