"""The diagnosis: every finding with a gene made for it, the levels, and series of every state."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geneverdict.evidence.calls import answer_series
from geneverdict.evidence.finding import finding
from geneverdict.evidence.levels import all_levels
from geneverdict.evidence.rows import gene_row, unequal_row
from geneverdict.evidence.why.diagnose import diagnose
from geneverdict.evidence.why.markers import MARKERS, marker_genes
from geneverdict.evidence.why.spread import UNEXPLAINED, best_split
from geneverdict.fitting.contrast import fit_contrast, ranks
from geneverdict.fitting.unequal import unequal_fit
from geneverdict.messages import Message, Name, Number, english, say
from geneverdict.messages.catalogue import own_catalogue
from geneverdict.model.counts import CountInfo
from geneverdict.model.deposited import DepositedRow
from geneverdict.model.fit import Fit
from geneverdict.model.prepared import Design, NamesAre
from geneverdict.model.replicates import ReplicateRow, ReplicateWay
from geneverdict.model.series import FloatArray
from geneverdict.model.series_context import SeriesContext
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.study import Thresholds
from geneverdict.model.unequal import UnequalFit
from geneverdict.model.verdict import STATISTICS, ProbeRow, SeriesAnswer
from geneverdict.model.why import Finding, GeneWhy, Hidden, Level, SeriesChecks
from geneverdict.preparation.symbols import load_symbols

CUTS = Thresholds()
ENGLISH = own_catalogue("en")
OF_A_SERIES = (
    "scale_",
    "groups_",
    "pairs_un",
    "pairs_wrong",
    "pairs_sex",
    "pairs_check",
    "arrays_",
    "samples_",
    "probes_differ",
    "probes_un",
)
CODES = {key.removeprefix("finding-") for key in ENGLISH if key.startswith("finding-")}
"""Of findings on a gene: those on a series, and on the tables of several, have tests of their own."""
CODES = {code for code in CODES if not code.startswith(OF_A_SERIES)}
CHANGES = {code for code in CODES if "change" in ENGLISH[f"finding-{code}"]}
ENGLISH_WORDS = re.compile(r"[A-Za-z]{3,} [A-Za-z]{3,}")
FOUND_AS_HN1 = Message("note-found_as", {"name": Name("HN1")})
INFO = SeriesInfo(
    id="GSE1",
    platform="GPL1",
    title="t",
    organism="Homo sapiens",
    simulated=True,
    scale="log2",
    is_log2=True,
    design="unpaired",
    formula="~ group",
    n_case=0,
    n_control=0,
    n_pairs=0,
    case_label="tumour",
    control_label="normal",
    n_genes=0,
    multi_gene_probes="drop",
    probe_choice="highest_median",
)


@dataclass(frozen=True)
class Made:
    """A small series whose first gene is the target."""

    answer: SeriesAnswer
    context: SeriesContext
    values: FloatArray
    fit: Fit
    unequal: UnequalFit | None = None

    def checked(self, checks: SeriesChecks) -> Made:
        return replace(self, context=replace(self.context, info=replace(self.context.info, checks=checks)))

    def why(self, claimable: float | None = None, **said: object) -> GeneWhy:
        context = self.context
        if claimable is not None:
            context = replace(context, claimable=np.array([claimable, *context.claimable[1:]]))
        return diagnose(self.answer, context, self.values, CUTS, **said)  # type: ignore[arg-type]


def made(
    case: Sequence[float],
    control: Sequence[float],
    *,
    paired: bool = False,
    others: float = 0.3,
    changed: int = 60,
    is_log2: bool = True,
    probes: Sequence[ProbeRow] = (),
    note: Message | None = None,
    claims: bool = False,
    wide: float = 1.0,
) -> Made:
    """300 other genes of SD ``others``, the first ``changed`` of them changed by ±2, around the target's values.

    ``wide``: how many times that SD the cases have.
    """
    values = np.array([*case, *control], dtype=np.float64)
    n, n_case = len(values), len(case)
    rng = np.random.default_rng(4)
    is_case = np.arange(n) < n_case
    rest = 8 + others * rng.standard_normal((300, n)) * np.sqrt(rng.chisquare(8, (300, 1)) / 8) * np.where(
        is_case, wide, 1
    )
    rest[:changed, is_case] += np.where(np.arange(changed) % 2, 2.0, -2.0)[:, None]
    columns = [np.ones(n), is_case.astype(float)]
    if paired:
        person = np.arange(n) % n_case
        columns[1:1] = [(person == k).astype(float) for k in range(1, n_case)]
    matrix = np.column_stack(columns)
    counts = {"n_case": n_case, "n_control": n - n_case, "n_pairs": n_case if paired else 0}
    kind = "paired" if paired else "unpaired"
    design = Design(kind, matrix, ("x",) * matrix.shape[1], tuple(range(n)), *counts.values(), (), (), "~ group")
    names = ("G", *(f"O{i}" for i in range(300)))
    fit = fit_contrast(np.vstack([values, rest]), design, names=names, probes=names, fdr=0.05 if claims else None)
    facts = replace(INFO, design=kind, is_log2=is_log2, scale="log2" if is_log2 else "zscored", **counts)
    info = replace(facts, df_prior=fit.df_prior, var_prior=fit.var_prior)
    stored = {name: float(getattr(fit, name)[0]) for name in STATISTICS}
    row = gene_row("G", {**stored, "probe": "G", "rank": ranks(fit.p)[0]}, int(np.isfinite(fit.p).sum()))
    answer = answer_series("G", facts, row, probes, CUTS, note=note)
    unequal = unequal_fit(np.vstack([values, rest]), design, fit).fit
    if unequal is not None:
        answer = replace(answer, unequal=unequal_row({k: v[0] for k, v in unequal.columns.items()}))
    samples = tuple(f"S{i}" for i in range(n))
    blocks = tuple(f"P{i % n_case}" for i in range(n)) if paired else None
    claimable = fit.confident if len(fit.confident) else np.full(len(names), np.nan)
    context = SeriesContext(info, samples, matrix, blocks, names, fit.log2fc, fit.p, fit.fdr, claimable)
    return Made(answer, context, values, fit, unequal)


def around(mean: float, sd: float, n: int) -> list[float]:
    """n values of a bell shape with exactly this mean and SD, in a fixed order without a trend."""
    scores = np.array([NormalDist().inv_cdf((i + 0.5) / n) for i in range(n)])
    scores = (scores / scores.std(ddof=1))[np.random.default_rng(n).permutation(n)]
    return [float(x) for x in mean + sd * scores]


def pairs(differences: Sequence[float], **said: object) -> Made:
    control = around(8.0, 0.5, len(differences))
    return made([c + d for c, d in zip(control, differences, strict=True)], control, paired=True, **said)  # type: ignore[arg-type]


def groups(effect: float, sd: float, n: int, m: int = 0, **said: object) -> Made:
    return made(around(8 + effect, sd, n), around(8, sd, m or n), **said)  # type: ignore[arg-type]


def probe(name: str, log2fc: float, fdr: float, genes: tuple[str, ...] = ("G",), used: bool = False) -> ProbeRow:
    return ProbeRow(name, genes, used, None, 7.0, log2fc, log2fc - 0.3, log2fc + 0.3, fdr / 5, fdr)


NOTHING: Mapping[str, tuple[str, ...]] = {}


def unmeasured(
    *probes: ProbeRow,
    names_are: NamesAre = "symbols",
    unsettled: Mapping[str, tuple[str, ...]] = NOTHING,
    absent_probe: str = "",
) -> GeneWhy:
    series = groups(0.0, 0.3, 4)
    facts = replace(series.context.info, names_are=names_are, unsettled=unsettled)
    answer = answer_series("G", facts, None, probes, CUTS, absent_probe=absent_probe)
    return diagnose(answer, series.context, np.empty(0), CUTS)


def rare(*, total: float, shares: bool = False) -> GeneWhy:
    """A gene that was counted too rarely to be tested."""
    series = groups(0.0, 0.3, 4)
    counted = CountInfo("trend" if shares else "voom", "TMM", shares, 0.48, 1.6, 8)
    facts = replace(series.context.info, scale="abundance" if shares else "counts", counts=counted)
    numbers = {"total": total, "highest": total / 30, "reached": 0.0}
    answer = answer_series("G", facts, None, (probe("p1", math.nan, math.nan),), CUTS, rare=numbers)
    why = diagnose(answer, series.context, np.empty(0), CUTS)
    assert why.level is Level.TOO_RARE
    return why


def by_wald(p: float, fdr: float) -> GeneWhy:
    """DESeq2 withholds the p or the FDR of a gene whose fold change it tells."""
    series = groups(0.7, 0.3, 4)
    counted = CountInfo("deseq2", "TMM", False, None, None, 8)
    facts = replace(series.context.info, scale="counts", counts=counted)
    assert series.answer.row is not None
    row = replace(series.answer.row, p=p, fdr=fdr)
    context = replace(series.context, info=facts)
    return diagnose(answer_series("G", facts, row, (), CUTS), context, series.values, CUTS)


def mixed_cells() -> GeneWhy:
    """The gene follows a smooth-muscle score, which is higher in the cases."""
    rng = np.random.default_rng(2)
    score = np.array([*around(1.2, 0.8, 12), *around(-1.2, 0.8, 12)])
    gene = 8 + score + 0.15 * rng.standard_normal(24)
    markers = {g: 5 + score + 0.2 * rng.standard_normal(24) for g in MARKERS["smooth_muscle"].genes}
    return made(gene[:12].tolist(), gene[12:].tolist()).why(markers=markers)


def along_a_hidden_factor() -> GeneWhy:
    """The gene's own residuals are the direction of the series."""
    series = groups(0.7, 0.9, 10)
    left = np.concatenate([part - part.mean() for part in np.split(series.values, 2)])
    hidden = Hidden(0.34, 0.07, tuple(left / np.linalg.norm(left)))
    return series.checked(SeriesChecks((), (), hidden)).why()


