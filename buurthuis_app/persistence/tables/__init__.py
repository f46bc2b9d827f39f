"""The tables, an area a file; `persistence.schema` finds them by name."""
