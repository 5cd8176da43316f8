"""Simulated worlds whose truth is known: what the measurements of docs/truth*.md and their tests draw from."""
