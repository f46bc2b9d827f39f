"""Lists that people keep themselves, from a plain table."""
