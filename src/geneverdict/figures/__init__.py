"""What goes into a paper, drawn by matplotlib."""
