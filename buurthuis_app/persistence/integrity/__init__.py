"""Integrity of a file: its checksum, its seal, whether it is this program's and whether it is sound."""