UNSURE = made(around(9.9, 1.2, 5), around(8, 0.4, 20), wide=2.5, changed=0)
"""Cases that vary more, and are few: called with one variance for all."""
HIDDEN = made(around(9.2, 0.1, 5), around(8, 1.1, 20), wide=0.4, others=0.8, changed=20)
"""Controls that vary more, and are many: not called with one variance for all."""
SMALL = made(around(8.1, 0.7, 5), around(8, 0.2, 20), wide=2.5)


def deposited(log2fc: float, fdr: float) -> Made:
    """A gene that is up from raw files, beside what the deposited values say."""
    one = groups(1.8, 0.3, 8)
    return replace(one, answer=replace(one.answer, deposited=DepositedRow(log2fc, 0.1, fdr, fdr)))


UP = probe("p2", 1.8, 0.001)
DOWN = probe("p3", -1.2, 0.004)


def counted() -> GeneWhy:
    series = groups(1.2, 0.3, 6)
    ways = (
        ReplicateRow(ReplicateWay("independent", True, 6, 6, 61, 0.05), 1.2, 0.0001, 0.001, "up"),
        ReplicateRow(ReplicateWay("average", False, 3, 3, 1, 0.05), 1.2, 0.02, 0.3, "not called"),
        ReplicateRow(ReplicateWay("block", False, 6, 6, 2, 0.05), math.nan, math.nan, math.nan, "not called"),
    )
    return replace(series, answer=replace(series.answer, replicates=ways)).why()


