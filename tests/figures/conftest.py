"""Simulated records, for every test here: ``factory.run(…)``."""

from __future__ import annotations

from sketches import factory

__all__ = ["factory"]
