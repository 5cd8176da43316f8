"""What the translator does with a small catalogue: entries, patterns, sentences, lists, names, and what it leaves."""

from __future__ import annotations

import time

import pytest

from geneverdict.errors import UsageError
from geneverdict.language import LANGUAGES, catalogue, translate, untranslated
from geneverdict.language.translator import LONGEST, Translator

ENTRIES = {
    "the cases": "病例",
    "the controls": "对照",
    "{n} pairs": "{n} 对",
    "{n} pair": "{n} 对",
    "1 sample has no value": "1 个样本没有值",
    "it is called": "它判为差异",
    "Undetermined": "无法确定",
    "{x}-fold": "{x} 倍",
    "It is significant (FDR {fdr}), but {effect} {size} ({fold}) is short of {cut} by {short}.": (
        "它是显著的（FDR {fdr}），但 {effect} {size}（{fold}）比 {cut} 还差 {short}。"
    ),
    "{gene} is up in {n_up} of {n} series{where}.": "{gene} 在 {n} 个数据集中的 {n_up} 个{where}上调。",
    "{=id} by {short}": "{id}（差 {short}）",
    "short of the fold change: {series}": "未达到倍数变化阈值：{series}",
    "The {wide} vary more than {narrow}.": "{wide}比{narrow}更分散。",
    "cases": "病例",
    "title: {=title}": "标题：{title}",
    "'{=word}' has no meaning": "“{word}”没有含义",
    "{n} sample{-s} left out": "剔除 {n} 个样本",
    "without {names} it would change": "去掉 {names} 后会改变",
    "First this. Then that.": "先这个，再那个。",
    "up": "上调",
    "down": "下调",
    "above": "高于",
    "series": "数据集",
    "limma": "limma",
    "Hartung–Knapp": "Hartung–Knapp",
    "swapped within {pairs}": "在 {pairs}内交换",
    "from {a} to {b}": "从 {a} 到 {b}",
}


@pytest.fixture(scope="module")
def small() -> Translator:
    return Translator(ENTRIES)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        # whole entries, the first letter in any case
        ("Undetermined", "无法确定"),
        ("undetermined", "无法确定"),
        ("The cases", "病例"),
        # patterns; what they matched is translated, numbers and names are not
        ("12 pairs", "12 对"),
        (
            "It is significant (FDR 1.8e-07), but log2FC 0.78 (1.72-fold) is short of 1 by 0.22.",
            "它是显著的（FDR 1.8e-07），但 log2FC 0.78（1.72 倍）比 1 还差 0.22。",
        ),
        ("The cases vary more than the controls.", "病例比对照更分散。"),
        # a placeholder may match nothing
        ("ITGA5 is up in 2 of 4 series.", "ITGA5 在 4 个数据集中的 2 个上调。"),
        ("ITGA5 is up in 2 of 4 series (GSE1 and GSE2).", "ITGA5 在 4 个数据集中的 2 个（GSE1 和 GSE2）上调。"),
        # a sentence without its first word
        ("is up in 2 of 4 series.", "在 4 个数据集中的 2 个上调。"),
        # lists
        ("the cases and the controls", "病例和对照"),
        ("without P01, P02 and P03 it would change", "去掉 P01、P02 和 P03 后会改变"),
        ("up, down and 12 pairs", "上调、下调和 12 对"),
        ("swapped within 12 pairs; it is called", "在 12 对内交换；它判为差异"),
        # a list of what one pattern says is not one value of it
        (
            "Short of the fold change: GSE1 by 0.22 and my-own-table by 0.17.",
            "未达到倍数变化阈值：GSE1（差 0.22）和 my-own-table（差 0.17）。",
        ),
        # sentences, each by itself, or an entry of several
        ("It is called. Undetermined.", "它判为差异。无法确定。"),
        ("It is called. First this. Then that.", "它判为差异。先这个，再那个。"),
        # signs, stops and brackets around what is known
        ("▲ up", "▲ 上调"),
        ("10 above ▲", "10 above ▲"),
        ("up ▲", "上调 ▲"),
        ("Undetermined.", "无法确定。"),
        (", it is called", "，它判为差异"),
        ("the cases (12 pairs)", "病例（12 对）"),
        # never translated
        ("title: the cases", "标题：the cases"),
        ("'up' has no meaning", "“up”没有含义"),
        # dropped on purpose
        ("1 sample left out", "剔除 1 个样本"),
        ("3 samples left out", "剔除 3 个样本"),
        # spaces around the text stay, lines stay
        ("  up ", "  上调 "),
        ("it is called\n  case = { field = \"x\" }\nup", "它判为差异\n  case = { field = \"x\" }\n上调"),
        ("First this.\n  Then that.", "先这个，再那个。"),
    ],
)  # fmt: skip
def test_translates(small: Translator, english: str, chinese: str) -> None:
    assert small.translate(english) == chinese


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "0.83 [0.35, 1.31]",
        "GSE14520",
        "ITGA5, CD44",
        "log2FC 0.78, FDR 1.8e-07",
        "~ individual + group",
        "limma, Hartung–Knapp",
        "https://example.org/a/path/of-words",
        "/tmp/some/folder",
        "study.toml",
        'case = { field = "title", match = "the tumour" }',
        "肿瘤组织",
    ],
)
def test_what_is_no_english_stays(small: Translator, text: str) -> None:
    assert small.translate(text) == text
    assert [left for left in small.untranslated(text) if not left.startswith("~")] == []


