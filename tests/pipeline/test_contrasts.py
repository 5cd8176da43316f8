"""Several contrasts of one series: each under its name, and never pooled as if their samples were different ones."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import geneverdict as gv
from geneverdict.errors import StudyError
from geneverdict.io.study import read_study, study_text
from geneverdict.model.run import Run
from geneverdict.pipeline.run import run_study
from geneverdict.settings import Settings

GENES = [f"GENE{i:03d}" for i in range(400)]
GROUPS = ["early"] * 4 + ["late"] * 5 + ["healthy"] * 6
ENTRY = """
[[series]]
id = "{id}"
{name}expression = "{id}.tsv"
samples = "{id}-samples.tsv"
case = {{ field = "stage", match = "^{case}$" }}
control = {{ field = "stage", match = "^{control}$" }}
"""


def entry(id: str, case: str = "early", control: str = "healthy", name: str = "") -> str:
    return ENTRY.format(id=id, case=case, control=control, name=f'name = "{name}"\n' if name else "")


def write(folder: Path, id: str, seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = 8 + rng.normal(0, 0.5, (len(GENES), len(GROUPS)))
    values[:40, :4] += 1
    values[:40, 4:9] += 2
    samples = [f"{id}-{i}" for i in range(len(GROUPS))]
    rows = ["\t".join([gene, *(f"{v:.4f}" for v in row)]) for gene, row in zip(GENES, values, strict=True)]
    (folder / f"{id}.tsv").write_text("\n".join(["\t".join(["gene", *samples]), *rows]) + "\n")
    sheet = ["sample\tstage", *(f"{s}\t{g}" for s, g in zip(samples, GROUPS, strict=True))]
    (folder / f"{id}-samples.tsv").write_text("\n".join(sheet) + "\n")


def study_of(folder: Path, *entries: str) -> Path:
    for number, id in enumerate(("simulated one", "simulated two")):
        write(folder, id, number)
    (folder / "study.toml").write_text('title = "simulated"\ngenes = ["GENE001"]\n' + "".join(entries))
    return folder / "study.toml"


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    folder = tmp_path_factory.mktemp("contrasts")
    path = study_of(
        folder,
        entry("simulated one", "early", "healthy", "early stage"),
        entry("simulated one", "late", "healthy", "late stage"),
        entry("simulated two"),
    )
    settings = Settings(str(folder), folder / "cache", offline=True, figures="none")
    return folder / "out", run_study(read_study(path), folder / "out", settings)


def test_everything_is_stored_under_the_names(done: tuple[Path, Run]) -> None:
    out, run = done
    assert [r.id for r in run.results] == ["early stage", "late stage", "simulated two"]
    assert [r.series_id for r in run.results] == ["simulated one", "simulated one", "simulated two"]
    assert {p.stem for p in (out / "de").iterdir()} == {"early-stage", "late-stage", "simulated-two"}
    body = json.loads((out / "genes" / "GENE001.json").read_text())
    assert [(s["id"], s["accession"]) for s in body["series"]] == [
        ("early stage", "simulated one"),
        ("late stage", "simulated one"),
        ("simulated two", ""),
    ]
    assert {p.stem for p in (out / "page").glob("*.bin")} >= {"early-stage", "late-stage"}
    assert "late stage" in (out / "report.html").read_text(encoding="utf-8")


def test_the_first_is_pooled_and_the_other_is_said(done: tuple[Path, Run]) -> None:
    out, run = done
    pooled = run.genes[0].pooled
    assert pooled is not None
    assert pooled.series == ("early stage", "simulated two")
    (left,) = pooled.left_out
    assert left[0] == "late stage"
    assert (
        gv.say(left[1]) == "6 of its samples are in early stage, another contrast of the same series, which is pooled"
    )
    assert pooled.with_copies is None  # pooled as independent is never offered
    assert run.overlap is not None
    (shared,) = run.overlap.contrasts
    assert (shared.kept, shared.n_shared, shared.n) == ("early stage", 6, 11)
    assert run.overlap.messages[0].code == "overlap-contrast"
    assert not run.overlap.dropped


def test_other_genes_are_asked_by_the_same_names(done: tuple[Path, Run]) -> None:
    out, _ = done
    answer = gv.ask(out, "GENE002")
    assert [a.id for a in answer.answers] == ["early stage", "late stage", "simulated two"]
    assert answer.pooled is not None
    assert answer.pooled.series == ("early stage", "simulated two")


def test_the_verb_pools_the_first_alone(done: tuple[Path, Run]) -> None:
    _, run = done
    pooled = gv.pool(run.results)
    assert pooled is not None
    assert int(pooled.k.max()) == 2


def test_the_resolved_study_gives_the_same_names(done: tuple[Path, Run]) -> None:
    out, run = done
    again = read_study(out / "study.toml")
    assert [spec.name for spec in again.series] == ["early stage", "late stage", None]
    assert study_text(again, folder=out) == (out / "study.toml").read_text(encoding="utf-8")


def test_contrasts_without_common_samples_are_both_pooled(tmp_path: Path) -> None:
    path = study_of(tmp_path, entry("simulated one", name="a"), entry("simulated two", name="b"))
    split = read_study(path)
    halves = ("simulated one-0", "simulated one-1", "simulated one-9", "simulated one-10")
    others = ("simulated one-4", "simulated one-5", "simulated one-11", "simulated one-12")
    specs = [
        split.series[0].model_copy(
            update={"name": name, "case": gv.Match(samples=s[:2]), "control": gv.Match(samples=s[2:])}
        )
        for name, s in (("a", halves), ("b", others))
    ]
    study = split.model_copy(update={"series": tuple(specs)})
    run = run_study(study, tmp_path / "out", Settings(str(tmp_path), tmp_path / "c", offline=True, figures="none"))
    assert run.genes[0].pooled is not None
    assert run.genes[0].pooled.series == ("a", "b")


@pytest.mark.parametrize(
    "entries",
    [
        (entry("simulated one"), entry("simulated one", "late")),
        (entry("simulated one", name="A b"), entry("simulated one", "late", name="a-B")),
        (entry("simulated one", name="simulated two"), entry("simulated two")),
    ],
)
def test_names_are_told_apart(tmp_path: Path, entries: tuple[str, ...]) -> None:
    with pytest.raises(StudyError, match=r"named twice.*name = "):
        read_study(study_of(tmp_path, *entries))


def test_a_name_must_do_as_a_file(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="names files"):
        read_study(study_of(tmp_path, entry("simulated one", name="../x")))
