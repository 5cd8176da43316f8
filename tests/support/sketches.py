"""Simulated records for the pictures and the report: seeded, labelled simulated, with every hard case on request."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import pytest
from scipy import stats

from geneverdict.messages import Message, Name, Value, count, effect, names, p, threshold
from geneverdict.model.fit import Fit
from geneverdict.model.gene_name import GeneName
from geneverdict.model.prepared import Design, Expression, Grade, Grouping, Pairing, ProbeMap, Role, Scale, ScaleKind
from geneverdict.model.run import InputFile, Provenance, Run
from geneverdict.model.series import SampleTable
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.study import Analysis, Match, PairRule, SeriesSpec, Study, Thresholds
from geneverdict.model.verdict import (
    Call,
    GeneAnswer,
    GeneRow,
    PooledRow,
    ProbeRow,
    Reason,
    SampleQuality,
    SeriesAnswer,
    SeriesFailure,
    SeriesResult,
    Verdict,
)
from geneverdict.page.arrays import pack, page_cuts
from geneverdict.page.embed import Page
from geneverdict.page.feed import Background, SeriesBackground, gene_names, study_feed
from geneverdict.page.gene_feed import Named, gene_feed
from geneverdict.records.gene import gene_json

TARGET = "ITGA5"


@dataclass(frozen=True)
class Sketch:
    """What a simulated series should look like."""

    id: str = "SIM1"
    platform: str = "GPL570"
    n_case: int = 12
    n_control: int = 10
    n_neither: int = 0
    paired: bool = False
    effect: float = 0.9
    noise: float = 0.8
    n_genes: int = 400
    measured: bool = True
    kind: ScaleKind = "log2"
    missing: int = 0
    case_label: str = "Liver Tumor Tissue"
    control_label: str = "Liver Non-Tumor Tissue"
    title: str = "Simulated tumours and normal tissue"
    simulated: bool = True
    seed: int = 1


def _samples(s: Sketch) -> tuple[tuple[str, ...], tuple[Role, ...], tuple[str | None, ...]]:
    roles = (Role.CASE,) * s.n_case + (Role.CONTROL,) * s.n_control + (Role.NEITHER,) * s.n_neither
    ids = tuple(f"GSM{3620100 + i}" for i in range(len(roles)))
    case = [f"P{i + 1}" for i in range(s.n_case)]
    control = [f"P{i + 1}" for i in range(s.n_control)]
    blocks = (*case, *control, *([None] * s.n_neither)) if s.paired else (None,) * len(roles)
    return ids, roles, blocks


def _values(s: Sketch, roles: tuple[Role, ...]) -> np.ndarray:
    rng = np.random.default_rng(s.seed)
    n = len(roles)
    case = np.array([r is Role.CASE for r in roles])
    effects = rng.normal(0, 0.5, s.n_genes) * (rng.random(s.n_genes) < 0.3)
    effects[0] = s.effect
    values = rng.normal(7.5, 1.8, (s.n_genes, 1)) + effects[:, None] * case + rng.normal(0, s.noise, (s.n_genes, n))
    values += rng.normal(0, 0.1, n)
    values[0, : s.missing] = np.nan
    return values if s.kind not in ("centred", "zscored") else values - np.nanmean(values, axis=1, keepdims=True)


def _fit(
    s: Sketch, names: tuple[str, ...], probes: tuple[str, ...], values: np.ndarray, roles: tuple[Role, ...]
) -> Fit:
    case, control = (values[:, [r is role for r in roles]] for role in (Role.CASE, Role.CONTROL))
    if s.paired:
        m = min(s.n_case, s.n_control)
        d = case[:, :m] - control[:, :m]
        effect, df = np.nanmean(d, axis=1), float(m - 1)
        se = np.nanstd(d, axis=1, ddof=1) / np.sqrt(m)
    else:
        effect, df = np.nanmean(case, axis=1) - np.nanmean(control, axis=1), float(s.n_case + s.n_control - 2)
        se = np.sqrt(np.nanvar(case, axis=1, ddof=1) / s.n_case + np.nanvar(control, axis=1, ddof=1) / s.n_control)
    t = effect / se
    p = 2 * stats.t.sf(np.abs(t), df)
    half = stats.t.ppf(0.975, df) * se
    fdr = stats.false_discovery_control(p)
    ave = np.nanmean(values, axis=1)
    dfs = np.full_like(t, df)
    return Fit(names, probes, effect, se, effect - half, effect + half, t, dfs, p, fdr, ave, t - 3, 4.2, 0.3)


def _quality(s: Sketch, ids: tuple[str, ...], values: np.ndarray) -> SampleQuality:
    filled = np.nan_to_num(values, nan=float(np.nanmean(values)))
    centred = filled - filled.mean(axis=1, keepdims=True)
    _, d, vt = np.linalg.svd(centred, full_matrices=False)
    share = d**2 / (d**2).sum()
    corr = np.corrcoef(filled.T)
    box = np.nanquantile(values, [0.05, 0.25, 0.5, 0.75, 0.95], axis=0).T
    order = tuple(int(i) for i in np.argsort(vt[0]))
    pca = (vt[:2].T * d[:2]).copy()
    return SampleQuality(ids, pca, (float(share[0]), float(share[1])), s.n_genes, corr, order, box)


def said(text: str) -> Message:
    """Any text as a message."""
    return Message("error-line", {"what": Name(text)})


def make_result(s: Sketch) -> SeriesResult:
    ids, roles, blocks = _samples(s)
    values = _values(s, roles)
    genes = (TARGET if s.measured else "OTHER", *(f"GENE{i}" for i in range(1, s.n_genes)))
    probes = tuple(f"{200000 + i}_at" for i in range(s.n_genes))
    fit = _fit(s, genes, probes, values, roles)
    used = [i for i, r in enumerate(roles) if r is not Role.NEITHER]
    if s.paired:
        both = {f"P{i + 1}" for i in range(min(s.n_case, s.n_control))}
        used = [i for i in used if blocks[i] in both]
    n_pairs = min(s.n_case, s.n_control) if s.paired else 0
    left_out = tuple(
        (ids[i], said("no partner" if i < s.n_case else "neither")) for i in range(len(ids)) if i not in used
    )
    kind: Literal["paired", "unpaired"] = "paired" if s.paired else "unpaired"
    columns = {"title": tuple(f"sample {i}" for i in range(len(ids)))}
    return SeriesResult(
        id=s.id,
        platform=s.platform,
        title=s.title,
        source=f"file:///mirror/{s.id}_series_matrix.txt.gz",
        simulated=s.simulated,
        samples=SampleTable(ids, columns),
        expression=Expression(genes, probes, ids, values),
        scale=Scale(
            s.kind,
            (2.1, 5.0, 6.9, 8.8, 13.2, 14.9),
            s.kind == "linear",
            12,
            0,
            False,
            Grade.SURE,
            (said("all values below 25"),),
        ),
        probe_map=ProbeMap(
            said("GPL570.annot.gz"),
            tuple((g,) for g in genes),
            s.n_genes,
            s.n_genes - 20,
            14,
            {"HN1": "JPT1"},
            {"MT": ("MT1A", "MT2A")},
            {"1-Mar": "MARCHF1", "2-Dec": ""},
        ),
        grouping=Grouping(
            roles,
            tuple(said(f"title says {r}") for r in roles),
            s.case_label,
            s.control_label,
            Grade.SURE,
            (said(f"title says '{s.case_label}' in {s.n_case} samples and '{s.control_label}' in {s.n_control}"),),
            "inferred",
            Match(field="title", match="Tumor"),
            Match(field="title", match="Non-Tumor"),
        ),
        pairing=Pairing(
            blocks,
            n_pairs,
            Grade.SURE,
            (said("source_name names an individual" if s.paired else "no field names an individual"),),
            "inferred" if s.paired else "none",
            PairRule(field="source_name", strip="[AB]$") if s.paired else None,
        ),
        design=Design(
            kind,
            np.ones((len(used), 2)),
            ("(Intercept)", "case"),
            tuple(used),
            n_pairs if s.paired else s.n_case,
            n_pairs if s.paired else s.n_control,
            n_pairs,
            (),
            left_out,
            "~ block + group" if s.paired else "~ group",
        ),
        fit=fit,
        probe_fit=fit,
        quality=_quality(s, ids, values),
        notes=(said("37 values of the matrix were empty and became missing"),),
    )


def make_answer(s: Sketch, result: SeriesResult, cut: float = 1.0, fdr: float = 0.05) -> SeriesAnswer:
    absent = {"gene": Name(TARGET), "platform": Name(s.platform)}
    row, call, reason = None, Call.NOT_CALLED, _reason("not_on_platform", absent)
    probes: tuple[ProbeRow, ...] = ()
    if s.measured:
        f = result.fit
        numbers = [float(a[0]) for a in (f.log2fc, f.se, f.ci_low, f.ci_high, f.t, f.df, f.p, f.fdr, f.ave_expr, f.b)]
        rank = int((f.p < f.p[0]).sum()) + 1
        row = GeneRow(TARGET, f.probes[0], *numbers, rank, len(f.p), 100 * float((f.p > f.p[0]).mean()))
        call, reason = _call(row, cut, fdr)
        probes = tuple(_probe(f, i) for i in range(min(3, s.n_genes)))
    unit = "difference" if s.kind in ("centred", "zscored") else "log2FC"
    d = result.design
    return SeriesAnswer(
        id=s.id, platform=s.platform, title=s.title, simulated=s.simulated, scale=s.kind, effect_unit=unit,
        design=d.kind, formula=d.formula, n_case=d.n_case, n_control=d.n_control, n_pairs=d.n_pairs,
        case_label=s.case_label, control_label=s.control_label, row=row, probes=probes, call=call, reason=reason,
    )  # fmt: skip


def _probe(f: Fit, i: int) -> ProbeRow:
    note = (Message("probe-stands"), Message("probe-averaged"), Message("probe-dropped", {"n": count(2)}))[i]
    genes = (TARGET,) if i < 2 else (TARGET, "DDR1")
    numbers = [float(a[i]) for a in (f.ave_expr, f.log2fc, f.ci_low, f.ci_high, f.p, f.fdr)]
    return ProbeRow(f.probes[i], genes, i == 0, note, *numbers)


def _call(row: GeneRow, cut: float, fdr: float) -> tuple[Call, Reason | None]:
    if row.fdr < fdr and abs(row.log2fc) >= cut:
        return (Call.UP if row.log2fc > 0 else Call.DOWN), None
    size = abs(row.log2fc)
    values = {"size": effect(size), "short": effect(cut - size), "cut": threshold(cut), "fdr_cut": threshold(fdr)}
    values |= {"fdr": p(row.fdr), "p": p(row.p), "rank": count(row.rank), "n_genes": count(row.n_genes)}
    return Call.NOT_CALLED, _reason("short_of_fold_change" if row.fdr < fdr else "not_significant", values)


def _reason(code: str, values: dict[str, Value]) -> Reason:
    return Reason(code, Message(f"reason-{code}", values))


def make_gene(
    answers: tuple[SeriesAnswer, ...], failures: tuple[SeriesFailure, ...] = (), gene: str = TARGET
) -> GeneAnswer:
    rows = [a.row for a in answers if a.row is not None and a.effect_unit == "log2FC"]
    pooled = None
    if rows:
        e = np.array([r.log2fc for r in rows])
        k, m = len(rows), float(e.mean())
        se = float(e.std(ddof=1) / np.sqrt(k)) if k > 1 else float("nan")
        h = float(stats.t.ppf(0.975, k - 1) * se) if k > 1 else float("nan")
        nan = float("nan")
        chance = float(2 * stats.t.sf(abs(m / se), k - 1)) if k > 1 else rows[0].p
        pooled = PooledRow(
            gene, k, m, se if k > 1 else rows[0].se, m - h, m + h, m - 2 * h, m + 2 * h, m / se if k > 1 else nan,
            chance, chance, 0.31 if k > 1 else nan, 62.0 if k > 1 else nan, 11.2 if k > 1 else nan,
            0.02 if k > 1 else nan, "REML, Hartung–Knapp", tuple(a.id for a in answers if a.row),
            tuple((a.id, Message("unpooled-not_measured")) for a in answers if not a.row),
        )  # fmt: skip
    up = [a.id for a in answers if a.call is Call.UP]
    values = {"gene": Name(gene), "n_up": count(len(up)), "n_series": count(len(answers)), "series": names(up)}
    values |= {"cut": threshold(1.0), "fdr_cut": threshold(0.05)}
    details = (Message("pooled-prediction", {"pi_low": effect(-1.0), "pi_high": effect(2.0)}),)
    verdict = Verdict("called_up_in_some", Message("verdict-called_up_in_some", values), details)
    return GeneAnswer(GeneName(gene, gene, (gene,)), Thresholds(), answers, failures, pooled, verdict)


def _plain(text: str) -> Message:
    return Message("error-line", {"what": Name(text)})


FAILURE = SeriesFailure(
    "GSE183947",
    "GPL11154",
    Reason("empty_table", _plain("the series matrix holds no values (RNA-seq); they are in GSE183947_fpkm.csv.gz")),
    _plain('[[series]]\nid = "GSE183947"\nexpression = "GSE183947_fpkm.csv.gz"'),
)


def make_run(
    sketches: tuple[Sketch, ...], *, failures: tuple[SeriesFailure, ...] = (), genes: tuple[str, ...] = (TARGET,)
) -> Run:
    sketches = tuple(replace(s, seed=s.seed + 100 * i) for i, s in enumerate(sketches))
    results = tuple(make_result(s) for s in sketches)
    answers = tuple(make_answer(s, r) for s, r in zip(sketches, results, strict=True))
    answered = tuple(make_gene(answers, failures, gene=g) for g in genes)
    specs = tuple(SeriesSpec(id=s.id) for s in sketches) or (SeriesSpec(id="none"),)
    study = Study(
        title="ITGA5, tumour against normal", genes=genes, thresholds=Thresholds(log2fc=1.0, fdr=0.05), series=specs
    )
    inputs = tuple(
        InputFile(s.id, f"file:///mirror/{s.id}.gz", 4_213_977, "ab12" * 16, "2024-05-01T10:00:00") for s in sketches
    )
    versions = {"geneverdict": "0.1.0", "python": "3.11.2", "numpy": "2.1.0"}
    provenance = Provenance("2024-05-02T09:30:00", versions, inputs, {"offline": "no"}, {"read": 1.2, "fit": 0.4})
    return Run(study, study, results, failures, answered, None, provenance)


def make_background(run: Run) -> Background:
    """What the pipeline tells the page beside the run."""
    series = []
    for r in run.results:
        d, scale = r.design, r.scale
        facts = SeriesInfo(
            r.id, r.platform, r.title, "Homo sapiens", r.simulated, scale.kind, scale.is_log2, d.kind, d.formula,
            d.n_case, d.n_control, d.n_pairs, r.grouping.case_label, r.grouping.control_label, len(r.fit.names),
            r.multi_gene_probes, r.probe_choice, df_prior=r.fit.df_prior, var_prior=r.fit.var_prior,
        )  # fmt: skip
        series.append(SeriesBackground(facts, re.sub(r"[^\w.-]", "-", r.id), Analysis()))
    return Background(tuple(series), ((1.0, 0.05),), "0.1.0")


def make_page(run: Run) -> Page:
    """The feeds of a run, as the pipeline makes them."""
    study = study_feed(run, make_background(run))
    place = {name: i for i, name in enumerate(gene_names(run.results))}
    stems = [entry["stem"] for entry in study["series"]]
    arrays = {s: pack(r.fit, place, page_cuts()) for s, r in zip(stems, run.results, strict=True)}
    values = {r.id: dict(zip(r.samples.ids, r.expression.values[0].tolist(), strict=True)) for r in run.results}
    return Page(study, arrays, tuple(gene_feed(a, study, values, Named(gene_json(a))) for a in run.genes))


def read_block(html: str, name: str) -> Any:
    """A block of JSON in a report."""
    return json.loads(block_bytes(html, name))


def block_bytes(html: str, name: str) -> bytes:
    found = re.search(rf'<script type="application/octet-stream" id="{re.escape(name)}">([^<]*)</script>', html)
    assert found, f"there is no block {name}"
    return zlib.decompress(base64.b64decode(found[1], validate=True))


def without_scripts(html: str) -> str:
    """What a reader without JavaScript is given."""
    return re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)


def whole(html: str) -> str:
    """The static part of a report with every drawing in its place, as its script puts them there."""
    brought = read_block(html, "gv-drawings")
    place = re.compile(r'(<div[^>]*) data-drawing="([^"]+)">.*?</div>', re.DOTALL)
    drawn = place.sub(lambda m: f"{m[1]}>{brought['drawings'][m[2]]}</div>", without_scripts(html))
    return drawn.replace("<body>", f"<body>{brought['shapes']}", 1)


@dataclass(frozen=True)
class Factory:
    """The makers, for tests: ``factory.run(…)``."""

    Sketch: type[Sketch] = Sketch
    failure: SeriesFailure = FAILURE
    said: Callable[[str], Message] = staticmethod(said)
    result: Callable[[Sketch], SeriesResult] = staticmethod(make_result)
    answer: Callable[..., SeriesAnswer] = staticmethod(make_answer)
    gene: Callable[..., GeneAnswer] = staticmethod(make_gene)
    run: Callable[..., Run] = staticmethod(make_run)
    background: Callable[[Run], Background] = staticmethod(make_background)
    page: Callable[[Run], Page] = staticmethod(make_page)
    read_block: Callable[[str, str], Any] = staticmethod(read_block)
    block_bytes: Callable[[str, str], bytes] = staticmethod(block_bytes)
    without_scripts: Callable[[str], str] = staticmethod(without_scripts)
    whole: Callable[[str], str] = staticmethod(whole)

    def six(self, **changes: object) -> Run:
        """Six series like those of a real study: pairs, two groups, tiny, not measured, z-scored; one failed."""
        base = Sketch(**changes)  # type: ignore[arg-type]
        return make_run(
            (
                replace(base, id="GSE14520", platform="GPL571", n_case=22, n_control=19, n_neither=2, paired=True),
                replace(base, id="GSE4107", effect=2.1, kind="linear", seed=2),
                replace(base, id="GSE22780", n_case=8, n_control=8, paired=True, effect=0.9, noise=1.3, seed=3),
                replace(base, id="GSE6222", n_case=10, n_control=2, n_neither=1, effect=0.7, noise=1.4, seed=4),
                replace(base, id="GSE95166", platform="GPL15314", n_case=4, n_control=4, measured=False, seed=5),
                replace(base, id="my-cohort", platform="", n_case=3, n_control=3, kind="zscored", seed=6),
            ),
            failures=(FAILURE,),
        )


@pytest.fixture(scope="session")
def factory() -> Factory:
    return Factory()
