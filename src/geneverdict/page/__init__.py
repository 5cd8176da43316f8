"""The interactive page: what it is fed with, and how it is put into the report."""
