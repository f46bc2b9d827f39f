"""Deurstand: the window for the door, and the code that leads back."""
