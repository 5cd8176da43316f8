"""From probes to genes: which gene each probe names today, and one row of values for each gene.

Nothing here looks at case or control: the probe that stands for a gene is chosen on all samples alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.errors import PrepareError
from geneverdict.messages import Code, Message, Name, Value, choice, count, known, messages, names
from geneverdict.model.prepared import Expression, NamesAre, ProbeMap
from geneverdict.model.series import FloatArray, Platform, Series
from geneverdict.model.study import ProbeChoice, SeriesSpec
from geneverdict.preparation.symbols import SymbolTable, is_date, known_genes, table_of

Multi = Literal["drop", "keep"]
Symbols = Literal["today", "as_given"]
Names = tuple[str, ...]

IntArray = npt.NDArray[np.intp]

_SHOWN = 3
"""Examples of probes that a platform table lacks."""
LEAST_KNOWN = 0.1
"""Share of the names that must be those of genes: with fewer, that a gene is not among them means nothing."""
ROW_NAMES = "row names"
"""In place of a column: each row of a table stands for the gene that it is named after; no header says that it does."""
FEWEST_JUDGED = 10
"""Names by which that is judged."""
_VERSIONED = re.compile(r"ENS[A-Z]*[GTP]\d{11}\.\d+")
_LOOKS: Mapping[NamesAre, re.Pattern[str]] = {
    "ensembl": re.compile(r"ENS[A-Z]*G\d{11}(?:\.\d+)?(?:_at)?"),
    "transcripts": re.compile(r"ENS[A-Z]*[TP]\d{11}(?:\.\d+)?"),
    "refseq": re.compile(r"[NX][MRP]_\d{5,9}(?:\.\d+)?(?:_at)?"),
    "unigene": re.compile(r"(?:Hs|Mm|Rn|[A-Z][a-z]{1,2})\.\d+"),
    "probes": re.compile(r"\d+\w*_(?:[a-z]_)?at|AFFX-\S+|ILMN_\d+|A_\d+_\S+|cg\d{8}|\d{7,}|TC\w+\.hg\.\d+|\d+_st"),
    "genbank": re.compile(r"(?:[A-Z]\d{5}|[A-Z]{2}\d{6,8})(?:\.\d+)?"),
}


class Members(NamedTuple):
    """Probes that may stand for genes, sorted by gene and then by row."""

    rows: IntArray
    codes: IntArray
    """Which of ``genes`` each row may stand for."""
    genes: Names
    """Sorted."""


class _Resolved(NamedTuple):
    """Name as written → today's name ("" is no gene), and what happened on the way."""

    today: Mapping[str, str]
    renamed: Mapping[str, str] = {}
    ambiguous: Mapping[str, Names] = {}
    dates: Mapping[str, str] = {}
    notes: tuple[Message, ...] = ()
    names_are: NamesAre = "symbols"
    maybe: Mapping[str, Names] = {}
    """Name as written → the genes that it may be."""


def map_probes(probes: Names, platform: Platform, table: SymbolTable | None, *, symbols: Symbols = "today") -> ProbeMap:
    """The genes of each probe of a series, under today's symbols where ``table`` is given.

    A platform that names no genes lets each probe stand for itself (``n_annotated`` is then 0).  Entrez and Ensembl ids
    become symbols through the table; accessions cannot be mapped, and each probe stands for itself.  A spreadsheet's
    date is repaired or refused, never taken as a gene.  With ``symbols="as_given"`` names stay as written, and dates
    are refused.  Probes of the series that the platform table lacks name no gene and are counted; raises PrepareError
    when it lacks them all.  Versions of Ensembl's ids count only where both sides have the same.
    """
    if not platform.column:
        note = Message("probes-no_genes", {"platform": Name(platform.id)})
        nothing = _Resolved({}, notes=(note,), names_are="none")
        return _probe_map(platform, tuple((probe,) for probe in probes), 0, nothing)
    written, notes = _written(probes, platform)
    if platform.kind == "accession":
        note = Message("probes-accessions", {"column": Name(platform.column), "platform": Name(platform.id)})
        nothing = _Resolved({}, notes=(*notes, note), names_are="accessions")
        return _probe_map(platform, tuple((probe,) for probe in probes), 0, nothing)
    given = sorted({name for names_of_probe in set(written) for name in names_of_probe})
    resolved = _resolve(given, platform, table, symbols)
    genes = _renamed(written, resolved.today)
    annotated = sum(map(bool, genes))
    return _probe_map(platform, genes, annotated, resolved._replace(notes=(*notes, *resolved.notes)))


