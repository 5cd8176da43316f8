"""geneverdict: why is my gene not in the list?

The method as verbs, each with a frozen result::

    series   = read_series(path)             # as deposited: values, samples, fields
    platform = read_platform(path)           # which gene each probe names
    prepared = prepare(series, platform)     # scale, probes → genes, groups, pairs, design
    result   = fit(prepared)                 # moderated t of every gene
    answer   = call(result, "ITGA5")         # up, down, or not called and why
    pooled   = pool([result, …])             # every gene over the series

On a simulated series, whose true log2FC for ITGA5 is 0.85:

>>> from geneverdict import call, fit, pool, prepare
>>> from geneverdict.testing import demo_recipes, simulate_series
>>> made = simulate_series(demo_recipes()[0], 1)
>>> result = fit(prepare(made.series, made.platform))
>>> answer = call(result, "ITGA5")
>>> str(answer.call), answer.reason.code, answer.n_pairs
('not called', 'short_of_fold_change', 12)
>>> pooled = pool([result])
>>> int(pooled.k.max())
1

``run_study`` does all of it for a study file and writes the report; ``ask`` answers for another gene from its results.
Names are imported when they are first used, so that ``import geneverdict`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geneverdict.model.study import SeriesSpec, Study, Thresholds
    from geneverdict.pipeline.steps import call, fit, pool, prepare
    from geneverdict.pipeline.verbs import (
        ask,
        read_family_soft,
        read_platform,
        read_probe_map,
        read_series,
        read_study,
        read_table,
        run_study,
    )
    from geneverdict.settings import Settings

__version__ = "0.1.0"

_STEPS = dict.fromkeys(("prepare", "fit", "call", "pool"), "pipeline.steps")
_TYPES = dict.fromkeys(("SeriesSpec", "Study", "Thresholds"), "model.study")
_FILES = ("read_series", "read_family_soft", "read_table", "read_platform", "read_probe_map", "read_study")
_VERBS = dict.fromkeys((*_FILES, "run_study", "ask"), "pipeline.verbs")
_HOMES = {**_TYPES, **_STEPS, **_VERBS, "Settings": "settings"}

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
    return getattr(import_module(f"geneverdict.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
