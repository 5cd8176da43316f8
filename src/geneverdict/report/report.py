"""The report: one HTML file that opens from disk and asks the network for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geneverdict.figures.plan import curve_names, series_stems, stem
from geneverdict.io.results.bundle import in_bundle
from geneverdict.messages import Message, Number, Say, languages, shorten, speaker, write
from geneverdict.model.column import help_message
from geneverdict.model.multiverse import GeneMultiverse
from geneverdict.model.run import Run
from geneverdict.model.survival_choices import SurvivalCurve
from geneverdict.model.verdict import GeneAnswer, SeriesAnswer, SeriesResult
from geneverdict.page.assets import script_text, style_text, vendor_text
from geneverdict.page.drawings import set_apart, written_out
from geneverdict.page.embed import Block, Page, block, blocks, inline_script, packed_json, script_sources
from geneverdict.report import methods, overlap_part, ways, words
from geneverdict.report.explain import (
    Explanation,
    PresetRow,
    by_weight,
    counts_message,
    explain,
    preset_name,
    preset_rows,
)
from geneverdict.report.multiverse import MultiversePart, multiverse_part
from geneverdict.report.survival_part import SurvivalPart, survival_parts
from geneverdict.report.ways import WaysPart, ways_part

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment

_TEMPLATES = Path(__file__).parent / "templates"

FIGURES = "figures"
"""In which folder the figures' files are, beside the report."""

MOST_ON_PAPER = 20
"""Samples of a series up to which paper has the list of them; the HTML file always has it."""

LONGEST_TITLE = 300
"""Letters of a sample's title that the table of samples shows; the interactive part has all of them."""


@dataclass(frozen=True, slots=True, eq=False)
class SeriesPart:
    """A series as the templates see it: what is the same for every gene."""

    result: SeriesResult
    stem: str
    counts_of_levels: Message | None = None
    """How many genes are called, short of a threshold …, in one sentence."""

    @property
    def counts(self) -> Message:
        """How many samples are case, control, neither."""
        return words.groups_message(self.result.grouping)

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
    links: Mapping[Message, str],
    level_counts: Mapping[str, Mapping[str, int]] | None = None,
    page: Page | None = None,
    lang: str = "en",
    for_papers: bool = True,
) -> str:
    """The whole report as HTML.

    ``svgs`` are the drawings by name, as :func:`geneverdict.figures.save.draw_all` gives them; None where none were
    asked for.  ``links``: what a file is called → its address in the folder of results, listed under "Files".
    ``level_counts``: by series, how many genes have each level (``SeriesInfo.level_counts``).
    ``page``: what the interactive part is fed with; without, the report is the static part alone, and every drawing is
    written out in it.
    ``lang``: the language in which it opens.  ``for_papers``: every figure was drawn, as PNG and PDF too.
    """
    counts = {r.id: counts_message((level_counts or {}).get(r.id, {})) for r in run.results}
    stems = series_stems(run.results)
    parts = tuple(SeriesPart(r, s, counts[r.id]) for r, s in zip(run.results, stems, strict=True))
    genes = _genes(run, parts)
    forests = {f"forest-{gene.stem}" for gene in genes}
    drawings = set_apart(svgs or {}, forests) if page else written_out(svgs or {})
    facts = _facts(run, genes, parts, links)
    facts |= {"svgs": drawings.pictures, "pictures": svgs is not None}
    facts |= {"for_papers": for_papers, "live": page is not None}
    others = [_static_block(one, facts) for one in languages() if one != lang] if page else []
    data = (*drawings.blocks, *blocks(page), *others) if page else ()
    text = _Text(lang, _written(lang, facts), drawings.shapes, data)
    return environment(lang).get_template("report.html.j2").render(**facts, **_around(text, live=page is not None))


class _Text(NamedTuple):
    """What stands between the head of the report and its scripts."""

    lang: str
    written: Written
    shapes: str
    blocks: tuple[Block, ...]


