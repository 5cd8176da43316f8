"""What an answer needs to know of a series beside the gene's own numbers; kept with the stored results."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from geneverdict.messages import Code
from geneverdict.model.counts import CountInfo
from geneverdict.model.prepared import LOG2, NamesAre
from geneverdict.model.replicates import ReplicateWay
from geneverdict.model.shown import Shown
from geneverdict.model.study import MultiChoice, ProbeChoice
from geneverdict.model.subject import Subject
from geneverdict.model.why import Finding, SeriesChecks


@dataclass(frozen=True, slots=True)
class SeriesInfo(Shown):
    """The same for every gene of a series."""

    id: str
    platform: str
    title: str
    organism: str
    simulated: bool
    scale: str
    is_log2: bool
    design: Literal["paired", "unpaired", "mixed"]
    formula: str
    n_case: int
    n_control: int
    n_pairs: int
    case_label: str
    control_label: str
    n_genes: int
    """Genes that could be tested."""
    multi_gene_probes: MultiChoice
    probe_choice: ProbeChoice
    names_are: NamesAre = "symbols"
    """What stands where names of genes are looked for; ``none``: each probe stands under its own id."""
    unsettled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Gene without a probe of its own → names as written that may be it (see ``ProbeMap``)."""
    df_prior: float = math.inf
    var_prior: float = math.nan
    """The prior of the variances, for diagnoses."""
    level_counts: Mapping[str, int] = field(default_factory=dict)
    """How many genes of the series have each level at the study's thresholds."""
    checks: SeriesChecks = SeriesChecks((), ())
    subject: Subject = Subject()
    replicates: tuple[ReplicateWay, ...] = ()
    """The ways in which individuals with several samples in one group were counted; empty where none has."""
    accession: str = ""
    """The id of the series where ``id`` is the name of one of its contrasts."""
    counts: CountInfo | None = None
    """Of a series of counts of reads."""

    @property
    def scale_doubt(self) -> Finding | None:
        """Why the values are not taken for log2 values although ``scale`` says so."""
        return self.checks.scale_doubt if self.scale in LOG2 and not self.is_log2 else None

    @property
    def names_genes(self) -> bool:
        """That a gene is not among the names is a fact about the array."""
        return self.names_are == "symbols"

    @property
    def scale_code(self) -> Code:
        """What the values are, for the sentences on why no fold change can be said."""
        return Code("doubtful" if self.scale_doubt else self.scale)

    @property
    def effect_code(self) -> Code:
        """What a difference is called."""
        return Code(self.effect_unit)

    @property
    def effect_unit(self) -> str:
        return "log2FC" if self.is_log2 else "difference"
