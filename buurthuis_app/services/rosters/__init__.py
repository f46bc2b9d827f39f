"""Rosters: shifts, who can stand on them and who does; the use cases."""
