"""The page of the workbench and its front end."""

from __future__ import annotations

import html
from functools import cache
from pathlib import Path

from geneverdict.messages import Message, say
from geneverdict.page.assets import script_part, style_text
from geneverdict.page.embed import compact_json
from geneverdict.page.words import whole_catalogues
from geneverdict.web.shell import Asset, text_asset

_HERE = Path(__file__).parent
_SHARED = ("base.js", "messages.js")
"""Of the results' page."""
_ORDER = (
    "api.js",
    "draft.js",
    "samples.js",
    "pairs.js",
    "card.js",
    "compare.js",
    "studies.js",
    "settings.js",
    "bench.js",
)


@cache
def assets() -> dict[str, Asset]:
    """By address."""
    own = "".join((_HERE / "assets" / name).read_text(encoding="utf-8") for name in _ORDER)
    style = style_text() + (_HERE / "assets" / "bench.css").read_text(encoding="utf-8")
    return {
        "/bench.js": text_asset("".join(map(script_part, _SHARED)) + own, "text/javascript; charset=utf-8"),
        "/bench.css": text_asset(style, "text/css; charset=utf-8"),
        "/api/words": text_asset(compact_json(whole_catalogues()), "application/json"),
    }


def shell(lang: str) -> bytes:
    """The page at the first address, empty until its front end fills it."""
    text = (_HERE / "templates" / "shell.html").read_text(encoding="utf-8")
    said = {"LANG": lang, "SCRIPTS": say(Message("page-needs_scripts"), lang)}
    for name, words in said.items():
        text = text.replace(f"@{name}@", html.escape(words))
    return text.encode()
