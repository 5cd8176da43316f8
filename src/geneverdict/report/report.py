"""The report: one HTML file that opens from disk and asks the network for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from geneverdict.figures import survival_words, wording
from geneverdict.figures.plan import curve_names, series_stems, stem
from geneverdict.messages import Message, Name, Number, Say, Value, count, speaker, write
from geneverdict.model.multiverse import GeneMultiverse
from geneverdict.model.prepared import Role
from geneverdict.model.run import Run
from geneverdict.model.survival_choices import SurvivalCurve
from geneverdict.model.verdict import GeneAnswer, SeriesAnswer, SeriesResult
from geneverdict.page.assets import script_text, style_text, vendor_text
from geneverdict.page.drawings import set_apart, written_out
from geneverdict.page.embed import Page, blocks, inline_script, script_sources
from geneverdict.report import columns, methods, overlap_part, ways
from geneverdict.report.explain import (
    Explanation,
    PresetRow,
    by_weight,
    counts_sentence,
    explain,
    preset_name,
    preset_rows,
)
from geneverdict.report.multiverse import MultiversePart, multiverse_part
from geneverdict.report.survival_part import SurvivalPart, survival_parts
from geneverdict.report.ways import WaysPart, ways_part

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"

FIGURES = "figures"
"""Key of ``links`` that says in which folder the figures' files are; not shown in the list of files."""

LONGEST_TITLE = 300
"""Letters of a sample's title that the table of samples shows; the interactive part has all of them."""


