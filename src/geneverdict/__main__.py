"""``python -m geneverdict``."""

from geneverdict.cli import main

main()
