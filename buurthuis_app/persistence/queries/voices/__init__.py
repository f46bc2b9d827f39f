"""Voices: what people say to the centre; the questions to the database."""
