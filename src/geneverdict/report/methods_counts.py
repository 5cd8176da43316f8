"""How counts of reads were analysed: messages for a methods section, and what they rest on."""

from __future__ import annotations

from geneverdict.messages import Code, Message, messages, names
from geneverdict.model.counts import CountInfo
from geneverdict.model.run import Run
from geneverdict.model.study import Engine, Normalise
from geneverdict.report.references import ENGINE_REFERENCES, FILTER_REFERENCE, NORMALISE_REFERENCES


def counts(run: Run) -> Message | None:
    """A sentence for each way in which the series of counts were analysed."""
    ways: dict[tuple[Engine, Normalise], list[str]] = {}
    for one in run.results:
        if one.count_info is not None and not one.count_info.shares:
            ways.setdefault((one.count_info.engine, one.count_info.normalise), []).append(one.id)
    if not ways:
        return None
    said = [
        Message("methods-engine", {"series": names(ids), "engine": Code(engine), "normalise": Code(normalise)})
        for (engine, normalise), ids in ways.items()
    ]
    return Message("methods-counts", {"ways": messages(said)})


def count_references(run: Run) -> tuple[str, ...]:
    """The papers of the ways that were gone."""
    infos = _infos(run)
    filtered = [info for info in infos if info.engine != "deseq2"]
    papers = [
        *((FILTER_REFERENCE,) if filtered else ()),
        *(NORMALISE_REFERENCES[info.normalise] for info in filtered),
        *(paper for info in infos for paper in ENGINE_REFERENCES[info.engine]),
    ]
    return tuple(dict.fromkeys(papers))


def count_peers(run: Run) -> tuple[str, ...]:
    """R's packages that the numbers are tested against."""
    engines = {info.engine for info in _infos(run)}
    edger = ("edgeR 3.40.2",) if engines - {"deseq2"} else ()
    return (*edger, *(("DESeq2 1.38.3",) if "deseq2" in engines else ()))


def _infos(run: Run) -> list[CountInfo]:
    """Of the series of counts."""
    return [one.count_info for one in run.results if one.count_info is not None and not one.count_info.shares]
