"""The tables of docs/gene-json.md, made from the columns that the records declare.

``python -m geneverdict.records.documentation docs/gene-json.md`` writes them anew.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from geneverdict.evidence.why.presets import PRESETS
from geneverdict.io.results import gene_tables
from geneverdict.io.results.multiverse_store import RENAMED
from geneverdict.messages import Message, english, threshold
from geneverdict.model import (
    chosen,
    deposited,
    multiverse,
    overlap,
    replicates,
    survival_answer,
    survival_choices,
    unequal,
    verdict,
    ways,
    why,
)
from geneverdict.model.column import Sentence, flat
from geneverdict.model.multiverse import AllGenes, Curve, PooledSpecification, Specification
from geneverdict.model.verdict import AllGenesRow, PooledRow, SeriesAnswer
from geneverdict.records import gene as gene_file
from geneverdict.records import overlap as overlap_file

_ROOMS = (
    gene_file,
    replicates,
    chosen,
    overlap_file,
    verdict,
    unequal,
    deposited,
    why,
    ways,
    multiverse,
    overlap,
    survival_answer,
    survival_choices,
)
_MARK = re.compile(r"(<!-- (\w+) -->\n\n)(?:\|.*\n)*")


class Row(NamedTuple):
    """A column as it is documented."""

    name: str
    unit: Message | None
    meaning: Message


def filled(page: str) -> str:
    """The page with a table of columns behind each mark ``<!-- NAME -->``.

    Raises KeyError for a name that is neither a record nor one of ``TABLES``.
    """
    return _MARK.sub(lambda found: found[1] + _table(rows(found[2])), page)


def rows(name: str) -> list[Row]:
    """The columns of a record by its name, or of one of ``TABLES``."""
    if name in TABLES:
        return TABLES[name]()
    return _rows(next(vars(room)[name] for room in _ROOMS if name in vars(room)))


def _rows(*records: type) -> list[Row]:
    return [Row(one.name, one.unit, one.meaning) for record in records for one in flat(record)]


def _plain_row(table: str, name: str) -> Row:
    return Row(name, None, Message(f"column-{table}_{name}"))


def csv() -> list[Row]:
    """``genes/GENE.csv``."""
    known = {row.name: row for row in _rows(SeriesAnswer)}
    return [known.get(name) or _plain_row("csv", name) for name in gene_file.CSV]


def gene_table() -> list[Row]:
    """``tables/SERIES.csv``."""
    known = {row.name: row for row in _rows(SeriesAnswer)}
    return [known.get(name) or _plain_row("csv", name) for name in gene_tables.COLUMNS]


def pooled_table() -> list[Row]:
    """``tables/pooled.csv``."""
    known = {row.name: row for row in _rows(PooledRow)}
    return [known.get(name) or _plain_row("csv", name) for name in gene_tables.POOLED_COLUMNS]


def all_genes() -> list[Row]:
    """``multiverse/SERIES.parquet``."""
    there = AllGenes.__annotations__
    return [_plain_row("all_genes", "gene"), *(row for row in _rows(AllGenesRow) if row.name in there)]


def specifications() -> list[Row]:
    """``genes/GENE-specifications.csv``."""
    own = partial(_plain_row, "specifications")
    pooled = [RENAMED.get(name, name) for name in PooledSpecification._fields if name not in Specification._fields]
    calls = [Row(f"call_{effect:g}_{fdr:g}", None, _call_at(effect, fdr)) for effect, fdr in PRESETS]
    return [
        own("series"),
        own("number"),
        Row("default", Message("column-unit_truth"), own("default").meaning),
        *_choices(Specification._fields),
        own("unit"),
        *_rows(Curve),
        own("call"),
        *calls,
        own("refused"),
        *_choices(pooled),
    ]


def _call_at(effect: float, fdr: float) -> Message:
    return Message("column-specifications_call_at", {"cut": threshold(effect), "fdr": threshold(fdr)})


def _choices(names: Iterable[str]) -> list[Row]:
    return [Row(name, None, Message("column-specifications_choice")) for name in names]


def with_sentence(record: type) -> Callable[[], list[Row]]:
    """A record beside which its sentence stands."""
    return lambda: _rows(record, Sentence)


TABLES: dict[str, Callable[[], list[Row]]] = {
    "Csv": csv,
    "GeneTable": gene_table,
    "PooledTable": pooled_table,
    "AllGenes": all_genes,
    "Specifications": specifications,
    "SurvivalChoices": lambda: _rows(survival_choices.SurvivalSpecification, survival_choices.SurvivalCurve),
    "Comparison": with_sentence(overlap.Overlap),
    "Agreement": with_sentence(overlap.FieldAgreement),
}


def _table(found: Iterable[Row]) -> str:
    told = [f"| `{row.name}` | {_said(row.unit)} | {_said(row.meaning)} |" for row in found]
    return "".join(f"{line}\n" for line in ("| field | unit | meaning |", "|---|---|---|", *told))


def _said(message: Message | None) -> str:
    return english(message).replace("|", "\\|") if message else ""


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")
