"""The demo: a simulated study in GEO's own format, and the main job on it."""

from __future__ import annotations

from pathlib import Path

from geneverdict.io.results.folder import check_writable, whole_folder
from geneverdict.io.study import read_study
from geneverdict.model.run import Run
from geneverdict.pipeline.run import run_study
from geneverdict.progress import SILENT, Listener, of_study
from geneverdict.settings import Settings, default_cache
from geneverdict.testing import write_demo_study


def run_demo(out: Path, listener: Listener = SILENT, *, lang: str = "en") -> Run:
    """Write the simulated series beside ``out`` (``OUT-input``), then run the study on them; no network is used."""
    check_writable(out)
    inputs = out.with_name(f"{out.name}-input")
    listener.step(of_study("simulating"))
    with whole_folder(inputs) as work:
        write_demo_study(work)
    settings = Settings(mirror=str(inputs.resolve() / "geo"), cache=default_cache(), offline=True, lang=lang)
    return run_study(read_study(inputs / "study.toml"), out, settings, listener)
