"""Letting and lending: the tables of rooms, things and repairs."""
