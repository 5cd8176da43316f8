"""Study files of the gallery whose series are not here, each on a simulated stand-in laid out as GEO lays out such a
series: the matrix, the platform's table in its own form, raw files.  They show that the files run as they stand; of the
series' values and of all that its depositors wrote they say nothing.
"""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

import affymetrix as made
from geneverdict.io.study import read_study
from geneverdict.messages import english
from geneverdict.model.run import Run
from geneverdict.pipeline.run import run_study
from geneverdict.settings import Settings

pytestmark = pytest.mark.long
GALLERY = Path(__file__).parents[1] / "examples" / "gallery"
GENES = ["ITGA5", *(f"GENE{i}" for i in range(250))]
N = 6
"""Samples on each side, pairs where the study has them."""
ENTREZ = (3678, 1000, 2, 9, 207, 780, 1956, 2064, 4609, 5290, 5728, 5925, 6774, 7157, 7422, 8626, 9370, 10000, 23411)
ENTREZ += (26013, 29126, 51741, 54206, 55024, 64127, 79923, 84312, 147912)


class StandIn(NamedTuple):
    platform: str
    fields: Mapping[str, Sequence[str]]
    """Beside the accession and the title, one text for each sample: cases and controls in turn."""
    first: int = 1


def _by_turns(case: str, control: str) -> list[str]:
    return [case, control] * N


PATIENTS = [f"{i // 2 + 1}" for i in range(2 * N)]
STAND_INS = {
    "GSE28735": StandIn("GPL6244", {"source_name_ch1": _by_turns("pancreas tumor", "pancreas non-tumor")}, 2),
    "GSE16515": StandIn(
        "GPL570",
        {"characteristics_ch1": _by_turns("tissue: Tumor Tissue of a simulated sample", "tissue: Normal Tissue")},
    ),
    "GSE22780": StandIn(
        "GPL570",
        {
            "characteristics_ch1": _by_turns("disease state: tumor", "disease state: adjacent normal"),
            "characteristics_ch1.1": [f"patient: {p}" for p in PATIENTS],
        },
    ),
    "GSE15471": StandIn("GPL570", {"characteristics_ch1": _by_turns("sample: tumor", "sample: normal")}),
    "GSE62452": StandIn(
        "GPL6244",
        {"characteristics_ch1": _by_turns("tissue: Pancreatic tumor", "tissue: adjacent pancreatic non-tumor")},
    ),
    "GSE76275": StandIn(
        "GPL570",
        {"characteristics_ch1": _by_turns("triple-negative status: TN", "triple-negative status: not TN")},
    ),
    "GSE183947": StandIn(
        "GPL11154",
        {
            "characteristics_ch1": _by_turns("tissue: breast tumor", "tissue: normal breast tissue"),
            "characteristics_ch1.1": [f"donor: {p}" for p in PATIENTS],
        },
    ),
    "GSE21785": StandIn(
        "GPL96",
        {
            "source_name_ch1": _by_turns("tumor of the kidney, simulated", "normal kidney, simulated"),
            "characteristics_ch1": [f"patient: {p}" for p in PATIENTS],
        },
    ),
}


def _ids(series: str) -> list[str]:
    """A series' own numbers; even ones first in GSE28735, where they are the tumours."""
    start = int(series[3:]) * 100 + STAND_INS[series].first
    return [f"GSM{start + i}" for i in range(2 * N)]


