"""Voices: what people say to the centre, and what was kept, on paper."""
