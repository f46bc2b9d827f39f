"""The roster: a grid of who stands where, with beside it who else could."""
