"""geneverdict: why is my gene not in the list?

The method as verbs, each with a frozen result::

    series   = read_series(path)             # as deposited: values, samples, fields
    platform = read_platform(path)           # which gene each probe names
    prepared = prepare(series, platform)     # scale, probes → genes, groups, pairs, design
    result   = fit(prepared)                 # moderated t of every gene
    answer   = call(result, "ITGA5")         # up, down, or not called and why
    pooled   = pool([result, …])             # every gene over the series

``run_study`` does all of it for a study file and writes the report; ``ask`` answers for another gene from its results.
Names are imported when they are first used, so that ``import geneverdict`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geneverdict.io.platform_table import read_platform, read_probe_map
    from geneverdict.io.series_matrix import read_series_matrix as read_series
    from geneverdict.io.soft import read_family_soft
    from geneverdict.io.study import read_study
    from geneverdict.io.tables import read_table
    from geneverdict.model.study import SeriesSpec, Study, Thresholds
    from geneverdict.pipeline.ask import ask
    from geneverdict.pipeline.run import run_study
    from geneverdict.pipeline.steps import call, fit, pool, prepare
    from geneverdict.settings import Settings

__version__ = "0.1.0"

_HOMES = {
    "SeriesSpec": "model.study",
    "Settings": "settings",
    "Study": "model.study",
    "Thresholds": "model.study",
    "ask": "pipeline.ask",
    "call": "pipeline.steps",
    "fit": "pipeline.steps",
    "pool": "pipeline.steps",
    "prepare": "pipeline.steps",
    "read_family_soft": "io.soft",
    "read_platform": "io.platform_table",
    "read_probe_map": "io.platform_table",
    "read_series": "io.series_matrix",
    "read_study": "io.study",
    "read_table": "io.tables",
    "run_study": "pipeline.run",
}

__all__ = [
    "SeriesSpec",
    "Settings",
    "Study",
    "Thresholds",
    "ask",
    "call",
    "fit",
    "pool",
    "prepare",
    "read_family_soft",
    "read_platform",
    "read_probe_map",
    "read_series",
    "read_study",
    "read_table",
    "run_study",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module 'geneverdict' has no attribute '{name}'"
        raise AttributeError(message)
    home = import_module(f"geneverdict.{_HOMES[name]}")
    return getattr(home, "read_series_matrix" if name == "read_series" else name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
