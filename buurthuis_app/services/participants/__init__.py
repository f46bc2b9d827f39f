"""Participants: the register, and who was there."""