CASES: dict[str, tuple[Callable[[], GeneWhy], list[str]]] = {
    "not_on_platform": (lambda: unmeasured(), ["GPL1", "G"]),
    "filtered_out": (lambda: unmeasured(absent_probe="p9"), ["p9", "taken out before"]),
    "platform_names_no_genes": (lambda: unmeasured(names_are="none"), ["GPL1", "its own id"]),
    "names_no_symbols": (lambda: unmeasured(names_are="ensembl"), ["GPL1", "Ensembl ids", "cannot be looked up"]),
    "name_unsettled": (lambda: unmeasured(unsettled={"G": ("1-Mar",)}), ["1-Mar in the table of GPL1", "may be it"]),
    "only_shared_probes": (lambda: unmeasured(probe("p1", 1.5, 0.01, ("G", "H"))), ["H", "p1", "1.50", "would be"]),
    "not_estimable": (lambda: made([math.nan] * 4, around(8, 0.3, 4)).why(), ["too few values"]),
    "no_counts": (lambda: rare(total=0.0), ["No read", "8 samples"]),
    "low_counts": (lambda: rare(total=9.0), ["0.48", "2 of the 8 samples", "none has"]),
    "low_share": (lambda: rare(shares=True, total=1.0), ["0.48 (TPM or FPKM)"]),
    "count_outlier": (lambda: by_wald(math.nan, math.nan), ["Cook's distance"]),
    "mean_too_low": (lambda: by_wald(0.02, math.nan), ["independent filtering", "p 0.02"]),
    "found_under_another_name": (lambda: groups(0, 0.3, 5, note=FOUND_AS_HN1).why(), ["ound here as HN1"]),
    "probe_would_be_called": (lambda: groups(0.1, 0.3, 6, probes=(UP,)).why(), ["p2", "1.80", "FDR 0.001"]),
    "probes_contradict": (lambda: groups(0.1, 0.3, 6, probes=(UP, DOWN)).why(), ["p2 is up", "p3 is down", "−1.20"]),
    "hangs_on_variances": (lambda: UNSURE.why(), ["is called hangs on the variances", "0.21 by the larger p"]),
    "hidden_by_variances": (lambda: HIDDEN.why(), ["for want of a variance for each group", "is below 0.05"]),
    "small_hangs_on_variances": (lambda: SMALL.why(), ["That the change is small", "Each has to be below 0.05"]),
    "processing_decides": (lambda: deposited(0.2, 0.7).why(), ["called up", "not called (log2FC 0.20, FDR 0.70)"]),
    "processing_agrees": (lambda: deposited(1.7, 1e-4).why(), ["say the same", "log2FC 1.70, FDR 1.0e-04"]),
    "missing_values": (lambda: pairs([math.nan, *around(1, 0.3, 7)]).why(), ["1 of 16", "S0", "1 pair cannot"]),
    "replicates_counted": (counted, ["hangs on", "as here), 6 v 6: 61 genes", "3 v 3: 1 gene with", "not tested"]),
    "few_samples": (lambda: groups(0.7, 0.9, 10, 2).why(), ["Only 2 controls"]),
    "hangs_on_one": (
        lambda: pairs([*around(1.1, 0.2, 9), -0.6]).why(),
        ["not called", "without pair P9", "called, up"],
    ),
    "flips_without": (
        lambda: pairs([*around(1.06, 0.2, 10), -0.3, -0.3]).why(),
        ["without the 2 pairs P10 and P11", "not a licence"],
    ),
    "hidden_gene": (along_a_hidden_factor, ["100 %", "over all genes 34 %"]),
    "stable": (lambda: groups(2.5, 0.3, 9).why(), ["up to 6 of 18 samples", "that it is called"]),
    "influence_unknown": (
        lambda: replace(groups(1.5, 0.3, 6), values=np.empty(0)).why(),
        ["its values are not at hand"],
    ),
    "short_of_fold_change": (lambda: pairs(around(0.83, 0.3, 12)).why(), ["log2FC 0.83 (1.78-fold)", "by 0.17"]),
    "also_short_of_fold_change": (lambda: groups(0.4, 1.5, 6).why(), ["0.40", "also short", "0.60"]),
    "confident_effect": (lambda: groups(0.9, 0.3, 9).why(claimable=0.31), ["0.31 (1.24-fold)", "FDR 0.05"]),
    "confident_direction": (lambda: groups(0.9, 0.3, 9).why(claimable=0.0), ["direction", "no size"]),
    "surely_below_threshold": (lambda: groups(0.3, 0.2, 10).why(), ["±1", "more samples would hardly"]),
    "short_of_fdr": (lambda: groups(1.2, 1.3, 8).why(), ["not below 0.05", "of 301", "genes before it", "p ≤"]),
    "fdr_cliff": (lambda: groups(1.2, 1.3, 8).why(), ["genes have FDR < 0.05"]),
    "raw_p_only": (lambda: groups(0.8, 0.7, 8, changed=0).why(), ["t-test of this gene alone", "301 genes"]),
    "too_variable": (lambda: groups(1.0, 2.0, 10, changed=200).why(), ["SD within the groups is 2.00", "typical"]),
    "too_few_samples": (lambda: groups(0.6, 0.8, 4, others=0.8, changed=0).why(), ["too few samples", "not listed"]),
    "underpowered": (lambda: groups(0.6, 1.0, 4).why(), ["log2FC of 1", "probability 0.8"]),
    "power_enough": (lambda: groups(0.05, 0.3, 12).why(), ["log2FC of 1", "1.00"]),
    "exaggerated": (lambda: groups(1.6, 1.0, 5, changed=90).why(), ["overstate", "nearer end"]),
    "detectable_difference": (lambda: groups(0.05, 0.3, 6, is_log2=False).why(), ["smallest true difference"]),
    "pairs_disagree": (lambda: pairs(around(0.3, 1.0, 10)).why(), ["of 10", "higher", "lower (P", "SD 1.00"]),
    "pairs_agree": (lambda: pairs(around(-2.0, 0.3, 8)).why(), ["all 8 pairs", "lower", "8 of 8"]),
    "two_subgroups": (
        lambda: pairs([*around(0.1, 0.3, 9), *around(3, 0.3, 6)]).why(),
        ["9 around 0.10", "6 around 3.00", "above: "],
    ),
    "spread_differs": (lambda: made(around(8, 1.5, 12), around(8, 0.3, 12)).why(), ["cases vary more", "SD 1.50"]),
    "cases_like_controls": (lambda: groups(0.5, 0.5, 8).why(), ["of 8 cases", "range of the controls"]),
    "outlier_subgroup": (
        lambda: made([*around(8, 0.2, 9), 11.0, 11.5, 12.0], around(8, 0.2, 10)).why(),
        ["3 of 12 cases", "S9, S10 and S11", "above all controls"],
    ),
    "equivalent": (lambda: groups(0.02, 0.3, 14).why(), ["smaller than 1.50-fold", "±0.585", "for this gene alone"]),
    "not_equivalent": (lambda: groups(0.1, 1.5, 5).why(), ["absence is not shown", "±0.585"]),
    "no_fold_change_here": (lambda: groups(2.0, 0.3, 6, is_log2=False).why(), ["z-scores", "only the direction"]),
    "hangs_on_probe": (lambda: groups(2, 0.3, 8, probes=(probe("p9", 0.1, 0.7),)).why(), ["none of the 1", "p9: 0.10"]),
    "probes_partly_agree": (lambda: groups(2, 0.3, 8, probes=(UP, probe("p9", 0.1, 0.7))).why(), ["1 of the 2"]),
    "margin": (lambda: groups(1.4, 0.3, 8).why(), ["clears |log2FC| ≥ 1 by 0.40", "|log2FC| > 1.40"]),
    "confident_below_threshold": (lambda: groups(1.2, 0.5, 9).why(claimable=0.4), ["0.40 (1.32-fold)", "threshold 1"]),
    "composition": (mixed_cells, ["mix of cells", "score tried", "smooth muscle markers is higher", "goes from 2.4"]),
}  # fmt: skip


