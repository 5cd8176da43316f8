"""geneverdict: why is my gene not in the list?

The method as verbs, each with a frozen result::

    loaded   = fetch("GSE4107")              # from GEO or the cache: the series, the table of its platform
    prepared = prepare(loaded)               # scale, probes → genes, groups, pairs, design
    result   = fit(prepared)                 # moderated t of every gene
    answer   = call(result, "ITGA5")         # up, down, or not called and why
    pooled   = pool([result, …])             # every gene over the series

Files of your own: ``prepare(read_series(path), read_platform(path))``.  On a simulated series, whose true log2FC for
ITGA5 is 0.85:

>>> from geneverdict import call, fit, pool, prepare
>>> from geneverdict.testing import demo_recipes, simulate_series
>>> made = simulate_series(demo_recipes()[0], 1)
>>> result = fit(prepare(made.series, made.platform))
>>> answer = call(result, "ITGA5")
>>> str(answer.call), answer.reason.code, answer.n_pairs
('not called', 'short_of_fold_change', 12)
>>> str(call(result, "itga5", log2fc=0.5).call)
'up'
>>> pooled = pool([result])
>>> int(pooled.k.max())
1

``run_study`` does all of it for a study file and writes the report; ``ask`` answers for another gene from its results;
``survival`` and ``multiverse`` ask a gene of the patients, and of every reasonable analysis.  Names are imported when
they are first used, so that ``import geneverdict`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module

from geneverdict.version import __version__ as __version__

TYPE_CHECKING = False  # as type checkers read it; the module of that name would cost more than all of this
if TYPE_CHECKING:
    from geneverdict.api import (
        ask,
        call,
        compare,
        fetch,
        fit,
        infer_groups,
        multiverse,
        pool,
        prepare,
        read_cel,
        read_counts,
        read_family_soft,
        read_platform,
        read_probe_map,
        read_series,
        read_study,
        read_table,
        run_study,
        survival,
    )
    from geneverdict.errors import (
        DesignError,
        EmptyTableError,
        FetchError,
        GeneverdictError,
        NeedsWordError,
        NoDefinitionError,
        NothingComparedError,
        PrepareError,
        ReadError,
        ResultsError,
        StudyError,
        UsageError,
    )
    from geneverdict.messages import say
    from geneverdict.model.choices import Multiverse
    from geneverdict.model.fit import Fit, PooledFit
    from geneverdict.model.gene_name import GeneName
    from geneverdict.model.multiverse import GeneMultiverse
    from geneverdict.model.prepared import Grade, Grouping, Pairing, Prepared, Role
    from geneverdict.model.run import Run
    from geneverdict.model.series import Platform, SampleTable, Series
    from geneverdict.model.study import Analysis, Match, PairRule, SeriesSpec, Study, Thresholds
    from geneverdict.model.survival_answer import SurvivalAnswer
    from geneverdict.model.survival_spec import SurvivalSpec
    from geneverdict.model.table_comparison import TableComparison
    from geneverdict.model.verdict import Call, GeneAnswer, SeriesAnswer, SeriesResult
    from geneverdict.pipeline.atlas.ask import Atlas, open_atlas
    from geneverdict.pipeline.load import LoadedSeries
    from geneverdict.settings import Settings

_WHERE = {
    "api": (
        *("ask", "call", "compare", "fetch", "fit", "infer_groups", "multiverse", "pool", "prepare", "read_cel"),
        *("read_counts", "read_family_soft"),
        *("read_platform", "read_probe_map", "read_series", "read_study", "read_table", "run_study", "survival"),
    ),
    "messages": ("say",),
    "errors": (
        *("DesignError", "EmptyTableError", "FetchError", "GeneverdictError", "NeedsWordError", "PrepareError"),
        *("NoDefinitionError", "NothingComparedError", "ReadError", "ResultsError", "StudyError", "UsageError"),
    ),
    "model.choices": ("Multiverse",),
    "model.fit": ("Fit", "PooledFit"),
    "model.gene_name": ("GeneName",),
    "model.multiverse": ("GeneMultiverse",),
    "model.prepared": ("Grade", "Grouping", "Pairing", "Prepared", "Role"),
    "model.run": ("Run",),
    "model.series": ("Platform", "SampleTable", "Series"),
    "model.study": ("Analysis", "Match", "PairRule", "SeriesSpec", "Study", "Thresholds"),
    "model.survival_answer": ("SurvivalAnswer",),
    "model.survival_spec": ("SurvivalSpec",),
    "model.table_comparison": ("TableComparison",),
    "model.verdict": ("Call", "GeneAnswer", "SeriesAnswer", "SeriesResult"),
    "pipeline.atlas.ask": ("Atlas", "open_atlas"),
    "pipeline.load": ("LoadedSeries",),
    "settings": ("Settings",),
}
_HOMES = {name: module for module, names in _WHERE.items() for name in names}

__all__ = [
    "Analysis",
    "Atlas",
    "Call",
    "DesignError",
    "EmptyTableError",
    "FetchError",
    "Fit",
    "GeneAnswer",
    "GeneMultiverse",
    "GeneName",
    "GeneverdictError",
    "Grade",
    "Grouping",
    "LoadedSeries",
    "Match",
    "Multiverse",
    "NeedsWordError",
    "NoDefinitionError",
    "NothingComparedError",
    "PairRule",
    "Pairing",
    "Platform",
    "PooledFit",
    "PrepareError",
    "Prepared",
    "ReadError",
    "ResultsError",
    "Role",
    "Run",
    "SampleTable",
    "Series",
    "SeriesAnswer",
    "SeriesResult",
    "SeriesSpec",
    "Settings",
    "Study",
    "StudyError",
    "SurvivalAnswer",
    "SurvivalSpec",
    "TableComparison",
    "Thresholds",
    "UsageError",
    "ask",
    "call",
    "compare",
    "fetch",
    "fit",
    "infer_groups",
    "multiverse",
    "open_atlas",
    "pool",
    "prepare",
    "read_cel",
    "read_counts",
    "read_family_soft",
    "read_platform",
    "read_probe_map",
    "read_series",
    "read_study",
    "read_table",
    "run_study",
    "say",
    "survival",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module 'geneverdict' has no attribute '{name}'"
        raise AttributeError(message)
    return getattr(import_module(f"geneverdict.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
