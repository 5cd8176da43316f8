"""Records in, a matplotlib ``Figure`` out; nothing is written and nothing is computed that a table does not also
hold."""

from __future__ import annotations

from typing import assert_never

from matplotlib.figure import Figure

from geneverdict.figures import curve, forest, hazard_forest, kaplan_meier, samples, values, volcano
from geneverdict.figures.plan import (
    Components,
    Correlation,
    Forest,
    HazardForest,
    KaplanMeier,
    SpecificationCurve,
    Subject,
    Values,
    Volcano,
)
from geneverdict.figures.style import style


def draw(subject: Subject, *, bare: bool = False) -> Figure:
    """The figure of a subject, in the style of all; ``bare``: without title.  matplotlib's own settings are left as
    they were."""
    with style():
        match subject:
            case Forest():
                return forest.draw(subject.answer, bare=bare)
            case Values():
                return values.draw(subject.result, subject.answer, bare=bare)
            case Volcano():
                return volcano.draw(subject.result, subject.answer, subject.thresholds, bare=bare)
            case Components():
                return samples.draw_pca(subject.result, bare=bare)
            case Correlation():
                return samples.draw_correlation(subject.result, bare=bare)
            case SpecificationCurve():
                return curve.draw(subject, bare=bare)
            case KaplanMeier():
                return kaplan_meier.draw(subject.cohort, bare=bare)
            case HazardForest():
                return hazard_forest.draw(subject.answer, bare=bare)
            case _:
                assert_never(subject)
