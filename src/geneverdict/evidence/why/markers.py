"""Genes that one kind of cell (or dividing cells) expresses far above the others, as papers list them.

Each gene of a set was looked up in the list that the set is from.  The lists of Becht and others are whole (less one
gene without a symbol today), the others are excerpts of longer ones: those that are not on the list are not here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Source = Literal["becht", "franzen", "tirosh", "yoshihara"]


class MarkerSet(NamedTuple):
    genes: tuple[str, ...]
    """By today's symbols."""
    source: Source
    """The paper; its address is in ``report.references``."""


def _of(source: Source, genes: str) -> MarkerSet:
    return MarkerSet(tuple(genes.split()), source)


MARKERS: Mapping[str, MarkerSet] = {
    "acinar": _of("franzen", "PRSS1 CPA1 CPA2 CPB1 CELA2A CELA3A CTRC CTRB1 CEL PNLIP"),
    "hepatocyte": _of("franzen", "ALB APOA1 APOB TTR SERPINA1 CYP3A4 CYP2E1 CPS1 ASGR1 TAT FGB APOH AMBP"),
    "intestinal_epithelium": _of("franzen", "CDX1 CDX2 VIL1 KRT20 CDH17 FABP1 CA1 MUC13 PHGR1 SLC26A3 MYO1A"),
    "fibroblast": _of("becht", "COL1A1 COL3A1 COL6A1 COL6A2 DCN GREM1 PAMR1 TAGLN"),
    "endothelial": _of(
        "becht",
        "ACVRL1 APLN BCL6B BMP6 BMX CDH5 CLEC14A DIPK2B EDN1 ADGRL4 EMCN ESAM ESM1 FAM124B HECW2 HHIP KDR MMRN1 MMRN2 "
        "MYCT1 PALMD PEAR1 PGF PLXNA2 PTPRB ROBO4 CAVIN2 SHANK3 SHE TEK TIE1 VEPH1 VWF",
    ),
    "leukocyte": _of("yoshihara", "PTPRC CORO1A CD53 LAPTM5 CD37 CD48 ITGB2 DOCK2 LSP1 PLEK EVI2B HCLS1"),
    "T_cell": _of("becht", "CD28 CD3D CD3G CD5 CD6 CHRM3-AS2 CTLA4 FLT3LG ICOS MAL PBX4 SIRPG THEMIS TNFRSF25 TRAT1"),
    "B_cell": _of("becht", "BANK1 CD19 CD22 CD79A CR2 FCRL2 IGKC MS4A1 PAX5"),
    "myeloid": _of("becht", "ADAP2 CSF1R FPR3 KYNU PLA2G7 RASSF4 TFEC"),
    "smooth_muscle": _of("franzen", "ACTG2 MYH11 DES SMTN LMOD1 MYLK MYL9 PLN KCNMB1 RBPMS2 NEXN"),
    "adipose": _of("franzen", "ADIPOQ PLIN1 LEP CIDEC FABP4 CFD LGALS12 SLC2A4 ACVR1C CIDEA"),
    "proliferation": _of("tirosh", "MKI67 TOP2A CDK1 CCNB2 BUB1 AURKA AURKB BIRC5 TYMS NUSAP1 TPX2 CENPF"),
}


def marker_genes() -> tuple[str, ...]:
    """Every marker of every set, each once."""
    return tuple(dict.fromkeys(gene for one in MARKERS.values() for gene in one.genes))
