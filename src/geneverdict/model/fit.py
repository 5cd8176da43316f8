"""The statistics of one contrast, all genes at once, and the pooled statistics over series."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from geneverdict.messages import Message
from geneverdict.model.frames import Columns, Tabular, arrays
from geneverdict.model.series import FloatArray
from geneverdict.model.shown import Shown


@dataclass(frozen=True, slots=True, eq=False)
class Fit(Tabular, Shown):
    """One row per gene (or per probe), in the order of ``names``.  NaN where not estimable."""

    names: tuple[str, ...]
    probes: tuple[str, ...]
    log2fc: FloatArray
    se: FloatArray
    ci_low: FloatArray
    ci_high: FloatArray
    t: FloatArray
    df: FloatArray
    p: FloatArray
    fdr: FloatArray
    ave_expr: FloatArray
    b: FloatArray
    df_prior: float
    var_prior: float
    notes: tuple[Message, ...] = ()
    confident: FloatArray = field(default_factory=lambda: np.empty(0))
    """The largest log2 fold change that can be claimed at the FDR; NaN for genes that are not significant."""

    def _columns(self) -> Columns:
        return {"gene": self.names, "probe": self.probes, **arrays(self, len(self.names))}


REFIT_NUMBERS = ("log2fc", "ci_low", "ci_high", "p", "fdr")


@dataclass(frozen=True, slots=True, eq=False)
class SuspectFits(Shown):
    """A series fitted anew because of samples that lie with the other group; None for what cannot be fitted."""

    without: Fit | None
    """Without them, in a paired series without their partners."""
    relabelled: Fit | None
    """With their labels exchanged; in a paired series a pair that is suspect on both sides is turned, others leave."""
    n_out: int
    """Samples that leave for ``without``."""

    def columns(self, genes: tuple[str, ...]) -> dict[str, FloatArray]:
        """``without_log2fc``, ``relabelled_fdr`` …: what is kept of each of ``genes``; none of a fit that there is not.

        NaN for genes that the fit does not know: of counts other samples leave other genes rare.
        """
        found: dict[str, FloatArray] = {}
        for how, fit in (("without", self.without), ("relabelled", self.relabelled)):
            if fit is not None:
                place = {gene: i for i, gene in enumerate(fit.names)}
                rows = np.array([place.get(gene, -1) for gene in genes], dtype=np.intp)
                known = {name: np.append(getattr(fit, name), np.nan) for name in REFIT_NUMBERS}
                found |= {f"{how}_{name}": values[rows] for name, values in known.items()}
        return found


@dataclass(frozen=True, slots=True, eq=False)
class PooledFit(Tabular, Shown):
    """Random-effects meta-analysis of every gene; ``k`` is the number of series that measured that gene."""

    genes: tuple[str, ...]
    k: FloatArray
    estimate: FloatArray
    se: FloatArray
    ci_low: FloatArray
    ci_high: FloatArray
    pi_low: FloatArray
    pi_high: FloatArray
    t: FloatArray
    p: FloatArray
    fdr: FloatArray
    tau2: FloatArray
    i2: FloatArray
    q: FloatArray
    q_p: FloatArray
    method: str
    series: tuple[str, ...] = ()

    def _columns(self) -> Columns:
        return {"gene": self.genes, **arrays(self, len(self.genes))}
