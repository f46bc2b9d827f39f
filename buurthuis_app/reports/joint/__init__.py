"""Paper about several centres together."""
