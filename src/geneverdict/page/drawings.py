"""The drawings of a report: in its HTML, or compressed beside it until a reader comes near.

Most readers look at a few of them.  Written out, those of six series are two megabytes; compressed they are a tenth.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Collection, Mapping
from io import BytesIO
from typing import NamedTuple

from geneverdict.figures import svg
from geneverdict.page.embed import Block, block, packed_json

BLOCK = "gv-drawings"
COLOURS = 256
SMALL = 4096
"""Bytes of an image up to which fewer colours are not worth the time."""
_IMAGE = re.compile(r"(data:image/png;base64,)([A-Za-z0-9+/=\s]+)")


class Picture(NamedTuple):
    """One drawing as the templates see it."""

    svg: str
    """ "" where the drawing is in the block; ``alt`` then stands in its place, for those without scripts for good."""
    alt: str


class Drawings(NamedTuple):
    """The drawings of a report."""

    shapes: str
    """Letters that the drawings in the HTML have in common."""
    pictures: Mapping[str, Picture]
    """By name."""
    blocks: tuple[Block, ...] = ()
    """JSON: ``shapes``, and ``drawings`` by name."""


def written_out(svgs: Mapping[str, str]) -> Drawings:
    """All of them in the HTML."""
    shapes, slim = svg.share(svgs)
    return Drawings(shapes, {name: Picture(text, svg.description(text)) for name, text in slim.items()})


def set_apart(svgs: Mapping[str, str], inline: Collection[str]) -> Drawings:
    """Those named in ``inline`` in the HTML, the others in a block."""
    here = written_out({name: text for name, text in svgs.items() if name in inline})
    shapes, slim = svg.share({name: text for name, text in svgs.items() if name not in inline}, key="letter")
    apart = {name: Picture("", svg.description(text)) for name, text in slim.items()}
    packed = packed_json({"shapes": shapes, "drawings": {name: fewer_colours(text) for name, text in slim.items()}})
    return Drawings(here.shapes, {**here.pictures, **apart}, (block(BLOCK, packed),))


def fewer_colours(drawing: str) -> str:
    """The drawing with its larger images in a palette of ``COLOURS``: a cloud of 20,000 points needs a third of the
    bytes and looks the same."""
    return _IMAGE.sub(lambda found: found[1] + _palette(found[2]), drawing)


def _palette(encoded: str) -> str:
    from PIL import Image

    raw = base64.b64decode(encoded)
    if len(raw) <= SMALL:
        return encoded
    few = BytesIO()
    picture = Image.open(BytesIO(raw)).convert("RGBA")
    picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        few, "PNG", optimize=True
    )
    return base64.b64encode(min(few.getvalue(), raw, key=len)).decode()
