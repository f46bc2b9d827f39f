"""Forms and their fields, bound to a record."""