def _values(seed: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    values = random.normal(8, 1.5, (len(GENES), 1)) + random.normal(0, 0.3, (len(GENES), 2 * N))
    values[0, ::2] += 1.5
    return values


def _matrix(series: str, probes: Sequence[str], values: np.ndarray) -> bytes:
    one, ids = STAND_INS[series], _ids(series)
    rows = {
        "title": [f"simulated sample {i}" for i in ids],
        "geo_accession": ids,
        "platform_id": [one.platform] * 2 * N,
    }
    rows |= {"organism_ch1": ["Homo sapiens"] * 2 * N, **{k: list(v) for k, v in one.fields.items()}}
    text = f'!Series_title\t"Simulated stand-in"\n!Series_geo_accession\t"{series}"\n'
    text += f'!Series_platform_id\t"{one.platform}"\n'
    if series == "GSE183947":
        text += '!Series_type\t"Expression profiling by high throughput sequencing"\n'
    for name, cells in rows.items():
        text += f"!Sample_{name.partition('.')[0]}\t" + "\t".join(f'"{cell}"' for cell in cells) + "\n"
    text += "!series_matrix_table_begin\n" + "\t".join(['"ID_REF"', *(f'"{i}"' for i in ids)]) + "\n"
    for probe, line in zip(probes, values, strict=False):
        text += f'"{probe}"\t' + "\t".join(f"{x:.5f}" for x in line) + "\n"
    return gzip.compress((text + "!series_matrix_table_end\n").encode(), mtime=0)


PROBES = {
    "GPL570": [f"{200_000 + i}_at" for i in range(len(GENES))],
    "GPL6244": [str(7_900_000 + i) for i in range(len(GENES))],
}
HEADS = {"GPL570": "ID\tGB_ACC\tGene Symbol\tENTREZ_GENE_ID", "GPL6244": "ID\tGB_LIST\tgene_assignment"}
ROWS = {"GPL570": "{id}\tNM_1\t{gene}\t1", "GPL6244": "{id}\tNM_1\tNM_1 // {gene} // a gene // 1q1 // 1"}


def _platform(name: str) -> bytes:
    rows = (ROWS[name].format(id=id, gene=gene) for id, gene in zip(PROBES[name], GENES, strict=True))
    text = f"^PLATFORM = {name}\n!Platform_title = simulated\n!Platform_organism = Homo sapiens\n"
    text += "!platform_table_begin\n" + "\n".join([HEADS[name], *rows]) + "\n!platform_table_end\n"
    return gzip.compress(text.encode(), mtime=0)


def _kidney() -> dict[str, bytes]:
    """CEL files in a tar, and BrainArray's definition where GEO has it."""
    random = np.random.default_rng(8)
    sets = {f"{gene}_at": [(i, 2 * k) for k in range(11)] for i, gene in enumerate(ENTREZ)}
    probe = np.exp(random.normal(0, 0.5, (40, 40)))
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w") as archive:
        for i, name in enumerate(_ids("GSE21785")):
            cells = 80 + 600 * probe * np.exp(random.normal(0, 0.1, probe.shape))
            cells[:, 0] *= 1 + 2 * (i % 2 == 0)
            data = gzip.compress(made.text_cel(np.round(cells, 1), "HG-U133A"), mtime=0)
            entry = tarfile.TarInfo(f"{name}.CEL.gz")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    cdf = gzip.compress(made.text_cdf(sets, 40, 40, "HGU133A_Hs_ENTREZG"), mtime=0)
    name = "GPL24120_HGU133A_Hs_ENTREZG.cdf.gz"
    return {
        "series/GSE21nnn/GSE21785/suppl/GSE21785_RAW.tar": whole.getvalue(),
        f"platforms/GPL24nnn/GPL24120/suppl/{name}": cdf,
    }


def _fpkm() -> bytes:
    values = np.round(np.exp2(_values(3) - 4), 4)
    lines = [",".join(["", *(f"simulated sample {i}" for i in _ids("GSE183947"))])]
    lines += [",".join([gene, *map(str, row)]) for gene, row in zip(GENES, values, strict=True)]
    return gzip.compress("\n".join([*lines, ""]).encode(), mtime=0)


@pytest.fixture(scope="module")
def mirror(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, files = tmp_path_factory.mktemp("geo"), _kidney()
    for seed, (series, one) in enumerate(STAND_INS.items()):
        probes = PROBES.get(one.platform, [])
        path = f"series/{series[:-3]}nnn/{series}/matrix/{series}_series_matrix.txt.gz"
        files[path] = _matrix(series, probes, _values(seed))
    for name in PROBES:
        files[f"platforms/{name[:-3]}nnn/{name}/soft/{name}_family.soft.gz"] = _platform(name)
    files["series/GSE183nnn/GSE183947/suppl/GSE183947_fpkm.csv.gz"] = _fpkm()
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def _run(name: str, mirror: Path, tmp_path: Path) -> Run:
    settings = Settings(str(mirror), tmp_path / "cache", figures="none")
    return run_study(read_study(GALLERY / f"{name}.toml"), tmp_path / "results", settings)


@pytest.mark.parametrize(
    ("name", "series", "pairs"),
    [("pancreas", 5, 0), ("gse76275", 1, 0), ("gse183947", 1, N), ("gse21785", 1, 0)],
)
def test_a_study_file_on_its_stand_in(name: str, series: int, pairs: int, mirror: Path, tmp_path: Path) -> None:
    run = _run(name, mirror, tmp_path)
    assert [(one.id, english(one.reason.message)) for one in run.failures] == []
    assert len(run.results) == series
    assert all(one.simulated for one in run.results)
    assert all(answer.row is not None and answer.row.log2fc > 0.5 for answer in run.genes[0].answers)
    assert pairs in (0, run.results[0].design.n_pairs)
    assert (tmp_path / "results/report.html").is_file()


def test_every_study_file_that_was_not_tried_on_its_series_has_a_stand_in() -> None:
    """Those that say so themselves."""
    untried = [path for path in GALLERY.glob("*.toml") if "stand-in" in path.read_text(encoding="utf-8")]
    asked = {spec.id for path in untried for spec in read_study(path).series}
    assert asked == set(STAND_INS)
