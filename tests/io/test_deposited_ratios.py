"""Log ratios as deposited: which channel is above, dye swaps, direct designs; simulated."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geneverdict.evidence.in_memory import InMemory
from geneverdict.messages import english
from geneverdict.model.study import Match, SeriesSpec, Thresholds
from geneverdict.model.verdict import SeriesResult
from geneverdict.pipeline.answer import answer_genes
from geneverdict.pipeline.load import load
from geneverdict.pipeline.steps import fit, prepare
from geneverdict.settings import Settings

N, GENES = 8, 60
SWAPPED = np.array([False, True] * 4)
TUMOUR = np.arange(N) >= N // 2
RANDOM = np.random.default_rng(6)
TRUTH = RANDOM.normal(0, 0.2, (GENES, N)) + np.where(np.arange(GENES)[:, None] == 0, 2.0 * TUMOUR, 0.0)
"""log2 of sample over reference; the first gene is up in tumours."""
DIRECT = RANDOM.normal(0, 0.2, (GENES, N)) + np.where(np.arange(GENES)[:, None] == 0, 2.0, 0.0)
"""log2 of tumour over normal, array by array."""
GROUPS = {"case": Match(field="source_name", match="tumour"), "control": Match(field="source_name", match="normal")}


def _matrix(values: np.ndarray, *, direct: bool = False, says: str = "", swapped: np.ndarray = SWAPPED) -> bytes:
    """The reference (of a direct design the normal) is green (Cy3, channel 1), in swapped arrays red."""
    ids = [f"GSM{i}" for i in range(1, N + 1)]
    sample = ["tumour tissue"] * N if direct else [f"{'tumour' if t else 'normal'} tissue" for t in TUMOUR]
    other = ["normal tissue" if direct else "Universal reference"] * N
    green = [a if swap else b for a, b, swap in zip(sample, other, swapped, strict=True)]
    red = [b if swap else a for a, b, swap in zip(sample, other, swapped, strict=True)]
    rows = {"title": [f"array {i}" for i in ids], "geo_accession": ids, "platform_id": ["GPL9"] * N}
    rows |= {"channel_count": ["2"] * N, "source_name_ch1": green, "label_ch1": ["Cy3"] * N}
    rows |= {"source_name_ch2": red, "label_ch2": ["Cy5"] * N, "data_processing": [says or "Lowess."] * N}
    text = '!Series_title\t"Simulated"\n!Series_geo_accession\t"GSE7"\n!Series_platform_id\t"GPL9"\n'
    text += "".join(f"!Sample_{k}\t" + "\t".join(f'"{c}"' for c in v) + "\n" for k, v in rows.items())
    text += "!series_matrix_table_begin\n" + "\t".join(['"ID_REF"', *(f'"{i}"' for i in ids)]) + "\n"
    for i, line in enumerate(values):
        text += f'"p{i}"\t' + "\t".join(f"{x:.9f}" for x in line) + "\n"
    return gzip.compress((text + "!series_matrix_table_end\n").encode(), mtime=0)


def _fitted(folder: Path, matrix: bytes, **said: Any) -> SeriesResult:
    (folder / "GSE7_series_matrix.txt.gz").write_bytes(matrix)
    (folder / "map.tsv").write_text("ID\tsymbol\n" + "".join(f"p{i}\tG{i}\n" for i in range(GENES)))
    spec = SeriesSpec(
        **{"id": "GSE7", "file": str(folder / "GSE7_series_matrix.txt.gz"), "probe_map": str(folder / "map.tsv")}
        | {"symbols": "as_given", **GROUPS, **said}
    )
    got = load("x", spec, Settings(str(folder), folder / "cache"))
    return fit(prepare(got.series, got.platform, spec), notes=got.notes)


def _effect(result: SeriesResult) -> float:
    return float(result.fit.log2fc[result.fit.names.index("G0")])


TRUE = float(TRUTH[0, TUMOUR].mean() - TRUTH[0, ~TUMOUR].mean())


@pytest.mark.parametrize(
    ("says", "sign"),
    [
        ("log2 ratio Cy5/Cy3", np.where(SWAPPED, -1, 1)),
        ("normalised log2(Cy3 / Cy5)", np.where(SWAPPED, 1, -1)),
        ("log2 of ch2 over ch1 after lowess", np.where(SWAPPED, -1, 1)),
        ("VALUE is log2 (channel 1/channel 2)", np.where(SWAPPED, 1, -1)),
        ("log ratio 635 nm/532 nm", np.where(SWAPPED, -1, 1)),
        ("log2 red signal divided by green", np.where(SWAPPED, -1, 1)),
        ("log2 ratio (test/reference)", np.ones(N)),
    ],
)
def test_a_common_reference_with_dye_swaps(says: str, sign: np.ndarray, tmp_path: Path) -> None:
    """Each array's sign is that of its sample over the reference, whatever channel is above."""
    result = _fitted(tmp_path, _matrix(TRUTH * sign, says=says))
    assert _effect(result) == pytest.approx(TRUE, abs=1e-8)
    assert result.scale.kind == "log_ratio"
    assert "groups_ratio_unknown" not in [one.code for one in result.checks.findings]
    assert "as field 'data_processing' says" in " ".join(map(english, result.notes))


