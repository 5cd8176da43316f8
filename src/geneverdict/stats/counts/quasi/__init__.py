"""The quasi-likelihood F test of counts (Lund et al. 2012; Lun, Chen & Smyth 2016): the numbers of edgeR 3.40.

``quasi_test`` is the whole test: ``dispersion`` (the trend, by ``smooth`` and ``peak`` of the likelihoods of a grid),
then fits by ``damped`` and ``fit``, and the prior of the variances that arrays have, too.
"""
