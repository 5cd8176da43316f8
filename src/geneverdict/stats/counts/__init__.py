"""Kernels of RNA-seq counts: genes × samples, whole or expected, none missing.

``expressed`` → ``factors`` → ``voom`` (or ``quality_weights``), whose values and weights go through the linear fit;
``libraries`` has counts per million.  Under them: ``residuals``, ``gene_by_gene``.
Negative binomial tests: ``deseq`` (Wald) and ``quasi`` (quasi-likelihood F); under them ``negative_binomial``,
``small_matrices``, ``vertices``.
"""
