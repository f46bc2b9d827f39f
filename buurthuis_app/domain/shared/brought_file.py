"""Subject of a file that people bring, before it is read: it says which window takes it in."""

from enum import Enum


class BroughtFile(Enum):
    """What a file is about, as far as its first lines tell."""

    CALENDAR = "calendar"
    VOLUNTEERS = "volunteers"
    COUNTS = "counts"
    """Anything else: who reads counts says best why a file holds none."""