@pytest.mark.parametrize("code", CASES)
def test_each_finding_with_its_numbers(code: str) -> None:
    build, words = CASES[code]
    why = build()
    found = {f.code: f for f in why.findings}
    assert code in found, (list(found), why.sentence)
    text = english(found[code].message)
    for word in words:
        assert word in text, text
    for message in filter(None, (found[code].message, found[code].change)):
        assert not ENGLISH_WORDS.search(say(message, "zh"))
    assert_sound(why)


def test_every_code_has_a_case() -> None:
    assert set(CASES) == CODES, "a finding wants a line in CASES: what makes it, and words of its sentence"
    assert all(level.word.code.partition(".")[0] in ENGLISH for level in Level)


@pytest.mark.parametrize("code", sorted(CHANGES))
def test_what_would_change_the_call_is_said(code: str) -> None:
    found = {f.code: f for f in CASES[code][0]().findings}
    change = found[code].change
    assert change is not None
    assert english(change).endswith(".")


def assert_sound(why: GeneWhy) -> None:
    """No sentence with a number that is none, an unfilled place, or a stutter."""
    assert why.sentence is not None
    said = [why.sentence, *(f.message for f in why.findings), *(f.change for f in why.findings if f.change)]
    for text in map(english, said):
        assert not re.search(r"\bnan\b|\binf\b|–|[{}]|  |\.\.|None", text), text
        assert text.endswith("."), text
        assert "\n" not in text
    for found in why.findings:
        numbers = [v.value for v in found.values.values() if isinstance(v, Number)]
        assert all(map(math.isfinite, numbers)), found


