"""Voices: what people say to the centre, what is answered, and what was kept of it; the records and rules."""