def table_and_policy(series: Series, platform: Platform, spec: SeriesSpec) -> tuple[SymbolTable | None, Symbols]:
    """The symbols of the organism that is stated, or that the names tell, and what is to be done with names.

    A probe map of one's own is taken at its word; ids in it become symbols all the same.
    """
    first = [genes[0] for genes in platform.genes if genes]
    table = table_of(series.samples.organism or platform.organism, first)
    own = spec.probe_map is not None and platform.kind not in ("entrez", "ensembl")
    return table, spec.symbols or ("as_given" if own else "today")


def collapse(
    values: FloatArray,
    probes: Names,
    probe_map: ProbeMap,
    samples: Names,
    *,
    choice: ProbeChoice = "highest_median",
    multi: Multi = "drop",
    weights: FloatArray | None = None,
) -> Expression:
    """One row for each gene, genes sorted by name.

    ``values`` are probes × samples, NaN where missing; ``weights``, where there are any, go with them.  The probe with
    the highest score over all samples stands for its gene (missing values left out; a probe without values comes last;
    at equal scores the first of the table wins), or its probes are averaged value by value (limma's ``avereps``), those
    of weight 0 left out.  IQR has R's type-7 quantiles, variance n − 1.  A probe of several genes is dropped, or counts
    for each.  Raises PrepareError when shapes disagree or no probe names a gene.
    """
    if values.shape != (len(probes), len(samples)) or len(probe_map.genes) != len(probes):
        shape = {"rows": count(values.shape[0]), "columns": count(values.shape[1])}
        wanted = {"probes": count(len(probes)), "samples": count(len(samples)), "mapped": count(len(probe_map.genes))}
        raise PrepareError(Message("error-shapes", {**shape, **wanted}))
    members = members_of(probe_map, multi)
    if not members.genes:
        named = {"annotated": count(probe_map.n_annotated), "several": count(probe_map.n_multi)}
        told = Message("error-no_probe_of_a_gene", {"probes": count(probe_map.n_probes), **named})
        raise PrepareError(told, where=probe_map.source)
    if choice == "mean_of_probes":
        averaged = _averaged(values if weights is None else np.where(weights > 0, values, np.nan), members)
        of_genes = None if weights is None else _averaged_weights(values, weights, members)
        return Expression(members.genes, _names_of_averaged(probes, members), samples, averaged, of_genes)
    chosen = best_rows(values, members, choice)
    of_genes = None if weights is None else weights[chosen]
    return Expression(members.genes, tuple(probes[i] for i in chosen), samples, values[chosen], of_genes)


# --- names -------------------------------------------------------------------------------------------------------


def without_version(probe: str) -> str:
    """An Ensembl id less its version; any other name as it is.

    >>> without_version("ENSG00000161638.12"), without_version("AFFX-1.2")
    ('ENSG00000161638', 'AFFX-1.2')
    """
    return probe.partition(".")[0] if _VERSIONED.fullmatch(probe) else probe


def _written(probes: Names, platform: Platform) -> tuple[tuple[Names, ...], tuple[Message, ...]]:
    """The names written for each probe, and notes on probes that the platform table has otherwise or not at all."""
    listed = dict(zip(platform.probes, platform.genes, strict=True))
    found = [listed.get(probe) for probe in probes]
    plain = {without_version(probe): genes for probe, genes in listed.items()} if None in found else {}
    by_plain = [
        plain.get(without_version(probe)) if genes is None else None for probe, genes in zip(probes, found, strict=True)
    ]
    lacking = [p for p, genes, other in zip(probes, found, by_plain, strict=True) if genes is None and other is None]
    if lacking and len(lacking) == len(probes):
        examples = {"listed": names(platform.probes[:3]), "found": names(probes[:3])}
        told = Message("error-probes_of_another_platform", {"n": count(len(probes)), **examples})
        raise PrepareError(told, where=platform.id)
    n_other = sum(genes is not None for genes in by_plain)
    notes = (Message("probes-versions", {"n": count(n_other), "total": count(len(probes))}),) if n_other else ()
    written = tuple(genes or other or () for genes, other in zip(found, by_plain, strict=True))
    return written, (*notes, *_lacking(lacking, len(probes), platform.id))


