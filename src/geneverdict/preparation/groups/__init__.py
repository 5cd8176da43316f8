"""Groups and pairs out of the words of a series."""
