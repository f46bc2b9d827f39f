"""Rosters: shifts, who can stand on them and who does; the files in and out."""
