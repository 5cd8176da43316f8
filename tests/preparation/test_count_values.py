"""Counts made into values of genes: sums, lengths, shares, and individuals as blocks against limma."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geneverdict.errors import DesignError, PrepareError
from geneverdict.model.prepared import Prepared
from geneverdict.model.series import FloatArray, Measure, Platform, SampleTable, Series
from geneverdict.model.study import Analysis, Match, PairRule, SeriesSpec
from geneverdict.pipeline.steps import fit, prepare

with gzip.open(Path(__file__).parents[1] / "golden" / "counts_blocks.json.gz", "rt") as handle:
    LIMMA: dict[str, Any] = json.load(handle)


def _array(value: Any) -> FloatArray:
    return np.asarray(value, dtype=object).astype(np.float64)


COUNTS, CASE = _array(LIMMA["counts"]), _array(LIMMA["case"]) > 0.5
WHO = tuple(f"who {block}" for block in LIMMA["block"])
IDS = tuple(f"G{i:03d}" for i in range(len(COUNTS)))


def _series(values: FloatArray, measure: Measure = "counts", ids: Sequence[str] = IDS) -> Series:
    n = values.shape[1]
    fields = {"group": tuple("case" if case else "control" for case in CASE[:n]), "who": WHO[:n]}
    samples = SampleTable(tuple(f"s{i}" for i in range(n)), fields, ("group", "who"))
    return Series("mine", "", samples, tuple(ids), values, measure=measure)


def _prepared(series: Series, analysis: Analysis | None = None, genes: Sequence[str] = (), **said: Any) -> Prepared:
    spec = SeriesSpec(
        id="mine",
        case=Match(field="group", match="^case$"),
        control=Match(field="group", match="^control$"),
        symbols="as_given",
        **{"pair": False, **said},
    )
    named = tuple((gene,) for gene in (genes or series.probes))
    return prepare(series, Platform("", series.probes, named, "gene"), spec, analysis=analysis or Analysis())


PAIRS = {"pair": PairRule(field="who")}


def test_incomplete_pairs_that_are_kept_are_limmas() -> None:
    prepared = _prepared(_series(COUNTS), Analysis(unpaired="block_correlation"), **PAIRS)
    assert prepared.design.kind == "mixed"
    found, golden = fit(prepared).fit, LIMMA["voom"]
    assert [int(name[1:]) + 1 for name in found.names] == LIMMA["kept"]
    np.testing.assert_allclose(found.log2fc, _array(golden["coef"]), rtol=1e-9, atol=1e-10)
    np.testing.assert_allclose(found.t, _array(golden["t"]), rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(found.p, _array(golden["p"]), rtol=1e-8)


@pytest.mark.parametrize("engine", ["quasi_likelihood", "deseq2"])
def test_engines_that_know_no_blocks_say_so(engine: str) -> None:
    prepared = _prepared(_series(COUNTS), Analysis(unpaired="block_correlation", engine=engine), **PAIRS)  # type: ignore[arg-type]
    with pytest.raises(DesignError, match='Take engine = "voom"'):
        fit(prepared)


def test_counts_of_several_ids_are_summed() -> None:
    """Each gene split over two ids is the gene again, and an id that is hardly counted has no statistics of its own."""
    some = np.floor(COUNTS / 3)
    some[0] = 0
    ids = [f"{gene}.{part}" for part in "ab" for gene in IDS]
    split = _prepared(_series(np.vstack([some, COUNTS - some]), ids=ids), genes=IDS * 2)
    whole = _prepared(_series(COUNTS))
    assert split.expression.genes == whole.expression.genes
    np.testing.assert_array_equal(split.expression.values, whole.expression.values)
    result = fit(split)
    np.testing.assert_array_equal(result.fit.p, fit(whole).fit.p)
    assert np.isnan(result.probe_fit.p[0])
    assert np.isfinite(result.probe_fit.p[len(IDS)])


def test_lengths_take_out_what_is_only_another_transcript() -> None:
    """Twice the reads of transcripts twice as long are no more of the gene; the sums of samples stay (tximport)."""
    lengths = np.full(COUNTS.shape, 1000.0)
    lengths[7, CASE] = 2000.0
    longer = COUNTS.copy()
    longer[7, CASE] *= 2
    prepared = _prepared(replace(_series(longer), lengths=lengths))
    assert prepared.counts is not None
    np.testing.assert_allclose(prepared.counts.values.sum(axis=0), longer.sum(axis=0), rtol=1e-12)
    same = np.array(prepared.counts.values[7] / prepared.counts.values[8])
    assert np.ptp(same / (COUNTS[7] / COUNTS[8])) < 1e-9


@pytest.mark.parametrize("measure", ["intensity", "proportion"])
def test_shares_are_logged_with_a_trend_and_have_no_weights(measure: Measure) -> None:
    rare = COUNTS.copy()
    rare[5] = 0
    shares = rare / rare.sum(axis=0) * 1e6
    prepared = _prepared(_series(shares, measure))
    assert prepared.scale.kind == "abundance"
    assert prepared.weights is None
    assert "G005" not in prepared.expression.genes
    row = prepared.expression.genes.index("G010")
    np.testing.assert_allclose(prepared.expression.values[row], np.log2(shares[10] + 0.1), rtol=1e-12)
    assert "fit-trend" in [note.code for note in fit(prepared).fit.notes]


@pytest.mark.parametrize(
    ("values", "text"),
    [
        pytest.param(
            np.where(np.arange(11) == 3, np.nan, COUNTS)[:, :11] + np.zeros((400, 1)), None, id="no counts of a sample"
        ),
        pytest.param(np.where(np.eye(400, 11) > 0, np.nan, COUNTS), "11 rows of counts lack a number", id="missing"),
        pytest.param(COUNTS - 5, "below 0", id="negative"),
        pytest.param(COUNTS * (np.arange(11) != 2), "nothing is counted in the sample s2", id="an empty library"),
        pytest.param(np.minimum(COUNTS, 0.5), "none of the 400 genes", id="nothing to test"),
    ],
)
def test_counts_that_cannot_be_analysed_are_refused(values: FloatArray, text: str | None) -> None:
    if text is None:
        prepared = _prepared(_series(values))
        assert prepared.design.n_case + prepared.design.n_control == 10
        return
    with pytest.raises(PrepareError, match=text):
        _prepared(_series(values))
