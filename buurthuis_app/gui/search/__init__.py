"""Dialog that finds anything by name."""
