"""Bytes to records and back: addresses, downloads, readers, the store of results."""
