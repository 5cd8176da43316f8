"""What the gene's other probes say."""

from __future__ import annotations

from geneverdict.evidence.why.gene_in_series import GeneInSeries
from geneverdict.evidence.why.sentences import finding
from geneverdict.evidence.words import listing, number, probability
from geneverdict.model.verdict import ProbeRow
from geneverdict.model.why import Finding, Value


def disagreeing_probes(subject: GeneInSeries) -> list[Finding]:
    """Another probe that would be called while the gene is not, and probes that contradict each other."""
    found = [*_would_be_called(subject), *_contradicting(subject)]
    return [f for f in found if f is not None]


def supporting_probes(subject: GeneInSeries) -> list[Finding]:
    """For a called gene: how many of its other probes would be called the same way."""
    others = [p for p in _others(subject) if len(p.genes) == 1]
    if not subject.called or not others:
        return []
    same = [p for p in others if _state(p, subject) == subject.state]
    if len(same) == len(others):
        return []
    sizes = listing([f"{p.probe}: {number(p.log2fc)}, FDR {probability(p.fdr)}" for p in others])
    words = {"n": str(len(others)), "k": str(len(same)), "sizes": sizes}
    numbers = {"n_others": len(others), "n_called": len(same)}
    if same:
        return [finding("probes_partly_agree", "note", words, numbers)]
    return [finding("hangs_on_probe", "matters", words, numbers)]


def _others(subject: GeneInSeries) -> list[ProbeRow]:
    """Probes that do not alone stand for the gene."""
    averaged = subject.context.info.probe_choice == "mean_of_probes"
    return [p for p in subject.answer.probes if averaged or not p.used]


def _state(probe: ProbeRow, subject: GeneInSeries) -> int:
    called = probe.fdr < subject.thresholds.fdr and abs(probe.log2fc) >= subject.thresholds.log2fc
    return (1 if probe.log2fc > 0 else -1) if called else 0


def _would_be_called(subject: GeneInSeries) -> list[Finding]:
    called = [p for p in _others(subject) if subject.is_log2 and _state(p, subject)]
    if subject.called or not called:
        return []
    best = min(called, key=lambda p: p.fdr)
    names = [p.probe for p in called if p is not best]
    more = f"; so would {listing(names)}" if names else ""
    if len(best.genes) > 1:
        shared = listing([g for g in best.genes if g != subject.row.gene])
        more = f"; but it names {shared} too{more}"
    words = {
        "probe": best.probe,
        "effect": subject.effect,
        "size": number(best.log2fc),
        "fdr": probability(best.fdr),
        "more": more,
    }
    numbers: dict[str, Value] = {"probe": best.probe, "log2fc": best.log2fc, "fdr": best.fdr, "n": len(called)}
    return [finding("probe_would_be_called", "matters", words, numbers)]


def _contradicting(subject: GeneInSeries) -> list[Finding]:
    significant = [p for p in subject.answer.probes if p.fdr < subject.thresholds.fdr and len(p.genes) == 1]
    up = min((p for p in significant if p.log2fc > 0), key=lambda p: p.fdr, default=None)
    down = min((p for p in significant if p.log2fc < 0), key=lambda p: p.fdr, default=None)
    if up is None or down is None:
        return []
    words = {
        "up": up.probe,
        "up_size": number(up.log2fc),
        "up_fdr": probability(up.fdr),
        "down": down.probe,
        "down_size": number(down.log2fc),
        "down_fdr": probability(down.fdr),
    }
    numbers: dict[str, Value] = {"up": up.probe, "up_log2fc": up.log2fc}
    numbers |= {"down": down.probe, "down_log2fc": down.log2fc}
    return [finding("probes_contradict", "matters", words, numbers)]
