"""As deposited against from raw files, and the ways from one to the other as choices: simulated arrays on a mirror."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

import affymetrix as made
from geneverdict.io.results.read import ResultsFolder
from geneverdict.io.study import read_study
from geneverdict.messages import english, say
from geneverdict.model.run import Run
from geneverdict.model.verdict import SeriesAnswer
from geneverdict.pipeline.answer import answer_genes
from geneverdict.pipeline.run import run_study
from geneverdict.settings import Settings

ROWS, COLUMNS, N = 60, 60, 8
GENES = [f"GENE{i}" for i in range(150)]
SETS = {f"{gene}_at": [(i % COLUMNS, (i // COLUMNS) * 20 + 2 * k) for k in range(10)] for i, gene in enumerate(GENES)}
OTHER = {name: places[:6] for name, places in list(SETS.items())[:120]}
SERIES = "geo/series/GSE1nnn/GSE1234"


def _cells() -> list[np.ndarray]:
    """The first gene is up eight-fold in the second half; the array's own brightness differs."""
    random = np.random.default_rng(7)
    probe, noise = np.exp(random.normal(0, 0.5, (ROWS, COLUMNS))), random.normal(0, 0.08, (N, ROWS, COLUMNS))
    cells = [80 + 800 * probe * np.exp(own) for own in noise]
    for array in cells[N // 2 :]:
        for x, y in SETS["GENE0_at"]:
            array[y, x] *= 8
    return [np.round(array, 1) for array in cells]


def _matrix(ids: list[str], values: np.ndarray) -> bytes:
    rows = {"title": [f"sample {i}" for i in ids], "geo_accession": ids, "platform_id": ["GPL96"] * N}
    rows["characteristics_ch1"] = [f"state: {'normal' if i < N // 2 else 'tumour'}" for i in range(N)]
    text = '!Series_title\t"Simulated"\n!Series_geo_accession\t"GSE1234"\n!Series_platform_id\t"GPL96"\n'
    text += "".join(f"!Sample_{k}\t" + "\t".join(f'"{c}"' for c in v) + "\n" for k, v in rows.items())
    text += "!series_matrix_table_begin\n" + "\t".join(['"ID_REF"', *(f'"{i}"' for i in ids)]) + "\n"
    for name, line in zip(SETS, values, strict=True):
        text += f'"{name}"\t' + "\t".join(f"{x:.5f}" for x in line) + "\n"
    return gzip.compress((text + "!series_matrix_table_end\n").encode(), mtime=0)


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Path]:
    """The depositor lost the change of the first gene."""
    folder = tmp_path_factory.mktemp("ways")
    ids = [f"GSM{i}" for i in range(1, N + 1)]
    cels = {f"{i}.CEL": made.binary_cel(cells, "HG-U133A") for i, cells in zip(ids, _cells(), strict=True)}
    random = np.random.default_rng(3)
    values = random.normal(8, 1, (len(SETS), 1)) + random.normal(0, 0.2, (len(SETS), N))
    table = "ID\tGene Symbol\n" + "".join(f"{gene}_at\t{gene}\n" for gene in GENES)
    files = {
        f"{SERIES}/suppl/GSE1234_RAW.tar": made.tar_of(
            {**cels, "HG-U133A.cdf": made.text_cdf(SETS, ROWS, COLUMNS, "HG-U133A")}
        ),
        f"{SERIES}/matrix/GSE1234_series_matrix.txt.gz": _matrix(ids, values),
        "geo/platforms/GPLnnn/GPL96/soft/GPL96_family.soft.gz": gzip.compress(
            f"^PLATFORM = GPL96\n!Platform_title = Simulated\n!platform_table_begin\n{table}"
            "!platform_table_end\n".encode()
        ),
        "others/half_probe_tab.txt": made.probe_table(OTHER),
    }
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    lines = ['genes = ["GENE0", "GENE1"]', "[multiverse]", "permutations = 0", 'test = ["moderated"]']
    lines += ['filter = ["none"]', 'probes = ["highest_median"]', "[[series]]", 'id = "GSE1234"', "raw = true"]
    lines += ['other_cdf = "others"', 'symbols = "as_given"']
    lines += ['case = { field = "state", match = "tumour" }', 'control = { field = "state", match = "normal" }']
    (folder / "study.toml").write_text("\n".join(lines))
    settings = Settings(str(folder / "geo"), folder / "cache", figures="none")
    return run_study(read_study(folder / "study.toml"), folder / "results", settings), folder / "results"


def _one(run: Run, gene: int) -> SeriesAnswer:
    assert not run.failures, [english(one.reason.message) for one in run.failures]
    return run.genes[gene].answers[0]


def test_the_depositors_processing_decides(raw: tuple[Run, Path]) -> None:
    run, folder = raw
    lost, same = _one(run, 0), _one(run, 1)
    assert lost.row is not None
    assert lost.row.log2fc > 2
    assert lost.deposited is not None
    assert abs(lost.deposited.log2fc) < 0.5
    assert lost.why is not None
    found = next(one for one in lost.why.findings if one.code == "processing_decides")
    assert "made from the raw files the gene is called up (log2FC" in english(found.message)
    assert "存入者的处理" in say(found.message, "zh")
    assert same.why is not None
    assert "processing_agrees" in [one.code for one in same.why.findings]
    again = answer_genes(ResultsFolder(folder), ["GENE0"], run.study.thresholds)
    assert again[0].answers[0].deposited == lost.deposited
    report = (folder / "report.html").read_text(encoding="utf-8")
    assert "processing decides: made from the raw files" in report


def test_ways_from_raw_files_are_choices(raw: tuple[Run, Path]) -> None:
    run, _ = raw
    (first, _) = run.multiverse
    (curve, summary) = first.series[0]
    effects = {
        spec.normalise: float(effect)
        for spec, effect, why in zip(curve.specifications, curve.effect, curve.refused, strict=True)
        if why is None
    }
    ways = {"rma", "rma_without_background", "rma_without_quantiles", "deposited", "definition:half_probe_tab.txt"}
    assert set(effects) == ways
    assert effects["rma"] == pytest.approx(_one(run, 0).row.log2fc)  # type: ignore[union-attr]
    assert effects["deposited"] == pytest.approx(_one(run, 0).deposited.log2fc)  # type: ignore[union-attr]
    assert len(set(effects.values())) == len(ways)
    lacks = {option: english(why) for _, option, why in curve.unavailable}
    assert "no background" in lacks["mas5"]
    assert any(flip.changes[0][2] == "deposited" for flip in summary.flips)
