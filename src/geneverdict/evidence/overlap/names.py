"""Technical replicates and pools by the words of the series, and individuals who have several samples in one group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geneverdict.messages import Code, Message, Name, Value, choice, count, names, quoted
from geneverdict.model.overlap import NamedDuplicates
from geneverdict.model.prepared import Grade, Role
from geneverdict.model.verdict import SeriesResult

_FIELDS = ("title", "source_name")
TITLES = 3
"""Titles of replicates that are shown."""
_POOL = re.compile(r"\bpool(?:s|ed)?\b", re.IGNORECASE)
_LABORATORY = re.compile(r"batch|librar|lane|plate|\brun\b|plex|sequenc", re.IGNORECASE)
_REPLICATE = re.compile(
    r"[\s,;:_.(\[-]*\b(?P<word>(?:technical|tech\.?|array|hybridi[sz]ation|chip)[\s_-]*)?"
    r"(?:rep(?:licate|eat)?|dup(?:licate)?|hyb(?:ridi[sz]ation)?)(?:[\s_-]+(?:array|chip))?[\s._#-]*(?:no\.?[\s_]*)?(?:\d{1,2}|[a-d])?\b[)\]]*",
    re.IGNORECASE,
)
_TECHNICAL = re.compile(
    r"\btech(?:nical|\.)?[\s_-]*(?:rep|dup)|\b(?:duplicate|repeat(?:ed)?)[\s_-]+(?:array|chip|hyb)|\bre-?hybridi[sz]ed",
    re.IGNORECASE,
)


def named_duplicates(result: SeriesResult) -> tuple[NamedDuplicates, ...]:
    """What the words and the pairs of a series say of its samples in the model."""
    return (*_pools(result), *_replicates(result), *_individuals(result))


def _by_role(result: SeriesResult) -> Iterator[tuple[Role, list[int]]]:
    for role in (Role.CASE, Role.CONTROL):
        yield role, [i for i in result.design.rows if result.grouping.roles[i] is role]


def _texts(result: SeriesResult, i: int) -> list[str]:
    """Title, source and characteristics of one sample; not those of the laboratory's day (a library's pool)."""
    table = result.samples
    fields = (*_FIELDS, *(name for name in table.characteristics if not _LABORATORY.search(name)))
    return [table.columns[name][i] for name in fields if name in table.columns]


def _pools(result: SeriesResult) -> Iterator[NamedDuplicates]:
    """Pools beside single samples.  Where a whole group is made of pools they are the units of the experiment; where
    the study file names the groups, their pools are the user's choice.  Both are shown and stay."""
    for role, rows in _by_role(result):
        pools = [i for i in rows if any(_POOL.search(text) for text in _texts(result, i))]
        if not pools:
            continue
        samples = tuple(result.samples.ids[i] for i in pools)
        n_beside = len(rows) - len(pools)
        declared = n_beside > 0 and result.grouping.source == "study file"
        values = {
            **_who(result, samples),
            "role": Code(str(role)),
            "n_beside": count(n_beside),
            "declared": choice(declared),
        }
        counts = n_beside > 0 and not declared
        yield NamedDuplicates(result.id, "pool", samples, counts, Message("overlap-named_pools", values))


def _who(result: SeriesResult, samples: Sequence[str]) -> dict[str, Value]:
    return {"series": Name(result.id), "samples": names(samples)}


def _replicates(result: SeriesResult) -> Iterator[NamedDuplicates]:
    """Titles that differ in the number of the replicate only.

    They count as copies where the words say technical; a number alone may as well count the samples of a group.
    """
    titles = result.samples.columns.get("title", ())
    for _, rows in _by_role(result) if titles else ():
        stems: dict[str, list[int]] = {}
        for i in rows:
            if _REPLICATE.search(titles[i]):
                stems.setdefault(" ".join(_REPLICATE.sub("", titles[i]).casefold().split()), []).append(i)
            elif titles.count(titles[i]) == 1:
                stems.setdefault(" ".join(titles[i].casefold().split()), []).append(i)
        for found in stems.values():
            if len(found) > 1:
                technical = any(_TECHNICAL.search(text) for i in found for text in _texts(result, i))
                if technical or len(found) < len(rows):
                    yield _replicate(result, found, technical=technical)


def _replicate(result: SeriesResult, found: Sequence[int], *, technical: bool) -> NamedDuplicates:
    samples = tuple(result.samples.ids[i] for i in found)
    titles = quoted(result.samples.columns["title"][i] for i in found[:TITLES])
    values = {**_who(result, samples), "technical": choice(technical), "titles": titles}
    return NamedDuplicates(result.id, "replicate", samples, technical, Message("overlap-named_replicates", values))


def _individuals(result: SeriesResult) -> Iterator[NamedDuplicates]:
    """Individuals with several samples in one group; counted where the pairs are sure and the model ignores it."""
    sure, mixed = result.pairing.grade is Grade.SURE, result.design.kind == "mixed"
    trust = Code("modelled" if mixed else "sure" if sure else "unsure")
    for role, rows in _by_role(result):
        members: dict[str, list[int]] = {}
        for i in rows:
            block = result.pairing.blocks[i]
            if block is not None:
                members.setdefault(block, []).append(i)
        for block, found in members.items():
            if len(found) > 1:
                samples = tuple(result.samples.ids[i] for i in found)
                values = {
                    **_who(result, samples),
                    "individual": Name(block),
                    "n": count(len(found)),
                    "role": Code(str(role)),
                    "trust": trust,
                }
                message = Message("overlap-named_individual", values)
                yield NamedDuplicates(result.id, "individual", samples, sure and not mixed, message)