def _lacking(lacking: Sequence[str], n_probes: int, platform: str) -> tuple[Message, ...]:
    if not lacking:
        return ()
    counts: dict[str, Value] = {
        "n": count(len(lacking)),
        "total": count(n_probes),
        "all": choice(len(lacking) <= _SHOWN),
    }
    shown: dict[str, Value] = {"platform": Name(platform), "probes": names(lacking[:_SHOWN])}
    return (Message("probes-lacking", {**counts, **shown}),)


def _resolve(given: Sequence[str], platform: Platform, table: SymbolTable | None, symbols: Symbols) -> _Resolved:
    if platform.kind in ("entrez", "ensembl"):
        kind: NamesAre = "entrez" if platform.kind == "entrez" else "ensembl"
        return _resolve_ids(given, table if symbols == "today" else None, kind)
    if table is None or symbols == "as_given":
        found = _resolve_as_given(given, table)
        strange = table is None and platform.column == ROW_NAMES and _strange(given)
        return found._replace(names_are=_look_of(given, "unknown")) if strange else found
    return _resolve_names(given, table, "orf" if platform.kind == "orf" else "unknown")


def _resolve_names(given: Sequence[str], table: SymbolTable, strange: NamesAre) -> _Resolved:
    """``strange``: what the names are where the table knows next to none of them."""
    results = [table.today(name) for name in given]
    renamed = {r.name: r.symbol for r in results if r.status == "renamed"}
    ambiguous = {r.name: r.candidates for r in results if r.status == "ambiguous"}
    dates = {r.name: r.symbol for r in results if r.status == "date"}
    n_unknown = sum(r.status == "unknown" for r in results)
    said: dict[str, Value] = {"source": Name(table.source), "n": count(len(renamed)), "total": count(len(results))}
    notes = [Message("probes-renamed", said)]
    if ambiguous:
        notes.append(Message("probes-ambiguous", {"n": count(len(ambiguous))}))
    if n_unknown:
        notes.append(Message("probes-unknown", {"n": count(n_unknown)}))
    refused = {r.name: r.candidates for r in results if r.status == "date" and not r.symbol}
    notes += _date_notes(len(dates), [_refused(name, genes) for name, genes in refused.items()])
    few = n_unknown > len(results) * (1 - LEAST_KNOWN) and len(results) >= FEWEST_JUDGED
    return _Resolved(
        {r.name: r.symbol for r in results},
        renamed,
        ambiguous,
        dates,
        tuple(notes),
        _look_of(given, strange) if few else "symbols",
        {**ambiguous, **refused},
    )


def _resolve_as_given(given: Sequence[str], table: SymbolTable | None) -> _Resolved:
    """The table tells only what the dates may be."""
    today = {name: "" if is_date(name) else name for name in given}
    dates = dict.fromkeys((name for name, symbol in today.items() if not symbol), "")
    maybe = {name: _may_be(name, table) if table else () for name in dates}
    notes = _date_notes(len(dates), [_refused(name, genes) for name, genes in maybe.items()])
    names_are = _look_of(given, "symbols") if len(given) >= FEWEST_JUDGED else "symbols"
    return _Resolved(today, dates=dates, notes=(Message("probes-as_given"), *notes), names_are=names_are, maybe=maybe)


def _may_be(name: str, table: SymbolTable) -> Names:
    found = table.today(name)
    return found.candidates or tuple(filter(None, [found.symbol]))


def _resolve_ids(ids: Sequence[str], table: SymbolTable | None, kind: NamesAre) -> _Resolved:
    """Ids that the table lacks stay, without version."""
    if table is None:
        note = Message("probes-ids_stay", {"kind": Code(kind)})
        return _Resolved({i: without_version(i) for i in ids}, notes=(note,), names_are=kind)
    found = {i: table.by_entrez(i) if kind == "entrez" else _symbol_of(i, table) for i in ids}
    n_unknown = sum(symbol is None for symbol in found.values())
    said: dict[str, Value] = {"kind": Code(kind), "source": Name(table.source)}
    notes = [Message("probes-ids_read", said)]
    n_versions = sum(without_version(i) != i for i in ids)
    if n_versions:
        notes.append(Message("probes-versions_ignored", {"n": count(n_versions)}))
    if n_unknown:
        notes.append(Message("probes-ids_unknown", {"n": count(n_unknown), "total": count(len(ids))}))
    names_are: NamesAre = kind if n_unknown > len(ids) * (1 - LEAST_KNOWN) else "symbols"
    return _Resolved({i: found[i] or without_version(i) for i in ids}, notes=tuple(notes), names_are=names_are)