LEVEL_CASES = [
    (lambda: groups(1.5, 0.3, 8), Level.UP, ["log2FC 1.50 (2.83-fold"]),
    (lambda: groups(-1.5, 0.3, 8), Level.DOWN, ["−1.50"]),
    (lambda: groups(0.83, 0.3, 10), Level.UP_SHORT, ["0.83", "0.17 short of 1"]),
    (lambda: groups(-0.83, 0.3, 10), Level.DOWN_SHORT, ["−0.83", "0.17"]),
    (lambda: groups(0.25, 0.1, 20), Level.TRIVIAL, ["trivially", "1.50-fold"]),
    (lambda: groups(0.02, 0.3, 14), Level.EQUIVALENT, ["Equivalent", "1.50-fold"]),
    (lambda: groups(0.5, 1.5, 6), Level.UNDETERMINED, ["Undetermined", "0.50"]),
    (lambda: UNSURE, Level.UP, ["Up: log2FC", "The call does not hold in both ways"]),
    (lambda: SMALL, Level.UNDETERMINED, ["That the change is small does not hold"]),
    (lambda: made([math.nan] * 4, around(8, 0.3, 4)), Level.NOT_MEASURED, ["Not measured"]),
    (lambda: groups(2.0, 0.3, 8, is_log2=False), Level.UP_SHORT, ["Higher in the cases", "z-scores"]),
    (lambda: groups(-2.0, 0.3, 8, is_log2=False), Level.DOWN_SHORT, ["Lower in the cases"]),
    (lambda: groups(0.0, 0.1, 20, is_log2=False), Level.UNDETERMINED, ["difference"]),
]


