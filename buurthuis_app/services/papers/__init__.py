"""Papers of every subject, as documents; the use cases."""
