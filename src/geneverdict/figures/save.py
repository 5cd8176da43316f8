"""Draws jobs and writes their files: SVG and PNG, the same bytes every time, on as many processes as pay."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from geneverdict.figures import svg
from geneverdict.figures.jobs import Job
from geneverdict.figures.plan import FigureJob
from geneverdict.figures.plan_why import WHY_KINDS
from geneverdict.figures.processes import Pool, start_pool
from geneverdict.report.survival_part import SurvivalJob, draw_survival

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FEW = 5
"""Up to so many figures are drawn here: a new process needs longer to import matplotlib than to draw them."""


def draw_all(jobs: Sequence[Job], *, folder: Path, workers: int = 2) -> dict[str, str]:
    """Write ``NAME.svg`` and ``NAME.png`` of every job into ``folder``; the SVG of each, to put into HTML, by name.

    The result does not depend on the number of workers.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if workers < 2 or len(jobs) <= FEW:
        return {job.name: draw_one(job, folder) for job in jobs}
    with start_pool(min(workers, len(jobs))) as pool:
        pool.submit(jobs, folder)
        return collect(pool, jobs, folder)


def collect(pool: Pool, jobs: Sequence[Job], folder: Path) -> dict[str, str]:
    """The SVG of ``jobs``, which ``pool`` was given before, by name and in their order.

    A job whose process died is drawn here, and then what went wrong is raised, if it does again.
    """
    done = pool.finish()
    return {job.name: done[job.name] if job.name in done else draw_one(job, folder) for job in jobs}


def draw_one(job: Job, folder: Path) -> str:
    """Draw one figure and write its two files; the SVG to put into HTML."""
    return figure_files(figure_of(job), job, folder)


def figure_of(job: Job) -> Figure:
    """The figure of a job."""
    from geneverdict.figures import figures

    match job:
        case SurvivalJob():
            return draw_survival(job)
        case FigureJob(kind="forest", gene=gene) if gene is not None:
            return figures.forest(gene)
        case FigureJob(kind="values", result=result, answer=answer) if result is not None and answer is not None:
            return figures.values(result, answer)
        case FigureJob(kind="volcano", result=result, answer=answer, gene=gene) if result and answer and gene:
            return figures.volcano(result, answer, gene.log2fc_cut, gene.fdr_cut)
        case FigureJob(kind=kind, answer=answer, gene=gene) if kind in WHY_KINDS and answer and gene:
            return figures.why(kind, answer, gene)
        case FigureJob(kind="pca", result=result) if result is not None:
            return figures.pca(result)
        case FigureJob(kind="correlation", result=result) if result is not None:
            return figures.correlation(result)
        case FigureJob(kind="distributions", result=result) if result is not None:
            return figures.distributions(result)
        case FigureJob(kind="curve", curve=curve) if curve is not None:
            return figures.curve(*curve, simulated=job.simulated)
        case FigureJob(kind="overlap", overlap=overlap) if overlap is not None:
            return figures.overlap(overlap, simulated=job.simulated)
    message = f"the figure job {job.name} ({job.kind}) lacks its records"
    raise ValueError(message)


def figure_files(figure: Figure, job: Job, folder: Path) -> str:
    """Write ``NAME.svg`` and ``NAME.png`` (200 dpi); the SVG to put into HTML."""
    whole = to_svg(figure, job)
    (folder / f"{job.name}.svg").write_text(whole, encoding="utf-8")
    (folder / f"{job.name}.png").write_bytes(to_png(figure))
    return svg.inline(whole)


def to_svg(figure: Figure, job: Job) -> str:
    """SVG text with title and description; the same bytes for the same figure and name."""
    from geneverdict.figures.style import PNG_DPI, style

    buffer = BytesIO()
    with style(), _quiet():
        figure.savefig(buffer, format="svg", dpi=PNG_DPI, metadata={"Date": None})
    return svg.tidy(buffer.getvalue().decode("utf-8"), name=job.name, title=job.title, alt=job.alt)


def to_png(figure: Figure) -> bytes:
    """PNG at 200 dpi, without the name and version of the program."""
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
