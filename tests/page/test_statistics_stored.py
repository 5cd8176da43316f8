"""The page's own statistics, fed as the page is, against what the results of a run say."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

Ask = Callable[[str, Sequence[Sequence[Any]]], list[Any]]


def test_the_influence_of_the_diagnosis_is_that_of_the_page(ask: Ask, results: Path) -> None:
    """What the page computes from its feed for each sample or pair left out, against what the results say."""
    study = json.loads((results / "page" / "study.json").read_text(encoding="utf-8"))
    told = 0
    for gene in study["named"]:
        feed = json.loads((results / "page" / "genes" / f"{gene}.json").read_text(encoding="utf-8"))
        for series, answer, page in zip(study["series"], feed["series"], feed["page"]["series"], strict=True):
            why = answer["why"]
            if not why or not why["influence"]:
                continue
            model, names = series["model"], [sample["id"] for sample in series["samples"]]
            values = [page["values"][names.index(sample)] for sample in model["samples"]]
            units = model["pairs"] or model["samples"]
            prior = (series["df_prior"], series["var_prior"], answer["df"])
            rows = [
                (values, model["matrix"], [unit != one["left_out"] for unit in units], *prior)
                for one in why["influence"]
            ]
            for one, fit in zip(why["influence"], ask("refit", rows), strict=True):
                assert (fit["log2fc"], fit["p"]) == pytest.approx((one["log2fc"], one["p"]), rel=1e-9)
                told += 1
            whole = ask("refit", [(values, model["matrix"], [True] * len(values), *prior)])[0]
            same = {"log2fc": "log2fc", "se": "se", "df": "df", "p": "p", "ciLow": "ci_low", "ciHigh": "ci_high"}
            assert [whole[a] for a in same] == pytest.approx([answer[b] for b in same.values()], rel=1e-9)
    assert told > 80


def test_the_pooled_line_of_the_page_is_the_stored_one(ask: Ask, results: Path) -> None:
    for gene in ("ITGA5", "CXCL8"):
        body = json.loads((results / "genes" / f"{gene}.json").read_text(encoding="utf-8"))
        rows = [one for one in body["series"] if one["id"] in body["pooled"]["series"]]
        (found,) = ask("pool", [([row["log2fc"] for row in rows], [row["se"] for row in rows])])
        same = {"k": "k", "estimate": "estimate", "ciLow": "ci_low", "piHigh": "pi_high", "p": "p", "tau2": "tau2"}
        assert [found[a] for a in same] == pytest.approx([body["pooled"][b] for b in same.values()], rel=1e-9)