@pytest.mark.parametrize(("build", "level", "words"), LEVEL_CASES)
def test_levels_and_their_sentences(build: Callable[[], Made], level: Level, words: list[str]) -> None:
    why = build().why()
    assert why.level is level, why.sentence
    assert why.sentence is not None
    for word in words:
        assert word in english(why.sentence)


def test_off_the_log2_scale_nothing_is_said_of_fold_changes() -> None:
    why = groups(2.0, 0.3, 8, is_log2=False).why()
    assert why.presets == ()
    assert why.n_needed is None
    assert math.isnan(why.equivalence.p)
    assert not any("fold-change cut" in english(f.message) or "2FC" in english(f.message) for f in why.findings)


def test_the_levels_are_those_of_all_genes_at_once() -> None:
    for build, level, _ in LEVEL_CASES:
        series = build()
        everywhere = all_levels(series.fit, CUTS, is_log2=series.context.info.is_log2, unequal=series.unequal)
        assert everywhere[0] == str(level)


def test_findings_of_the_series_come_in_their_place() -> None:
    codes = ["samples_x", "arrays_x", "groups_x", "other", "scale_x", "pairs_x", "scale_y"]
    checks = SeriesChecks(tuple(finding(code, "note", {}) for code in codes), ())
    series = groups(0.8, 0.3, 3, note=FOUND_AS_HN1)
    got = [f.code for f in series.checked(checks).why().findings]
    order = ["scale_x", "scale_y", "groups_x", "pairs_x", "arrays_x", "samples_x", "other"]
    assert [code for code in got if code in codes] == order
    assert got.index("found_under_another_name") < got.index("scale_x") < got.index("other") < got.index("few_samples")


