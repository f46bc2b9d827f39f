"""Tables of the goals of town and residents."""
