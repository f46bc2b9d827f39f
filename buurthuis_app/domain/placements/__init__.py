"""Work-experience places: what is on offer, who learns there, and what came of it; the records and rules."""
