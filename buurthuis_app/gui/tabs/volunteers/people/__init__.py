"""People: list, details, forms, filters."""
