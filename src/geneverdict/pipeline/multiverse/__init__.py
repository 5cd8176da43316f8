"""The multiverse of a study: what each series offers, prepared once; the work, shared out; the answers put together."""
