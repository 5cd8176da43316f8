"""A probe map that has lost the gene is seen where another series on the same platform still has it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geneverdict.evidence.annotation import compare_annotation
from geneverdict.messages import english
from geneverdict.model.verdict import Call, GeneRow, ProbeRow, SeriesAnswer

ROW = GeneRow("G", "p2", 1.0, 0.2, 0.6, 1.4, 5.0, 30.0, 0.001, 0.01, 7.0, 1.0, 3, 100, 97.0)


def answer(id: str, platform: str, probe: str, row: GeneRow | None = ROW) -> SeriesAnswer:
    probes = (ProbeRow(probe, ("G",), True, None, 7.0, 1.0, 0.6, 1.4, 0.001, 0.01),) if row else ()
    return SeriesAnswer(
        id=id, platform=platform, title="", simulated=False, scale="log2", effect_unit="log2FC", design="unpaired",
        formula="~ group", n_case=5, n_control=5, n_pairs=0, case_label="t", control_label="n", row=row, probes=probes,
        call=Call.UP, reason=None,
    )  # fmt: skip


OTHER = answer("B", "GPL1", "p1")
CASES = [
    (answer("A", "GPL1", "", None), {"p1": ("H",)}, "probes_unannotated", ["p1", "B", "names H"]),
    (answer("A", "GPL1", "", None), {"p1": ()}, "probes_unannotated", ["no gene"]),
    (answer("A", "GPL1", "p2"), {"p1": ("H",)}, "probes_differ", ["p2", "p1", "named H"]),
    (answer("A", "GPL1", "p2"), {"p1": ("G", "H")}, None, []),
    (answer("A", "GPL1", "p2"), {}, None, []),
    (answer("A", "GPL2", "", None), {"p1": ("H",)}, None, []),
]


@pytest.mark.parametrize(("here", "named", "code", "words"), CASES)
def test_what_other_series_know(
    here: SeriesAnswer, named: dict[str, tuple[str, ...]], code: str | None, words: list[str]
) -> None:
    found = compare_annotation("G", here, [here, OTHER], named)
    assert [f.code for f in found] == ([code] if code else [])
    for word in words:
        assert word in english(found[0].message)


def test_a_series_is_not_compared_with_itself() -> None:
    alone = replace(OTHER, id="A")
    assert compare_annotation("G", alone, [alone], {"p1": ("H",)}) == ()
