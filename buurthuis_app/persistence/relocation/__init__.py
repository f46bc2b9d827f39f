"""Relocation: the data go to another folder, with all that belongs to them."""
