"""Groups read from the words of a series, against labels made by curators who are not us.

python bench/truth_groups.py             # half a minute; writes docs/truth-groups.md
python bench/truth_groups.py --show first missed    # no file: the sets of one half that are missed, with their words

The sets are in ``../shared/gold/sets.tsv.gz``; each is what one curator labelled of one series.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geneverdict import Grade, Grouping, Role, SampleTable, Series, infer_groups
from geneverdict.io.sources.sample_fields import sample_table
from geneverdict.messages import english

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared" / "gold" / "sets.tsv.gz"
DOC = ROOT / "docs" / "truth-groups.md"
RIGHT = 0.9
"""Share of the samples with a role that must carry the curators' label."""
MISLABELLED = frozenset(
    {("disign", "GSE22491"), ("ursahd", "GSE23586"), ("creeds", "GSE25507")}
    | {("run", s) for s in ("GSM792364", "GSM2507480", "GSM2572191", "GSM3303890", "GSM3788671", "GSM4333303",
                            "GSM4989044", "GSM3395306", "GSM4951467", "GSM4971650",
                            "GSM2572161", "GSM2865502", "GSM6469488")}
)  # fmt: skip
"""Sets whose words say the opposite of the label: by their series, runs by their first sample.  The last three were
found by looking at what was wrong and sure: chronic myeloid leukaemia, follicular lymphoma and tumours labelled as the
controls of healthy and nontumour samples."""
PLAIN = ("title", "source_name_ch1", "description")


class LabelledSet(NamedTuple):
    """What one curator labelled of one series."""

    source: str
    series: str
    samples: SampleTable
    is_case: tuple[bool, ...]

    @property
    def half(self) -> str:
        """All sets of one series lie in one half."""
        return ("first", "second")[zlib.crc32(self.series.encode()) % 2]

    @property
    def mislabelled(self) -> bool:
        return bool({(self.source, self.series), (self.source, self.samples.ids[0])} & MISLABELLED)


class Answer(NamedTuple):
    """What the tool proposes for one set, and how much of it the curators say, too."""

    labelled: LabelledSet
    grouping: Grouping
    share: float
    """Of the samples with a role; 0 where nothing is proposed."""
    best: float
    """The largest share of the first proposal and its alternatives."""

    @property
    def sure(self) -> bool:
        return self.proposed and self.grouping.grade is Grade.SURE

    @property
    def proposed(self) -> bool:
        return Role.CASE in self.grouping.roles

    @property
    def right(self) -> bool:
        return self.share >= RIGHT


