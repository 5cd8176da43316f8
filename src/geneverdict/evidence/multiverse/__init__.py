"""Every reasonable analysis of the same data: rules, fits, what the curve of one gene says, and the same by chance."""
