"""The report: HTML, methods, JSON, CSV."""
