"""Every gene of a cohort, and the place of one among them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from geneverdict.evidence.survival.cohort import Cohort
from geneverdict.evidence.survival.sentences import place_sentence
from geneverdict.model.survival_answer import SIGNIFICANT, Place, SurvivalGenes
from geneverdict.stats import special
from geneverdict.stats.multiple import benjamini_hochberg
from geneverdict.stats.survival.cox_genes import fit_genes


def all_genes(cohort: Cohort, *, level: float = 0.95) -> SurvivalGenes:
    """Cox's model per SD of each gene by itself, with its score test; missing values are left out gene by gene."""
    data = cohort.data
    fit = fit_genes(data.months, data.event, cohort.values)
    margin = -special.ndtri((1 - level) / 2) * fit.se
    rising = np.where(np.isfinite(fit.coef), np.sign(fit.coef), np.where(fit.coef > 0, 1.0, -1.0))
    with np.errstate(invalid="ignore"):
        low, high = fit.coef - margin, fit.coef + margin
    return SurvivalGenes(
        series=cohort.series,
        endpoint=data.endpoint,
        genes=cohort.genes,
        n=fit.n,
        events=fit.events,
        coef=fit.coef,
        se=fit.se,
        ci_low=low,
        ci_high=high,
        p=fit.p,
        score_z=rising * np.sqrt(fit.score_chi2),
        score_p=fit.score_p,
        fdr=benjamini_hochberg(fit.score_p),
        sd=fit.sd,
    )


def place_of(gene: str, table: SurvivalGenes, *, shown: str = "") -> Place | None:
    """Where ``gene`` stands by |z| of the score test; None where it has no test.  ``shown``: its name in words."""
    row = table.genes.index(gene)
    tested = np.isfinite(table.score_z)
    if not tested[row]:
        return None
    size = np.abs(table.score_z[tested])
    mine = abs(float(table.score_z[row]))
    n = len(size)
    small = table.score_p[tested] < SIGNIFICANT
    worse = float(np.mean(table.score_z[tested][small] > 0) * 100) if small.any() else np.nan
    above = 100 * int((size < mine).sum()) / (n - 1) if n > 1 else np.nan
    place = Place(
        n_genes=n,
        rank=1 + int((size > mine).sum()),
        above=above,
        significant=100 * float(small.mean()),
        worse=worse,
        p=float(table.score_p[row]),
        fdr=float(table.fdr[row]),
        sentence=None,
    )
    return replace(place, sentence=place_sentence(shown or gene, place)) if n > 1 else place
