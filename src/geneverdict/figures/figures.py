"""The figures.  Each takes records and gives a matplotlib ``Figure``; nothing is written and nothing is computed
that a table does not also hold."""

from __future__ import annotations

from matplotlib.figure import Figure

from geneverdict.figures import detectable as _detectable
from geneverdict.figures import forest as _forest
from geneverdict.figures import individuals as _individuals
from geneverdict.figures import influence as _influence
from geneverdict.figures import landscape as _landscape
from geneverdict.figures import overlap as _overlap
from geneverdict.figures import probes as _probes
from geneverdict.figures import samples as _samples
from geneverdict.figures import values as _values
from geneverdict.figures import volcano as _volcano
from geneverdict.figures.curve import curve_figure
from geneverdict.figures.plan_why import WhyKind
from geneverdict.figures.style import style
from geneverdict.model.multiverse import Curve, CurveSummary
from geneverdict.model.overlap import OverlapReport
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import GeneAnswer, SeriesAnswer, SeriesResult


def forest(answer: GeneAnswer) -> Figure:
    """One gene over all series: estimates with 95 % intervals, the pooled diamond, the prediction interval."""
    with style():
        return _forest.draw(answer)


def values(result: SeriesResult, answer: SeriesAnswer) -> Figure:
    """The gene's value in every sample of the model, control beside case, lines between pairs."""
    with style():
        return _values.draw(result, answer)


def volcano(result: SeriesResult, answer: SeriesAnswer, log2fc_cut: float, fdr_cut: float) -> Figure:
    """Effect against p of all genes, thresholds drawn, the target marked."""
    with style():
        return _volcano.draw(result, answer, log2fc_cut, fdr_cut)


def pca(result: SeriesResult) -> Figure:
    """The samples on their first two principal components."""
    with style():
        return _samples.draw_pca(result)


def correlation(result: SeriesResult) -> Figure:
    """Heatmap of the correlations between samples, clustered."""
    with style():
        return _samples.draw_correlation(result)


def distributions(result: SeriesResult) -> Figure:
    """A box for each sample's values."""
    with style():
        return _samples.draw_distributions(result)


def curve(curve: Curve, summary: CurveSummary, thresholds: Thresholds, *, simulated: bool) -> Figure:
    """Every analysis of one gene sorted by its effect, and below which choices it made."""
    return curve_figure(curve, summary, thresholds, simulated=simulated)


def overlap(report: OverlapReport, *, simulated: bool) -> Figure:
    """Series against series, how many samples they share, and the correlations that it rests on."""
    with style():
        return _overlap.draw(report, simulated=simulated)


def why(kind: WhyKind, answer: SeriesAnswer, gene: GeneAnswer) -> Figure:
    """A figure of the diagnosis: individual differences, influence, threshold landscape, detectable effect, probes."""
    with style():
        match kind:
            case "individuals":
                return _individuals.draw(answer, gene.log2fc_cut)
            case "influence":
                return _influence.draw(answer, gene.log2fc_cut)
            case "landscape":
                return _landscape.draw(answer)
            case "detectable":
                return _detectable.draw(answer, gene.log2fc_cut)
            case "probes":
                return _probes.draw(answer, gene.log2fc_cut)
