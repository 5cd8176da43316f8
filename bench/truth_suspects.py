"""Labels that the values contradict: how often they are seen where they are wrong, and where nothing is.

No timing.  Writes docs/truth-suspects.md; the lines of real series need them in ../shared.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from geneverdict.evidence.checks.suspects import CHANCE, agreement, clustered, suspected
from geneverdict.evidence.checks.view import BoolArray, most_variable
from geneverdict.model.series import FloatArray
from geneverdict.stats.linear import fit_last_coefficient
from geneverdict.stats.moderated import moderate
from geneverdict.stats.multiple import benjamini_hochberg
from truth_real import read
from truth_show import table

GENES = 2000
SIZES = ((5, 20), (10, 10), (3, 12), (20, 20), (4, 12), (4, 40), (6, 6))
FACTORS = (0, 1, 3)
REAL = ("GSE14520, 22 v 19, labels at random", "GSE4107, 12 v 10, labels at random")
SMALLER = ((10, 10), (6, 6))
WRONG = ((1, 0), (0, 1), (1, 1), (2, 1), (3, 0), (0, 3), (2, 2), (3, 3))
"""How many cases are called controls, and controls cases."""
PAGE = Path(__file__).parents[1] / "docs" / "truth-suspects.md"
GEO = Path(__file__).parents[2] / "shared" / "geo"


class Labelled(NamedTuple):
    """Genes × samples, who is called a case, and whose label is wrong."""

    values: FloatArray
    case: BoolArray
    wrong: BoolArray


class Seen(NamedTuple):
    """One value per draw."""

    alarm: FloatArray
    whole_group: FloatArray
    """Every sample of a group is named."""
    named_right: FloatArray
    n_named: FloatArray
    n_wrong: FloatArray
    genes: FloatArray
    """(draws, 3) genes with FDR < .05 as labelled, without the suspects and with their labels exchanged."""


Draw = Callable[[np.random.Generator], Labelled]


def suspects(values: FloatArray, case: BoolArray) -> BoolArray:
    """As the checks of a series find them."""
    variable = most_variable(values)
    found = suspected(variable, case) or clustered(variable, case)
    if found is None or agreement(case, case ^ found.wrong) > CHANCE:
        return np.zeros(len(case), dtype=np.bool_)
    return found.wrong


def look(draw: Draw, *, draws: int, seed: int) -> Seen:
    """What the check says of ``draws`` labelled series."""
    rng, rows, counts = np.random.default_rng(seed), [], []
    for _ in range(draws):
        one = draw(rng)
        named = suspects(one.values, one.case)
        whole = named[one.case].all() or named[~one.case].all()
        rows.append((named.any(), whole, (named & one.wrong).sum(), named.sum(), one.wrong.sum()))
        if named.any():
            counts.append(_counts(one, named))
    return Seen(*np.array(rows, dtype=np.float64).T, np.array(counts, dtype=np.float64).reshape(-1, 3))


def _counts(one: Labelled, named: BoolArray) -> tuple[int, int, int]:
    return (
        called(one.values, one.case),
        called(one.values[:, ~named], one.case[~named]),
        called(one.values, one.case ^ named),
    )


def called(values: FloatArray, case: BoolArray) -> int:
    """Genes with FDR < .05 by the moderated t."""
    design = np.column_stack([np.ones(len(case)), case.astype(np.float64)])
    return int((benjamini_hochberg(moderate(fit_last_coefficient(values, design)).p) < 0.05).sum())


def without_effect(n_case: int, n_control: int, factors: int, rng: np.random.Generator) -> Labelled:
    """Simulated: normal values; ``factors`` hidden ones that have nothing to do with the labels, each as strong as the
    noise, move all genes together."""
    n = n_case + n_control
    values = rng.normal(size=(GENES, n)) + rng.normal(size=(GENES, factors)) @ rng.normal(size=(factors, n))
    return Labelled(values, np.arange(n) < n_case, np.zeros(n, dtype=np.bool_))


def shuffled(values: FloatArray, case: BoolArray, size: tuple[int, int], rng: np.random.Generator) -> Labelled:
    """A real series, or a part of it, with its labels at random."""
    at = _some(case, size, rng)
    return Labelled(values[:, at], rng.permutation(case[at]), np.zeros(len(at), dtype=np.bool_))


def mislabelled(
    values: FloatArray, case: BoolArray, size: tuple[int, int], wrong: tuple[int, int], rng: np.random.Generator
) -> Labelled:
    """A real series, or a part of it, with labels made wrong by hand: so many cases called controls, and controls."""
    at = _some(case, size, rng)
    true = case[at]
    off = np.zeros(len(at), dtype=np.bool_)
    for side, n in zip((true, ~true), wrong, strict=True):
        off[rng.choice(np.flatnonzero(side), n, replace=False)] = True
    return Labelled(values[:, at], true ^ off, off)


def _some(case: BoolArray, size: tuple[int, int], rng: np.random.Generator) -> np.ndarray[Any, Any]:
    sides = zip((case, ~case), size, strict=True)
    return np.concatenate([rng.choice(np.flatnonzero(side), n, replace=False) for side, n in sides])


def real(geo: Path, name: str) -> tuple[FloatArray, BoolArray]:
    """The samples of the comparison and who is a case."""
    made = read(geo, name)
    return made.expression.values[:, list(made.design.rows)], made.design.matrix[:, -1] > 0.5


# --- the page --------------------------------------------------------------------------------------------------------

FALSE_HEAD = ["series", "design", "draws", "alarm", "a whole group named", "genes: as labelled → without → exchanged"]
TRUE_HEAD = ["series", "design", "wrong labels", "draws", "found", "of the wrong, named", "of the named, wrong"]
TRUE_HEAD += ["genes: as labelled → without → exchanged"]
HEAD = """\
# Labels that the values contradict, where the truth is known

