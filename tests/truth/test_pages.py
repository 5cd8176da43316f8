"""What sentences say was measured is what the page of the measurement has."""

from __future__ import annotations

import re
from pathlib import Path

from geneverdict import messages
from geneverdict.messages import Message, english
from geneverdict.messages.message import effect

PAGE = Path(__file__).parents[2] / "docs" / "truth.md"


def test_the_prediction_interval_says_how_often_it_held() -> None:
    rows = re.findall(
        r"^\| \d+ \| [\d.]+ \| (?:known|estimated) \|.*\| ([\d.]+) ± \S+(?: \*\*off\*\*)? \|$",
        PAGE.read_text("utf-8"),
        re.M,
    )
    held = [round(100 * float(row)) for row in rows]
    assert len(held) == 12
    said = english(Message("pooled-prediction", {"pi_low": effect(-1.0), "pi_high": effect(2.0)}))
    assert f"it held {min(held)} to {max(held)} % of new series" in said


def test_the_pooled_interval_says_how_often_it_held() -> None:
    rows = re.findall(r"^\| \d+ \| [\d.]+ \| (?:known|estimated) \| ([\d.]+) ±", PAGE.read_text("utf-8"), re.M)
    held = [round(100 * float(row)) for row in rows]
    assert len(held) == 12
    catalogue = Path(messages.__file__).with_name("en.ftl").read_text("utf-8")
    said = next(line for line in catalogue.splitlines() if line.startswith("methods-pooling"))
    assert f"the 95 % interval held {min(held)} to {max(held)} % of the time" in said
