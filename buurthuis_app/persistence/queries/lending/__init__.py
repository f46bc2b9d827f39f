"""Lending and repairs: things that go along with people, and what was mended; the questions to the database."""
