"""Columns are declared on records: each has its meaning in the catalogue, and the catalogue has no other."""

from __future__ import annotations

from geneverdict.messages import english, has, say
from geneverdict.messages.catalogue import own_catalogue
from geneverdict.model import (
    chosen,
    multiverse,
    overlap,
    replicates,
    study,
    survival_answer,
    survival_choices,
    unequal,
    verdict,
    ways,
    why,
)
from geneverdict.model.column import Declared, Sentence, columns, help_message
from geneverdict.model.fit import Fit
from geneverdict.records import documentation, gene
from geneverdict.records import overlap as overlap_file

ROOMS = (
    gene,
    overlap_file,
    replicates,
    chosen,
    unequal,
    verdict,
    why,
    ways,
    multiverse,
    overlap,
    study,
    survival_answer,
    survival_choices,
)
DECLARED: list[Declared] = [
    column
    for record in {one for room in ROOMS for one in vars(room).values() if isinstance(one, type)} | {Sentence}
    for column in columns(record)
    if not column.column.inline
]


def test_every_column_has_a_meaning_and_a_unit() -> None:
    assert len(DECLARED) > 300
    assert [one for one in DECLARED if not has(one.meaning.code) or (one.unit and not has(one.unit.code))] == []


def test_the_catalogue_has_no_column_that_nobody_declares() -> None:
    asked = {message.code for one in DECLARED for message in (one.meaning, one.unit) if message}
    asked |= {row.meaning.code for table in documentation.TABLES.values() for row in table()} | {"column-help"}
    assert {key for key in own_catalogue("en") if key.startswith("column-")} - asked == set()


def test_help_is_said_in_the_language() -> None:
    assert english(help_message(verdict.SeriesAnswer, "p")) == "two-sided p-value of t (0 … 1)"
    assert say(help_message(verdict.SeriesAnswer, "p"), "zh").endswith("（0 … 1）")


def test_what_is_stored_of_every_gene_are_columns_of_its_row() -> None:
    expected = ("log2fc", "se", "ci_low", "ci_high", "t", "df", "p", "fdr", "ave_expr", "b")
    assert expected == verdict.STATISTICS
    assert set(verdict.PROBE_STATISTICS) <= set(Fit.__dataclass_fields__)
    assert len(verdict.POOLED_STATISTICS) == 13
