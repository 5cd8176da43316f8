"""Times, status and patients out of the fields of a series."""