def _symbol_of(name: str, table: SymbolTable) -> str | None:
    """Of an Ensembl id, or of a symbol among such ids."""
    found = table.today(name)
    return found.symbol if found.status in ("current", "renamed") else None


def _strange(given: Sequence[str]) -> bool:
    """Next to none of the names is that of a gene in any table."""
    known = known_genes("")
    return len(given) >= FEWEST_JUDGED and sum(map(known.symbol, given)) < LEAST_KNOWN * len(given)


def _look_of(given: Sequence[str], otherwise: NamesAre) -> NamesAre:
    """Probes' ids and Ensembl's where most names look so."""
    for kind, pattern in _LOOKS.items():
        if sum(pattern.fullmatch(name) is not None for name in given) > len(given) / 2:
            return kind
    return otherwise


def _date_notes(n_dates: int, refused: Sequence[Message]) -> list[Message]:
    if not n_dates:
        return []
    notes = [Message("probes-dates", {"n": count(n_dates), "repaired": count(n_dates - len(refused))})]
    if refused:
        notes.append(Message("probes-dates_refused", {"n": count(len(refused)), "dates": messages(refused)}))
    return notes


def _refused(name: str, candidates: Names) -> Message:
    genes = known({"genes": names(candidates) if candidates else None})
    return Message("probes-date", {"name": Name(name), **genes})


def _renamed(written: tuple[Names, ...], today: Mapping[str, str]) -> tuple[Names, ...]:
    """Today's names without repeats and without ""; each distinct cell is worked out once."""
    cells = {given: tuple(dict.fromkeys(filter(None, (today[name] for name in given)))) for given in set(written)}
    return tuple(cells[given] for given in written)


def _probe_map(platform: Platform, genes: tuple[Names, ...], n_annotated: int, resolved: _Resolved) -> ProbeMap:
    named = {"platform": platform.id, "column": platform.column}
    return ProbeMap(
        source=Message("probes-source", {key: Name(text) for key, text in named.items() if text}),
        genes=genes,
        n_probes=len(genes),
        n_annotated=n_annotated,
        n_multi=sum(len(names) > 1 for names in genes),
        renamed=resolved.renamed,
        ambiguous=resolved.ambiguous,
        dates=resolved.dates,
        notes=resolved.notes,
        names_are=resolved.names_are,
        unsettled=_unsettled(resolved.maybe, genes),
    )


def _unsettled(maybe: Mapping[str, Names], genes: Iterable[Names]) -> dict[str, Names]:
    """Gene that no probe names → names as written that may be it."""
    named = {gene for names_of_probe in genes for gene in names_of_probe}
    found: dict[str, Names] = {}
    for name, candidates in maybe.items():
        for gene in candidates:
            if gene not in named:
                found[gene] = (*found.get(gene, ()), name)
    return found


# --- one row for each gene ---------------------------------------------------------------------------------------


def members_of(probe_map: ProbeMap, multi: Multi) -> Members:
    """The probes that may stand for each gene: those of several genes for none, or for each."""
    kept = ((i, genes) for i, genes in enumerate(probe_map.genes) if multi == "keep" or len(genes) == 1)
    pairs = [(i, gene) for i, genes in kept for gene in genes]
    genes = tuple(sorted({gene for _, gene in pairs}))
    code = {gene: c for c, gene in enumerate(genes)}
    rows = np.fromiter((i for i, _ in pairs), np.intp, len(pairs))
    codes = np.fromiter((code[gene] for _, gene in pairs), np.intp, len(pairs))
    order = np.argsort(codes, kind="stable")
    return Members(rows[order], codes[order], genes)


def _starts(codes: IntArray) -> IntArray:
    return np.flatnonzero(np.diff(codes, prepend=-1))


