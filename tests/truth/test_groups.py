"""Groups against labels by curators: every sixteenth of the sets that bench/truth_groups.py counts.

The bounds lie a little under the rates of docs/truth-groups.md in this sample.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from truth_groups import answer, rates, read_sets

EVERY = 16


@pytest.mark.shared
def test_groups_are_as_often_right_as_the_page_says(shared: Path) -> None:
    answers = [answer(labelled) for labelled in read_sets(shared / "gold" / "sets.tsv.gz")[::EVERY]]
    found = rates([a for a in answers if not a.labelled.mislabelled])
    assert found.n > 70
    assert found.sure >= 0.56
    assert found.proposed >= 0.93
    assert found.right >= 0.88
    assert found.wrong_and_sure <= 0.01
