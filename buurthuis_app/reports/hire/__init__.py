"""Papers of room hire."""
