"""Indicators: what was aimed and what came of it; the questions to the database."""
