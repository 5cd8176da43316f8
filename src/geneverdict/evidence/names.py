"""Under which name a gene stands in a series: as asked, by today's symbol, by a previous one, in another case."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def candidates(asked: str, today: str, previous: Sequence[str]) -> tuple[str, ...]:
    """Names to look for, the likeliest first, each once.

    >>> candidates("HN1", "JPT1", ["HN1", "ARM2"])
    ('JPT1', 'HN1', 'ARM2', 'jpt1', 'Jpt1', 'hn1', 'Hn1')
    """
    names = [today, asked, *previous]
    cases = [form(name) for name in (today, asked) for form in (str.upper, str.lower, str.capitalize)]
    return tuple(dict.fromkeys([*names, *cases]))


def found_as(names: Sequence[str], present: Callable[[str], bool], gene: str) -> tuple[str, str]:
    """The first candidate that is ``present``, and a note when it is not the gene's own name; else the gene itself.

    >>> found_as(("JPT1", "HN1"), {"HN1"}.__contains__, "JPT1")
    ('HN1', 'found here as HN1')
    >>> found_as(("JPT1", "HN1"), set().__contains__, "JPT1")
    ('JPT1', '')
    """
    for name in names:
        if present(name):
            return name, "" if name == gene else f"found here as {name}"
    return gene, ""
