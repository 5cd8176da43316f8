"""Counts of reads are no intensities: whichever file they come in, they are known by their rows and their numbers."""

from __future__ import annotations

import re

import numpy as np

from geneverdict.errors import PrepareError
from geneverdict.messages import Code, Message, Name, Value, quoted, share, whole
from geneverdict.model.series import FloatArray, Series

_NO_GENES = re.compile(
    r"(?:__)?(?:no_feature|ambiguous|too_low_aqual|not_aligned|alignment_not_unique)|"
    r"N_(?:unmapped|multimapping|noFeature|ambiguous)",
    re.IGNORECASE,
)
"""Rows that htseq-count and STAR write of what no gene got."""
_FEWEST_ZEROS = 0.002
_WIDE = 500
"""Times the median of what is not zero, for the largest value."""
_FEWEST_VALUES = 20


def require_no_counts(series: Series, *, said: bool = False) -> None:
    """Raises PrepareError for a series of counts.  ``said``: the user says on which scale the values are.

    Counts are whole numbers from zero on, over a wide range; an array's intensities are not zero, or not whole, or
    (rounded, with what lies under the background at zero) need the user's word.
    """
    no_genes = [name for name in series.probes if _NO_GENES.fullmatch(name)]
    if no_genes:
        raise _counts(series.id, "rows", {"shown": quoted(no_genes)})
    if not said and (zeros := _zeros_of_counts(series.values)) is not None:
        largest = float(np.nanmax(series.values))
        raise _counts(series.id, "numbers", {"zeros": share(zeros), "largest": whole(int(largest))})


def _zeros_of_counts(values: FloatArray) -> float | None:
    """The share of zeros where the values are whole numbers from zero on over a wide range; else None."""
    known = values[np.isfinite(values)]
    if len(known) < _FEWEST_VALUES or known.min() != 0 or not np.array_equal(known, np.rint(known)):
        return None
    above = known[known > 0]
    zeros = 1 - len(above) / len(known)
    if not len(above) or zeros < _FEWEST_ZEROS or known.max() < max(_WIDE, 20 * float(np.median(above))):
        return None
    return zeros


def _counts(id: str, sign: str, values: dict[str, Value]) -> PrepareError:
    return PrepareError(Message("error-counts", {"sign": Code(sign), "series": Name(id), **values}), where=id)
