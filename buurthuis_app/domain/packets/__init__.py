"""Packets by which a door tells the office what happened; the records and rules."""
