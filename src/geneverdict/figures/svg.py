"""An SVG as matplotlib writes it, made fit to stand beside others in one page and to be read aloud."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, unescape
from zlib import crc32

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMES = ' xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"'
_SHAPE = re.compile(r'<path id="([^"]+)" ([^>]*?)/>\n?')
_EMPTY = re.compile(r"<defs>\s*</defs>\n?")
_DESCRIPTION = re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL)
_POINTER = re.compile(r'xlink:href="#([^"]+)"')
# XML 1.0 has no place for these characters, not even escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def tidy(raw: str, *, name: str, title: str, alt: str) -> str:
    """A whole SVG file: its ids are its own among all figures, title and description are inside, no comments."""
    body = re.sub(r"<!--.*?-->|<metadata>.*?</metadata>", "", raw[raw.index("<svg") :], flags=re.DOTALL)
    opening, _, rest = body.partition(">")
    rest = re.sub(r"\n\s*\n|\n +", "\n", _own_ids(rest, name))
    size = " ".join(re.findall(r'\b(?:width|height|viewBox)="[^"]*"', opening))
    labels = f'role="img" aria-labelledby="{name}.title {name}.desc"'
    words = f'<title id="{name}.title">{_text(title)}</title>\n<desc id="{name}.desc">{_text(alt)}</desc>'
    return f"{_HEAD}<svg{_NAMES} {size} {labels}>\n{words}{rest}"


def _own_ids(body: str, name: str) -> str:
    """Short ids that differ between figures; ids that nothing points to go."""
    wanted = list(dict.fromkeys(re.findall(r'(?:xlink:href="|url\()#([^")]+)', body)))
    key = f"f{crc32(name.encode()):08x}"
    short = {old: f"{key}{i}" for i, old in enumerate(wanted)}
    body = re.sub(r' id="([^"]*)"', lambda m: f' id="{short[m[1]]}"' if m[1] in short else "", body)
    return re.sub(r'(xlink:href="|url\()#([^")]+)', lambda m: f"{m[1]}#{short[m[2]]}", body)


def inline(svg: str) -> str:
    """The same drawing for use inside HTML: no XML head, no names of schemas, no style sheet of its own."""
    bare = svg.removeprefix(_HEAD).replace(_NAMES, "", 1)
    return re.sub(r"<style.*?</style>", "", bare, count=1, flags=re.DOTALL).strip()


def description(drawing: str) -> str:
    """The words of a drawing for those who cannot see it, as ``tidy`` put them in; "" without.

    >>> description("<svg><title id='t'>A</title><desc id='d'>p &lt; 0.05</desc></svg>")
    'p < 0.05'
    """
    found = _DESCRIPTION.search(drawing)
    return unescape(found[1]) if found else ""


def share(drawings: Mapping[str, str], key: str = "shape") -> tuple[str, dict[str, str]]:
    """Letters and markers that drawings of one page have in common, defined once: the definitions, the drawings.

    Each drawing brings its own outline of every letter; in a page of fifty they are a third of the bytes.  ``key``
    begins the ids of the definitions.
    """
    common: dict[str, str] = {}
    slim = {name: _point_to(common, text, key) for name, text in drawings.items()}
    shapes = "\n".join(f'<path id="{name}" {shape}/>' for shape, name in common.items())
    if not shapes:
        return "", slim
    return f'<svg width="0" height="0" class="shared" aria-hidden="true"><defs>\n{shapes}\n</defs></svg>', slim


def _point_to(common: dict[str, str], drawing: str, key: str) -> str:
    """The drawing without definitions of shapes, which go into ``common`` by their outline."""
    keys: dict[str, str] = {}
    for old, shape in _SHAPE.findall(drawing):
        keys[old] = common.setdefault(shape, f"{key}{len(common)}")
    bare = _EMPTY.sub("", _SHAPE.sub("", drawing))
    return _POINTER.sub(lambda m: f'xlink:href="#{keys.get(m[1], m[1])}"', bare)


def _text(words: str) -> str:
    return escape(_FORBIDDEN.sub("", words))
