"""Stated sex against XIST and the Y genes: every exchange is found, nothing clean is alarmed, nothing is guessed."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import numpy as np
import pytest

from geneverdict.evidence.checks.sex import Y_GENES, SexCheck, check_sex, read_sex, sex_check
from geneverdict.io.sources.platform_table import read_platform
from geneverdict.io.sources.series_matrix import read_series_matrix
from geneverdict.messages import english
from geneverdict.model.prepared import Role
from geneverdict.model.series import FloatArray, SampleTable
from geneverdict.pipeline.steps import prepare
from geneverdict.preparation.stated_sex import stated_sex

N_GENES = 3000
ROWS = list(range(1, 7))
SEXES = np.array(["female"] * 7 + ["male"] * 8)


def made(sexes: np.ndarray, seed: int = 1) -> FloatArray:
    """Row 0: XIST, rows 1 to 6: Y genes; log2 intensities."""
    rng = np.random.default_rng(seed)
    values = rng.normal(8, 2, (N_GENES, 1)) + rng.normal(0, 0.4, (N_GENES, len(sexes)))
    female = sexes == "female"
    values[0] = np.where(female, 12.5, 4.5) + rng.normal(0, 0.5, len(sexes))
    base = np.array([10, 9.5, 9, 9.5, 8.5, 9])[:, None]
    values[1:7] = np.where(female, 5.5, base) + rng.normal(0, 0.5, (6, len(sexes)))
    return values


def read(values: FloatArray, *, levels: bool = True) -> list[str | None]:
    return list(read_sex(values, 0, ROWS, levels=levels))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("scale", ["log2", "linear", "centred", "zscored"])
def test_both_sexes_are_read_on_any_scale(scale: str, seed: int) -> None:
    values = made(SEXES, seed)
    centred = values - values.mean(axis=1, keepdims=True)
    scales = {"log2": values, "linear": 2**values, "centred": centred}
    scales["zscored"] = centred / centred.std(axis=1, keepdims=True)
    assert read(scales[scale], levels=scale in ("log2", "linear")) == SEXES.tolist()


@pytest.mark.parametrize("sex", ["female", "male"])
@pytest.mark.parametrize("seed", range(5))
def test_a_series_of_one_sex_is_read_by_level_and_not_guessed_without(sex: str, seed: int) -> None:
    values = made(np.array([sex] * 9), seed)
    assert read(values) == [sex] * 9
    assert read(values - values.mean(axis=1, keepdims=True), levels=False) == [None] * 9


def test_lost_chromosomes_pools_and_silent_cells_are_left_open() -> None:
    values = made(SEXES)
    values[1:7, -1] = values[1:7, :7].mean()  # a tumour of a man that lost Y
    values[0, 0] = values[0, 7:].mean()  # a tumour of a woman that lost XIST
    values[1:7, 1] = values[1:7, 7:14].mean(axis=1) - 1  # a pool of women and men
    found = read(values)
    assert [found[i] for i in (0, 1, 14)] == [None, None, None]
    assert found[2:14] == SEXES[2:14].tolist()


def checked(stated: list[str], values: FloatArray) -> SexCheck:
    samples = tuple(f"S{i}" for i in range(len(stated)))
    return SexCheck(samples, tuple(stated), tuple(read(values)), "read")  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(10))
def test_exchanged_samples_are_named_and_no_other(seed: int) -> None:
    rng = np.random.default_rng(seed)
    stated = SEXES.copy()
    f, m = int(rng.integers(7)), int(rng.integers(7, 15))
    stated[[f, m]] = stated[[m, f]]
    seen = checked(stated.tolist(), made(SEXES, seed))
    (found,) = check_sex(seen, [Role.CASE, Role.CONTROL] * 7 + [Role.CASE])
    assert (found.code, found.weight, found.names("samples")) == ("samples_sex", "matters", (f"S{f}", f"S{m}"))
    assert "2 of the 15 samples" in english(found.message)


def test_sexes_that_follow_the_groups_are_said() -> None:
    seen = checked(SEXES.tolist(), made(SEXES))
    (found,) = check_sex(seen, [Role.CASE] * 7 + [Role.CONTROL] * 8)
    assert found.code == "samples_sex_groups"
    assert "all cases are female and all controls male" in english(found.message)
    assert check_sex(seen, ([Role.CASE, Role.CONTROL] * 8)[:15]) == []


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"gender": ("M", "F", "male", "Female", "man")}, "mfmfm"),
        ({"Sex": ("1", "2", "1", "2", "")}, "....."),
        ({"性别": ("男", "女", "男性", "女性", "不详")}, "mfmf."),
        ({"title": ("lung, male 1", "lung, female 2", "woman's lung", "lung", "male and female pool")}, "mff.."),
        ({"sex": ("M", "M", "F", "F", "NA"), "gender": ("F", "M", "F", "", "M")}, ".mffm"),
        ({"fetal sex": ("M", "F", "M", "F", "M")}, "....."),
        ({"recipient gender": ("M", "F", "M", "F", "M"), "sex": ("F", "F", "F", "M", "M")}, "fffmm"),
        ({"title": ("Normal M1", "Normal F2", "patient M", "A", "B")}, "....."),
    ],
)
def test_what_samples_state(columns: dict[str, tuple[str, ...]], expected: str) -> None:
    table = SampleTable(tuple("abcde"), {**columns, "organism": ("Homo sapiens",) * 5})
    assert "".join(sex[0] if sex else "." for sex in stated_sex(table)) == expected


@pytest.mark.shared
def test_all_22_of_gse4107_agree_and_each_exchange_is_found(shared: Path) -> None:
    home = shared / "geo"
    series = read_series_matrix(home / "series/GSE4nnn/GSE4107/matrix/GSE4107_series_matrix.txt.gz")
    ready = prepare(series, read_platform(home / "platforms/GPLnnn/GPL570/annot/GPL570.annot.gz"))
    seen = sex_check(series.samples, ready.expression, ready.scale)
    assert (seen.n_checked, seen.wrong) == (22, ())
    for i in range(22):
        stated = tuple(("male" if s == "female" else "female") if j == i else s for j, s in enumerate(seen.stated))
        assert SexCheck(seen.samples, stated, seen.read, seen.why).wrong == (i,)  # type: ignore[arg-type]


@pytest.mark.shared
def test_all_69_of_pickrell_agree(shared: Path) -> None:
    """Counts of blood cell lines, as log2 counts per million: the ids of the genes are Ensembl's."""
    ids = ("ENSG00000229807", "ENSG00000129824", "ENSG00000067048", "ENSG00000012817", "ENSG00000198692")
    folder = shared / "data" / "counts" / "pickrell"
    with gzip.open(folder / "pickrell_counts.tsv.gz", "rt") as handle:
        rows = list(csv.reader(handle, delimiter="\t"))
    names = [row[0] for row in rows[1:]]
    counts = np.array([row[1:] for row in rows[1:]], dtype=np.float64)
    with (folder / "pickrell_samples.tsv").open() as handle:
        sexes = {row[0]: row[4] for row in csv.reader(handle, delimiter="\t")}
    per_million = np.log2((counts + 0.5) / counts.sum(axis=0) * 1e6)
    x, *y = (names.index(id) for id in ids)
    found = read_sex(per_million, x, y, levels=True)
    assert list(found) == [sexes[sample] for sample in rows[0][1:]]
    assert len(Y_GENES) >= len(y)
