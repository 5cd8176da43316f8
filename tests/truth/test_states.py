"""What is said of genes and of series whose state is known: a few studies of those that bench/truth.py counts.

Each rate below lies under the one in docs/truth.md; the bound on the count is the binomial quantile at a false alarm
rate of 1e-4 (``truth_bounds``), were the rate the one given.  The seeds are fixed.
"""

from __future__ import annotations

import pytest

from geneverdict.model.why import Level
from geneverdict.testing.worlds.faults import FAULTS, SWAPPED, SWAPPED_CODES
from geneverdict.testing.worlds.gene_states import GENE_STATES, SIZES
from truth_bounds import fewest, most
from truth_show import hits
from truth_states import CLEAN, EXPECTED, Seen, all_of_a_seed

pytestmark = [pytest.mark.slow, pytest.mark.long]

SEEDS = (101,)
UNPAIRED, PAIRED = ("10 v 10", "25 v 25"), ("12 pairs", "30 pairs")
EVERYWHERE = UNPAIRED + PAIRED


@pytest.fixture(scope="module")
def seen() -> list[Seen]:
    return [one for seed in SEEDS for one in all_of_a_seed(seed, 800)]


LEVELS = [
    # state, designs, levels of which one is right, rate
    ("none", EVERYWHERE, (Level.EQUIVALENT, Level.UNDETERMINED), 0.97),
    ("none", ("25 v 25", *PAIRED), (Level.EQUIVALENT,), 0.95),
    ("small", EVERYWHERE, (Level.EQUIVALENT, Level.TRIVIAL, Level.UNDETERMINED, Level.UP_SHORT), 0.99),
    ("edge", EVERYWHERE, (Level.UP_SHORT, Level.UP), 0.96),
    ("large", EVERYWHERE, (Level.UP,), 0.995),
    ("one sample hides it", EVERYWHERE, (Level.UP_SHORT,), 0.97),
    ("one sample makes it", EVERYWHERE, (Level.UP,), 0.99),
    ("too variable", EVERYWHERE, (Level.UNDETERMINED, Level.UP, Level.UP_SHORT), 0.97),
    ("not on the array", EVERYWHERE, (Level.NOT_MEASURED,), 1.0),
    ("only shared probes", EVERYWHERE, (Level.NOT_MEASURED,), 1.0),
]


@pytest.mark.parametrize(("state", "designs", "right", "rate"), LEVELS, ids=[f"{r[0]}-{r[3]}" for r in LEVELS])
def test_the_level_is_right(
    seen: list[Seen], state: str, designs: tuple[str, ...], right: tuple[Level, ...], rate: float
) -> None:
    here = [s for s in seen if s.state == state and s.size in designs]
    said = [s.level for s in here]
    assert sum(level in {str(r) for r in right} for level in said) >= fewest(len(here), rate), said


FINDINGS = [
    # state, designs, the finding, rate among the genes in which it is due
    ("edge", EVERYWHERE, "short_of_fold_change", 0.93),
    ("large", EVERYWHERE, "margin", 0.995),
    ("half up, half down", UNPAIRED, "spread_differs", 0.9),
    ("half up, half down", PAIRED, "two_subgroups", 0.95),
    ("half up, half down", PAIRED, "pairs_disagree", 0.99),
    ("subgroup", UNPAIRED, "spread_differs", 0.8),
    ("subgroup", PAIRED, "two_subgroups", 0.93),
    ("one sample hides it", EVERYWHERE, "hangs_on_one", 0.99),
    ("one sample makes it", EVERYWHERE, "hangs_on_one", 0.99),
    ("too variable", EVERYWHERE, "too_variable", 0.95),
    ("not on the array", EVERYWHERE, "not_on_platform", 1.0),
    ("only shared probes", EVERYWHERE, "only_shared_probes", 1.0),
    ("only another probe", EVERYWHERE, "probe_would_be_called", 0.99),
]


@pytest.mark.parametrize(("state", "designs", "code", "rate"), FINDINGS, ids=[f"{r[0]}-{r[2]}" for r in FINDINGS])
def test_the_finding_stands_where_it_is_due(
    seen: list[Seen], state: str, designs: tuple[str, ...], code: str, rate: float
) -> None:
    due = [hit for size in designs for hit in hits(seen, state, size, (code,))]
    assert len(due) >= 4
    assert sum(due) >= fewest(len(due), rate)


ALARMS = [
    # finding, the clean state, rate
    ("hangs_on_one", "none", 0.01),
    ("hangs_on_one", "large", 0.01),
    ("two_subgroups", "none", 0.02),
    ("two_subgroups", "large", 0.02),
    ("spread_differs", "none", 0.02),
    ("spread_differs", "large", 0.02),
    ("outlier_subgroup", "none", 0.01),
    ("too_variable", "none", 0.02),
    ("probe_would_be_called", "none", 0.01),
    ("short_of_fold_change", "none", 0.03),
    ("equivalent", "large", 0.0),
    ("equivalent", "edge", 0.0),
]


@pytest.mark.parametrize(("code", "state", "rate"), ALARMS)
def test_the_finding_is_rare_where_it_is_wrong(seen: list[Seen], code: str, state: str, rate: float) -> None:
    said = [code in s.codes for s in seen if s.state == state]
    assert sum(said) <= most(len(said), rate)


RATES = {SWAPPED: 0.995, "labels at random": 0.75, "one array times 1.5": 0.6}
"""Of the series in which a fault is found; all others 0.98."""


@pytest.mark.parametrize("fault", [SWAPPED, *FAULTS])
def test_a_fault_is_found_and_named(seen: list[Seen], fault: str) -> None:
    codes = FAULTS[fault].codes if fault in FAULTS else SWAPPED_CODES
    here = [s for s in seen if s.state == fault]
    found = [s for s in here if s.codes.intersection(codes)]
    assert len(found) >= fewest(len(here), RATES.get(fault, 0.98))
    assert sum(s.named for s in found) >= fewest(len(found), 0.98)


def test_nothing_is_said_where_nothing_is_wrong(seen: list[Seen]) -> None:
    """Correct series, alone and beside a swapped one: any finding at all has a rate of 2 % at most."""
    clean = [s for s in seen if s.state in (CLEAN, f"{SWAPPED}: the others")]
    assert sum(bool(s.codes) for s in clean) <= most(len(clean), 0.02)


def test_every_state_and_every_fault_was_tried(seen: list[Seen]) -> None:
    assert set(EXPECTED) == set(GENE_STATES)
    tried = {s.state for s in seen}
    assert tried >= {*GENE_STATES, *FAULTS, SWAPPED, CLEAN}
    assert {s.size for s in seen} == {size.name for size in SIZES}
