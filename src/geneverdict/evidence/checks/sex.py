"""The sex of each sample by XIST and the genes of the Y chromosome, against the sex that it states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from geneverdict.evidence.checks.split import split
from geneverdict.evidence.finding import finding
from geneverdict.messages import Code, Message, Name, Value, count, messages, names
from geneverdict.model.prepared import Expression, Role, Scale
from geneverdict.model.series import FloatArray, SampleTable
from geneverdict.model.shown import Shown
from geneverdict.model.why import Finding
from geneverdict.preparation.stated_sex import Sex, stated_sex

X_GENE = "XIST"
Y_GENES = ("RPS4Y1", "DDX3Y", "KDM5D", "EIF1AY", "UTY", "USP9Y", "EIF2S3Y")
"""Expressed in most tissues of males only; the last in mice and rats, which lack the first."""
FEWEST_Y = 3
HIGH_X, LOW_Y = 0.85, 0.40
LOW_X, HIGH_Y = 0.55, 0.57
"""Ranks within the sample (0 to 1) of XIST and, on average, of the Y genes.  In 60 stated or known women and men of
GSE4107, GSE3325 and GSE22780 women have at least .98 and at most .40, men at most .45 and at least .65.  Two pools of
both sexes (GSE14520: .90 and .42), tumours that lost Y (.15, .45) and cells that express neither (GSE27533: .68, .30)
are none of the two."""
APART = 4.0
"""Distance of two clusters in SDs within them, for both markers, from which the samples are told apart by clusters."""
OPPOSITE = 0.9
"""Share of the samples that are high in one marker and low in the other, for the clusters to be the sexes."""
FEWEST_TOLD = 3
AT_BOTTOM = 0.1
"""Share of the genes at a sample's lowest value from which on ranks tell no level: counts of all genes."""
Why = Literal["read", "no_genes", "not_told"]


@dataclass(frozen=True, slots=True)
class SexCheck(Shown):
    """What is stated and what is read of each sample; None where nothing."""

    samples: tuple[str, ...]
    stated: tuple[Sex | None, ...]
    read: tuple[Sex | None, ...]
    why: Why
    """``no_genes``: XIST or the Y genes are not measured; ``not_told``: no sample is clearly one or the other."""

    @property
    def wrong(self) -> tuple[int, ...]:
        """The samples whose values are those of the other sex."""
        both = zip(self.stated, self.read, strict=True)
        return tuple(i for i, (stated, read) in enumerate(both) if stated and read and stated != read)

    @property
    def n_checked(self) -> int:
        return sum(bool(stated and read) for stated, read in zip(self.stated, self.read, strict=True))

    @property
    def message(self) -> Message:
        """What is known of the sexes of the series, in one sentence."""
        values = {
            "n": count(len(self.samples)),
            "n_stated": count(sum(map(bool, self.stated))),
            "n_checked": count(self.n_checked),
            "n_wrong": count(len(self.wrong)),
            "n_female": count(self.read.count("female")),
            "n_male": count(self.read.count("male")),
            "n_open": count(self.read.count(None)),
        }
        return Message("audit-sex", {**values, "why": Code(self.why)})


def sex_check(samples: SampleTable, expression: Expression, scale: Scale) -> SexCheck:
    """Every sample of the series.  Never raises."""
    stated, nobody = stated_sex(samples), (None,) * len(samples)
    row = {gene.upper(): i for i, gene in reversed(list(enumerate(expression.genes)))}
    y_rows = [row[gene] for gene in Y_GENES if gene in row]
    if X_GENE not in row or len(y_rows) < FEWEST_Y:
        return SexCheck(samples.ids, stated, nobody, "no_genes")
    levels = scale.kind in ("log2", "linear") and not _bottomed(expression.values)
    read = read_sex(expression.values, row[X_GENE], y_rows, levels=levels)
    return SexCheck(samples.ids, stated, read, "read" if any(read) else "not_told")


def read_sex(values: FloatArray, x_row: int, y_rows: Sequence[int], *, levels: bool) -> tuple[Sex | None, ...]:
    """The sex of each sample (column), None where it is not clear.

    ``levels``: values say how strongly a gene is expressed; then the ranks within the sample decide, and clusters where
    ranks leave a sample open.  Otherwise (each gene centred) only clusters of both markers, opposite to each other, do.
    """
    x, y = values[x_row], _mean(values[list(y_rows)])
    by_cluster = _by_cluster(x, y)
    if not levels:
        return tuple(by_cluster)
    x_rank, y_rank = _ranks(values, [x_row])[0], _ranks(values, y_rows).mean(axis=0)
    return tuple(_one(x, y, cluster) for x, y, cluster in zip(x_rank, y_rank, by_cluster, strict=True))


