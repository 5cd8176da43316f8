"""The papers that the methods rest on.  A citation is a name: the same in every language."""

from __future__ import annotations

from collections.abc import Mapping

from geneverdict.model.study import Engine, Normalise

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

UNEQUAL_REFERENCES = (
    "Ritchie ME, Diyagama D, Neilson J, et al. Empirical array quality weights in the analysis of microarray data. BMC "
    "Bioinformatics 2006;7:261. doi:10.1186/1471-2105-7-261",
    "Welch BL. The generalization of ‘Student’s’ problem when several different population variances are involved. "
    "Biometrika 1947;34:28–35. doi:10.1093/biomet/34.1-2.28",
    "Satterthwaite FE. An approximate distribution of estimates of variance components. Biometrics Bull "
    "1946;2:110–114. doi:10.2307/3002019",
)

RMA_REFERENCES = (
    "Irizarry RA, Hobbs B, Collin F, et al. Exploration, normalization, and summaries of high density oligonucleotide "
    "array probe level data. Biostatistics 2003;4:249–264. doi:10.1093/biostatistics/4.2.249",
)

MAS5_REFERENCES = (
    "Hubbell E, Liu WM, Mei R. Robust estimators for expression analysis. Bioinformatics 2002;18:1585–1592. "
    "doi:10.1093/bioinformatics/18.12.1585",
    "Liu WM, Mei R, Di X, et al. Analysis of high density expression microarrays with signed-rank call algorithms. "
    "Bioinformatics 2002;18:1593–1599. doi:10.1093/bioinformatics/18.12.1593",
)

NEQC_REFERENCES = (
    "Shi W, Oshlack A, Smyth GK. Optimizing the noise versus bias trade-off for Illumina whole genome expression "
    "BeadChips. Nucleic Acids Research 2010;38:e204. doi:10.1093/nar/gkq871",
)

SPOT_REFERENCES = (
    "Ritchie ME, Silver J, Oshlack A, et al. A comparison of background correction methods for two-colour microarrays. "
    "Bioinformatics 2007;23:2700–2707. doi:10.1093/bioinformatics/btm412",
    "Yang YH, Dudoit S, Luu P, et al. Normalization for cDNA microarray data: a robust composite method addressing "
    "single and multiple slide systematic variation. Nucleic Acids Research 2002;30:e15. doi:10.1093/nar/30.4.e15",
    "Smyth GK, Speed T. Normalization of cDNA microarray data. Methods 2003;31:265–273. "
    "doi:10.1016/S1046-2023(03)00155-5",
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

COMPOSITION_REFERENCES = (
    "Becht E, Giraldo NA, Lacroix L, et al. Estimating the population abundance of tissue-infiltrating immune and "
    "stromal cell populations using gene expression. Genome Biol 2016;17:218. doi:10.1186/s13059-016-1070-5",
    "Yoshihara K, Shahmoradgoli M, Martínez E, et al. Inferring tumour purity and stromal and immune cell admixture "
    "from expression data. Nat Commun 2013;4:2612. doi:10.1038/ncomms3612",
    "Franzén O, Gan LM, Björkegren JLM. PanglaoDB: a web server for exploration of mouse and human single-cell RNA "
    "sequencing data. Database 2019;2019:baz046. doi:10.1093/database/baz046",
    "Tirosh I, Izar B, Prakadan SM, et al. Dissecting the multicellular ecosystem of metastatic melanoma by "
    "single-cell RNA-seq. Science 2016;352:189–196. doi:10.1126/science.aad0501",
    "Holm S. A simple sequentially rejective multiple test procedure. Scand J Stat 1979;6:65–70. "
    "https://www.jstor.org/stable/4615733",
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
SURVIVAL_REFERENCES = (
    "Cox DR. Regression models and life-tables. J R Stat Soc B 1972;34:187–220. doi:10.1111/j.2517-6161.1972.tb00899.x",
    "Efron B. The efficiency of Cox's likelihood function for censored data. J Am Stat Assoc 1977;72:557–565. "
    "doi:10.1080/01621459.1977.10480613",
    "Grambsch PM, Therneau TM. Proportional hazards tests and diagnostics based on weighted residuals. Biometrika "
    "1994;81:515–526. doi:10.1093/biomet/81.3.515",
    "Kaplan EL, Meier P. Nonparametric estimation from incomplete observations. J Am Stat Assoc 1958;53:457–481. "
    "doi:10.1080/01621459.1958.10501452",
    "Schemper M, Smith TL. A note on quantifying follow-up in studies of failure time. Control Clin Trials "
    "1996;17:343–346. doi:10.1016/0197-2456(96)00075-X",
    "Royston P, Parmar MKB. Restricted mean survival time: an alternative to the hazard ratio for the design and "
    "analysis of randomized trials with a time-to-event outcome. BMC Med Res Methodol 2013;13:152. "
    "doi:10.1186/1471-2288-13-152",
    "Lausen B, Schumacher M. Maximally selected rank statistics. Biometrics 1992;48:73–85. doi:10.2307/2532740",
)

FILTER_REFERENCE = (
    "Chen Y, Lun ATL, Smyth GK. From reads to genes to pathways: differential expression analysis of RNA-Seq "
    "experiments using Rsubread and the edgeR quasi-likelihood pipeline. F1000Research 2016;5:1438. "
    "doi:10.12688/f1000research.8987.2"
)
NORMALISE_REFERENCES: Mapping[Normalise, str] = {
    "TMM": "Robinson MD, Oshlack A. A scaling normalization method for differential expression analysis of RNA-seq "
    "data. Genome Biol 2010;11:R25. doi:10.1186/gb-2010-11-3-r25",
    "upper_quartile": "Bullard JH, Purdom E, Hansen KD, Dudoit S. Evaluation of statistical methods for normalization "
    "and differential expression in mRNA-Seq experiments. BMC Bioinformatics 2010;11:94. doi:10.1186/1471-2105-11-94",
    "RLE": "Anders S, Huber W. Differential expression analysis for sequence count data. Genome Biol 2010;11:R106. "
    "doi:10.1186/gb-2010-11-10-r106",
}
_VOOM = (
    "Law CW, Chen Y, Shi W, Smyth GK. voom: precision weights unlock linear model analysis tools for RNA-seq read "
    "counts. Genome Biol 2014;15:R29. doi:10.1186/gb-2014-15-2-r29"
)
ENGINE_REFERENCES: Mapping[Engine, tuple[str, ...]] = {
    "voom": (_VOOM,),
    "voom_quality": (
        _VOOM,
        "Liu R, Holik AZ, Su S, et al. Why weight? Modelling sample and observational level variability improves power "
        "in RNA-seq analyses. Nucleic Acids Res 2015;43:e97. doi:10.1093/nar/gkv412",
    ),
    "trend": (_VOOM,),
    "quasi_likelihood": (
        "Lund SP, Nettleton D, McCarthy DJ, Smyth GK. Detecting differential expression in RNA-sequence data using "
        "quasi-likelihood with shrunken dispersion estimates. Stat Appl Genet Mol Biol 2012;11:8. "
        "doi:10.1515/1544-6115.1826",
    ),
    "deseq2": (
        "Love MI, Huber W, Anders S. Moderated estimation of fold change and dispersion for RNA-seq data with DESeq2. "
        "Genome Biol 2014;15:550. doi:10.1186/s13059-014-0550-8",
    ),
}
