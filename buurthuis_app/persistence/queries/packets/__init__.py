"""Queries about door files and the packets that come of them."""
