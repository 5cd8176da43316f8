"""Counts of reads: the files of the programs that count, and tables; joined to samples, and known for what they are."""
