"""Read what is here: one file for each kind of source."""
