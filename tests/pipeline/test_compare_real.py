"""Tables that R's limma made of a real series in many ways: each way is named, and no other.

A fifteenth of the genes of GSE14520's liver pairs; the tables (six digits) are those of ``golden/compare_real.R``.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from geneverdict.io.sources.series_matrix import read_series_matrix
from geneverdict.io.study import read_study
from geneverdict.messages import Code, Message, Names, Number
from geneverdict.model.table_comparison import Explained, TableComparison
from geneverdict.pipeline.compare import compare
from geneverdict.pipeline.run import run_study
from geneverdict.settings import Settings

pytestmark = [pytest.mark.shared, pytest.mark.slow]
GOLDEN = Path(__file__).parents[1] / "golden" / "compare_real.json.gz"
STUDY = """
genes = ["ITGA5"]
[[series]]
id = "liver"
expression = "matrix.tsv"
samples = "samples.tsv"
probe_map = "probes.tsv"
case = { field = "group", match = "^tumour$" }
control = { field = "group", match = "^normal$" }
pair = { field = "individual" }
"""
_OWN = {"Liver Tumor": "tumour", "Liver Non-Tumor": "normal"}
_SAMPLES, _PRIOR = ("samples",), ("test:other_prior",)
BH = ("rate:bh",)
WAYS: dict[str, tuple[tuple[str, ...], tuple[str, ...] | None, tuple[str, ...] | None]] = {
    "same": ((), (), ()),
    "flipped": (("flipped",), (), ()),
    "ln": (("scale:ln",), (), ()),
    "log10": (("scale:log10",), (), ()),
    "ratio": (("scale:ratio",), (), ()),
    "signed_fold": (("scale:signed_fold",), (), ()),
    "ratio_of_means": (("scale:ratio_of_means",), (), ()),
    "log2_of_means": (("scale:log2_of_means",), (), ()),
    "not_logged": (("scale:not_logged",), None, BH),
    "unpaired": ((), ("unpaired",), BH),
    "everyone": (_SAMPLES, ("unpaired",), BH),
    "without_pair": (_SAMPLES, (), BH),
    "without_sample": (_SAMPLES, ("unpaired",), BH),
    "with_healthy": (_SAMPLES, ("unpaired",), BH),
    "swapped": (_SAMPLES, ("unpaired",), BH),
    "plain_t": ((), ("test:plain_t",), BH),
    "welch": ((), ("unpaired", "test:welch"), BH),
    "rank": ((), ("unpaired", "test:rank"), BH),
    "trend": ((), ("test:trend",), BH),
    "robust": ((), ("test:robust",), BH),
    "one_sided": ((), ("one_sided:up",), BH),
    "highest_mean": (("probe_rule:highest_mean",), _PRIOR, BH),
    "smallest_p": (("probe_rule:smallest_p",), _PRIOR, BH),
    "largest_change": (("probe_rule:largest_change",), _PRIOR, BH),
    "mean_of_probes": (("probe_rule:mean",), _PRIOR, BH),
    "probes": ((), (), ()),
    "probes_unpaired": ((), ("unpaired",), BH),
    "other_prior": ((), _PRIOR, BH),
    "bonferroni": ((), (), ("rate:bonferroni",)),
    "holm": ((), (), ("rate:holm",)),
    "none": ((), (), ("rate:none",)),
    "list_of_all": ((), _PRIOR, None),
    "top_rows": ((), (), ()),
    "bonferroni_of_all": ((), (), ("rate:bonferroni_of",)),
    "flipped_ln_everyone": (("flipped", "scale:ln", "samples"), ("unpaired",), BH),
    "expressed": ((), _PRIOR, BH),
}
QUICK = ("same", "flipped", "ln", "unpaired", "without_sample", "smallest_p", "probes_unpaired", "list_of_all")
"""The others run at night."""


@pytest.fixture(scope="module")
def golden() -> dict[str, Any]:
    with gzip.open(GOLDEN, "rt", encoding="utf-8") as file:
        return json.load(file)


@pytest.fixture(scope="module")
def results(shared: Path, golden: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compare")
    series = shared / "geo" / "series" / "GSE14nnn" / "GSE14520" / "matrix" / "GSE14520-GPL571_series_matrix.txt.gz"
    read = read_series_matrix(series)
    row = {probe: i for i, probe in enumerate(read.probes)}
    probes = list(zip(golden["probes"]["probe"], golden["probes"]["symbol"], strict=True))
    matrix = [["ID", *read.samples.ids], *([p, *(repr(float(x)) for x in read.values[row[p]])] for p, _ in probes)]
    sheet = [["sample", "group", "individual"]]
    for sample, title in zip(read.samples.ids, read.samples.column("title"), strict=True):
        group = next((own for start, own in _OWN.items() if title.startswith(start)), "healthy")
        sheet.append([sample, group, title.split(" ")[-1].rstrip("AB")])
    for name, lines in (
        ("matrix", matrix),
        ("samples", sheet),
        ("probes", [["probe_id", "symbol"], *map(list, probes)]),
    ):
        (folder / f"{name}.tsv").write_text("\n".join("\t".join(line) for line in lines) + "\n", encoding="utf-8")
    (folder / "study.toml").write_text(STUDY, encoding="utf-8")
    settings = Settings(str(folder / "none"), folder / "cache", offline=True, figures="none")
    run_study(read_study(folder / "study.toml"), folder / "results", settings)
    return folder / "results"


Compared = Callable[..., TableComparison]


@pytest.fixture(scope="module")
def compared(results: Path, golden: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Compared:
    folder = tmp_path_factory.mktemp("tables")

    @cache
    def of(way: str, top: int | None = None) -> TableComparison:
        columns = golden["tables"][way]
        names = ("row", "logFC", "P.Value", "adj.P.Val")
        rows = sorted(zip(*(columns[name] for name in names), strict=True), key=lambda row: float(row[2]))
        lines = [names, *rows[:top]]
        path = folder / f"{way}-{top}.csv"
        path.write_text("\n".join(",".join(line) for line in lines) + "\n", encoding="utf-8")
        return compare(results, path)

    return of


def _codes(part: Explained | None) -> tuple[str, ...] | None:
    assert part is not None
    return tuple(map(_code, part.best.what)) if part.best else None


def _code(message: Message) -> str:
    """``room-name``'s name with the code that its text chooses by."""
    chosen = [value.value for value in message.values.values() if isinstance(value, Code)]
    return ":".join([message.name, *chosen])


