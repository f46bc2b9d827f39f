"""Confidant: her page, her sealed register and the figures that she releases; the records and rules."""
