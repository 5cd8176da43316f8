"""Files of arrays before any processing: what a scanner's program wrote, and which probes belong together."""
