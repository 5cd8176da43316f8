"""A figure to draw, of whichever part."""

from __future__ import annotations

from geneverdict.render.plan import FigureJob
from geneverdict.render.survival_part import SurvivalJob

Job = FigureJob | SurvivalJob
