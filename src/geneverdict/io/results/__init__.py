"""The folder of results: names of files, write, read."""
