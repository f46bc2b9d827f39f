"""Relocation: the data go to another place, with all that belongs to them, or only with what a door needs."""
