"""Lending and repairs in a window of their own: things, who has them, and what was mended."""
