"""What was read: a series, its samples, a platform.  Frozen; nothing is interpreted yet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from geneverdict.errors import StudyError
from geneverdict.messages import Message, Name, Value, choice, names
from geneverdict.model.array_quality import ArrayQuality
from geneverdict.model.frames import Columns, Tabular, annotated
from geneverdict.model.ratio import Ratio
from geneverdict.model.shown import Facts, Shown

FloatArray = npt.NDArray[np.float64]
Measure = Literal["intensity", "log_ratio", "counts", "proportion"]
"""What the values of a series are: how bright a probe shines, on whatever scale; two channels of one array compared;
reads counted; or reads as a share of the sample's own (TPM, CPM), whose sums say nothing of how deep it was read."""


NO_GENE_ROW = re.compile(
    r"(?:__)?(?:no_feature|ambiguous|too_low_aqual|not_aligned|alignment_not_unique)|"
    r"N_(?:unmapped|multimapping|noFeature|ambiguous)",
    re.IGNORECASE,
)
"""Rows that htseq-count and STAR write of what no gene got."""


@dataclass(frozen=True, slots=True)
class SampleTable(Tabular, Shown):
    """The samples of a series, in the order of the columns of its matrix.

    ``columns`` maps a field to one text per sample; "" means that this sample lacks the field.  GEO's fields lose
    ``!Sample_`` and ``_ch1`` (``title``, ``source_name``, ``description``, ``organism`` …; a second channel keeps
    ``_ch2``).  Each characteristic ``key: value`` becomes a column named by its key, filled cell by cell, because the
    keys shift between samples; characteristics without a key are in the column ``characteristics``.  A field that a
    sample has several times is joined by ``"; "``.
    """

    ids: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]
    characteristics: tuple[str, ...] = ()
    """Names of the columns that came from characteristics."""

    def __len__(self) -> int:
        return len(self.ids)

    def _columns(self) -> Columns:
        return {"sample": self.ids, **self.columns}

    @property
    def organism(self) -> str:
        """The organism that the samples state, "" when none or several."""
        stated = {value for value in self.columns.get("organism", ()) if value}
        return stated.pop() if len(stated) == 1 else ""

    @property
    def two_colour(self) -> bool:
        """Values are log ratios of two channels on one array."""
        return "2" in self.columns.get("channel_count", ())

    @property
    def by_channel(self) -> bool:
        """Each sample is a channel of an array with two, named in ``array``; ``dye`` says which."""
        arrays, dyes = self.columns.get("array", ()), self.columns.get("dye", ())
        each = set(zip(arrays, dyes, strict=False))
        return bool(arrays) and len(each) == len(self.ids) == 2 * len(set(arrays)) and len(set(dyes)) == 2

    def column(self, name: str, *, where: Message | str = "") -> tuple[str, ...]:
        """One field, its name compared without regard to case.  Raises StudyError with the near names."""
        lookup = {key.casefold(): key for key in reversed(list(self.columns))}
        key = lookup.get(name.casefold())
        if key is None:
            near = get_close_matches(name.casefold(), list(lookup), n=3, cutoff=0.5)
            bare = choice(set(self.columns) == {"title"})
            values: dict[str, Value] = {
                "field": Name(name),
                "near": names([lookup[n] for n in near] or list(self.columns)),
                "bare": bare,
            }
            raise StudyError(Message("error-no_sample_field", values), where=where)
        return self.columns[key]


@dataclass(frozen=True, slots=True, eq=False)
class Series(Tabular, Shown):
    """A series on one platform as deposited: values are probes × samples, float64, NaN where missing, read-only."""

    id: str
    platform: str
    samples: SampleTable
    probes: tuple[str, ...]
    values: FloatArray
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Series fields without ``!Series_``: ``title``, ``summary``, ``overall_design``, ``supplementary_file`` …"""
    measure: Measure = "intensity"
    source: str = ""
    """Address or file it was read from."""
    notes: tuple[Message, ...] = ()
    """What the reader changed or dropped, with numbers."""
    lengths: FloatArray | None = None
    """Of counts of transcripts summed for each gene: the gene's mean effective length in each sample, probes × samples,
    in bases (Soneson, Love and Robinson 2015); None where counts do not depend on it or it is not known."""
    gene_lengths: FloatArray | None = None
    """(probes,) that a table of counts says of its genes, in bases; no count depends on them."""
    arrays: ArrayQuality | None = None
    """What raw files tell of each sample's array; None where the values are as deposited."""
    ratio: Ratio | None = None
    """Of deposited log ratios, which channel is above."""

    @property
    def title(self) -> str:
        return " ".join(self.fields.get("title", ()))

    def _shown(self) -> Facts:
        yield from (("id", self.id), ("platform", self.platform), ("title", self.title))
        yield from (("samples", len(self.samples)), ("probes", len(self.probes)), ("fields", self.samples.columns))
        yield from (("source", self.source), ("notes", self.notes))

    def _columns(self) -> Columns:
        return {"probe": self.probes, **{name: self.values[:, j] for j, name in enumerate(self.samples.ids)}}

    def to_anndata(self) -> Any:
        """Samples × probes, with the samples' fields.  Raises UsageError where anndata is not installed."""
        names = (self.samples.ids, self.probes)
        return annotated(self.values, self.samples.columns, {"probe": self.probes}, names)

    @property
    def simulated(self) -> bool:
        """True for series made by ``geneverdict.testing``, which say so in their title (a table: in its id)."""
        return "simulated" in f"{self.id} {self.title}".casefold()


@dataclass(frozen=True, slots=True)
class Platform(Shown):
    """A platform table reduced to what names genes.

    ``genes[i]`` are the gene names written for ``probes[i]``, in order, without repeats, empty when there are none.
    ``column`` is the table's column they came from, "" when the table names no genes at all.
    """

    id: str
    probes: tuple[str, ...]
    genes: tuple[tuple[str, ...], ...]
    column: str
    title: str = ""
    organism: str = ""
    source: str = ""
    kind: str = "symbol"
    """What the names are: ``symbol``, ``entrez`` (Gene ID), ``orf`` or ``accession`` (GB_ACC); "" without a column."""
    notes: tuple[Message, ...] = ()
    """What the reader merged or refused, with numbers."""
