"""Papers about counting."""
