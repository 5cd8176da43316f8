"""What must not matter: order and names of the samples, upper and lower case, a field that is the same for all."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geneverdict.model.prepared import Grade, Role
from geneverdict.model.series import SampleTable, Series
from geneverdict.preparation.groups.infer import groups_from_study, infer_groups
from geneverdict.preparation.groups.pairs import infer_pairs

CASES = [
    "Lung tumor",
    "HCC tissue",
    "breast carcinoma",
    "patient's mucosa",
    "psoriasis lesional skin",
    "sepsis",
    "IL-4",
]
CONTROLS = ["Lung normal", "non-tumor tissue", "paracancerous", "healthy control", "uninvolved skin", "Control", "DMSO"]
OTHERS = ["pool", "XZ", "metastatic tumor", "adenoma", "HeLa cell line", "day 3", ""]
CHARS = ["tissue", "disease state", "group", "patient id", "gender", "time", "treatment"]


@st.composite
def any_series(draw: st.DrawFn) -> Series:
    """Titles from one case and one control wording, perhaps a third, and up to two further fields."""
    words = [draw(st.sampled_from(CASES)), draw(st.sampled_from(CONTROLS))]
    if draw(st.booleans()):
        words.append(draw(st.sampled_from(OTHERS)))
    n = draw(st.integers(4, 10))
    picks = draw(st.lists(st.sampled_from(words), min_size=n, max_size=n))
    columns = {"title": tuple(f"{word} {i}" for i, word in enumerate(picks, 1))}
    for name in draw(st.lists(st.sampled_from(CHARS), max_size=2, unique=True)):
        values = draw(st.lists(st.sampled_from([*words, "1", "2", "yes", "no", ""]), min_size=n, max_size=n))
        columns[name] = tuple(values)
    text = draw(st.sampled_from(["", "paired tumor and normal", "a study"]))
    return build(columns, text)


def build(columns: dict[str, tuple[str, ...]], text: str, ids: tuple[str, ...] | None = None) -> Series:
    n = len(columns["title"])
    names = ids or tuple(f"GSM{i}" for i in range(n))
    table = SampleTable(names, columns, tuple(k for k in columns if k != "title"))
    return Series("GSE1", "GPL1", table, (), np.empty((0, n)), {"summary": (text,)})


def changed(series: Series, columns: dict[str, tuple[str, ...]], ids: tuple[str, ...] | None = None) -> Series:
    return build(columns, series.fields["summary"][0], ids)


@given(any_series(), st.randoms(use_true_random=False))
def test_order_does_not_matter(series: Series, random: object) -> None:
    order = list(range(len(series.samples)))
    random.shuffle(order)  # type: ignore[attr-defined]
    other = changed(series, {k: tuple(v[i] for i in order) for k, v in series.samples.columns.items()})
    one, two = infer_groups(series), infer_groups(other)
    assert two.roles == tuple(one.roles[i] for i in order)
    assert two.grade is one.grade
    assert infer_pairs(other, two).n_pairs == infer_pairs(series, one).n_pairs


@given(any_series())
def test_case_and_names_do_not_matter(series: Series) -> None:
    one = infer_groups(series)
    upper = {k: tuple(x.upper() for x in v) for k, v in series.samples.columns.items()}
    names = tuple(f"sample {i} of tumor" for i in range(len(series.samples)))
    for other in (changed(series, upper), changed(series, dict(series.samples.columns), names)):
        two = infer_groups(other)
        assert (two.roles, two.grade) == (one.roles, one.grade)
        assert infer_pairs(other, two).n_pairs == infer_pairs(series, one).n_pairs


@given(any_series(), st.sampled_from(["liver cancer", "normal liver", "Homo sapiens", "treated", "adult"]))
def test_a_constant_field_changes_nothing(series: Series, value: str) -> None:
    more = {**series.samples.columns, "zz": (value,) * len(series.samples)}
    one, two = infer_groups(series), infer_groups(changed(series, more))
    assert (two.roles, two.grade) == (one.roles, one.grade)


@given(any_series())
def test_what_is_written_gives_the_same_roles(series: Series) -> None:
    made = infer_groups(series)
    n = len(series.samples)
    assert len(made.roles) == len(made.why) == n
    assert all(made.why)
    assert 1 <= len(made.evidence) <= 5
    if made.case is None or made.control is None:
        assert made.grade is Grade.CHECK
        assert set(made.roles) == {Role.NEITHER}
        return
    assert groups_from_study(series, made.case, made.control).roles == made.roles
    pairs = infer_pairs(series, made)
    assert all(b is None for b, r in zip(pairs.blocks, made.roles, strict=True) if r is Role.NEITHER)
