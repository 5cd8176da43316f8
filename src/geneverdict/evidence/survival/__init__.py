"""Survival: one gene in one cohort, every gene of a cohort, and cohorts pooled."""
