"""Privacy: how long personal data is kept; the use cases."""