@pytest.mark.parametrize("way", [way if way in QUICK else pytest.param(way, marks=pytest.mark.long) for way in WAYS])
def test_each_way_is_named_and_no_other(way: str, compared: Compared) -> None:
    seen = compared(way)
    assert (_codes(seen.effect), _codes(seen.p), _codes(seen.fdr)) == WAYS[way]
    for part in (seen.effect, seen.p, seen.fdr):
        assert part is None or part.best is None or part.best.share > 0.99


def test_shuffled_rows_come_from_nowhere(compared: Compared) -> None:
    seen = compared("shuffled")
    assert (seen.effect.best, seen.headline[0].code) == (None, "compare-unexplained")
    assert seen.p is not None
    assert seen.p.best is None
    assert seen.effect.tried[0].share < 0.02


def test_the_very_samples_are_named(compared: Compared, golden: dict[str, Any]) -> None:
    said = compared("without_sample").effect.best
    assert said is not None
    assert said.what[0].values["out"] == Names((golden["left_out"][0],))


@pytest.mark.long
@pytest.mark.parametrize(
    ("way", "key", "which"), [("swapped", "moved", "swapped"), ("with_healthy", "added", "healthy")]
)
def test_samples_that_move_or_come_are_named(
    way: str, key: str, which: str, compared: Compared, golden: dict[str, Any]
) -> None:
    said = compared(way).effect.best
    assert said is not None
    value = said.what[0].values[key]
    assert isinstance(value, Names)
    assert set(value.items) == set(golden[which])


SHORT = ("without_sample", "everyone", "without_pair", "with_healthy", "swapped", "flipped_ln_everyone")


@pytest.mark.parametrize("way", [SHORT[0], *(pytest.param(way, marks=pytest.mark.long) for way in SHORT[1:])])
def test_a_list_of_sixty_genes_tells_the_samples_and_how_many_were_corrected_for(way: str, compared: Compared) -> None:
    seen = compared(way, 60)
    effect, p, _ = WAYS[way]
    assert (_codes(seen.effect), _codes(seen.p), _codes(seen.fdr)) == (effect, p, ("rate:bh_of",))
    assert seen.fdr is not None
    assert seen.fdr.best is not None
    assert seen.fdr.best.what[0].values["n"] == Number(838, "count")


def test_the_genes_of_the_study_stand_side_by_side(compared: Compared) -> None:
    gene = compared("unpaired").genes[0]
    assert (gene.gene, gene.ours.probe, len(gene.theirs)) == ("ITGA5", "201389_at", 1) if gene.ours else False
    assert [one.code for one in gene.reason] == ["compare-gene_same", "explain-unpaired"]
    assert gene.theirs[0].p != pytest.approx(gene.ours.p, rel=1e-3) if gene.ours else False


def test_a_list_of_significant_rows_says_so(compared: Compared) -> None:
    assert [one.code for one in compared("list_of_all").rows] == ["compare-only_ours", "explain-only_significant"]


@pytest.mark.long
def test_a_published_table_of_another_tool(shared: Path, tmp_path: Path) -> None:
    """GSE42872's published limma table: the same values; the probes of a gene by another map; moderated over others."""
    study = tmp_path / "study.toml"
    study.write_text(
        'genes = ["CD36"]\n[[series]]\nid = "GSE42872"\ncase = { field = "title", match = "vemurafenib" }\n'
        'control = { field = "title", match = "control" }\n',
        encoding="utf-8",
    )
    run_study(
        read_study(study), tmp_path / "results", Settings(str(shared / "geo"), tmp_path / "cache", figures="none")
    )
    seen = compare(tmp_path / "results", shared / "data" / "GSE42872_published_limma.csv")
    assert (_codes(seen.effect), _codes(seen.p), _codes(seen.fdr)) == (("any_probe",), _PRIOR, BH)
    assert seen.effect.best is not None
    assert seen.effect.best.share > 0.995
    assert [one.code for one in seen.genes[0].reason] == ["compare-gene_same", "explain-test"]