def best_rows(values: FloatArray, members: Members, choice: ProbeChoice) -> IntArray:
    """The row of the best probe of each gene.  Only genes with a choice need scores."""
    rows, codes, _ = members
    several = np.bincount(codes)[codes] > 1
    score = np.zeros(len(rows))
    score[several] = _score(values[rows[several]], choice)
    order = np.lexsort((rows, np.where(np.isnan(score), np.inf, -score), codes))
    best: IntArray = rows[order][_starts(codes)]
    return best


def mean_rows(values: FloatArray, members: Members) -> tuple[IntArray, FloatArray]:
    """Which genes have several probes, by their place, and the mean of these probes, sample by sample.

    NaN where none of them has a value.
    """
    rows, codes, _ = members
    counts = np.bincount(codes)
    several = np.flatnonzero(counts > 1)
    taken = counts[codes] > 1
    part = values[rows[taken]]
    starts = _starts(codes[taken])
    good = np.isfinite(part)
    if not len(several):
        return several, np.empty((0, values.shape[1]))
    n = np.add.reduceat(good.astype(np.float64), starts)
    total = np.add.reduceat(np.where(good, part, 0.0), starts)
    return several, np.divide(total, n, out=np.full(n.shape, np.nan), where=n > 0)


def _score(rows: FloatArray, choice: ProbeChoice) -> FloatArray:
    """One number for each row, missing values left out; NaN for a row without values."""
    if choice in ("highest_median", "highest_iqr"):
        ordered = np.sort(rows, axis=1)  # NaN goes to the end
        n = np.isfinite(rows).sum(axis=1)
        if choice == "highest_median":
            return (_at(ordered, (n - 1) // 2) + _at(ordered, n // 2)) / 2
        return _quantile(ordered, n, 0.75) - _quantile(ordered, n, 0.25)
    good = np.isfinite(rows)
    n = good.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean: FloatArray = np.where(good, rows, 0.0).sum(axis=1) / n
        if choice == "highest_mean":
            return mean
        variance: FloatArray = (np.where(good, rows - mean[:, None], 0.0) ** 2).sum(axis=1) / (n - 1)
    # One value has no variance: it comes after every probe that has one, and before a probe without values.
    return np.where(n > 1, variance, np.where(n == 1, -1.0, np.nan))


def _quantile(ordered: FloatArray, n: IntArray, p: float) -> FloatArray:
    """R's type 7 of the first ``n`` values of each ordered row."""
    h = np.maximum(n - 1, 0) * p
    low = np.floor(h).astype(np.intp)
    below, above = _at(ordered, low), _at(ordered, np.minimum(low + 1, np.maximum(n - 1, 0)))
    return below + (h - low) * (above - below)


def _at(ordered: FloatArray, column: IntArray) -> FloatArray:
    """One value of each row; NaN where the row has none."""
    column = np.clip(column, 0, ordered.shape[1] - 1)
    taken: FloatArray = np.take_along_axis(ordered, column[:, None], axis=1)[:, 0]
    return taken


def _averaged(values: FloatArray, members: Members) -> FloatArray:
    """The mean of each gene's probes, sample by sample; NaN where none of them has a value."""
    several, means = mean_rows(values, members)
    averaged = values[members.rows[_starts(members.codes)]].astype(np.float64)
    averaged[np.isinf(averaged)] = np.nan
    averaged[several] = means
    return averaged


def _averaged_weights(values: FloatArray, weights: FloatArray, members: Members) -> FloatArray:
    """The harmonic mean over the probes that are averaged; 0 where none of them has a value that counts.

    A weight is an inverse variance, and a mean varies by no more than the mean of the variances, whatever its parts
    have in common.
    """
    with np.errstate(divide="ignore"):
        variance = _averaged(np.where(np.isfinite(values) & (weights > 0), 1 / weights, np.nan), members)
    return np.where(np.isfinite(variance), 1 / variance, 0.0)


def _names_of_averaged(probes: Names, members: Members) -> Names:
    """The probe of each gene that has one, "" for the others."""
    single = np.bincount(members.codes) == 1
    first = members.rows[_starts(members.codes)]
    return tuple(probes[i] if alone else "" for i, alone in zip(first, single, strict=True))