def test_where_nothing_says_it_that_is_the_first_thing_told(tmp_path: Path) -> None:
    result = _fitted(tmp_path, _matrix(TRUTH))
    first = result.checks.findings[0]
    assert (first.code, first.weight) == ("groups_ratio_unknown", "decides")
    assert "these arrays have the wrong sign" in english(first.message)
    said = _fitted(tmp_path, _matrix(TRUTH * np.where(SWAPPED, -1, 1)), ratio="red/green")
    assert _effect(said) == pytest.approx(TRUE, abs=1e-8)
    assert "of 4 arrays the sample shone below" in " ".join(map(english, said.notes))
    both = _matrix(TRUTH, says="log2 ratio Cy5/Cy3, for swaps Cy3/Cy5")
    assert "groups_ratio_unknown" in [one.code for one in _fitted(tmp_path, both).checks.findings]


@pytest.mark.parametrize("above", ["red/green", "green/red"])
def test_arrays_that_compare_the_groups_themselves(above: str, tmp_path: Path) -> None:
    """The fit is the mean of the arrays' log ratios, the difference of an array's two channels its log ratio."""
    sign = np.where(SWAPPED, -1, 1) * (1 if above == "red/green" else -1)
    result = _fitted(tmp_path, _matrix(DIRECT * sign, direct=True), ratio=above)
    assert result.design.n_pairs == N
    assert _effect(result) == pytest.approx(DIRECT[0].mean(), abs=1e-8)
    at = result.fit.names.index("G0")
    values = dict(zip(result.expression.samples, result.expression.values[at], strict=True))
    dyes = [("Cy3", "Cy5") if swap else ("Cy5", "Cy3") for swap in SWAPPED]
    each = [values[f"GSM{i} {case}"] - values[f"GSM{i} {control}"] for i, (case, control) in enumerate(dyes, 1)]
    np.testing.assert_allclose(each, DIRECT[0], atol=1e-8)


def test_fields_of_the_second_channel_may_be_named(tmp_path: Path) -> None:
    none = np.zeros(N, np.bool_)
    groups = {side: Match(field="source_name_ch2", match=name) for side, name in (("case", "tum"), ("control", "norm"))}
    result = _fitted(tmp_path, _matrix(TRUTH, says="log2 Cy5/Cy3", swapped=none), **groups)
    assert _effect(result) == pytest.approx(TRUE, abs=1e-8)


def test_the_first_line_says_that_up_may_be_down(tmp_path: Path) -> None:
    result = _fitted(tmp_path, _matrix(TRUTH))
    (answer,) = answer_genes(InMemory([result], Thresholds()), ["G0"], Thresholds())
    assert english(answer.verdict.headline).startswith("In GSE7 nothing says which channel the log ratios have above")
