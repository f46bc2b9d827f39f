"""Promises: service standards with a norm; the questions to the database."""
