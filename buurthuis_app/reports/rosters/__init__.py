"""Rosters: shifts, who can stand on them and who does; as they stand on paper."""