Written by `python bench/truth_suspects.py`; no number was typed in by hand. The check names samples that lie with the
other group (`groups_mislabelled`, `groups_exchanged`, `groups_clustered`); in a real run an array that is unlike both
groups is no suspect. Genes: median number with FDR < 0.05 over the draws with an alarm, as labelled, without the
suspects, and with their labels exchanged. The cut-offs were chosen on draws of these kinds and of GSE14520 and GSE4107,
so the last two tables are no estimate for other series.

A paired series loses the partners of suspects, too; a pair that is suspect on both sides is turned. A pair with one
suspect would be two of a kind once that label is exchanged: there is no relabelled fit of it.

"""
NULL_TEXT = """\
## Nothing differs (simulated)

Normal values, {genes} genes. "Hidden factors" move all genes together, each as strong as the noise, and have nothing to
do with the labels. Where genes differ without the suspects, or with their labels exchanged, they do because the
suspects were picked by these values: the counts are never given without saying so.
"""
RANDOM_TEXT = """
## Real series with labels at random

What is found is then a hidden split of the samples that by chance goes along with most of the labels; at 6 v 6 one in
25 random labellings puts five of six on each side of any split (and as many, seen from the other side).
"""
WRONG_TEXT = """
## Real series with labels made wrong by hand

"2 + 1": two cases are called controls and one control a case. The design is that of the true labels.
"""


def page(draws: int, geo: Path | None) -> Iterator[str]:
    """All tables; those of real series only where ``geo`` is at hand."""
    yield HEAD
    yield NULL_TEXT.format(genes=GENES)
    yield from table(FALSE_HEAD, _null_rows(draws))
    if geo is None:
        return
    series = {name.partition(",")[0]: real(geo, name) for name in REAL}
    yield RANDOM_TEXT
    yield from table(FALSE_HEAD, _random_rows(series, draws))
    yield WRONG_TEXT
    yield from table(TRUE_HEAD, _wrong_rows(series, draws // 2))


def _null_rows(draws: int) -> Iterator[list[str]]:
    for factors in FACTORS:
        for size in SIZES:
            seen = look(partial(without_effect, *size, factors), draws=draws, seed=1)
            yield _false_row(f"simulated, hidden factors: {factors}", size, seen)


def _random_rows(series: dict[str, tuple[FloatArray, BoolArray]], draws: int) -> Iterator[list[str]]:
    for name, (values, case) in series.items():
        for size in (_whole(case), *SMALLER):
            seen = look(partial(shuffled, values, case, size), draws=draws, seed=2)
            yield _false_row(name, size, seen)


def _wrong_rows(series: dict[str, tuple[FloatArray, BoolArray]], draws: int) -> Iterator[list[str]]:
    for name, (values, case) in series.items():
        for size in (_whole(case), *SMALLER):
            for wrong in WRONG:
                seen = look(partial(mislabelled, values, case, size, wrong), draws=draws, seed=3)
                yield _true_row(name, size, wrong, seen)


def _whole(case: BoolArray) -> tuple[int, int]:
    return int(case.sum()), int((~case).sum())


def _false_row(name: str, size: tuple[int, int], seen: Seen) -> list[str]:
    n = len(seen.alarm)
    return [name, f"{size[0]} v {size[1]}", str(n), _percent(seen.alarm.mean()), _percent(seen.whole_group.mean()),
            _genes(seen)]  # fmt: skip


def _true_row(name: str, size: tuple[int, int], wrong: tuple[int, int], seen: Seen) -> list[str]:
    found = seen.named_right.sum()
    shares = [seen.alarm.mean(), found / seen.n_wrong.sum(), found / max(seen.n_named.sum(), 1)]
    head = [name, f"{size[0]} v {size[1]}", f"{wrong[0]} + {wrong[1]}", str(len(seen.alarm))]
    return [*head, *map(_percent, shares[:2]), _percent(shares[2]) if seen.n_named.any() else "–", _genes(seen)]


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _genes(seen: Seen) -> str:
    return " → ".join(f"{n:.0f}" for n in np.median(seen.genes, axis=0)) if len(seen.genes) else "–"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--draws", type=int, default=200, help="for each line; half as many where labels are wrong")
    parser.add_argument("--out", type=Path, default=PAGE, help="the page that is written")
    options = parser.parse_args()
    text = "\n".join(page(options.draws, GEO if GEO.is_dir() else None)) + "\n"
    options.out.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
