"""An atlas on disk: blocks of numbers, and the catalogue that says which blocks and contrasts there are."""
