"""Hints: what an empty screen says, where something is done, and the question why."""
