"""Records in, a matplotlib ``Figure`` out; nothing is written and nothing is computed that a table does not also
hold."""

from __future__ import annotations

from typing import assert_never

from matplotlib.figure import Figure

from geneverdict.figures import forest, hazard_forest, kaplan_meier, samples, specification_curve, values, volcano
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
from geneverdict.messages import Say


def draw(subject: Subject, *, say: Say, bare: bool = False) -> Figure:
    """The figure of a subject, in the style of all and in the language of ``say``; ``bare``: without title.

    matplotlib's own settings are left as they were.
    """
    with style():
        match subject:
            case Forest():
                return forest.draw(subject.answer, say=say, bare=bare)
            case Values():
                return values.draw(subject.result, subject.answer, say=say, bare=bare)
            case Volcano():
                return volcano.draw(subject.result, subject.answer, subject.thresholds, say=say, bare=bare)
            case Components():
                return samples.draw_pca(subject.result, say=say, bare=bare)
            case Correlation():
                return samples.draw_correlation(subject.result, say=say, bare=bare)
            case SpecificationCurve():
                return specification_curve.draw(subject, say=say, bare=bare)
            case KaplanMeier():
                return kaplan_meier.draw(subject.cohort, say=say, bare=bare)
            case HazardForest():
                return hazard_forest.draw(subject.answer, say=say, bare=bare)
            case _:
                assert_never(subject)
