"""The same samples in two series, or twice in one series."""
