"""Survival: pure kernels on times, events and values.

``risk_sets`` (who could still have died when) → ``partial_likelihood`` → ``cox`` (one model) and ``cox_genes`` (one
model for every gene); ``proportional`` asks whether the hazards keep their ratio.  Without a model: ``kaplan_meier``,
``logrank``, ``rmst``; ``max_selected`` for every cut of a value, with ``rank_scores`` for its corrected p.
"""
