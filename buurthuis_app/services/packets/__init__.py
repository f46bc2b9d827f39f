"""Door files, what a door sends, and taking it in."""
