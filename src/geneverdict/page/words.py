"""What the page can say: the catalogues of every language, as ``assets/messages.js`` reads them."""

from __future__ import annotations

from collections.abc import Mapping

from geneverdict.messages import catalogue, languages
from geneverdict.model.verdict import UNREADABLE

Catalogues = dict[str, dict[str, Mapping[str, object]]]
"""Language → key → attribute → text."""

ROOMS = frozenset(
    (
        *("page", "language", "list", "unit", "phrase"),
        *("call", "reason", "level", "verdict", "detail", "series", "pooled"),
        *("role", "probe", "markers", "overlap", "endpoint", "dimension", "option"),
    )
)
"""Whose texts the page says by itself, or because a feed asks it to; the others are for commands, files and reports."""
_ADVICE = frozenset(f"finding-{code}" for code in UNREADABLE)
"""What to do where a gene cannot be looked up stands in the first line."""


def whole_catalogues() -> Catalogues:
    """Everything, for a page whose server may refuse something in any words."""
    return {lang: dict(catalogue(lang)) for lang in languages()}


def page_catalogues() -> Catalogues:
    """What a page says that has no server."""
    return {
        lang: {key: texts for key, texts in found.items() if key.partition("-")[0] in ROOMS or key in _ADVICE}
        for lang, found in whole_catalogues().items()
    }