@dataclass(frozen=True, slots=True, eq=False)
class SeriesPart:
    """A series as the templates see it: what is the same for every gene."""

    result: SeriesResult
    stem: str
    counts_of_levels: str = ""
    """How many genes are called, short of a threshold …, in one sentence."""

    @property
    def counts(self) -> str:
        """How many samples are case, control, neither, in words."""
        g = self.result.grouping
        case, control, neither = (g.count(role) for role in (Role.CASE, Role.CONTROL, Role.NEITHER))
        return f"{case} case ({g.case_label}), {control} control ({g.control_label}), {neither} neither"

    @property
    def samples(self) -> list[tuple[str, str, Message, Message, str]]:
        """Id, title, role, why, individual of each sample."""
        r = self.result
        titles = r.samples.columns.get("title", ("",) * len(r.samples))
        blocks = [block or "" for block in r.pairing.blocks]
        roles = [role.message for role in r.grouping.roles]
        return list(zip(r.samples.ids, titles, roles, r.grouping.why, blocks, strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class GenePart:
    """A gene as the templates see it: its answer, and each series' answer with the series it is about."""

    answer: GeneAnswer
    stem: str
    series: tuple[tuple[SeriesAnswer, SeriesPart | None, Explanation | None], ...]
    presets: tuple[PresetRow, ...]
    ways: WaysPart | None
    multiverse: MultiversePart | None = None
    survival: tuple[SurvivalPart, ...] = ()
    survival_choices: SurvivalCurve | None = None


def render_report(
    run: Run,
    svgs: Mapping[str, str] | None,
    *,
    links: Mapping[str, str],
    level_counts: Mapping[str, Mapping[str, int]] | None = None,
    page: Page | None = None,
    lang: str = "en",
) -> str:
    """The whole report as HTML.

    ``svgs`` are the drawings by name, as :func:`geneverdict.figures.save.draw_all` gives them; a drawing that is not
    there is said to be missing, unless none at all were asked for (None).  ``links`` are words → address relative to
    the report, listed under "Files"; the key ``figures`` names the folder of the figures' SVG and PNG files (default
    ``figures``).
    ``level_counts``: by series, how many genes have each level (``SeriesInfo.level_counts``).
    ``page``: what the interactive part is fed with; without, the report is the static part alone, and every drawing is
    written out in it.
    ``lang``: the language in which it opens.
    """
    counts = {r.id: counts_sentence((level_counts or {}).get(r.id, {})) for r in run.results}
    stems = series_stems(run.results)
    parts = tuple(SeriesPart(r, s, counts[r.id]) for r, s in zip(run.results, stems, strict=True))
    genes = _genes(run, parts)
    forests = {f"forest-{gene.stem}" for gene in genes}
    drawings = set_apart(svgs or {}, forests) if page else written_out(svgs or {})
    first = inline_script((_TEMPLATES / "print.js").read_text(encoding="utf-8").strip())
    scripts = [inline_script(text) for text in (vendor_text(), script_text())] if page else []
    return (
        environment(lang)
        .get_template("report.html.j2")
        .render(
            run=run,
            lang=lang,
            genes=genes,
            parts=parts,
            overlap=overlap_part.overlap_part(run.overlap),
            svgs=drawings.pictures,
            pictures=svgs is not None,
            shapes=drawings.shapes,
            blocks=(*drawings.blocks, *blocks(page)) if page else (),
            figures=links.get(FIGURES, FIGURES).rstrip("/"),
            links={words: address for words, address in links.items() if words != FIGURES},
            simulated=any(r.simulated for r in run.results) or _simulated_cohorts(run),
            paragraphs=methods.paragraphs(run),
            references=methods.references(run),
            style=style_text(),
            live=page is not None,
            tag=Message("language-tag"),
            not_started=Message("page-not_started"),
            too_old=Message("page-browser_too_old"),
            first=first,
            scripts=scripts,
            script_sources=script_sources([first, *scripts]),
        )
    )


def _genes(run: Run, parts: tuple[SeriesPart, ...]) -> tuple[GenePart, ...]:
    """Every gene of the run with its multiverse and survival."""
    universes = {found.gene: found for found in run.multiverse}
    return tuple(
        replace(
            gene_part(answer, parts, universes.get(answer.gene)),
            survival=survival_parts([found for found in run.survival if found.gene == answer.gene]),
            survival_choices=next((curve for curve in run.survival_choices if curve.gene == answer.gene), None),
        )
        for answer in run.genes
    )


def _simulated_cohorts(run: Run) -> bool:
    return any(cohort.simulated for answer in run.survival for cohort in answer.cohorts)


def gene_part(answer: GeneAnswer, parts: tuple[SeriesPart, ...], universe: GeneMultiverse | None) -> GenePart:
    """A gene for the templates.  A series without its part in ``parts`` is told with all that its own findings say."""
    found = {(part.result.id, part.result.platform): part for part in parts}
    series = []
    for item in answer.answers:
        part = found.get((item.id, item.platform))
        checks = part.result.checks if part else None
        series.append((item, part, explain(item, checks, answer.thresholds)))
    return GenePart(
        answer,
        stem(answer.gene),
        tuple(series),
        preset_rows(answer),
        ways_part(answer.ways, answer.pooled),
        multiverse_part(universe, answer, curve_names(answer.gene, [part.result for part in parts])),
    )


def _shown(value: object, *, say: Say) -> object:
    """What stands between braces in a template, as people read it."""
    if isinstance(value, Message):
        return say(value)
    return write(value) if isinstance(value, Number) else value


def t(code: str, **values: Value | str | int) -> Message:
    """A message for a template's own words: ``t("multiverse-lacks", n=3)``.  A text is a name, a number a count."""
    return Message(code, {name: _value(value) for name, value in values.items()})


def _value(value: Value | str | int) -> Value:
    if isinstance(value, str):
        return Name(value)
    return count(value) if isinstance(value, int) else value


@cache
def environment(lang: str = "en") -> Environment:
    """Where the report's templates are, and the words that they use; messages are said in the language."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    say = speaker(lang)
    made = Environment(
        finalize=partial(_shown, say=say),
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        say=say,
        number=wording.number,
        compact=wording.compact,
        probability=wording.probability,
        file_size=wording.file_size,
    )
    made.globals.update(
        t=t,
        longest_title=LONGEST_TITLE,
        shorten=wording.shorten,
        pictures=True,
        curves_elsewhere=False,
        by_weight=by_weight,
        ways_words=ways,
        survival_words=survival_words,
        overlap_file=overlap_part.FILE,
        duplicates_sentence=overlap_part.duplicates_sentence,
        preset_name=preset_name,
        interval=wording.interval,
        effect=wording.effect,
        size=wording.size,
        counted=wording.counted,
        pooled_sentence=wording.pooled_sentence,
        also_sentence=wording.also_sentence,
        help_text=columns.help_text,
    )
    return made
