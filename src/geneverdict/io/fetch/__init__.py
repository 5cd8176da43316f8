"""Bring files here: addresses, cache, transport, integrity."""
