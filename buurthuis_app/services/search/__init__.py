"""Search through everything that has a name; the use cases."""
