"""Every figure of a results folder, as files for papers: drawn on demand, from the same input."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from geneverdict.errors import ResultsError
from geneverdict.io.results.folder import refusals, replace_folder
from geneverdict.io.results.guarded_read import guarded_read
from geneverdict.io.results.summary import read_study as read_summary
from geneverdict.io.study import read_study
from geneverdict.messages import Message, Name, names
from geneverdict.model.run import Run
from geneverdict.pipeline.run import run_study
from geneverdict.progress import SILENT, Listener
from geneverdict.settings import Settings

FIGURES = "figures"


def draw_figures(results: Path, settings: Settings, listener: Listener = SILENT, *, mirror: str | None = None) -> int:
    """Put every figure of ``results`` into its folder ``figures``, in place of those there; how many there are.

    The study is computed again beside the results, with the options and from the mirror of that run unless ``mirror``
    says another.  Raises ResultsError where the folder holds no results, or its input has changed since.
    """
    with guarded_read(results):
        read_summary(results)
        made = json.loads((results / "provenance.json").read_text(encoding="utf-8"))
        then = {(one["series"], one["address"]): one["sha256"] for one in made["inputs"]}
        options = made["options"]
        again = replace(
            settings,
            mirror=mirror or options["mirror"],
            accept_checks=options["accept_checks"] == "true",
            figures="all",
        )
    with refusals(results):
        place = tempfile.TemporaryDirectory(prefix=f".{results.name}-", dir=results.resolve().parent)
    with place as folder:
        out = Path(folder) / "results"
        try:
            run = run_study(read_study(results / "study.toml"), out, again, listener)
        except ResultsError as error:  # of the folder that nobody has named
            raise error.as_(ResultsError, where=str(results)) from None
        _require_the_same(run, then, results)
        with refusals(results):
            replace_folder(results, FIGURES, out / FIGURES)
        return len(list((results / FIGURES).glob("*.svg")))


def _require_the_same(run: Run, then: Mapping[tuple[str, str], str], results: Path) -> None:
    now = {(one.series, one.address): one.sha256 for one in run.provenance.inputs}
    other = sorted({series for (series, address), sha in then.items() if now.get((series, address)) != sha})
    if other:
        paths = {"study": Name(str(results / "study.toml")), "folder": Name(str(results))}
        raise ResultsError(Message("error-other_inputs", {"series": names(other), **paths}), where=str(results))
