"""Confidant: her page, her sealed register and the figures that she releases; the questions to the database."""
