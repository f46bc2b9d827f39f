"""Participants: people whom a centre that chose so knows again, and the figures about them."""
