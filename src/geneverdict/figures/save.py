"""Draws jobs and writes their files, the same bytes every time, on as many processes as pay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from geneverdict.figures import svg
from geneverdict.figures.plan import FigureJob, Output
from geneverdict.figures.processes import DrawingProcesses, start_drawing
from geneverdict.messages import Say, speaker

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
    with start_drawing(output, min(workers, len(jobs))) as drawing:
        drawing.submit(jobs)
        return collect(drawing, jobs)


def collect(drawing: DrawingProcesses, jobs: Sequence[FigureJob]) -> dict[str, str]:
    """The SVG of ``jobs``, which ``drawing`` was given before, by name and in their order.

    A job whose process died is drawn here, and then what went wrong is raised, if it does again.
    """
    done = drawing.finish()
    return {job.name: done[job.name] if job.name in done else draw_one(job, drawing.output) for job in jobs}


def draw_one(job: FigureJob, output: Output) -> str:
    """Draw one figure and write ``NAME.svg``, for papers PNG and PDF beside it; the SVG to put into HTML."""
    from geneverdict.figures.draw import draw
    from geneverdict.figures.fonts import written

    say = speaker(output.lang)
    figure = draw(job.subject, say=speaker(written(output.lang)), bare=output.bare)
    whole = to_svg(figure, job, say=say)
    (output.folder / f"{job.name}.svg").write_text(whole, encoding="utf-8")
    if output.for_papers:
        (output.folder / f"{job.name}.png").write_bytes(to_png(figure))
        (output.folder / f"{job.name}.pdf").write_bytes(to_pdf(figure, job, say=say))
    return svg.inline(whole)


def to_svg(figure: Figure, job: FigureJob, *, say: Say) -> str:
    """SVG text with title and description; the same bytes for the same figure, name and language."""
    text = _saved(figure, "svg", {"Date": None}).decode("utf-8")
    return svg.tidy(text, name=job.name, title=say(job.title), alt=say(job.alt))


def to_png(figure: Figure) -> bytes:
    """PNG at 300 dpi, without the name and version of the program."""
    return _saved(figure, "png", {"Software": None})


def to_pdf(figure: Figure, job: FigureJob, *, say: Say) -> bytes:
    """PDF with the title in it, without date, name and version of the program."""
    return _saved(figure, "pdf", {"Title": say(job.title), "CreationDate": None, "Creator": None, "Producer": None})


@contextmanager
def _plain_fonts() -> Iterator[None]:
    """Fonts go into a PDF without the tables that place letters, which are placed already: twice as fast."""
    from fontTools.subset import Options

    before: list[str] = Options._drop_tables_default
    Options._drop_tables_default = [*before, "GSUB", "GPOS", "GDEF", "kern"]
    try:
        yield
    finally:
        Options._drop_tables_default = before


def _saved(figure: Figure, kind: str, metadata: Mapping[str, str | None]) -> bytes:
    from geneverdict.figures.style import DPI, style

    buffer = BytesIO()
    with style(), _plain_fonts():
        if kind == "png":  # three times as fast for a tenth more bytes
            figure.savefig(buffer, format=kind, dpi=DPI, metadata=metadata, pil_kwargs={"compress_level": 1})
        else:
            figure.savefig(buffer, format=kind, dpi=DPI, metadata=metadata)
    return buffer.getvalue()
