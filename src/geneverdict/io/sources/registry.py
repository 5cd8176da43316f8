"""Every kind of source, in the order in which they are tried: the first whose files are there is read."""

from __future__ import annotations

from geneverdict.io.sources.cel import CelFiles
from geneverdict.io.sources.counts.source import CountFiles
from geneverdict.io.sources.geo_file import DataSet, GeoFile
from geneverdict.io.sources.illumina import BeadTable
from geneverdict.io.sources.series_matrix import SeriesMatrix
from geneverdict.io.sources.soft import FamilySoft
from geneverdict.io.sources.source import Source
from geneverdict.io.sources.spots import SpotFiles
from geneverdict.io.sources.tables import OwnTable

SOURCES: tuple[Source, ...] = (
    CelFiles(),
    BeadTable(),
    SpotFiles(),
    CountFiles(),
    OwnTable(),
    GeoFile(),
    DataSet(),
    SeriesMatrix(),
    FamilySoft(),
)
