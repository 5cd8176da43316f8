"""The negative binomial Wald test (Love, Huber & Anders 2014): the numbers of DESeq2 1.38.

``wald`` is the whole test: ``start`` (size factors, rough dispersions) → ``dispersion`` (each gene alone by ``search``
on its ``likelihood``, the ``trend`` or ``local_trend``, ``prior_variance``, each gene drawn towards it) → ``means``
(coefficients) → ``cooks`` (outlying counts) → ``independent`` (filtering).
"""
