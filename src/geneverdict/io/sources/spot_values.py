"""From the spots of some arrays to log2 values with names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from geneverdict.errors import ReadError, StudyError, at_series
from geneverdict.io.raw.spots import Light, Spots
from geneverdict.io.sources.tables import distinct_names
from geneverdict.messages import Code, Message, Name, Value, choice, count, value
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Background, Between, Processing, SeriesSpec, Within
from geneverdict.stats.quantile_normalise import quantile_normalise
from geneverdict.stats.two_colour import (
    OFFSET,
    Ratios,
    between_arrays,
    correct_background,
    log_ratios,
    within_arrays,
)

_ONE_COLOUR_OFFSET = 16.0
_PLACE = "place"


class Made(NamedTuple):
    """Rows × arrays, log2."""

    probes: tuple[str, ...]
    ratios: Ratios | None
    """Of two colours, red over green."""
    values: FloatArray
    """Of one colour; of two what they have in the mean."""
    notes: tuple[Message, ...]


class _How(NamedTuple):
    background: Background
    offset: float
    within: Within
    between: Between


def made_of(arrays: Sequence[Spots], gal: Spots | None, spec: SeriesSpec, *, by_platform: bool) -> Made:
    """``by_platform``: a table says the genes of the spots' ids, and spots of one id are averaged.

    Raises StudyError for a way that these arrays do not have, ReadError for arrays that cannot be corrected.
    """
    first = arrays[0]
    named, column = _names(first, gal, spec, by_platform=by_platform)
    how = _how(first, spec)
    ratios = _two_colours(arrays, how) if first.red else None
    values = ratios.a if ratios else _one_colour(arrays, how)
    keep = [i for i, name in enumerate(named) if name and not first.controls[i]]
    names = [named[i] for i in keep]
    rows = _Rows(tuple(keep), _same(names) if by_platform else None)
    told: dict[str, Value] = {
        "n": count(len(arrays)),
        "program": Code(first.program),
        "spots": count(first.n),
        "colours": Code("two" if first.red else "one"),
        "background": Code(how.background),
        "offset": value(how.offset),
        "within": Code(how.within),
        "between": Code(how.between),
    }
    left: dict[str, Value] = {
        "by": Code("number" if not column else "place" if column == _PLACE else "column"),
        "column": Name(column),
        "n_bad": count(sum(int(array.bad.sum()) for array in arrays)),
        "n_out": count(len(named) - len(keep)),
        "n_same": count(len(names) - len(set(names))),
        "averaged": choice(by_platform),
    }
    return Made(
        tuple(dict.fromkeys(names)) if by_platform else tuple(distinct_names(names)),
        Ratios(rows.of(ratios.m), rows.of(ratios.a)) if ratios else None,
        rows.of(values),
        (Message("read-spots", told), Message("read-spot_names", left)),
    )


def _names(first: Spots, gal: Spots | None, spec: SeriesSpec, *, by_platform: bool) -> tuple[tuple[str, ...], str]:
    """What each spot is called, and by which column.  Raises StudyError where the entry names a column that is not
    there, ReadError for a list of other spots."""
    texts = dict(first.texts)
    if gal is not None and _PLACE in texts:
        texts = {**_of_list(gal, first), **texts}
    said = spec.symbol_column if spec.probe_map is None else None
    if said is not None:
        found = next((name for name in texts if name.casefold() == said.casefold()), None)
        if found is None:
            told = {"column": Name(said), "columns": Name(", ".join(texts))}
            raise StudyError(Message("error-no_name_column", told), where=at_series(spec.id, "symbol_column"))
        return texts[found], found
    plain = [name for name in texts if name != _PLACE] or [_PLACE]
    if first.program == "agilent" and not by_platform and "GeneName" in texts:
        return texts["GeneName"], "GeneName"
    if not texts:
        numbered = tuple(str(i + 1) for i in range(first.n))
        return numbered, ""
    return texts[plain[0]], plain[0]


def _of_list(gal: Spots, first: Spots) -> dict[str, tuple[str, ...]]:
    """The names that a list gives the spots, by their places.  SPOT counts rows and columns of blocks, the list blocks:
    along the rows, as GenePix does."""
    listed = {place: i for i, place in enumerate(gal.texts[_PLACE])}
    places = first.texts[_PLACE]
    if first.program == "spot":
        blocks = max(int(place.split(".")[1]) for place in places)
        split = (place.split(".", 2) for place in places)
        places = tuple(f"{(int(row) - 1) * blocks + int(column)}.{rest}" for row, column, rest in split)
    lost = next((place for place in places if place not in listed), None)
    if lost is not None:
        raise ReadError(Message("error-list_of_others", {"place": Name(lost)}))
    order = [listed[place] for place in places]
    return {name: tuple(column[i] for i in order) for name, column in gal.texts.items() if name != _PLACE}


def _how(first: Spots, spec: SeriesSpec) -> _How:
    """What the entry says, the rest as limma does it when nothing is said; of one colour as its guide advises."""
    said = spec.processing or Processing()
    where = at_series(spec.id, "processing")
    if said.method is not None:
        raise StudyError(Message("error-processing_of_spots"), where=where)
    if first.red is None:
        if said.within not in (None, "none") or said.between in ("a_quantile", "scale"):
            raise StudyError(Message("error-one_colour"), where=where)
        offset = _ONE_COLOUR_OFFSET if said.offset is None else said.offset
        return _How(said.background or "normexp", offset, "none", said.between or "quantile")
    if said.within == "print_tip_loess" and first.tips is None:
        raise StudyError(Message("error-no_tips"), where=where)
    background = said.background or "subtract"
    offset = OFFSET if background == "normexp" else 0.0
    within: Within = "loess" if first.tips is None else "print_tip_loess"
    return _How(
        background,
        offset if said.offset is None else said.offset,
        said.within or within,
        said.between or "none",
    )


def _channel(lights: Sequence[Light], arrays: Sequence[Spots], how: _How) -> FloatArray:
    """Spots × arrays; what was flagged as bad is missing."""
    bad = np.column_stack([array.bad for array in arrays])
    spots, around = (np.column_stack(columns) for columns in zip(*lights, strict=True))
    try:
        return correct_background(np.where(bad, np.nan, spots), around, how.background, offset=how.offset)
    except ValueError:
        raise ReadError(Message("error-spots_alike")) from None


def _two_colours(arrays: Sequence[Spots], how: _How) -> Ratios:
    red, green = (
        _channel([light for array in arrays if (light := getattr(array, colour))], arrays, how)
        for colour in ("red", "green")
    )
    within = within_arrays(log_ratios(red, green), how.within, arrays[0].tips)
    return between_arrays(within, how.between)


def _one_colour(arrays: Sequence[Spots], how: _How) -> FloatArray:
    green = _channel([array.green for array in arrays if array.green], arrays, how)
    known = np.where(green > 0, green, np.nan)
    return np.log2(quantile_normalise(known) if how.between == "quantile" and len(arrays) > 1 else known)


class _Rows(NamedTuple):
    """Which spots become rows; ``same`` says for each its row, where several share one."""

    keep: tuple[int, ...]
    same: tuple[int, ...] | None

    def of(self, values: FloatArray) -> FloatArray:
        kept = values[list(self.keep)]
        if self.same is None:
            return np.ascontiguousarray(kept)
        there = np.isfinite(kept)
        total, n = (np.zeros((max(self.same) + 1, kept.shape[1])) for _ in range(2))
        np.add.at(total, list(self.same), np.where(there, kept, 0))
        np.add.at(n, list(self.same), there)
        return np.where(n > 0, total / np.maximum(n, 1), np.nan)


def _same(names: Sequence[str]) -> tuple[int, ...]:
    rows = {name: i for i, name in enumerate(dict.fromkeys(names))}
    return tuple(rows[name] for name in names)
