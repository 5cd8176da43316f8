"""Calls, reasons and verdict sentences: every code, with the numbers in the words."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from geneverdict.evidence.calls import answer_series
from geneverdict.evidence.finding import finding
from geneverdict.evidence.verdict import verdict
from geneverdict.messages import Code, Message, Value, english
from geneverdict.messages.catalogue import own_catalogue
from geneverdict.model.counts import CountInfo
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.study import Thresholds
from geneverdict.model.subject import Subject
from geneverdict.model.verdict import Call, GeneRow, PooledRow, ProbeRow, SeriesAnswer
from geneverdict.model.why import GeneWhy, Level, SeriesChecks, Severity

CUTS = Thresholds()


def of_room(room: str) -> set[str]:
    """The names of the messages of a room."""
    return {key.removeprefix(f"{room}-") for key in own_catalogue("en") if key.startswith(f"{room}-")}


TWICE = SeriesChecks((finding("scale_logged_twice", "decides", {}),), ())
FACTS = SeriesInfo(
    id="GSE1",
    platform="GPL1",
    title="t",
    organism="Homo sapiens",
    simulated=False,
    scale="log2",
    is_log2=True,
    design="paired",
    formula="~ individual + group",
    n_case=19,
    n_control=19,
    n_pairs=19,
    case_label="tumour",
    control_label="normal",
    n_genes=12548,
    multi_gene_probes="drop",
    probe_choice="highest_median",
)


def row(log2fc: float, fdr: float, p: float = 0.0019) -> GeneRow:
    return GeneRow("G", "p1", log2fc, 0.2, log2fc - 0.4, log2fc + 0.4, 3.6, 30.0, p, fdr, 7.0, -1.0, 312, 12548, 97.5)


def probe(*genes: str) -> ProbeRow:
    return ProbeRow("p1", genes, False, None, 7.0, 1.0, 0.5, 1.5, 0.01, 0.05)


def answer(log2fc: float, fdr: float, id: str = "GSE1") -> SeriesAnswer:
    return answer_series("G", replace(FACTS, id=id), row(log2fc, fdr), (), CUTS)


ENSEMBL = replace(FACTS, names_are="ensembl", id="GSE2")
COUNTED = replace(FACTS, scale="counts", counts=CountInfo("voom", "TMM", False, 0.48, 1.6, 8))
SHARES = replace(FACTS, scale="abundance", counts=CountInfo("trend", "TMM", True, 0.5, 4.0, 8))
WALD = replace(FACTS, scale="counts", counts=CountInfo("deseq2", "TMM", False, None, None, 8))
DATES = replace(FACTS, unsettled={"G": ("1-Mar",), "H": ("x",)})
CASES = [
    (row(1.2, 0.01), (), FACTS, Call.UP, None, []),
    (row(-1.0, 0.049), (), FACTS, Call.DOWN, None, []),
    (row(0.831, 0.00756), (), FACTS, Call.NOT_CALLED, "short_of_fold_change", ["0.83", "short", "0.17", "0.0076"]),
    (row(0.9996, 0.001), (), FACTS, Call.NOT_CALLED, "short_of_fold_change", ["0.0004"]),
    (row(2.0, 0.05), (), FACTS, Call.NOT_CALLED, "not_significant", ["2.00", "0.05", "312 of 12,548"]),
    (row(-0.3, 0.6), (), FACTS, Call.NOT_CALLED, "both", ["0.30", "0.70", "0.60"]),
    (row(1.0, math.nan, math.nan), (), FACTS, Call.NOT_CALLED, "not_estimable", ["too few values"]),
    (row(1.0, math.nan, math.nan), (), WALD, Call.NOT_CALLED, "count_outlier", ["Cook's distance"]),
    (row(1.0, math.nan, 0.02), (), WALD, Call.NOT_CALLED, "mean_too_low", ["p 0.02", "independent filtering"]),
    (None, (), FACTS, Call.NOT_CALLED, "not_on_platform", ["GPL1", "G"]),
    (None, (), replace(FACTS, names_are="none"), Call.NOT_CALLED, "platform_names_no_genes", ["GPL1", "its own id"]),
    (None, (), ENSEMBL, Call.NOT_CALLED, "names_no_symbols", ["GPL1", "Ensembl ids"]),
    (None, (), DATES, Call.NOT_CALLED, "name_unsettled", ["1-Mar", "or another gene"]),
    (None, (probe("G", "H"),), FACTS, Call.NOT_CALLED, "only_shared_probes", ["1 probe ", "H", "keep"]),
    (
        row(1.5, 0.001),
        (),
        replace(FACTS, is_log2=False, checks=TWICE),
        Call.NOT_CALLED,
        "scale_in_doubt",
        ["logged twice", "1.50"],
    ),
    (
        row(1.5, 0.001),
        (),
        replace(FACTS, is_log2=False, scale="zscored"),
        Call.NOT_CALLED,
        "not_log2_scale",
        ["z-scores"],
    ),
]


@pytest.mark.parametrize(("gene_row", "probes", "facts", "call", "code", "words"), CASES)
def test_call_and_first_reason(
    gene_row: GeneRow | None,
    probes: tuple[ProbeRow, ...],
    facts: SeriesInfo,
    call: Call,
    code: str | None,
    words: list[str],
) -> None:
    got = answer_series("G", facts, gene_row, probes, CUTS)
    assert got.call is call
    assert (got.reason and got.reason.code) == code
    for word in words:
        assert got.reason is not None
        text = english(got.reason.message)
        assert word in text, text


def test_a_probe_without_a_row_was_taken_out_before() -> None:
    got = answer_series("G", FACTS, None, (), CUTS, absent_probe="p9")
    assert got.reason is not None
    assert got.reason.code == "filtered_out"
    assert "p9" in english(got.reason.message)


RARE = [
    (COUNTED, {"total": 0.0, "highest": 0.0, "reached": 0.0}, "no_counts", ["No read of the 8", "nothing to test"]),
    (
        COUNTED,
        {"total": 9.0, "highest": 0.31, "reached": 0.0},
        "low_counts",
        ["0.48", "2 of the 8", "none has", "0.31"],
    ),
    (COUNTED, {"total": 14.0, "highest": 0.6, "reached": 1.0}, "low_counts", ["1 has that many", "14 reads"]),
    (SHARES, {"total": 2.0, "highest": 0.6, "reached": 1.0}, "low_share", ["0.5 (TPM or FPKM)", "4 of the 8"]),
]


@pytest.mark.parametrize(("facts", "numbers", "code", "words"), RARE)
def test_a_gene_counted_too_rarely_was_measured(
    facts: SeriesInfo, numbers: dict[str, float], code: str, words: list[str]
) -> None:
    got = answer_series("G", facts, None, (probe("G"),), CUTS, rare=numbers)
    assert got.reason is not None
    assert got.reason.code == code
    assert got.rare
    for word in words:
        assert word in english(Message("level-too_rare", {"reason": got.reason.message}))


def test_a_scale_in_doubt_is_not_called_log2() -> None:
    assert replace(FACTS, is_log2=False, checks=TWICE).scale_code.value == "doubtful"
    assert FACTS.scale_code.value == "log2"


def test_every_reason_has_a_case() -> None:
    by_the_page = {"no_value", "treat"}
    assert {code for *_, code, _ in CASES if code} | {"filtered_out"} | {code for _, _, code, _ in RARE} == of_room(
        "reason"
    ) - by_the_page


def pooled(low: float, high: float, k: int = 5) -> PooledRow:
    nan = math.nan
    return PooledRow(
        "G", k, (low + high) / 2, 0.4, low, high, -1.82, 3.49, 2.0, 0.119, nan, 0.7, 81.0, 21.3, 0.001, "m", ()
    )


TOO_RARE = answer_series("G", COUNTED, None, (probe("G"),), CUTS, rare=RARE[0][1])
VERDICT_CASES = [
    ([], None, "nothing_analysed", ["nothing can be said"]),
    ([answer_series("G", FACTS, None, (), CUTS)], None, "not_measured", ["not measured in the one series (GSE1)"]),
    (
        [answer_series("G", ENSEMBL, None, (), CUTS), answer_series("G", FACTS, None, (), CUTS)],
        None,
        "not_looked_up",
        [
            "G cannot be looked up, because",
            "in the one series (GSE2)",
            "Ensembl ids",
            "probe_map = ",
            "It was not measured in GSE1.",
        ],
    ),
    (
        [answer_series("G", DATES, None, (), CUTS), answer(1.2, 0.01, "GSE2")],
        None,
        "called_up_in_all",
        ["It cannot be looked up in GSE1"],
    ),
    (
        [answer_series("G", FACTS, None, (probe("G", "H"),), CUTS)],
        None,
        "only_shared_probes",
        ["no value of its own in the one series (GSE1)"],
    ),
    ([TOO_RARE], None, "too_rare", ["was measured in the one series (GSE1), but counted too rarely"]),
    ([TOO_RARE, answer(1.2, 0.01, "GSE2")], None, "called_up_in_all", ["too rarely to be tested in GSE1"]),
    ([answer_series("G", FACTS, row(1.0, math.nan, math.nan), (), CUTS)], None, "not_testable", ["too few values"]),
    ([answer(1.2, 0.01)], None, "called_up_in_all", ["G is up in the one series (GSE1)"]),
    ([answer(1.2, 0.01), answer(1.4, 0.01, "GSE2")], pooled(1.0, 1.6, 2), "called_up_in_all", ["all 2", "higher"]),
    (
        [answer(1.2, 0.01), answer(0.83, 0.0076, "GSE2"), answer(1.9, 0.2, "GSE3"), answer(0.1, 0.9, "GSE4")],
        pooled(-0.334, 2.002),
        "called_up_in_some",
        ["up in 1 of 4", "GSE2 by 0.17", "GSE3 (FDR 0.20)", "GSE4", "average direction open", "−0.33 to 2.00"],
    ),
    ([answer(-1.2, 0.01), answer(-1.4, 0.01, "GSE2")], pooled(-1.6, -1.0, 2), "called_down_in_all", ["lower"]),
    ([answer(-1.2, 0.01), answer(0.1, 0.9, "GSE2")], None, "called_down_in_some", ["down in 1 of 2", "up in none"]),
    ([answer(-1.2, 0.01), answer(1.2, 0.01, "GSE2")], None, "called_both_ways", ["different ways"]),
    ([answer(0.1, 0.9), answer(0.2, 0.9, "GSE2")], None, "called_in_none", ["any of the 2 series"]),
]


def doubted(weight: Severity, code: str, **values: Value) -> SeriesAnswer:
    one = answer(1.2, 0.01)
    found = (finding("few_samples", "note", {}), finding(code, weight, values))
    return replace(one, why=GeneWhy(level=Level.UP, sentence=None, findings=found))


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (doubted("matters", "scale_unsure", doubt=Code("some_lost")), "GSE1 (a part of them is not above 0 and"),
        (doubted("matters", "scale_unsure", doubt=Code("old_clause")), "GSE1 (whether they are log2 values is not"),
        (doubted("decides", "scale_unlogged"), "GSE1 (they look unlogged)"),
        (doubted("decides", "scale_proportion", grade=Code("check")), "GSE1 (they are proportions"),
        (doubted("decides", "scale_centred", grade=Code("check")), "GSE1 (they are probably centred"),
        (doubted("decides", "scale_centred", grade=Code("sure")), ""),
        (doubted("matters", "scale_declared"), ""),
        (doubted("matters", "scale_missing"), ""),
    ],
)
def test_a_scale_in_doubt_is_in_the_first_line(one: SeriesAnswer, words: str) -> None:
    headline = english(verdict("G", [one, answer(1.2, 0.01, "GSE2")], None, CUTS).headline)
    assert headline.startswith("G is up in all 2 series")
    assert ("The scale of the values is in doubt in GSE1" in headline) is bool(words)
    assert words in headline


@pytest.mark.parametrize(("answers", "line", "code", "words"), VERDICT_CASES)
def test_verdict(answers: list[SeriesAnswer], line: PooledRow | None, code: str, words: list[str]) -> None:
    got = verdict("G", answers, line, CUTS)
    assert got.code == code
    for word in words:
        assert word in english(got.text), english(got.text)


def test_a_series_that_points_the_other_way_is_named_with_its_effect() -> None:
    """Where it says something: large enough, or with p below 0.05; not the noise, and not where none is called."""
    noise = answer_series("G", replace(FACTS, id="GSE9"), row(-0.3, 0.6, 0.4), (), CUTS)
    answers = [
        answer(1.2, 0.01),
        answer(-3.65, 0.08, "GSE2"),
        answer(-0.4, 0.2, "GSE3"),
        noise,
        answer(0.5, 0.3, "GSE4"),
    ]
    assert "The other way, though not called: GSE2 (log2FC −3.65) and GSE3 (log2FC −0.40)." in english(
        verdict("G", answers, None, CUTS).text
    )
    centred = [replace(one, effect_unit="difference") for one in answers]
    for others in (answers[1:], [answer(-1.2, 0.01), *answers], centred):
        assert "The other way" not in english(verdict("G", others, None, CUTS).text)


def test_every_verdict_has_a_case() -> None:
    around = {"simulated", "text", "scale_doubted", "confounded", "hangs_on_variances", "ratio_unknown"}
    assert {code for _, _, code, _ in VERDICT_CASES} == of_room("verdict") - around


def test_one_series_is_not_called_pooled_and_simulated_data_say_so() -> None:
    lone = replace(answer(1.2, 0.01), simulated=True)
    got = verdict("G", [lone], replace(pooled(math.nan, math.nan), k=1), CUTS)
    assert english(got.text).startswith("Simulated data:")
    assert "Pooled" not in english(got.text)


def test_series_of_different_tissues_are_told_before_their_mean_and_without_a_further_one() -> None:
    gut, heart = Subject("colon", "", ("bowel",)), Subject("left ventricle", "", ("heart",))
    apart = [replace(answer(1.2, 0.01), subject=gut), replace(answer(-1.2, 0.01, "GSE2"), subject=heart)]
    alike = [replace(one, subject=gut) for one in apart]
    line = pooled(0.2, 1.6, 5)
    codes = [[m.code for m in verdict("G", answers, line, CUTS).details] for answers in (apart, alike)]
    assert codes == [["pooled-different", "pooled-higher"], ["pooled-higher", "pooled-prediction"]]
    told = english(verdict("G", apart, line, CUTS).details[0])
    assert "different tissues: GSE1 (colon); GSE2 (left ventricle)" in told