def test_two_on_a_side_are_said_before_all_else() -> None:
    checks = SeriesChecks((finding("scale_x", "matters", {}),), ())
    series = groups(0.7, 0.9, 10, 2, note=FOUND_AS_HN1, probes=(UP,))
    why = series.checked(checks).why()
    assert [f.code for f in why.findings].index("few_samples") == 0


def test_presets_say_what_each_of_them_calls() -> None:
    series = groups(0.83, 0.3, 10, claims=True)
    presets = {english(p.name): p for p in series.why().presets}
    assert [p.called for p in presets.values()] == [False, True, False, False, True]
    usual = presets["mean + 2 SD of |log2FC|, 0.05"]
    size = np.abs(series.fit.log2fc)
    assert usual.log2fc == pytest.approx(size.mean() + 2 * size.std(ddof=1), rel=1e-12)
    assert presets["TREAT 1.2-fold, 0.05"].n_called == int((np.abs(series.fit.confident) >= math.log2(1.2)).sum())


def test_a_score_that_only_shares_the_group_difference_is_no_explanation() -> None:
    rng = np.random.default_rng(3)
    step = np.repeat([1.0, 0.0], 12)
    gene = 8 + 2 * step + 0.3 * rng.standard_normal(24)
    markers = {g: 5 + 2 * step + 0.3 * rng.standard_normal(24) for g in MARKERS["smooth_muscle"].genes}
    why = made(gene[:12].tolist(), gene[12:].tolist()).why(markers=markers)
    assert "composition" not in {f.code for f in why.findings}


def test_each_set_is_of_one_paper_and_of_genes_of_today() -> None:
    assert len(marker_genes()) == len(set(marker_genes()))
    assert all(len(one.genes) >= 7 for one in MARKERS.values())
    symbols = load_symbols("Homo sapiens")
    assert symbols is not None
    assert [gene for gene in marker_genes() if symbols.today(gene).symbol != gene] == []


def cells(gene: str, own: float, *, sets: Sequence[str] = ("smooth_muscle",), seed: int = 2) -> Finding | None:
    """The finding for ``gene``, which is a score of cells and noise of SD ``own``; its name is that of the row."""
    rng = np.random.default_rng(seed)
    score = np.array([*around(1.2, 0.8, 12), *around(-1.2, 0.8, 12)])
    values = 8 + score + own * rng.standard_normal(24)
    series = made(values[:12].tolist(), values[12:].tolist())
    row = series.answer.row
    assert row is not None
    context = replace(series.context, genes=(gene, *series.context.genes[1:]))
    series = replace(series, answer=replace(series.answer, row=replace(row, gene=gene)), context=context)
    follow = {g: 5 + score + 0.4 * rng.standard_normal(24) for g in MARKERS[sets[0]].genes}
    noise = {g: 5 + rng.standard_normal(24) for name in sets[1:] for g in MARKERS[name].genes if g not in follow}
    why = series.why(markers={**follow, **noise})
    return next((f for f in why.findings if f.code == "composition"), None)


def test_the_p_of_a_score_is_corrected_for_all_that_were_tried() -> None:
    one, several = cells("G", 0.5), cells("G", 0.5, sets=("smooth_muscle", "acinar", "adipose", "T_cell"))
    assert one is not None
    assert several is not None
    assert "of 4 marker scores tried" in english(several.message)
    worse = max(several.values[name].value for name in ("score_p", "follows_p"))  # type: ignore[union-attr]
    assert several.values["p_corrected"].value == pytest.approx(4 * worse)  # type: ignore[union-attr]
    assert one.change is None
    assert several.change is None


