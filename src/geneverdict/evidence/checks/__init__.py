"""What is odd about a series as a whole: its scale, groups, pairs and arrays."""
