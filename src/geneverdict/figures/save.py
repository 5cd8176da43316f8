"""Draws jobs and writes their files, the same bytes every time, on as many processes as pay."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from geneverdict.figures import svg
from geneverdict.figures.plan import FigureJob, Output
from geneverdict.figures.processes import DrawingProcesses, start_drawing

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FEW = 5
"""Up to so many figures are drawn here: a new process needs longer to import matplotlib than to draw them."""


def draw_all(jobs: Sequence[FigureJob], output: Output, *, workers: int = 2) -> dict[str, str]:
    """Write the files of every job into ``output.folder``; the SVG of each, to put into HTML, by name.

    The result does not depend on the number of workers.
    """
    output.folder.mkdir(parents=True, exist_ok=True)
    if workers < 2 or len(jobs) <= FEW:
        return {job.name: draw_one(job, output) for job in jobs}
    with start_drawing(min(workers, len(jobs))) as drawing:
        drawing.submit(jobs, output)
        return collect(drawing, jobs, output)


def collect(drawing: DrawingProcesses, jobs: Sequence[FigureJob], output: Output) -> dict[str, str]:
    """The SVG of ``jobs``, which ``drawing`` was given before, by name and in their order.

    A job whose process died is drawn here, and then what went wrong is raised, if it does again.
    """
    done = drawing.finish()
    return {job.name: done[job.name] if job.name in done else draw_one(job, output) for job in jobs}


def draw_one(job: FigureJob, output: Output) -> str:
    """Draw one figure and write its files, ``NAME.svg`` and ``NAME.png``; the SVG to put into HTML."""
    from geneverdict.figures.draw import draw

    figure = draw(job.subject)
    whole = to_svg(figure, job)
    (output.folder / f"{job.name}.svg").write_text(whole, encoding="utf-8")
    (output.folder / f"{job.name}.png").write_bytes(to_png(figure))
    return svg.inline(whole)


def to_svg(figure: Figure, job: FigureJob) -> str:
    """SVG text with title and description; the same bytes for the same figure and name."""
    from geneverdict.figures.style import PNG_DPI, style

    buffer = BytesIO()
    with style(), _quiet():
        figure.savefig(buffer, format="svg", dpi=PNG_DPI, metadata={"Date": None})
    return svg.tidy(buffer.getvalue().decode("utf-8"), name=job.name, title=job.title, alt=job.alt)


def to_png(figure: Figure) -> bytes:
    """PNG, without the name and version of the program."""
    from geneverdict.figures.style import PNG_DPI, style

    buffer = BytesIO()
    with style(), _quiet():
        figure.savefig(buffer, format="png", dpi=PNG_DPI, metadata={"Software": None}, pil_kwargs={"compress_level": 1})
    return buffer.getvalue()


@contextmanager
def _quiet() -> Iterator[None]:
    """A character that no installed font has is drawn as a box; the words are whole in the SVG's description."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        yield
