"""Indicators: what was aimed and what came of it; the use cases."""
