"""A figure to draw, of whichever part."""

from __future__ import annotations

from geneverdict.figures.plan import FigureJob
from geneverdict.report.survival_part import SurvivalJob

Job = FigureJob | SurvivalJob
