"""How it was done: text for a methods section, made from what this run really did."""

from __future__ import annotations

from collections.abc import Sequence

from geneverdict.figures.wording import counted
from geneverdict.messages import english
from geneverdict.model.choices import KNOWN
from geneverdict.model.multiverse import Curve, CurveSummary
from geneverdict.model.option_words import dimension_words
from geneverdict.model.run import Run
from geneverdict.model.verdict import SeriesResult
from geneverdict.report.methods_survival import survival_of_cohorts, survival_over_all, survival_references

REFERENCES = (
    "Smyth GK. Linear models and empirical Bayes methods for assessing differential expression in microarray "
    "experiments. Stat Appl Genet Mol Biol 2004;3:3. doi:10.2202/1544-6115.1027",
    "Benjamini Y, Hochberg Y. Controlling the false discovery rate. J R Stat Soc B 1995;57:289–300. "
    "doi:10.1111/j.2517-6161.1995.tb02031.x",
    "IntHout J, Ioannidis JPA, Borm GF. The Hartung–Knapp–Sidik–Jonkman method for random effects meta-analysis is "
    "straightforward and considerably outperforms the standard DerSimonian–Laird method. BMC Med Res Methodol "
    "2014;14:25. doi:10.1186/1471-2288-14-25",
    "Higgins JPT, Thompson SG, Spiegelhalter DJ. A re-evaluation of random-effects meta-analysis. J R Stat Soc A "
    "2009;172:137–159. doi:10.1111/j.1467-985X.2008.00552.x",
    "Riley RD, Higgins JPT, Deeks JJ. Interpretation of random effects meta-analyses. BMJ 2011;342:d549. "
    "doi:10.1136/bmj.d549",
)

DIAGNOSIS_REFERENCES = (
    "McCarthy DJ, Smyth GK. Testing significance relative to a fold-change threshold is a TREAT. Bioinformatics "
    "2009;25:765–771. doi:10.1093/bioinformatics/btp053",
    "Harrison PF, Pattison AD, Powell DR, Beilharz TH. Topconfects: a package for confident effect sizes in "
    "differential expression analysis provides a more biologically useful ranked gene list. Genome Biol 2019;20:67. "
    "doi:10.1186/s13059-019-1674-7",
    "Schuirmann DJ. A comparison of the two one-sided tests procedure and the power approach for assessing the "
    "equivalence of average bioavailability. J Pharmacokinet Biopharm 1987;15:657–680. doi:10.1007/BF01068419",
    "Gelman A, Carlin J. Beyond power calculations: assessing type S (sign) and type M (magnitude) errors. Perspect "
    "Psychol Sci 2014;9:641–651. doi:10.1177/1745691614551642",
)

WAYS_REFERENCES = (
    "Viechtbauer W. Confidence intervals for the amount of heterogeneity in meta-analysis. Stat Med 2007;26:37–52. "
    "doi:10.1002/sim.2514",
    "Liu Y, Chen S, Li Z, et al. ACAT: a fast and powerful p value combination method for rare-variant analysis in "
    "sequencing studies. Am J Hum Genet 2019;104:410–421. doi:10.1016/j.ajhg.2019.01.002",
    "Kolde R, Laur S, Adler P, Vilo J. Robust rank aggregation for gene list integration and meta-analysis. "
    "Bioinformatics 2012;28:573–580. doi:10.1093/bioinformatics/btr709",
)

MULTIVERSE_REFERENCES = (
    "Simonsohn U, Simmons JP, Nelson LD. Specification curve analysis. Nat Hum Behav 2020;4:1208–1214. "
    "doi:10.1038/s41562-020-0912-z",
    "Steegen S, Tuerlinckx F, Gelman A, Vanpaemel W. Increasing transparency through a multiverse analysis. Perspect "
    "Psychol Sci 2016;11:702–712. doi:10.1177/1745691616658637",
    "Patel CJ, Burford B, Ioannidis JPA. Assessment of vibration of effects due to model specification can demonstrate "
    "the instability of observational associations. J Clin Epidemiol 2015;68:1046–1058. "
    "doi:10.1016/j.jclinepi.2015.05.029",
)

QUANTILE_REFERENCE = (
    "Bolstad BM, Irizarry RA, Åstrand M, Speed TP. A comparison of normalization methods for high density "
    "oligonucleotide array data based on variance and bias. Bioinformatics 2003;19:185–193. "
    "doi:10.1093/bioinformatics/19.2.185"
)

_PROBE_CHOICE = {
    "highest_median": "the probe with the highest median over all samples stood for the gene",
    "highest_mean": "the probe with the highest mean over all samples stood for the gene",
    "highest_iqr": "the probe with the largest interquartile range over all samples stood for the gene",
    "highest_variance": "the probe with the largest variance over all samples stood for the gene",
    "mean_of_probes": "the mean of the gene's probes was used",
}

_SCALES = {
    "linear": "on the linear scale, and log2 was taken (values ≤ 0 became missing)",
    "log2": "on the log2 scale already",
    "log_ratio": "log2 ratios of two channels",
    "centred": "centred by gene; their differences are not log2 fold changes and were not pooled",
    "zscored": "z-scores; their differences are not log2 fold changes and were not pooled",
}


