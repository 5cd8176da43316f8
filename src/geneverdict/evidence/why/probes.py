"""What the gene's other probes say."""

from __future__ import annotations

from geneverdict.evidence.finding import finding
from geneverdict.evidence.why.gene_in_series import GeneInSeries
from geneverdict.messages import Message, Name, Value, count, effect, messages, names, p
from geneverdict.model.verdict import ProbeRow
from geneverdict.model.why import Finding


def disagreeing_probes(subject: GeneInSeries) -> list[Finding]:
    """Another probe that would be called while the gene is not, and probes that contradict each other."""
    found = [*_would_be_called(subject), *_contradicting(subject)]
    return [f for f in found if f is not None]


def supporting_probes(subject: GeneInSeries) -> list[Finding]:
    """For a called gene: how many of its other probes would be called the same way."""
    others = [one for one in _others(subject) if len(one.genes) == 1]
    if not subject.called or not others:
        return []
    same = [one for one in others if _state(one, subject) == subject.state]
    if len(same) == len(others):
        return []
    values: dict[str, Value] = {
        "n_others": count(len(others)),
        "n_called": count(len(same)),
        "probes": messages(
            Message("probe-measures", {"probe": Name(one.probe), "log2fc": effect(one.log2fc), "fdr": p(one.fdr)})
            for one in others
        ),
    }
    if same:
        return [finding("probes_partly_agree", "note", values)]
    return [finding("hangs_on_probe", "matters", values)]


def _others(subject: GeneInSeries) -> list[ProbeRow]:
    """Probes that do not alone stand for the gene."""
    averaged = subject.context.info.probe_choice == "mean_of_probes"
    return [one for one in subject.answer.probes if averaged or not one.used]


def _state(probe: ProbeRow, subject: GeneInSeries) -> int:
    called = probe.fdr < subject.thresholds.fdr and abs(probe.log2fc) >= subject.thresholds.log2fc
    return (1 if probe.log2fc > 0 else -1) if called else 0


def _would_be_called(subject: GeneInSeries) -> list[Finding]:
    called = [one for one in _others(subject) if subject.is_log2 and _state(one, subject)]
    if subject.called or not called:
        return []
    best = min(called, key=lambda one: one.fdr)
    values: dict[str, Value] = {
        "probe": Name(best.probe),
        "log2fc": effect(best.log2fc),
        "fdr": p(best.fdr),
        "shared": names(gene for gene in best.genes if gene != subject.row.gene),
        "others": names(one.probe for one in called if one is not best),
    }
    return [finding("probe_would_be_called", "matters", values)]


def _contradicting(subject: GeneInSeries) -> list[Finding]:
    significant = [one for one in subject.answer.probes if one.fdr < subject.thresholds.fdr and len(one.genes) == 1]
    up = min((one for one in significant if one.log2fc > 0), key=lambda one: one.fdr, default=None)
    down = min((one for one in significant if one.log2fc < 0), key=lambda one: one.fdr, default=None)
    if up is None or down is None:
        return []
    values: dict[str, Value] = {
        "up": Name(up.probe),
        "up_log2fc": effect(up.log2fc),
        "up_fdr": p(up.fdr),
        "down": Name(down.probe),
        "down_log2fc": effect(down.log2fc),
        "down_fdr": p(down.fdr),
    }
    return [finding("probes_contradict", "matters", values)]
