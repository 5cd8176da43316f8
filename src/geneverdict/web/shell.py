"""What is the same for all results: the page around the front end, and the front end itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import Request, Response

from geneverdict.messages import Message, english
from geneverdict.page.assets import script_text, style_text, vendor_text
from geneverdict.page.embed import compact_json
from geneverdict.page.words import whole_catalogues

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Asset:
    """A text that a browser may keep: it asks each time whether it is still the same."""

    body: bytes
    media: str
    tag: str

    def give(self, request: Request) -> Response:
        headers = {"ETag": self.tag, "Cache-Control": "no-cache"}
        if self.tag in request.headers.get("if-none-match", "").replace(" ", "").split(","):
            return Response(None, 304, headers)
        return Response(self.body, 200, headers, self.media)


def text_asset(text: str, media: str) -> Asset:
    body = text.encode()
    return Asset(body, media, f'"{hashlib.sha256(body).hexdigest()[:32]}"')


@cache
def assets() -> dict[str, Asset]:
    """By address."""
    return {
        "/app.js": text_asset(script_text(), "text/javascript; charset=utf-8"),
        "/page.css": text_asset(style_text(), "text/css; charset=utf-8"),
        "/vendor/echarts.js": text_asset(vendor_text(), "text/javascript; charset=utf-8"),
        "/api/words": text_asset(compact_json(whole_catalogues()), "application/json"),
    }


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["said"] = lambda code: english(Message(code))
    return made


def shell(title: str, *, simulated: bool, compared: bool) -> bytes:
    """The page at ``/``, in English until the front end says it in the reader's language.

    ``compared``: some series could be; else the front end has nothing to show.
    """
    template = _environment().get_template("shell.html.j2")
    return template.render(title=title, simulated=simulated, compared=compared).encode()
