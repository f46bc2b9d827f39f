"""Papers of every subject, as documents; the records and rules."""
