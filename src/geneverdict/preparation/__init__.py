"""From a series as deposited to values that can be compared: scale, symbols, probes, groups, pairs, design."""
