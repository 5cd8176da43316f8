"""An atlas from its studies to its answers."""
