"""Simulated series with a known truth, in GEO's own format: for the demo, the tests and the benchmarks."""

from geneverdict.testing.simulate import Probes, as_platform, draw_probes, probe_values, simulate_expression
from geneverdict.testing.study import (
    DemoStudy,
    Recipe,
    SimulatedSeries,
    demo_recipes,
    simulate_series,
    write_demo_study,
)
from geneverdict.testing.truth import GeneTruth, Truth, draw_genes
from geneverdict.testing.write import write_platform_annot, write_platform_soft, write_series_matrix, write_table

__all__ = [
    "DemoStudy",
    "GeneTruth",
    "Probes",
    "Recipe",
    "SimulatedSeries",
    "Truth",
    "as_platform",
    "demo_recipes",
    "draw_genes",
    "draw_probes",
    "probe_values",
    "simulate_expression",
    "simulate_series",
    "write_demo_study",
    "write_platform_annot",
    "write_platform_soft",
    "write_series_matrix",
    "write_table",
]
