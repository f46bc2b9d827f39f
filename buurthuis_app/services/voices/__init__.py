"""Voices: what people say to the centre, and what is answered; the use cases."""
