"""A gene's answer as the versioned JSON and as CSV (docs/gene-json.md)."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from geneverdict.messages import Message, Say, english, with_text
from geneverdict.model.chosen import ChosenBefore
from geneverdict.model.column import Column, names
from geneverdict.model.multiverse import Curve, CurveSummary, GeneMultiverse
from geneverdict.model.run import Provenance
from geneverdict.model.study import Thresholds
from geneverdict.model.survival_answer import SurvivalAnswer
from geneverdict.model.survival_choices import SurvivalCurve
from geneverdict.model.to_json import record_json
from geneverdict.model.verdict import (
    AllGenesRow,
    GeneAnswer,
    PooledRow,
    Reason,
    SeriesAnswer,
    SeriesFailure,
    Verdict,
)
from geneverdict.model.ways import WaysRow

Json = dict[str, Any]

SCHEMA = "geneverdict/gene/2"
_NOT_IN_CSV = ("reason", "probes", "why", "replicates", "unequal", "deposited")
CSV = (
    "gene",
    *(name for name in names(SeriesAnswer) if name not in _NOT_IN_CSV),
    *("reason_code", "reason_text"),
)


@dataclass(frozen=True, slots=True)
class CurveFile:
    """Every specification of one series, or of the pooled analysis, together."""

    series: Annotated[str | None, Column()]
    unit: Annotated[str, Column()]
    default: Annotated[int, Column()]
    summary: Annotated[CurveSummary, Column(inline=True)]
    unavailable: Annotated[tuple[tuple[str, str, Message], ...], Column(parts=("dimension", "option", "why"))]
    refused: Annotated[list[tuple[Message, int]], Column(parts=("why", "n"))]
    notes: Annotated[tuple[Message, ...], Column()]
    sentences: Annotated[tuple[Message, ...], Column()]


@dataclass(frozen=True, slots=True)
class MultiverseFile:
    """The object ``multiverse``; ``specifications`` is the address of the file with all of them."""

    thresholds: Annotated[Thresholds, Column()]
    specifications: Annotated[str, Column()]
    series: Annotated[tuple[CurveFile, ...], Column()]
    pooled: Annotated[CurveFile | None, Column()]


@dataclass(frozen=True, slots=True)
class GeneFile:
    """The whole object."""

    schema: Annotated[str, Column()]
    gene: Annotated[str, Column()]
    asked: Annotated[str, Column()]
    also: Annotated[tuple[str, ...], Column()]
    verdict: Annotated[Verdict, Column()]
    thresholds: Annotated[Thresholds, Column()]
    series: Annotated[tuple[SeriesAnswer, ...], Column()]
    pooled: Annotated[PooledRow | None, Column()]
    ways: Annotated[WaysRow | None, Column()]
    chosen: Annotated[ChosenBefore | None, Column()]
    multiverse: Annotated[MultiverseFile | None, Column()]
    multiverse_all: Annotated[tuple[AllGenesRow, ...], Column()]
    survival: Annotated[tuple[SurvivalAnswer, ...], Column()]
    survival_choices: Annotated[Json | None, Column()]
    failures: Annotated[tuple[SeriesFailure, ...], Column()]
    provenance: Annotated[Json | None, Column()]


def gene_json(
    answer: GeneAnswer,
    provenance: Provenance | None = None,
    *,
    universe: GeneMultiverse | None = None,
    specifications: str = "",
    survival: Sequence[SurvivalAnswer] = (),
    survival_choices: SurvivalCurve | None = None,
    say: Say = english,
) -> Json:
    """The documented object, ready for ``json.dumps(…, allow_nan=False)``: NaN is None.

    ``specifications`` is the address of the file with all specifications of ``universe``, from the results folder.
    Beside the code and the values of a message stands its text as ``say`` says it.
    """
    file = GeneFile(
        schema=SCHEMA,
        gene=answer.gene,
        asked=answer.name.asked,
        also=answer.name.also,
        verdict=answer.verdict,
        thresholds=answer.thresholds,
        series=answer.answers,
        pooled=answer.pooled,
        ways=answer.ways,
        chosen=answer.chosen,
        multiverse=_multiverse(universe, specifications) if universe else None,
        multiverse_all=answer.universe,
        survival=tuple(survival),
        survival_choices=choices_json(survival_choices, say) if survival_choices else None,
        failures=answer.failures,
        provenance=_provenance(provenance) if provenance else None,
    )
    return record_json(file, say)


def gene_csv(answer: GeneAnswer, say: Say = english) -> str:
    """One row per series in the order of the study, then the series that failed; empty where there is no number."""
    return genes_csv([answer], say)


def genes_csv(answers: Sequence[GeneAnswer], say: Say = english) -> str:
    """The same of several genes, one after the other, under one header."""
    text = io.StringIO()
    writer = csv.DictWriter(text, CSV, lineterminator="\n", restval="")
    writer.writeheader()
    for answer in answers:
        writer.writerows(_csv_rows(answer, say))
    return text.getvalue()


def _csv_rows(answer: GeneAnswer, say: Say) -> Iterator[Json]:
    for item in answer.answers:
        row = {name: value for name, value in record_json(item, say).items() if name in CSV}
        row["note"] = say(item.note) if item.note else ""
        yield {"gene": answer.gene, **row, **_reason(item.reason, say)}
    for failure in answer.failures:
        row = {"gene": answer.gene, "id": failure.id, "platform": failure.platform, "call": "not analysed"}
        yield {**row, **_reason(failure.reason, say)}


def refusals(curve: Curve) -> list[tuple[Message, int]]:
    """Why combinations were ruled out, and how many for each reason, the most frequent first."""
    return Counter(why for why in curve.refused if why).most_common()


def choices_json(curve: SurvivalCurve, say: Say = english) -> Json:
    """Every specification of a gene's survival, and what they say together."""
    numbers = record_json(curve, say)
    rows = [
        {**record_json(one), **{name: values[i] for name, values in numbers.items()}}
        for i, one in enumerate(curve.specifications)
    ]
    told = [with_text(sentence, say) for sentence in curve.sentences]
    return {"sentences": told, "default": curve.default, "specifications": rows}


def _multiverse(found: GeneMultiverse, specifications: str) -> MultiverseFile:
    pooled = _curve(*found.pooled) if found.pooled else None
    return MultiverseFile(found.thresholds, specifications, tuple(_curve(*one) for one in found.series), pooled)


def _curve(curve: Curve, summary: CurveSummary) -> CurveFile:
    return CurveFile(
        curve.series or None,
        curve.unit,
        curve.default,
        summary,
        curve.unavailable,
        refusals(curve),
        curve.notes,
        summary.sentences,
    )


def _reason(reason: Reason | None, say: Say) -> Json:
    return {"reason_code": reason.code, "reason_text": say(reason.message)} if reason else {}


def _provenance(provenance: Provenance) -> Json:
    inputs = [
        {"series": f.series, "address": f.address, "size": f.size, "sha256": f.sha256, "date": f.date}
        for f in provenance.inputs
    ]
    return {"date": provenance.date, "versions": dict(provenance.versions), "inputs": inputs}
