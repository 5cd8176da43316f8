"""Questions that a program asks by the Model Context Protocol; answers only, nothing is written."""