def paragraphs(run: Run) -> tuple[str, ...]:
    """Data, preparation, model, pooling, survival, software; a paragraph each."""
    compared = (_data, _preparation, _model, _diagnosis, _pooling, _overlap, _ways, _multiverse)
    parts = (*compared, survival_of_cohorts, survival_over_all, _software)
    return tuple(text for part in parts if (text := part(run)))


def references(run: Run) -> tuple[str, ...]:
    """What the paragraphs rest on."""
    return (
        *REFERENCES,
        *(DIAGNOSIS_REFERENCES if _diagnosis(run) else ()),
        *(WAYS_REFERENCES if _ways(run) else ()),
        *(MULTIVERSE_REFERENCES if _multiverse(run) else ()),
        *survival_references(run),
        *((QUANTILE_REFERENCE,) if _multiverse(run) and _quantile(run) else ()),
    )


def _data(run: Run) -> str:
    if not run.results:
        return "No series could be compared."
    named = ", ".join(f"{r.id} ({r.platform})" if r.platform else r.id for r in run.results)
    simulated = [r.id for r in run.results if r.simulated]
    note = f" Simulated data, not measurements: {', '.join(simulated)}." if simulated else ""
    return f"Expression data of {counted(len(run.results), 'series')} were analysed as deposited: {named}.{note}"


def _preparation(run: Run) -> str:
    if not run.results:
        return ""
    scales = [
        f"{', '.join(r.id for r in run.results if r.scale.kind == kind)}: {words}"
        for kind, words in _SCALES.items()
        if any(r.scale.kind == kind for r in run.results)
    ]
    # The study file may say something else for a single series; then that series is named.
    study = run.resolved
    special = [
        f"in {s.id}, {_PROBE_CHOICE[s.probe_choice]}"
        for s in study.series
        if s.probe_choice and s.probe_choice != study.probe_choice
    ]
    several = "left out" if study.multi_gene_probes == "drop" else "kept for each of their genes"
    return (
        f"Scale of the values: {'; '.join(scales)}. Probes were mapped to genes{_symbols(run)}; probes that name "
        f"several genes were {several}; of several probes for one gene, {_PROBE_CHOICE[study.probe_choice]}"
        f"{'; ' + '; '.join(special) if special else ''}. This choice does not look at the groups."
    )


def _symbols(run: Run) -> str:
    """Where today's symbols were put in, which is not everywhere."""
    given = [spec.id for spec in run.resolved.series if spec.symbols == "as_given"]
    return f" by today's symbols, in {', '.join(given)} as the table names them" if given else " by today's symbols"


def _model(run: Run) -> str:
    if not run.results:
        return ""
    cut = run.study.thresholds
    return (
        f"Case and control were compared by a linear model for all genes at once ({_designs(run.results)}), with "
        "moderated t-statistics (Smyth 2004) and 95 % confidence intervals from the moderated standard errors. False "
        "discovery rates are those of Benjamini and Hochberg (1995) over all genes tested in a series. A gene was "
        f"called up or down when |log2FC| ≥ {cut.log2fc:g} and FDR < {cut.fdr:g}. log2FC is case − control."
        f"{_refinements(run)}"
    )


_REFINEMENTS = {
    "trend": "the prior variance followed the mean expression",
    "robust": "the prior was protected from hypervariable genes (Phipson et al. 2016)",
    "array_weights": "arrays were weighted by their quality (Ritchie et al. 2006)",
}


def _refinements(run: Run) -> str:
    """What differs from the plain method, with the series in which it does."""
    chosen = [(spec.id, spec.analysis or run.resolved.analysis) for spec in run.resolved.series]
    said = [
        f" In {', '.join(ids)} {text}."
        for name, text in _REFINEMENTS.items()
        if (ids := [id for id, analysis in chosen if getattr(analysis, name)])
    ]
    mixed = [r.id for r in run.results if r.design.kind == "mixed"]
    if mixed:
        said.append(
            f" In {', '.join(mixed)} samples without a partner were kept by one correlation within individuals, "
            "estimated over all genes (Smyth, Michaud and Scott 2005)."
        )
    return "".join(said)


def _diagnosis(run: Run) -> str:
    if not any(item.why and item.row for gene in run.genes for item in gene.answers):
        return ""
    return (
        "Why a gene is or is not called was examined in each series: the largest fold change that can be claimed at "
        "the FDR (Harrison 2019), the test against a fold change of 1.2 (TREAT; McCarthy and Smyth 2009), two "
        "one-sided tests of equivalence on the moderated t (Schuirmann 1987), the effect detectable with power 0.8 and "
        "the size needed at the p-value that the FDR implied (noncentral t), type S and type M errors (Gelman and "
        "Carlin 2014), and refits without each sample or pair at the prior and the p-value line of the full analysis."
    )


