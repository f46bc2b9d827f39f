"""Measurements of the program against a floor: the least that the same job can cost with the same tools."""
