"""The study file as a type: what a user may say, and nothing else.  Unknown keys are errors."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Discriminator, Field, StrictBool, StringConstraints, Tag, model_validator

from geneverdict.messages import Code, Message
from geneverdict.messages import Name as NameValue
from geneverdict.model.choices import Multiverse
from geneverdict.model.column import Column
from geneverdict.model.pattern import checked_pattern
from geneverdict.model.ratio import Above
from geneverdict.model.refusal import Record
from geneverdict.model.shown import Facts
from geneverdict.model.survival_spec import SurvivalSpec
from geneverdict.model.unmeant import UnmeantError

_OWN_ID = re.compile(r"[^\W_][\w .-]{0,59}")


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


Regex = Annotated[str, AfterValidator(checked_pattern)]


def _encoding(name: str) -> str:
    try:
        b"a".decode(name)
        "a".encode(name)
    except (LookupError, ValueError, TypeError):
        raise UnmeantError(Message("error-no_encoding")) from None
    return name


OWN_FILES = ("expression", "counts", "cel", "raw", "illumina", "spots", "file")
"""Keys that say where a series stands, of which an entry has one."""
Text = Annotated[str, StringConstraints(min_length=1)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
"""A number and nothing that could be read as one: "1" and true are refused."""
Encoding = Annotated[str, AfterValidator(_encoding)]
Strand = Literal["unstranded", "forward", "reverse"]
MultiChoice = Literal["drop", "keep"]
ProbeChoice = Literal["highest_median", "highest_mean", "highest_iqr", "highest_variance", "mean_of_probes"]
Engine = Literal["voom", "voom_quality", "trend", "quasi_likelihood", "deseq2"]
"""How counts of reads are tested."""
Normalise = Literal["TMM", "upper_quartile", "RLE"]
"""How libraries of counts are made comparable."""


Background = Literal["subtract", "normexp", "none"]
Within = Literal["print_tip_loess", "loess", "median", "none"]
Between = Literal["none", "a_quantile", "quantile", "scale"]
"""How arrays of two colours are made comparable, each in itself and with each other."""


class Thresholds(Record):
    """The reader's thresholds: a gene is called when |log2FC| ≥ ``log2fc`` and FDR < ``fdr``."""

    log2fc: Annotated[Number, Field(ge=0), Column("effect")] = 1.0
    fdr: Annotated[Number, Field(gt=0, le=1), Column("share")] = 0.05
    equivalence: Annotated[Number, Field(gt=0)] = 0.585
    """|log2FC| below which a difference does not matter: log2 of 1.5-fold."""

    def _shown(self) -> Facts:
        return [("log2fc", self.log2fc), ("fdr", self.fdr), ("equivalence", self.equivalence)]

    def at(self, *, log2fc: float | None = None, fdr: float | None = None) -> Thresholds:
        """The same with what is given."""
        given = {name: value for name, value in (("log2fc", log2fc), ("fdr", fdr)) if value is not None}
        return Thresholds(**{**self.model_dump(), **given})


class Match(Record):
    """Which samples: a field and a case-insensitive regular expression, or the samples by name."""

    field: Text | None = None
    match: Regex | None = None
    samples: tuple[str, ...] | None = None
    label: Text | None = None
    """What the group is called in tables and figures; by the words of its samples where it is not given."""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        by_field = self.field is not None and self.match is not None
        if by_field == (self.samples is not None) or (self.field is None) != (self.match is None):
            raise UnmeantError(Message("error-match"))
        return self


class PairRule(Record):
    """Which individual: the field's value, less what ``strip`` matches, or the first group of ``extract``."""

    field: Text
    strip: Regex | None = None
    extract: Regex | None = None


