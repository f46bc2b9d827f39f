"""Confidant: her page, her sealed register and the figures that she releases; as they stand on paper."""