def read_sets(path: Path = GOLD) -> list[LabelledSet]:
    """All sets, in the order of the file."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [_set_of(list(group)) for _, group in groupby(rows, _key)]


def _key(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[name] for name in ("source", "series", "platform", "contrast"))


def _set_of(rows: Sequence[dict[str, str]]) -> LabelledSet:
    pieces = [row["characteristics_ch1"].split("|") for row in rows]
    lines = [(name, [row[name] for row in rows]) for name in PLAIN]
    for k in range(max(map(len, pieces))):
        lines.append(("characteristics_ch1", [p[k] if k < len(p) else "" for p in pieces]))
    table = sample_table([row["sample"] for row in rows], lines)
    return LabelledSet(rows[0]["source"], rows[0]["series"], table, tuple(row["is_case"] == "1" for row in rows))


def answer(labelled: LabelledSet) -> Answer:
    """The groups inferred through the public function."""
    n = len(labelled.samples)
    grouping = infer_groups(Series(labelled.series, "", labelled.samples, (), np.empty((0, n))))
    share, *others = (_share(roles, labelled.is_case) for roles in (grouping.roles, *_offered(grouping)))
    return Answer(labelled, grouping, share, max(share, *others, 0.0))


def _offered(grouping: Grouping) -> list[tuple[Role, ...]]:
    return [one.roles for one in grouping.alternatives]


def _share(roles: Sequence[Role], is_case: Sequence[bool]) -> float:
    told = [(r is Role.CASE) == c for r, c in zip(roles, is_case, strict=True) if r is not Role.NEITHER]
    return sum(told) / len(told) if told and Role.CASE in roles and Role.CONTROL in roles else 0.0


class Rates(NamedTuple):
    """Shares of all sets."""

    n: int
    sure: float
    proposed: float
    right: float
    wrong_and_sure: float
    offered: float
    """Right, or one of the alternatives is."""


def rates(answers: Sequence[Answer]) -> Rates:
    def share(test: Callable[[Answer], bool]) -> float:
        return sum(map(test, answers)) / len(answers)

    return Rates(
        len(answers),
        share(lambda a: a.sure),
        share(lambda a: a.proposed),
        share(lambda a: a.right),
        share(lambda a: a.sure and not a.right),
        share(lambda a: a.best >= RIGHT),
    )


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", nargs=2, metavar=("HALF", "WHICH"))
    chosen = parser.parse_args().show
    answers = [answer(labelled) for labelled in read_sets()]
    if chosen:
        _show([a for a in answers if a.labelled.half == chosen[0]], chosen[1])
        return
    text = document(answers)
    DOC.write_text(text, encoding="utf-8")
    print(text)


def _parts(answers: Sequence[Answer]) -> Iterator[tuple[str, list[Answer]]]:
    yield "all", list(answers)
    yield "all less the sets known to be mislabelled", [a for a in answers if not a.labelled.mislabelled]
    for half in ("first", "second"):
        yield f"{half} half", [a for a in answers if a.labelled.half == half]
    for source in dict.fromkeys(a.labelled.source for a in answers):
        yield source, [a for a in answers if a.labelled.source == source]


def document(answers: Sequence[Answer]) -> str:
    """docs/truth-groups.md."""
    rows = [(name, rates(part)) for name, part in _parts(answers)]
    lines = [f"| {name} | {r.n} | {' | '.join(_percent(value) for value in r[1:])} |" for name, r in rows]
    return _TEXT.format(rows="\n".join(lines), right=_percent(RIGHT))


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


_TEXT = """# How often the groups that are read are right

Written by `python bench/truth_groups.py`; a sample of the sets is a test (`tests/truth/test_groups.py`).

Each set is what a curator who is not us labelled of one series (five public collections). The tool sees the words of
the samples (title, source, description, characteristics) and nothing else: no summary, no values, no label.

- **Right**: at least {right} of the samples that are given a role carry the curator's label. Shares are of all sets.
- **Sure**: the grade is *sure*; such groups are analysed without asking.
- **Wrong and sure**: *sure*, and not right.
- **Right among those offered**: the proposal is right or one of its alternatives is.

| sets | n | sure | proposed | right | wrong and sure | right among those offered |
|---|---|---|---|---|---|---|
{rows}

The two halves are those of a hash of the series: rules are made by reading the first, the second is looked at rarely.
Some labels are wrong: the words of those sets say the opposite. Ten sets and three series were known before; three
more runs (GSM2572161, GSM2865502, GSM6469488: leukaemia, lymphoma and tumours labelled as controls of healthy donors
and nontumour tissue) were found by looking at each set that was wrong and sure.
"""


def _show(answers: Iterable[Answer], which: str) -> None:
    tests: dict[str, Callable[[Answer], bool]] = {
        "none": lambda a: not a.proposed,
        "wrong": lambda a: a.proposed and not a.right,
        "wrong_and_sure": lambda a: a.sure and not a.right,
        "check": lambda a: a.right and not a.sure,
    }
    for a in filter(tests[which], answers):
        print(f"\n## {a.labelled.source} {a.labelled.series} {len(a.labelled.samples)} samples, share {a.share:.2f}")
        for sentence in a.grouping.evidence:
            print("  ", english(sentence))
        for name, values in a.labelled.samples.columns.items():
            told = list(zip(values, a.labelled.is_case, strict=True))
            case, control = ([v for v, c in told if c is side] for side in (True, False))
            if len(set(values)) > 1:
                print(f"   {name}: {list(dict.fromkeys(case))[:6]} | {list(dict.fromkeys(control))[:6]}")


if __name__ == "__main__":
    _main()
