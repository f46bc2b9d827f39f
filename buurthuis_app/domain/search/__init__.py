"""Search through everything that has a name; the records and rules."""
