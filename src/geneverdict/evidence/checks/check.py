"""All checks of one series, and of the direction of several."""

from __future__ import annotations

from collections.abc import Sequence

from geneverdict.evidence.checks.arrays import check_arrays, check_duplicates
from geneverdict.evidence.checks.direction import directions
from geneverdict.evidence.checks.groups import check_fit, check_labels
from geneverdict.evidence.checks.hidden import check_hidden, hidden_factor
from geneverdict.evidence.checks.libraries import check_libraries
from geneverdict.evidence.checks.pairs import check_pairs
from geneverdict.evidence.checks.raw import check_raw
from geneverdict.evidence.checks.replicates import check_replicates
from geneverdict.evidence.checks.samples import check_samples
from geneverdict.evidence.checks.scale import check_scale
from geneverdict.evidence.checks.sex import check_sex, sex_check
from geneverdict.evidence.checks.suspects import joined, suspects_in
from geneverdict.evidence.checks.text import check_text
from geneverdict.evidence.checks.view import view_of
from geneverdict.model.verdict import SeriesResult
from geneverdict.model.why import Finding, SeriesChecks


def check_series(result: SeriesResult) -> SeriesChecks:
    """What is odd about a series as a whole, in the order scale, groups, pairs, arrays, samples, sex.

    Looks at the samples in the model.  ``outliers`` are those whose standing apart matters, in order of the findings;
    ``suspects`` those that lie with the other group, and all that is said of them is one finding; no hidden factor is
    looked for then.
    On a scale that is wrong for sure, arrays, pairs and labels are not judged by their values: the cut-offs are those
    of log2.  Missing values: intensity uses what is there, the rest the genes without missing values.  Never raises.
    """
    view = view_of(result)
    scale, words = check_scale(result), [*check_labels(view), *check_text(view)]
    sex = sex_check(result.samples, result.expression, result.scale)
    samples = [*check_duplicates(view), *check_samples(view), *check_libraries(result), *check_replicates(result)]
    samples += check_raw(view)
    samples += check_sex(sex, result.grouping.roles)
    if any(found.weight == "decides" for found in scale):
        return SeriesChecks((*scale, *words, *samples), ())
    arrays, outliers = check_arrays(view)
    fit = check_fit(view)
    suspects = suspects_in(fit)
    # Samples under a wrong label are a direction beyond the groups by themselves.
    hidden = None if suspects else hidden_factor(view)
    samples += check_hidden(hidden)
    found = joined([*scale, *words, *fit, *check_pairs(view), *arrays, *samples])
    return SeriesChecks(found, outliers, hidden, suspects)


def check_direction(results: Sequence[SeriesResult]) -> dict[str, tuple[Finding, ...]]:
    """By series id: findings where a whole series points the other way than others; empty tuples elsewhere."""
    return directions(results)
