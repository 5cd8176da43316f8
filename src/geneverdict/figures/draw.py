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


def draw(subject: Subject) -> Figure:
    """The figure of a subject, in the style of all; matplotlib's own settings are left as they were."""
    with style():
        match subject:
            case Forest():
                return forest.draw(subject.answer)
            case Values():
                return values.draw(subject.result, subject.answer)
            case Volcano():
                return volcano.draw(subject.result, subject.answer, subject.thresholds)
            case Components():
                return samples.draw_pca(subject.result)
            case Correlation():
                return samples.draw_correlation(subject.result)
            case SpecificationCurve():
                return curve.draw(subject.curve, subject.summary, subject.thresholds, simulated=subject.simulated)
            case KaplanMeier():
                return kaplan_meier.draw(subject.cohort)
            case HazardForest():
                return hazard_forest.draw(subject.answer)
            case _:
                assert_never(subject)
