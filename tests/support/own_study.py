"""A simulated study of own tables, written as a user has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from geneverdict.model.series import FloatArray


def write_own_study(folder: Path, values: Mapping[str, FloatArray], missing: tuple[str, ...] = ()) -> Path:
    """``study.toml`` with a series for each of ``values`` (genes × samples, tumours first, then as many normal), its
    gene GENE0; the tables of ``missing`` are named and not there."""
    path = folder / "study.toml"
    entries = "\n".join(_entries(folder, values, missing))
    path.write_text(f'title = "simulated"\ngenes = ["GENE0"]\n{entries}', encoding="utf-8")
    return path


def _entries(folder: Path, values: Mapping[str, FloatArray], missing: tuple[str, ...]) -> Iterator[str]:
    for name, table in values.items():
        samples = [f"{name}x{i}" for i in range(table.shape[1])]
        lines = ["\t".join(["gene", *samples])]
        lines += ["\t".join([f"GENE{g}", *(f"{v:.4f}" for v in row)]) for g, row in enumerate(table)]
        if name not in missing:
            (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        half = len(samples) // 2
        sheet = ["sample\tgroup", *(f"{s}\t{'tumour' if i < half else 'normal'}" for i, s in enumerate(samples))]
        (folder / f"{name}-samples.tsv").write_text("\n".join(sheet) + "\n", encoding="utf-8")
        yield (
            f'[[series]]\nid = "{name}"\nexpression = "{name}.tsv"\nsamples = "{name}-samples.tsv"\n'
            'case = { field = "group", match = "^tumour$" }\ncontrol = { field = "group", match = "^normal$" }\n'
        )
