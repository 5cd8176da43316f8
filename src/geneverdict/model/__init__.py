"""Frozen types that the stages hand to each other.  Nothing here reads, computes or draws."""
