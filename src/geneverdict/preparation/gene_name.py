"""From what somebody typed to the name of a gene."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from geneverdict.errors import StudyError
from geneverdict.messages import Code, Message, Name, names
from geneverdict.model.gene_name import GeneName
from geneverdict.preparation.probes import without_version
from geneverdict.preparation.suggestions import suggest_names
from geneverdict.preparation.symbols import SHIPPED, SymbolTable, load_symbols, suggest_symbols

HUMAN = "Homo sapiens"
_KNOWN = ("current", "renamed")


def name_gene(asked: str, organisms: Sequence[str] = (), *, of_probe: str | None = None) -> GeneName:
    """Today's symbol of what was asked, and the names to look for in series of these organisms, and of man.

    ``of_probe``: the gene that a probe of the id ``asked`` stands for.

    >>> name_gene("HN1").candidates
    ('JPT1', 'HN1', 'ARM2', 'HN1A', 'jpt1', 'Jpt1', 'hn1', 'Hn1')
    >>> name_gene("itga5").symbol, name_gene("ENSG00000161638.12").symbol, name_gene("no gene").symbol
    ('ITGA5', 'ITGA5', 'no gene')
    """
    asked = asked.strip()
    named = of_probe or _of_id(asked)
    name = named or without_version(asked)
    symbol, previous = name, list[str]()
    for table in _tables(organisms):
        resolution = table.today(name)
        if resolution.status in _KNOWN:
            symbol = resolution.symbol or name
            previous = list(table.previous(symbol))
            break
    also = next((found for table in _tables(organisms) if (found := table.shared_with(symbol))), ())
    return GeneName(asked, symbol, _candidates(symbol, name, previous), () if named else also)


def _of_id(asked: str) -> str | None:
    """Today's symbol of an Ensembl id of an organism whose table is shipped."""
    found = (table.by_ensembl(asked) for table in filter(None, map(load_symbols, SHIPPED)))
    return next(filter(None, found), None) if asked.startswith("ENS") else None


def _tables(organisms: Sequence[str]) -> Iterator[SymbolTable]:
    return filter(None, map(load_symbols, dict.fromkeys([*organisms, HUMAN])))


def _candidates(symbol: str, name: str, previous: Sequence[str]) -> tuple[str, ...]:
    cases = [form(one) for one in (symbol, name) for form in (str.upper, str.lower, str.capitalize)]
    return tuple(dict.fromkeys([symbol, name, *previous, *cases]))


def require_known(name: GeneName, known: Collection[str]) -> None:
    """No series has the gene: a real symbol is "not measured"; anything else is a mistake.

    Raises StudyError with those of ``known``, the genes of the series, or with symbols that are spelt nearly so.
    """
    human, asked = load_symbols(HUMAN), Name(name.asked)
    resolution = human.today(name.symbol) if human else None
    if resolution and resolution.status in _KNOWN:
        return
    if resolution and resolution.status == "ambiguous":
        raise StudyError(Message("error-ambiguous_gene", {"asked": asked, "genes": names(resolution.candidates)}))
    if resolution and resolution.status == "date":
        meant = names(filter(None, resolution.candidates or (resolution.symbol,)))
        raise StudyError(Message("error-unknown_gene", {"asked": asked, "why": Code("date"), "near": meant}))
    near = suggest_names(name.asked, known)
    if not near and human is not None:
        near = list(suggest_symbols(human, name.asked, n=4))
    raise StudyError(Message("error-unknown_gene", {"asked": asked, "why": Code("nowhere"), "near": names(near)}))