class PairList(Record):
    """Which samples are a pair, by name: for pairs that no rule tells."""

    samples: Annotated[tuple[tuple[Text, Text], ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        named = [name.casefold() for pair in self.samples for name in pair]
        if twice := [name for pair in self.samples for name in pair if named.count(name.casefold()) > 1]:
            raise UnmeantError(Message("error-paired_twice", {"sample": NameValue(twice[0])}))
        return self


def _way(value: object) -> str:
    """How ``pair`` is written, so that what is wrong with it is said of that way."""
    if isinstance(value, bool):
        return "literal[False]"
    listed = isinstance(value, PairList) or (isinstance(value, dict) and "samples" in value)
    return "PairList" if listed else "PairRule"


Pairs = Annotated[
    Annotated[PairRule, Tag("PairRule")]
    | Annotated[PairList, Tag("PairList")]
    | Annotated[Literal[False], Tag("literal[False]")],
    Discriminator(_way),
]
"""How a series' pairs are said."""


class ReplicateRule(PairRule):
    """Which individual, for those with several samples in one group; and what is done with these.

    ``average``: their mean stands for the individual.  ``block``: all stay, with one correlation within individuals.
    """

    use: Literal["average", "block"] = "average"


class Analysis(Record):
    """Which refinement of the moderated t is used.  The default is the plain one, because each refinement assumes more.

    ``trend``: the prior variance follows the mean expression (useful where it clearly does).  ``robust``: hypervariable
    genes do not blow up the prior.  ``array_weights``: noisy arrays count less, or with ``"group"`` the arrays of the
    noisier group.  ``unpaired``: with pairs, samples without a partner are left out, or kept by modelling the
    correlation within individuals.

    ``engine`` and ``normalise`` are those of counts of reads, and mean nothing elsewhere.
    """

    trend: StrictBool = False
    robust: StrictBool = False
    array_weights: Literal[False, True, "group"] = False
    unpaired: Literal["leave_out", "block_correlation"] = "leave_out"
    engine: Engine = "voom"
    normalise: Normalise = "TMM"

    @property
    def refinements(self) -> tuple[str, ...]:
        """Names of what is used: ``trend``, ``robust``, ``array_weights`` or ``group_weights``."""
        weights = {False: None, True: "array_weights", "group": "group_weights"}[self.array_weights]
        used = ("trend" if self.trend else None, "robust" if self.robust else None, weights)
        return tuple(name for name in used if name)


class Processing(Record):
    """How values are made from raw files; where nothing is said, as R's programs do it by default.

    ``method`` is of Affymetrix's CEL files, which may have ``background`` or ``between = "none"``; all others are of
    spotted arrays.
    """

    method: Literal["rma", "mas5"] | None = None
    background: Background | None = None
    offset: Annotated[Number, Field(ge=0)] | None = None
    """Added to each intensity after the background was taken off."""
    within: Within | None = None
    between: Between | None = None


class SeriesSpec(Record):
    """What the study file says of one series.  Nothing said is inferred."""

    id: Name
    name: Name | None = None
    """Of this contrast, where the study has several of one series; results are stored under it."""
    platform: Text | None = None
    expression: Text | None = None
    samples: Text | None = None
    probe_map: Text | None = None
    symbol_column: Text | None = None
    """The column of the platform table, or of the probe map, that names the genes."""
    counts: Text | None = None
    """Counts of reads: a table, files of one sample each (a folder, a pattern), or a supplementary file of ``id``."""
    tx2gene: Text | None = None
    """A table of transcripts and their genes, for counts of transcripts."""
    runs: Text | None = None
    """A table that says which sample each run is of (SraRunInfo), for columns of counts that are called after runs."""
    strand: Strand | None = None
    """Which column of STAR's counts, where they do not tell."""
    cel: Text | None = None
    """Affymetrix's CEL files: a folder, or a tar of them."""
    raw: StrictBool | None = None
    """From the CEL files that were deposited with ``id``, instead of its matrix."""
    cdf: Text | None = None
    """Which probes of the chip belong together: a CDF, or a probe table of BrainArray's."""
    chip: Text | None = None
    """Where the CEL files are of several chips, the one of this series, as their headers call it."""
    other_cdf: Text | None = None
    """Another definition, or a folder of several: choices of the multiverse."""
    illumina: Text | None = None
    """Signals of Illumina's beads before any processing: a table, or a supplementary file of ``id``."""
    bead_controls: Text | None = None
    """A table of the control beads of ``illumina``."""
    spots: Text | None = None
    """Files of two-colour or of Agilent's arrays (GenePix, SPOT, Feature Extraction, ImaGene): a folder, or a tar."""
    reference: Match | Literal[False] | None = None
    """What shone on every two-colour array beside the sample."""
    processing: Processing | None = None
    """How values are made from raw files."""
    ratio: Above | None = None
    """Of deposited log ratios, which channel is above, where the series does not say it."""
    tissue: Text | None = None
    disease: Text | None = None
    """What the case samples are of, where the series does not say it or says it otherwise."""
    file: Text | None = None
    """A file of GEO that is already here: a series matrix or a family SOFT."""
    encoding: Encoding | None = None
    """Of one's own tables, where it is not what their bytes look like."""
    missing: Annotated[tuple[Text, ...], AfterValidator(_once)] = ()
    """Cells that mean that the value is missing, like "<0.01"."""
    scale: Literal["linear", "log2", "log2_twice", "centred", "zscored", "proportion", "counts", "abundance"] | None = (
        None
    )
    case: Match | None = None
    control: Match | None = None
    pair: Pairs | None = None
    replicates: ReplicateRule | None = None
    covariates: Annotated[tuple[Text, ...], AfterValidator(_once)] = ()
    probe_choice: ProbeChoice | None = None
    multi_gene_probes: MultiChoice | None = None
    symbols: Literal["today", "as_given"] | None = None
    analysis: Analysis | None = None
    survival: SurvivalSpec | Literal[False] | None = None
    survival_cut: Annotated[dict[Name, Number], Field(min_length=1)] | None = None
    """By gene, the value at which the patients are cut for the curves; the median where nothing is said."""
    survival_covariates: Annotated[tuple[Text, ...], AfterValidator(_once)] = ()
    clinical: Text | None = None
    """A table of patients or samples, joined by its column ``clinical_key``."""
    clinical_key: Text | None = None

    @model_validator(mode="after")
    def _one_block(self) -> Self:
        if self.replicates is not None and self.replicates.use == "block" and self.pair:
            raise UnmeantError(Message("error-pair_and_block"))
        return self

    @model_validator(mode="after")
    def _own_clinical(self) -> Self:
        if (self.clinical is None) != (self.clinical_key is None):
            raise UnmeantError(Message("error-half_clinical", {"said": Code("table" if self.clinical else "key")}))
        return self

    @model_validator(mode="after")
    def _own_table(self) -> Self:
        own = {name: getattr(self, name) for name in OWN_FILES if getattr(self, name)}
        if self.samples is not None and not set(own) - {"file"}:
            raise UnmeantError(Message("error-sheet_without_table"))
        if len(own) > 1:
            one, other, *_ = (NameValue(name) for name in own)
            raise UnmeantError(Message("error-together", {"one": one, "other": other}))
        for name in ("tx2gene", "runs", "strand"):
            if getattr(self, name) is not None and self.counts is None:
                raise UnmeantError(Message("error-without_counts", {"key": NameValue(name)}))
        if self.bead_controls is not None and self.illumina is None:
            raise UnmeantError(Message("error-without_illumina"))
        for name in ("reference", "ratio"):
            files = {"file", "spots", "raw"} if name == "reference" else {"file"}
            if getattr(self, name) is not None and set(own) - files:
                raise UnmeantError(Message("error-without_ratios", {"key": NameValue(name)}))
        for name, kinds in {"processing": {"spots", "raw", "cel"}}.items():
            if getattr(self, name) is not None and not kinds & set(own):
                raise UnmeantError(Message("error-without_spots", {"key": NameValue(name)}))
        if (self.cdf or self.other_cdf or self.chip) is not None and not {"cel", "raw"} & set(own):
            raise UnmeantError(Message("error-without_cel"))
        if own and not _OWN_ID.fullmatch(self.id):
            raise UnmeantError(Message("error-own_id", {"id": NameValue(self.id)}))
        if self.name is not None and not _OWN_ID.fullmatch(self.name):
            raise UnmeantError(Message("error-own_name", {"name": NameValue(self.name)}))
        return self


class Study(Record):
    """A whole study file."""

    title: str = ""
    genes: Annotated[tuple[Name, ...], AfterValidator(_once)] = Field(min_length=1)
    genes_chosen_before: bool = False
    """Nobody looked at these data to choose them: then their FDR among themselves is told, too.  It changes no call."""
    thresholds: Thresholds = Thresholds()
    probe_choice: ProbeChoice = "highest_median"
    multi_gene_probes: MultiChoice = "drop"
    analysis: Analysis = Analysis()
    multiverse: Multiverse | None = None
    """How far the answer depends on the analyst is worked out where this section stands, if only as a bare head."""
    series: tuple[SeriesSpec, ...] = Field(min_length=1)
