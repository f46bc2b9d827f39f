"""Charts on paper: bars, lines and small months."""
