"""From statistics to words: calls, reasons, pooled lines, verdicts."""
