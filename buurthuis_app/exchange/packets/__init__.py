"""Sealed packets in a folder or on a stick."""
