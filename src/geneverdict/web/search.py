"""Genes of a study by what somebody types: the name, an old name, a probe, the beginning, nearly the name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from geneverdict.messages import Message, Name
from geneverdict.preparation.suggestions import suggest_names
from geneverdict.preparation.symbols import load_symbols

MOST = 20
_SIMILAR = Message("page-similar_name")


class Found(NamedTuple):
    name: str
    because: Message | None = None
    """What has it to do with the words; None where one sees it: it is they, or begins with them."""


class Search:
    """Over every gene of a study."""

    def __init__(self, genes: Sequence[str], organisms: Sequence[str], of_probe: Callable[[str], str | None]) -> None:
        """``of_probe``: the gene that a probe of this id stands for, None where it stands for none."""
        self._upper = [(name.upper(), name) for name in genes]
        self._genes = frozenset(genes)
        self._organisms = tuple(dict.fromkeys([*organisms, "Homo sapiens"]))
        self._of_probe = of_probe

    def find(self, words: str) -> list[Found]:
        """At most ``MOST``, the likeliest first, each once."""
        best: dict[str, Found] = {}
        for found in islice(self._all(words), 5 * MOST) if words else ():
            best.setdefault(found.name, found)
        near = [] if best or not words else [Found(name, _SIMILAR) for name in suggest_names(words, self._genes)]
        return [*best.values(), *near][:MOST]

    def _all(self, words: str) -> Iterator[Found]:
        asked = words.upper()
        exact = [name for upper, name in self._upper if upper == asked]
        yield from (Found(name) for name in sorted(exact, key=lambda name: name != words))
        yield from self._renamed(words)
        gene = self._of_probe(words)
        if gene is not None:
            yield Found(gene, Message("page-of_probe", {"probe": Name(words)}))
        starting = [name for upper, name in self._upper if upper.startswith(asked) and upper != asked]
        yield from (Found(name) for name in sorted(starting, key=lambda name: (len(name), name)))

    def _renamed(self, words: str) -> Iterator[Found]:
        """Genes of the study that were, or are besides, called so."""
        for organism in self._organisms:
            table = load_symbols(organism)
            resolution = table.today(words) if table else None
            if table is None or resolution is None:
                continue
            found = resolution.candidates or (resolution.symbol,)
            if resolution.status == "current":
                found = table.shared_with(words)
            for today in found if resolution.status != "unknown" else ():
                if today in self._genes:
                    yield Found(today, Message("page-previous_name", {"name": Name(words)}))
