"""One gene over several series: alignment, pooling, other methods of pooling."""
