"""What an answer is in JSON and CSV, for files, the page and the terminal."""
