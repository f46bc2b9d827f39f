"""Lists of the centre: rooms, kinds, themes, opening hours."""
