"""A small simulated study of two series, run in two seconds, for tests of what is done with its results."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from geneverdict.io.study import read_study
from geneverdict.pipeline.run import run_study
from geneverdict.settings import Settings

GENES = ["ITGA5", "GAPDH", "TP53", "EGFR", *(f"GENE{i:03d}" for i in range(196))]
N = 14


def write_small_study(folder: Path) -> Path:
    """``study.toml`` and its tables: ``one`` in pairs with times of survival, ``two`` of counts without pairs."""
    rng = np.random.default_rng(11)
    entries = [_write(folder, name, rng) for name in ("one", "two")]
    path = folder / "study.toml"
    path.write_text('genes = ["ITGA5"]\n' + "".join(entries), encoding="utf-8")
    return path


def run_small_study(folder: Path) -> Path:
    """The results folder."""
    settings = Settings(str(folder / "none"), folder / "cache", offline=True, figures="none")
    run_study(read_study(write_small_study(folder)), folder / "results", settings)
    return folder / "results"


def _write(folder: Path, name: str, rng: np.random.Generator) -> str:
    level = rng.normal(8, 1.5, (len(GENES), 1)) + np.tile(rng.normal(0, 0.4, (len(GENES), N)), 2)
    level[0, :N] += 1.5
    values = level + rng.normal(0, 0.3, level.shape)
    if name == "two":
        values = rng.negative_binomial(8, 8 / (8 + 2 ** (values - 1)))
    samples = [f"{name}-s{i}" for i in range(2 * N)]
    lines = [["gene", *samples], *([g, *map("{:.4g}".format, row)] for g, row in zip(GENES, values, strict=True))]
    if name == "two":
        lines = [lines[0], *([g, *map(str, row)] for g, row in zip(GENES, values.tolist(), strict=True))]
    months = rng.exponential(30, N)
    sheet = [["id", "group", "patient", "os_months", "os_status"]]
    for i, sample in enumerate(samples):
        lived = [f"{months[i % N]:.1f}", "dead" if i % 5 else "alive"] if name == "one" and i < N else ["", ""]
        sheet.append([sample, "case" if i < N else "control", f"p{i % N}", *lived])
    for file, rows in ((f"{name}.tsv", lines), (f"{name}-samples.tsv", sheet)):
        (folder / file).write_text("\n".join("\t".join(row) for row in rows) + "\n", encoding="utf-8")
    values_are = f'counts = "{name}.tsv"' if name == "two" else f'expression = "{name}.tsv"'
    return (
        f'[[series]]\nid = "{name}"\n{values_are}\nsamples = "{name}-samples.tsv"\nsymbols = "as_given"\n'
        'case = { field = "group", match = "^case$" }\ncontrol = { field = "group", match = "^control$" }\n'
        + ('pair = { field = "patient" }\n' if name == "one" else "pair = false\n")
    )