@pytest.mark.parametrize(
    ("gene", "own", "words"),
    [("MYH11", 0.2, "is itself one of these markers"), ("G", 0.2, "may be such a marker"), ("G", 0.9, "")],
)
def test_a_gene_that_is_a_marker_or_behaves_like_one_is_said_to(gene: str, own: float, words: str) -> None:
    found = cells(gene, own)
    assert found is not None
    text = english(found.message)
    assert found.weight == ("note" if words else "matters")
    assert words in text
    assert ("itself" in text.split("Adjusting")[0]) == bool(words)
    assert found.values["n_markers"].value == 11 - (gene == "MYH11")  # type: ignore[union-attr]


@pytest.mark.parametrize("draw", ["normal", "laplace", "uniform"])
def test_one_group_is_rarely_taken_for_two(draw: str) -> None:
    rng = np.random.default_rng(7)
    shapes = {"normal": rng.standard_normal, "laplace": lambda n: rng.laplace(size=n), "uniform": rng.random}
    for n in (12, 20, 40):
        split = np.mean([best_split(shapes[draw](n)).unexplained <= UNEXPLAINED for _ in range(1500)])
        assert split < (0.06 if draw == "uniform" else 0.015), (n, split)


def test_the_best_split_is_the_best_of_all() -> None:
    rng = np.random.default_rng(8)
    for _ in range(50):
        x = np.sort(rng.standard_normal(rng.integers(12, 30)))
        least = max(3, math.ceil(0.2 * len(x)))
        within = {k: x[:k].var() * k + x[k:].var() * (len(x) - k) for k in range(least, len(x) - least + 1)}
        best = best_split(x)
        assert best.unexplained == pytest.approx(min(within.values()) / (x.var() * len(x)), rel=1e-9)
        assert within[best.n_low] == pytest.approx(min(within.values()), rel=1e-9)


def test_values_of_another_length_are_refused() -> None:
    series = groups(1.0, 0.3, 5)
    with pytest.raises(ValueError, match="3 values for 10 samples"):
        diagnose(series.answer, series.context, np.zeros(3), CUTS)


NUMBER = st.floats(-1e6, 1e6) | st.sampled_from([math.nan, 0.0, 7.0])


@pytest.mark.slow
@given(st.data(), st.integers(2, 7), st.integers(2, 7), st.booleans(), st.booleans())
def test_random_series_never_raise_and_never_say_nan(
    data: st.DataObject, n_case: int, n_control: int, paired: bool, is_log2: bool
) -> None:
    n_control = n_case if paired else n_control
    values = data.draw(st.lists(NUMBER, min_size=n_case + n_control, max_size=n_case + n_control))
    probes = data.draw(
        st.lists(st.builds(probe, st.sampled_from("abc"), st.floats(-9, 9), st.floats(0, 1)), max_size=3)
    )
    series = made(values[:n_case], values[n_case:], paired=paired, is_log2=is_log2, probes=probes)
    cuts = data.draw(
        st.builds(Thresholds, log2fc=st.floats(0, 5), fdr=st.floats(0.001, 1), equivalence=st.floats(0.01, 5))
    )
    answer = answer_series("G", series.context.info, series.answer.row, probes, cuts)
    markers = {g: np.array(values) + i for i, g in enumerate(MARKERS["acinar"].genes)}
    claimable = np.full(len(series.context.genes), data.draw(NUMBER))
    why = diagnose(answer, replace(series.context, claimable=claimable), series.values, cuts, markers=markers)
    assert_sound(why)
    assert why.level == str(all_levels(series.fit, cuts, is_log2=is_log2, unequal=series.unequal)[0])
    assert (why.level in (Level.UP, Level.DOWN)) == (answer.call.value in ("up", "down"))


def test_an_interval_without_zero_beside_an_fdr_above_the_cut_is_explained() -> None:
    """p < 0.05 by itself, not among 301 genes; where the interval holds zero, nothing needs explaining."""
    alone = groups(0.8, 0.7, 8, changed=0).why().sentence
    assert alone is not None
    assert "for this gene alone" in english(alone)
    assert "leaves out zero, but 301 genes were tested: FDR" in english(alone)
    open_ = groups(0.1, 0.9, 8, changed=0).why().sentence
    assert open_ is not None
    assert "(95% interval" in english(open_)
    assert "alone" not in english(open_)
