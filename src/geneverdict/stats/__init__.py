"""Pure kernels: arrays in, named tuples of arrays out.  They have never heard of a gene, a file or a plot.

One series: ``linear`` → ``moderated`` → ``multiple``; beside them ``blocks`` (samples that are alike),
``array_weights``, ``robust`` (hypervariable genes), ``treat`` (thresholds, equivalence, confident effects), ``power``.
Several series: ``meta`` (with ``heterogeneity``) and ``effect``.  Under them: ``basis``, ``downdate``, ``patterns``,
``spline``, ``student``, ``noncentral``.
"""
