"""The local server: one study's results, any gene of it on demand."""
