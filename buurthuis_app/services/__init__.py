"""Use cases: one module a tab, one public method a transaction."""