def _one(x_rank: float, y_rank: float, cluster: Sex | None) -> Sex | None:
    if x_rank >= HIGH_X and y_rank <= LOW_Y:
        return None if cluster == "male" else "female"
    if x_rank <= LOW_X and y_rank >= HIGH_Y:
        return None if cluster == "female" else "male"
    agrees = x_rank > y_rank if cluster == "female" else x_rank < y_rank
    return cluster if agrees else None


def _bottomed(values: FloatArray) -> bool:
    lowest = np.nanmin(np.where(np.isfinite(values), values, np.inf), axis=0)
    return bool((values == lowest).mean() > AT_BOTTOM)


def _mean(rows: FloatArray) -> FloatArray:
    """Of each column, over the genes that no sample lacks; NaN where there are none."""
    whole = rows[np.isfinite(rows).all(axis=1)]
    mean: FloatArray = whole.mean(axis=0) if len(whole) else np.full(rows.shape[1], np.nan)
    return mean


def _ranks(values: FloatArray, rows: Sequence[int]) -> FloatArray:
    """Share of the genes of the sample below each row, ties half; NaN where it is missing."""
    mine = values[list(rows)]
    known = np.maximum(np.isfinite(values).sum(axis=0), 1)
    below = np.array([(values < row).sum(axis=0) + 0.5 * (values == row).sum(axis=0) for row in mine])
    return np.where(np.isfinite(mine), below / known, np.nan)


def _by_cluster(x: FloatArray, y: FloatArray) -> list[Sex | None]:
    """Female: in the upper cluster of XIST and the lower of the Y genes; None for all where clusters are not clear."""
    nobody: list[Sex | None] = [None] * len(x)
    if len(x) < 2 * FEWEST_TOLD or not np.isfinite([x, y]).all():
        return nobody
    (x_high, x_apart), (y_high, y_apart) = split(x), split(y)
    female, male = x_high & ~y_high, ~x_high & y_high
    if min(x_apart, y_apart) < APART or (female | male).mean() < OPPOSITE or min(female.sum(), male.sum()) < 2:
        return nobody
    return ["female" if f else "male" if m else None for f, m in zip(female, male, strict=True)]


def check_sex(seen: SexCheck, roles: Sequence[Role]) -> list[Finding]:
    """Stated sexes that the values contradict; sexes that follow the groups entirely."""
    return [*_contradicted(seen, roles), *_follows(seen, roles)]


def _contradicted(seen: SexCheck, roles: Sequence[Role]) -> list[Finding]:
    if not seen.wrong:
        return []
    wrong = [seen.samples[i] for i in seen.wrong]
    each = [
        Message("sample-sex", {"sample": Name(seen.samples[i]), "stated": Code(str(seen.stated[i]))})
        for i in seen.wrong
    ]
    values: dict[str, Value] = {
        "n": count(len(wrong)),
        "n_checked": count(seen.n_checked),
        "samples": names(wrong),
        "each": messages(each),
        "all": Code("yes" if len(wrong) == seen.n_checked and len(wrong) > 1 else "no"),
    }
    concerned = any(roles[i] is not Role.NEITHER for i in seen.wrong)
    return [finding("samples_sex", "matters" if concerned else "note", values)]


def _follows(seen: SexCheck, roles: Sequence[Role]) -> list[Finding]:
    """By what is read, else by what is stated: all cases of one sex and all controls of the other."""
    told = [read or stated for read, stated in zip(seen.read, seen.stated, strict=True)]
    sides = [[sex for sex, is_role in zip(told, roles, strict=True) if is_role is r] for r in (Role.CASE, Role.CONTROL)]
    known: list[set[Sex]] = [{sex for sex in side if sex} for side in sides]
    enough = all(sum(map(bool, side)) >= max(FEWEST_TOLD, 0.8 * len(side)) for side in sides)
    if not enough or len(known[0]) != 1 or len(known[1]) != 1 or known[0] == known[1]:
        return []
    case = known[0].pop()
    values: dict[str, Value] = {"case": Code(case), "n": count(sum(sum(map(bool, side)) for side in sides))}
    return [finding("samples_sex_groups", "matters", values)]
