"""Survival of a study: patients, analysis, answer."""
