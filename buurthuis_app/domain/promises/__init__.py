"""Promises: service standards with a norm; the records and rules."""
