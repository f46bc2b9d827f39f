"""Shapes of the invented data of the demo, by subject."""
