"""The Chinese texts: one word for one thing, marks of its own, and numbers that read the right way round."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geneverdict.messages import Message, Name, count, effect, fold, names, p, quoted, say

CATALOGUES = Path(__file__).resolve().parents[2] / "src" / "geneverdict" / "messages"
ZH = (CATALOGUES / "zh.ftl").read_text(encoding="utf-8")
ONE_WORD = {
    "登录号": "编号",
    "探针映射": "探针对应表",
    "探针表": "注释表（平台的）或探针对应表（自己的）",
    "非配对": "不配对",
    "对不上": "不一致",
    "对照样本": "对照组样本",
    "实验样本": "实验组样本",
}


@pytest.mark.parametrize("other", ONE_WORD)
def test_one_thing_has_one_word(other: str) -> None:
    assert [line for line in ZH.split("\n") if other in line] == [], f"say {ONE_WORD[other]}"


def test_how_many_fold_does_not_say_which_way() -> None:
    """Beside a negative log2FC "（1.94 倍）" reads as an increase."""
    assert [line for line in ZH.split("\n") if re.search(r"（\{ \$fold \} 倍", line)] == []
    values = {"log2fc": effect(-0.95), "fold": fold(-0.95), "low": effect(-1.2), "high": effect(-0.7), "fdr": p(0.01)}
    assert "（相差 1.93 倍，" in say(Message("level-down", values), "zh")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_shares_and_probabilities_are_written_with_their_nought(lang: str) -> None:
    text = (CATALOGUES / f"{lang}.ftl").read_text(encoding="utf-8")
    assert re.findall(r".*(?<![\w.\]}])\.\d.*", text) == []


def test_what_was_found_without_what_was_expected() -> None:
    told = {"what": Name("服务器拒绝"), "found": Name("HTTP 403")}
    assert say(Message("error-line", told), "zh") == "服务器拒绝：HTTP 403。"
    told["expected"] = Name("文本")
    assert say(Message("error-line", told), "zh") == "服务器拒绝；应为文本，实为 HTTP 403。"


@pytest.mark.parametrize(
    ("lang", "none", "one"),
    [
        ("en", "every sample has a partner", "1 sample has no partner"),
        ("zh", "所有样本都有配对样本", "1 个样本没有配对样本"),
    ],
)
def test_none_is_said_as_none(lang: str, none: str, one: str) -> None:
    for code in ("pairs-from_study", "pairs-found"):
        values = {"n": count(5), "rule": Name("pair"), "field": Name("title")}
        assert none in say(Message(code, {**values, "alone": count(0)}), lang)
        assert one in say(Message(code, {**values, "alone": count(1)}), lang)
    values = {"total": count(4), "low": effect(1), "high": effect(2)}
    like = [say(Message("finding-cases_like_controls", {**values, "n": count(n)}), lang) for n in (0, 2)]
    assert "0" not in like[0].replace("1.00", "").replace("2.00", "")
    assert "2" in like[1]


def test_changes_are_joined_as_clauses() -> None:
    said = say(Message("multiverse-because", {"what": names(["a"]), "why": names(["b"])}), "zh")
    assert said == "a：b"
    changes = quoted(["a", "b"])
    values = {"n": count(2), "changes": changes, "unit": Name("log2FC"), "effect": effect(1), "p": p(0.01)}
    assert "“a”，并“b”" in say(Message("curve-flip", {**values, "others": count(0)}), "zh")
