"""Draw a series with a known truth: genes × samples first, then probes × samples."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.model.series import FloatArray, Platform
from geneverdict.testing.truth import TARGET, BoolArray, GeneTruth, IntArray

PROBES_PER_GENE = (0.62, 0.24, 0.10, 0.04)
"""Share of the genes with one, two, three and four probes; the target has three."""


class Probes(NamedTuple):
    """One row per probe."""

    gene: IntArray
    """Row of the gene; −1 for a probe without gene."""
    second: IntArray
    """Row of a second gene that the probe also binds; −1 for most."""
    affinity: FloatArray
    """Added to the gene's level, log2; 0 for the gene's best probe, negative for the others."""
    slope: FloatArray
    """Share of a change of the gene that the probe shows; 1 for the best probe."""


def simulate_expression(
    rng_seed: int, genes: GeneTruth, case: BoolArray, individual: IntArray, *, block_sd: float = 0.4
) -> FloatArray:
    """Log2 values, genes × samples.

    ``case`` and ``individual`` have one value per sample; samples with the same individual share a block effect (SD
    ``block_sd``), which cancels within pairs and is noise between individuals.
    """
    rng = np.random.default_rng(rng_seed)
    n_genes, n_samples = len(genes.names), len(case)
    _, block = np.unique(individual, return_inverse=True)
    n_blocks = int(block.max()) + 1
    blocks = rng.normal(0, block_sd, (n_genes, n_blocks))
    effects = genes.log2fc[:, None] + genes.spread[:, None] * rng.normal(size=(n_genes, n_blocks))
    noise = genes.sd[:, None] * rng.normal(size=(n_genes, n_samples))
    return np.asarray(genes.mean[:, None] + blocks[:, block] + effects[:, block] * case + noise)


def draw_probes(rng_seed: int, genes: GeneTruth, *, no_gene: float = 0.06, several: int = 12) -> Probes:
    """One to four probes per gene, of differing affinity; ``several`` probes of two genes; a share without a gene.

    The best probe of a gene shows its effect in full and has the highest level whatever the effect: the others lie
    at least 1 below and show at least 0.7 of it.
    """
    rng = np.random.default_rng(rng_seed)
    n = len(genes.names)
    count = rng.choice(len(PROBES_PER_GENE), n, p=PROBES_PER_GENE) + 1
    count[np.array(genes.names) == TARGET] = 3
    best = np.r_[True, np.diff(np.repeat(np.arange(n), count)) > 0]
    gene = np.r_[np.repeat(np.arange(n), count), rng.integers(0, n, several), np.full(int(n * no_gene), -1)]
    second = np.full(len(gene), -1)
    shared = slice(len(best), len(best) + several)
    second[shared] = (gene[shared] + rng.integers(1, n, several)) % n
    is_best = np.r_[best, np.zeros(len(gene) - len(best), dtype=bool)]
    affinity = np.where(is_best, 0.0, -rng.uniform(1, 2, len(gene)))
    slope = np.where(is_best, 1.0, rng.uniform(0.7, 1, len(gene)))
    order = rng.permutation(len(gene))
    return Probes(gene[order], second[order], affinity[order], slope[order])


def join_genes(probes: Probes, row: int, first: int, second: int) -> Probes:
    """``probes`` with the probe at ``row`` binding two given genes."""
    gene, other = probes.gene.copy(), probes.second.copy()
    gene[row], other[row] = first, second
    return probes._replace(gene=gene, second=other)


def probe_values(
    rng_seed: int, genes: GeneTruth, values: FloatArray, probes: Probes, *, probe_sd: float = 0.08
) -> FloatArray:
    """Log2 values, probes × samples, of gene-level ``values``.  A probe of two genes measures the sum of both."""
    rng = np.random.default_rng(rng_seed)
    shape = (len(probes.gene), values.shape[1])
    scatter = np.where(probes.slope < 1, probe_sd, 0.0)[:, None] * rng.normal(size=shape)
    nothing = 5 + 2 * rng.random((shape[0], 1)) + 0.25 * rng.normal(size=shape)
    mean = genes.mean[probes.gene][:, None]
    own = mean + probes.affinity[:, None] + probes.slope[:, None] * (values[probes.gene] - mean) + scatter
    own = np.where(probes.gene[:, None] < 0, nothing, own)
    both = np.logaddexp2(own, values[probes.second])
    return np.asarray(np.where(probes.second[:, None] < 0, own, both))


def as_platform(
    id_: str, title: str, probes: Probes, written: tuple[str, ...], *, probe_id: str = "SIM{:07d}_at"
) -> Platform:
    """The platform's table: probe ids from ``probe_id`` and, for each, the gene names as the platform writes them."""
    ids = tuple(probe_id.format(number) for number in range(1, len(probes.gene) + 1))
    pairs = zip(probes.gene.tolist(), probes.second.tolist(), strict=True)
    genes = tuple(tuple(written[row] for row in pair if row >= 0) for pair in pairs)
    return Platform(id=id_, probes=ids, genes=genes, column="Gene symbol", title=title, organism="Homo sapiens")
