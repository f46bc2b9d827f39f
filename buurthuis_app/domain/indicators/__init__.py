"""Indicators: what was aimed and what came of it; the records and rules."""
