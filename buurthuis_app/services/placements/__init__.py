"""Work-experience places; the use cases."""