@pytest.mark.parametrize(
    ("text", "shown", "left"),
    [
        ("Nobody knows this.", "Nobody knows this.", ["Nobody knows this."]),
        ("It is called. Nobody knows this.", "它判为差异。 Nobody knows this.", ["Nobody knows this."]),
        ("The cases vary more than liver.", "病例比 liver 更分散。", ["liver"]),
        ("the cases, the controls and nobody", "病例、对照和 nobody", ["nobody"]),
        ("nobody knows the cases and why", "nobody knows the cases and why", ["nobody knows the cases and why"]),
    ],
)
def test_what_is_not_known_is_left_and_told(small: Translator, text: str, shown: str, left: list[str]) -> None:
    assert small.translate(text).replace("。 N", "。N") == shown.replace("。 N", "。N")
    assert small.untranslated(text) == left


def test_the_words_of_a_series_are_not_ours(small: Translator) -> None:
    """Words in quotes may stay; the same words without quotes may not."""
    assert small.untranslated("The 'colon tumour' vary more than \"normal colon\".") == []
    assert small.untranslated("The colon tumour vary more than normal colon.") != []


def test_a_name_twice_is_the_same_twice() -> None:
    twice = Translator({"{a} against {a}": "{a} 对其自身"})
    assert twice.translate("GSE1 against GSE1") == "GSE1 对其自身"
    assert twice.translate("GSE1 against GSE2") == "GSE1 against GSE2"


def test_long_texts_pass_through(small: Translator) -> None:
    text = "up " * (LONGEST // 3 + 1)
    assert small.translate(text) == text
    assert small.untranslated(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "from " * 3000,
        "from a to b " * 1500,
        "of and or, " * 1500,
        "(" * 5000 + "up" + ")" * 5000,
        "'up' " * 3000,
        "up. Down? Up! " * 1400,
        "without GSE1, " + ", ".join(f"GSE{i}" for i in range(2000)) + " it would change",
    ],
)
def test_no_text_takes_long(text: str) -> None:
    """Whatever a study's titles hold, a text takes a second or two at worst."""
    begun = time.process_time()
    Translator(ENTRIES).translate(text[: LONGEST - 1])
    assert time.process_time() - begun < 5


def test_english_is_the_source() -> None:
    assert LANGUAGES == ("en", "zh")
    assert translate("It is called.", "en") == "It is called."
    assert untranslated("It is called.", "en") == []
    assert catalogue("en") == {}


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UsageError, match="expected en or zh, found fr"):
        translate("up", "fr")
