"""Figures, tables and the report.  Shows, never computes."""
