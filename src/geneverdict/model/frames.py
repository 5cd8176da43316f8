"""Records as data frames of other libraries, which are imported when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from geneverdict.errors import UsageError
from geneverdict.messages import Message, Name

if TYPE_CHECKING:
    import polars as pl

Columns = Mapping[str, npt.NDArray[Any] | Sequence[Any]]


class Tabular:
    """A record that is a table at heart: one value of each column for each of its rows."""

    __slots__ = ()

    def _columns(self) -> Columns:
        raise NotImplementedError

    def to_polars(self) -> pl.DataFrame:
        """As a polars data frame; NaN where nothing could be estimated."""
        import polars as pl

        return pl.DataFrame(_plain(self._columns()))

    def to_pandas(self) -> Any:
        """As a pandas data frame.  Raises UsageError where pandas is not installed."""
        return _optional("pandas").DataFrame(_plain(self._columns()))


def arrays(record: Any, n: int) -> dict[str, npt.NDArray[Any]]:
    """The fields of a record that hold a value for each of its ``n`` rows."""
    held = {one.name: getattr(record, one.name) for one in fields(record)}
    return {name: value for name, value in held.items() if isinstance(value, np.ndarray) and len(value) == n}


def annotated(
    values: npt.NDArray[np.float64], samples: Columns, genes: Columns, names: tuple[Sequence[str], Sequence[str]]
) -> Any:
    """``values`` (genes × samples) as an AnnData object, whose rows are the samples.

    ``names``: those of the samples, and those of the genes.  Raises UsageError where anndata is not installed.
    """
    frame = _optional("pandas").DataFrame
    obs, var = (frame(_plain(table), index=list(own)) for table, own in zip((samples, genes), names, strict=True))
    return _optional("anndata").AnnData(X=np.ascontiguousarray(values.T), obs=obs, var=var)


def _plain(columns: Columns) -> dict[str, Any]:
    return {name: column if isinstance(column, np.ndarray) else list(column) for name, column in columns.items()}


def _optional(package: str) -> Any:
    try:
        return import_module(package)
    except ImportError:
        raise UsageError(Message("error-needs_package", {"package": Name(package)})) from None