def _designs(results: Sequence[SeriesResult]) -> str:
    formulas = dict.fromkeys(r.design.formula for r in results)
    named = ((formula, [r for r in results if r.design.formula == formula]) for formula in formulas)
    return "; ".join(f"{formula}: {', '.join(_design_size(r) for r in group)}" for formula, group in named)


def _design_size(result: SeriesResult) -> str:
    design = result.design
    many = counted(design.n_pairs, "pair") if design.kind == "paired" else f"{design.n_case} v {design.n_control}"
    return f"{result.id} {many}"


def _pooling(run: Run) -> str:
    if not any(gene.pooled and gene.pooled.k > 1 for gene in run.genes):
        return ""
    return (
        "Over series, log2FC with its moderated standard error was pooled by a random-effects meta-analysis: the "
        "variance between series by restricted maximum likelihood, the interval and p-value by the Hartung–Knapp "
        "method (IntHout 2014), and a 95 % prediction interval for a new series (Higgins 2009; Riley 2011) with k − 1 "
        "degrees of freedom, k being the number of series that measured the gene."
    )


def _overlap(run: Run) -> str:
    report = run.overlap
    if report is None or not report.overlaps:
        return ""
    n = sum(one.within for one in report.overlaps)
    pairs = f" and each of {counted(len(report.overlaps) - n, 'pair')} of series" if n > 1 else ""
    left_out = (
        f"{counted(len(report.dropped), 'sample')} {'was' if len(report.dropped) == 1 else 'were'} left out of the "
        "pooling, so that no patient counts twice."
        if report.dropped
        else "Nothing had to be left out of the pooling."
    )
    return (
        f"Each of {counted(n, 'series')}{pairs} was searched for samples that are in the study twice: by accession, by "
        "the words of the series and the individuals' names, and by profiles, each gene centred within its group and "
        "series, that are correlated far above the rest and with no other sample nearly as much. "
        f"{left_out}"
    )


def _multiverse(run: Run) -> str:
    """What was varied, and how the joint test was made, if it was."""
    curves = [one for found in run.multiverse for one in (*found.series, *((found.pooled,) if found.pooled else ()))]
    if not any(summary.n for _, summary in curves):
        return ""
    varied = dict.fromkeys(choice.dimension for _, summary in curves for choice in summary.choices)
    named = ", ".join(english(dimension_words(name)) for name in KNOWN if name in varied)
    quantile = " (quantile normalisation as of Bolstad 2003)" if _quantile(run) else ""
    n = sum(summary.n for _, summary in curves)
    thinned = any(curve.notes for curve, _ in curves)
    drawn = " Where there were more than the study's limit, they were drawn at random." if thinned else ""
    return (
        f"How much the answer depends on the analyst was examined by a multiverse analysis (Steegen 2016): "
        f"{counted(n, 'specification')} in all, which differ in {named or 'nothing'}{quantile}.{drawn} The "
        "thresholds were applied to the finished specifications. Effects were sorted as a specification curve "
        "(Simonsohn 2020); effects whose 1 % and 99 % quantiles have opposite signs are called a Janus effect (Patel "
        "2015)."
        f"{_permutations(curves)}"
    )


def _permutations(curves: Sequence[tuple[Curve, CurveSummary]]) -> str:
    draws = [summary.null.draws for _, summary in curves if summary.null]
    if not draws:
        return ""
    return (
        f" Joint p-values are from up to {max(draws):,} permutations of the labels (within pairs, swapped), the same "
        "labels for every specification; in these, robust tests had the prior of the moderated test, and array weights "
        "and the correlation within individuals were estimated without the groups."
    )


def _quantile(run: Run) -> bool:
    """Whether some specification was quantile-normalised."""
    return any(
        option.option == "quantile" and option.n
        for found in run.multiverse
        for _, summary in found.series
        for choice in summary.choices
        for option in choice.options
    )


def _ways(run: Run) -> str:
    if not any(gene.ways for gene in run.genes):
        return ""
    return (
        "To see how much the pooled answer depends on the way of pooling, every gene was also pooled with a "
        "Hartung–Knapp factor of at least 1, with the variance between series by Paule and Mandel and by DerSimonian "
        "and Laird, with normal intervals, and by one common effect; without each series in turn; and by one-sided "
        "p-values of the moderated t, combined by Fisher's, Stouffer's and the Cauchy method (ACAT, Liu 2019), and "
        "robust rank aggregation (Kolde 2012, exact p), in both directions. The interval of the variance between "
        "series is by the Q-profile (Viechtbauer 2007)."
    )


def _software(run: Run) -> str:
    versions = run.provenance.versions
    own = versions.get("geneverdict", "")
    others = ", ".join(f"{name} {version}" for name, version in versions.items() if name != "geneverdict")
    peers = "limma 3.54.1, survival 3.5.3, maxstat 0.7.25" if survival_references(run) else "limma 3.54.1"
    return (
        f"Software: geneverdict {own}{f' ({others})' if others else ''}. Its numbers are tested against R's {peers} "
        "and metafor 3.8.1. limma from 3.61.8 on treats genes with unequal residual degrees of freedom (missing "
        "values) differently by default; here it is done in the classic way."
    )
