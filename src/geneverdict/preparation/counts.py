"""Counts of reads are no intensities: whichever file they come in, they are known by their rows and their numbers."""

from __future__ import annotations

import re

import numpy as np

from geneverdict.errors import PrepareError
from geneverdict.messages import Code, Message, Name, Value, percent, quoted, whole
from geneverdict.model.series import FloatArray, Series

_NO_GENES = re.compile(
    r"(?:__)?(?:no_feature|ambiguous|too_low_aqual|not_aligned|alignment_not_unique)|"
    r"N_(?:unmapped|multimapping|noFeature|ambiguous)",
    re.IGNORECASE,
)
"""Rows that htseq-count and STAR write of what no gene got."""
_FEWEST_ZEROS = 0.002
_WIDE = 500
_TIMES_MEDIAN = 20
"""What the largest count reaches at least, of itself and as a multiple of the median of what is not zero."""
_SCANNER_TOP = 65535
_SMALL = 20
_FEWEST_VALUES = 20


def require_no_counts(series: Series, *, said: bool = False) -> None:
    """Raises PrepareError for a series of counts.  ``said``: the user says on which scale the values are.

    Counts are whole numbers over a wide range, some of them zero; or, where low rows were left out, from small ones to
    more than an array's scanner gives.  An array's intensities are hardly ever whole with zeros: these few need the
    user's word.
    """
    no_genes = [name for name in series.probes if _NO_GENES.fullmatch(name)]
    if no_genes:
        raise _counts(series.id, "rows", {"shown": quoted(no_genes)})
    if not said and _are_counts(known := series.values[np.isfinite(series.values)]):
        ends = {"smallest": whole(float(known.min())), "largest": whole(float(known.max()))}
        raise _counts(series.id, "numbers", {**ends, "zeros": percent(float(np.mean(known == 0)))})


def _are_counts(known: FloatArray) -> bool:
    if len(known) < _FEWEST_VALUES or known.min() < 0 or not np.array_equal(known, np.rint(known)):
        return False
    above = known[known > 0]
    if not len(above) or known.max() < max(_WIDE, _TIMES_MEDIAN * float(np.median(above))):
        return False
    zeros = 1 - len(above) / len(known)
    return zeros >= _FEWEST_ZEROS or (known.max() > _SCANNER_TOP and known.min() <= _SMALL)


def _counts(id: str, sign: str, values: dict[str, Value]) -> PrepareError:
    return PrepareError(Message("error-counts", {"sign": Code(sign), "series": Name(id), **values}), where=id)
