"""Is the table of probes that of the array the series was measured on?"""

from __future__ import annotations

from geneverdict.errors import PrepareError
from geneverdict.messages import Message, Name, Value, count, known
from geneverdict.model.series import Platform, Series
from geneverdict.model.study import SeriesSpec
from geneverdict.preparation.probes import without_version

MOST_MISSING = 0.5
"""Share of the series' probes that its own table may lack: control probes are often absent, half of an array is not."""


def require_own_table(series: Series, platform: Platform, spec: SeriesSpec) -> None:
    """Raises PrepareError for the table of another array, unless ``spec`` names it, or a probe map of one's own."""
    if spec.probe_map or (spec.platform and spec.platform.casefold() == platform.id.casefold()):
        return
    if series.platform and platform.id and series.platform.casefold() != platform.id.casefold():
        both: dict[str, Value] = {"expected": Name(series.platform), "found": Name(platform.id)}
        raise PrepareError(Message("error-other_platform", {**both, "series": Name(spec.id)}), where=spec.id)
    there = set(platform.probes)
    others = [probe for probe in series.probes if probe not in there]
    plain = {*platform.probes, *map(without_version, platform.probes)} if others else there
    missing = sum(without_version(probe) not in plain for probe in others)
    if missing > MOST_MISSING * len(series.probes):
        own = Name(platform.id) if platform.id else None
        values = known(
            {"series": Name(spec.id), "platform": own, "missing": count(missing), "n": count(len(series.probes))}
        )
        raise PrepareError(Message("error-few_probes_in_table", values), where=spec.id)