def _around(text: _Text, *, live: bool) -> dict[str, object]:
    """The text with its style, its scripts, and what is said where they cannot run."""
    first = inline_script((_TEMPLATES / "first.js").read_text(encoding="utf-8").strip())
    scripts = [inline_script(script) for script in (vendor_text(), script_text())] if live else []
    return {
        **text._asdict(),
        "style": style_text(),
        "tag": Message("language-tag"),
        "not_started": Message("page-not_started"),
        "too_old": Message("page-browser_too_old"),
        "first": first,
        "scripts": scripts,
        "script_sources": script_sources([first, *scripts]),
    }


class Written(NamedTuple):
    """The parts of the report that are words, in one language."""

    header: str
    matrix: str
    full: str
    footer: str


def _facts(
    run: Run, genes: tuple[GenePart, ...], parts: tuple[SeriesPart, ...], links: Mapping[Message, str]
) -> dict[str, object]:
    """What the templates tell, the same for every language."""
    return {
        "run": run,
        "genes": genes,
        "matrix": run.matrix,
        "parts": parts,
        "overlap": overlap_part.overlap_part(run.overlap),
        "figures": FIGURES,
        "links": links,
        "bundled": {words: address for words, address in links.items() if in_bundle(address)},
        "unbundled": {words: address for words, address in links.items() if not in_bundle(address)},
        "simulated": any(r.simulated for r in run.results) or _simulated_cohorts(run),
        "paragraphs": methods.paragraphs(run),
        "references": methods.references(run),
    }


def _written(lang: str, facts: Mapping[str, object]) -> Written:
    made = environment(lang)
    return Written(*(made.get_template(f"{part}.html.j2").render(**facts) for part in Written._fields))


def _static_block(lang: str, facts: Mapping[str, object]) -> Block:
    """The words in a language that the report does not open in, for the page to put in their place."""
    return block(f"gv-static-{lang}", packed_json(list(_written(lang, facts))))


def _genes(run: Run, parts: tuple[SeriesPart, ...]) -> tuple[GenePart, ...]:
    """Every gene that is told in full, with its multiverse and survival."""
    universes = {found.gene: found for found in run.multiverse}
    return tuple(
        replace(
            gene_part(answer, parts, universes.get(answer.gene)),
            survival=survival_parts([found for found in run.survival if found.gene == answer.gene]),
            survival_choices=next((curve for curve in run.survival_choices if curve.gene == answer.gene), None),
        )
        for answer in run.in_full
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


@cache
def _compiled() -> BytecodeCache:
    """The templates, compiled once for all languages."""
    from jinja2 import BytecodeCache
    from jinja2.bccache import Bucket

    class Kept(BytecodeCache):
        def __init__(self) -> None:
            self.kept: dict[str, bytes] = {}

        def load_bytecode(self, bucket: Bucket) -> None:
            if bucket.key in self.kept:
                bucket.bytecode_from_string(self.kept[bucket.key])

        def dump_bytecode(self, bucket: Bucket) -> None:
            self.kept[bucket.key] = bucket.bytecode_to_string()

    return Kept()


@cache
def environment(lang: str = "en") -> Environment:
    """Where the report's templates are, and the words that they use; messages are said in the language."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    say = speaker(lang)
    made = Environment(
        finalize=partial(_shown, say=say),
        loader=FileSystemLoader(_TEMPLATES),
        bytecode_cache=_compiled(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(write=write, say=say)
    made.globals.update(
        t=words.message,
        v=words.VALUES,
        longest_title=LONGEST_TITLE,
        most_on_paper=MOST_ON_PAPER,
        shorten=shorten,
        for_papers=True,
        curves_elsewhere=False,
        by_weight=by_weight,
        duplicates_sentence=overlap_part.duplicates_message,
        preset_name=preset_name,
        different_message=words.different_message,
        heat=words.heat,
        interval=words.interval,
        size_message=words.size_message,
        unit_message=words.unit_message,
        pooled_message=words.pooled_message,
        not_pooled=words.not_pooled,
        scale_message=words.scale_message,
        model_message=words.model_message,
        changes=ways.changes_only,
        help_text=partial(help_message, SeriesAnswer),
    )
    return made
