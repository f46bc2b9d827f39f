"""Promises: service standards with a norm; the use cases."""
