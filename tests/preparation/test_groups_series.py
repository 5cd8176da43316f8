"""The real series beside the checkout: roles, grade and pairs as their authors meant them."""

from __future__ import annotations

import zlib
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from geneverdict.messages import english
from geneverdict.model.prepared import Grade, Role
from geneverdict.model.series import SampleTable, Series
from geneverdict.model.study import Match, PairRule
from geneverdict.preparation.groups.infer import groups_from_study, infer_groups
from geneverdict.preparation.groups.pairs import infer_pairs, pairs_from_study


class Expected(NamedTuple):
    path: str
    case: int
    control: int
    neither: int
    grade: str
    pairs: int
    pair_grade: str


SERIES = [
    Expected("GSE14nnn/GSE14520/matrix/GSE14520-GPL571", 22, 19, 2, "sure", 19, "sure"),
    Expected("GSE4nnn/GSE4107/matrix/GSE4107", 12, 10, 0, "sure", 0, "sure"),
    Expected("GSE3nnn/GSE3325/matrix/GSE3325", 5, 4, 10, "sure", 0, "sure"),
    Expected("GSE6nnn/GSE6222/matrix/GSE6222", 10, 2, 1, "sure", 0, "sure"),
    Expected("GSE95nnn/GSE95166/matrix/GSE95166", 4, 4, 0, "sure", 0, "check"),
    Expected("GSE83nnn/GSE83521/matrix/GSE83521", 6, 6, 0, "sure", 0, "check"),
    Expected("GSE89nnn/GSE89143/matrix/GSE89143", 3, 3, 0, "sure", 3, "sure"),
    Expected("GSE27nnn/GSE27533/matrix/GSE27533", 3, 3, 0, "sure", 0, "sure"),
    Expected("GSE42nnn/GSE42872/matrix/GSE42872", 3, 3, 0, "sure", 0, "check"),
    Expected("GSE183nnn/GSE183947/matrix/GSE183947", 30, 30, 0, "sure", 29, "sure"),
    Expected("GSE60nnn/GSE60450/matrix/GSE60450", 0, 0, 12, "check", 0, "sure"),
    Expected("broken/GSE76275", 0, 0, 265, "check", 0, "sure"),
]


def header(path: Path) -> list[str]:
    """The lines above the matrix, also of a truncated gzip."""
    reader = zlib.decompressobj(31)
    with path.open("rb") as file:
        text = b""
        while b"series_matrix_table_begin" not in text and (piece := file.read(65536)):
            text += reader.decompress(piece)
    return text.decode("utf-8", "replace").split("!series_matrix_table_begin")[0].splitlines()


def read(path: Path) -> Series:
    fields: dict[str, list[str]] = defaultdict(list)
    rows: dict[str, list[list[str]]] = defaultdict(list)
    for line in header(path):
        key, _, rest = line.partition("\t")
        values = [value.strip().strip('"') for value in rest.split("\t")]
        if key.startswith("!Series_"):
            fields[key.removeprefix("!Series_")] += values
        elif key.startswith("!Sample_"):
            rows[key.removeprefix("!Sample_").removesuffix("_ch1")].append(values)
    ids = tuple(rows["geo_accession"][0])
    keyed: dict[str, list[str]] = {}
    for row in rows.pop("characteristics"):
        for i, cell in enumerate(row):
            key, colon, value = cell.partition(":")
            place = keyed.setdefault(key.strip() if colon else "characteristics", [""] * len(ids))
            text = (value if colon else cell).strip()
            place[i] = f"{place[i]}; {text}" if place[i] and text else place[i] or text
    plain = {k: tuple("; ".join(filter(None, cell)) for cell in zip(*v, strict=True)) for k, v in rows.items()}
    table = SampleTable(ids, plain | {k: tuple(v) for k, v in keyed.items() if any(v)}, tuple(keyed))
    return Series(path.name, "", table, (), np.empty((0, len(ids))), {k: tuple(v) for k, v in fields.items()})


def read_shared(shared: Path, name: str) -> Series:
    folder = shared / "data" if name.startswith("broken") else shared / "geo" / "series"
    return read(folder / f"{name}_series_matrix.txt.gz")


@pytest.mark.shared
@pytest.mark.parametrize("want", SERIES, ids=[s.path.rpartition("/")[2] for s in SERIES])
def test_real_series(shared: Path, want: Expected) -> None:
    series = read_shared(shared, want.path)
    groups = infer_groups(series)
    assert [groups.count(r) for r in (Role.CASE, Role.CONTROL, Role.NEITHER)] == [want.case, want.control, want.neither]
    assert groups.grade is Grade(want.grade), groups.evidence
    pairs = infer_pairs(series, groups)
    assert (pairs.n_pairs, pairs.grade) == (want.pairs, Grade(want.pair_grade)), pairs.evidence
    if groups.case and groups.control:
        again = groups_from_study(series, groups.case, groups.control)
        assert again.roles == groups.roles
        if pairs.rule is not None:
            assert pairs_from_study(series, pairs.rule, again).blocks == pairs.blocks


@pytest.mark.shared
def test_a_users_own_sample_sheet(shared: Path) -> None:
    lines = (shared / "data" / "GSE22780_samples.tsv").read_text(encoding="utf-8").splitlines()
    names, *rows = [line.split("\t") for line in lines]
    columns = {name: tuple(row[i] for row in rows) for i, name in enumerate(names)}
    ids = tuple(row[0] for row in rows)
    series = Series("own", "", SampleTable(ids, columns, tuple(names)), (), np.empty((0, len(ids))))
    inferred = infer_groups(series)
    assert inferred.grade is Grade.CHECK or inferred.count(Role.CASE) == 8
    groups = groups_from_study(series, Match(field="Group", match="^d$"), Match(field="Group", match="^c$"))
    assert pairs_from_study(series, PairRule(field="Block"), groups).n_pairs == 8


@pytest.mark.shared
def test_pools_metastases_and_donors_are_named(shared: Path) -> None:
    prostate = infer_groups(read_shared(shared, "GSE3nnn/GSE3325/matrix/GSE3325"))
    text = " ".join(map(english, (*prostate.why, *prostate.evidence))).casefold()
    assert "a pool" in text
    assert "4 samples of another kind (metastases)" in text
    liver = infer_groups(read_shared(shared, "GSE14nnn/GSE14520/matrix/GSE14520-GPL571"))
    assert "healthy donors" in " ".join(map(english, liver.evidence))


@pytest.mark.shared
def test_the_hint_of_pairs_gives_the_line_to_paste(shared: Path) -> None:
    series = read_shared(shared, "GSE95nnn/GSE95166/matrix/GSE95166")
    said = " ".join(map(english, infer_pairs(series, infer_groups(series)).evidence))
    assert 'pair = { field = "title", extract = ' in said
    assert "para-carcinoma" in said
