"""Organ, batch, sex and project that follow the groups entirely: no difference can be told from theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from geneverdict.messages import Code, Message, Name, Value, quoted
from geneverdict.model.prepared import Grouping, Role
from geneverdict.model.series import SampleTable
from geneverdict.preparation.groups.organs import organs_in
from geneverdict.preparation.groups.reading import fold, hits, is_free_text
from geneverdict.preparation.stated_sex import stated_sex

Kind = Literal["organ", "batch", "sex", "project"]
_FEWEST = 2
_TOLD = 0.8
"""Share of each group that must state it."""
_BATCH = re.compile(
    r"batch|(?<![a-z])(?:plates?|chips?|slides?|arrays?|lanes?|runs?|lots?|cent(?:er|re)s?|hospitals?|laborator(?:y|ies)|"
    r"labs?|scanners?|scan ?dates?|operators?|facility|flow ?cells?|sequencers?)(?![a-z])|"
    r"(?:library|extraction|isolation|labell?ing|rna) kit|library prep|"
    r"(?:study|recruit\w*|enrol\w*|clinical|collection|sequencing) ?sites?|"
    r"(?:hybridi[sz]ation|scan(?:ning)?|processing|extraction|sequencing) ?(?:date|day|batch)?$|批次|批号|中心|芯片"
)
_IN_TITLE = re.compile(r"(?<![a-z])(?:batch|plate|lane|chip|run|site|cent(?:er|re))[ _-]?(?:\d+|[a-z](?![a-z]))")
_PROJECT = re.compile(r"(?<![a-z])(tcga|gtex|cptac|icgc|ccle|cgga|metabric|beataml)(?![a-z])")
"""Large projects: each has its own collection, laboratory and library, which no correction takes out of a comparison of
one with the other (tumours of TCGA against normal tissue of GTEx)."""
_NO_BATCH = re.compile(r"type|version|platform|protocol|method|design|size|quality|count|number of|array ?express")


class Confounder(NamedTuple):
    """What all cases have, and all controls have otherwise."""

    kind: Kind
    field: str
    case: tuple[str, ...]
    control: tuple[str, ...]

    @property
    def message(self) -> Message:
        values: dict[str, Value] = {
            "field": Name(self.field),
            "case": quoted(self.case),
            "control": quoted(self.control),
        }
        return Message("confounder", {"kind": Code(self.kind), **values})


def confounders(samples: SampleTable, roles: Sequence[Role], chosen: Sequence[str] = ()) -> tuple[Confounder, ...]:
    """Organ, batch, sex and project that part the case from the control samples entirely, each at most once.

    ``chosen``: the fields whose words made the groups.  What these name is what is compared: no confounder; but two
    projects are no groups, whoever names them.
    """
    found = [*_organs(samples, roles, chosen), *_batches(samples, roles, chosen), *_sexes(samples, roles)]
    found += [*_batches_in_titles(samples, roles), *_projects(samples, roles)]
    kinds = dict.fromkeys(one.kind for one in found)
    return tuple(next(one for one in found if one.kind == kind) for kind in kinds)


def chosen_fields(grouping: Grouping) -> tuple[str, ...]:
    """The fields whose words the rules of case and control match."""
    return tuple({match.field for match in (grouping.case, grouping.control) if match and match.field})


def _apart(told: Sequence[frozenset[str]], roles: Sequence[Role]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The levels of both groups where nearly all samples tell one and no level is in both groups."""
    sides = [[levels for levels, role in zip(told, roles, strict=True) if role is r] for r in (Role.CASE, Role.CONTROL)]
    for side in sides:
        n_told = sum(map(bool, side))
        if n_told < _FEWEST or n_told < _TOLD * len(side):
            return None
    case, control = (frozenset().union(*side) for side in sides)
    return None if case & control else (tuple(sorted(case)), tuple(sorted(control)))


def _organs(samples: SampleTable, roles: Sequence[Role], chosen: Sequence[str]) -> Iterator[Confounder]:
    for name, values in samples.columns.items():
        if is_free_text(name) or _meant(name, values, chosen):
            continue
        told = [organs_in(fold(value)) for value in values]
        if apart := _apart(told, roles):
            yield Confounder("organ", name, *apart)


def _meant(name: str, values: Sequence[str], chosen: Sequence[str]) -> bool:
    """The field makes the groups by naming organs and nothing else: the organs are what is compared."""
    return name in chosen and not any(h.axis != "mask" for value in values for h in hits(value))


def _batches(samples: SampleTable, roles: Sequence[Role], chosen: Sequence[str]) -> Iterator[Confounder]:
    for name in samples.characteristics or samples.columns:
        key = fold(name)
        if name in chosen or not _BATCH.search(key) or _NO_BATCH.search(key):
            continue
        values = samples.columns[name]
        told = [frozenset({value} if value else ()) for value in values]
        used = [value for value, role in zip(values, roles, strict=True) if role is not Role.NEITHER]
        each_its_own = len(set(used)) > len(used) / 2
        groups = any(h.axis not in ("mask", "out") for value in values for h in hits(value))
        if not each_its_own and not groups and (apart := _apart(told, roles)):
            yield Confounder("batch", name, *apart)


def _batches_in_titles(samples: SampleTable, roles: Sequence[Role]) -> Iterator[Confounder]:
    """Such as ``tumor batch1 3``, each shared by several samples."""
    for name in ("title", "source_name"):
        told = [frozenset(m.group() for m in _IN_TITLE.finditer(fold(v))) for v in samples.columns.get(name, ())]
        shared = all(told.count(one) > 1 for one in told if one)
        if told and shared and (apart := _apart(told, roles)):
            yield Confounder("batch", name, *apart)


def _projects(samples: SampleTable, roles: Sequence[Role]) -> Iterator[Confounder]:
    """By the names of the samples (``TCGA-2J-AAB1``, ``GTEX-111CU``) or one of their fields."""
    for name, values in (("sample", samples.ids), *samples.columns.items()):
        told = [frozenset(project.upper() for project in _PROJECT.findall(fold(value))) for value in values]
        if not is_free_text(name) and (apart := _apart(told, roles)):
            yield Confounder("project", name, *apart)


def _sexes(samples: SampleTable, roles: Sequence[Role]) -> Iterator[Confounder]:
    told = [frozenset({str(sex)} if sex else ()) for sex in stated_sex(samples)]
    if apart := _apart(told, roles):
        named = next((n for n in samples.columns if re.search("sex|gender|性别", n.casefold())), "title")
        yield Confounder("sex", named, *apart)
