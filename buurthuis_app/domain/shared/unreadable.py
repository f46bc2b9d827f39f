"""Unreadable places of a file, each with why."""

from msgspec import Struct


class Unreadable(Struct, frozen=True, kw_only=True):
    """A place in the file that could not be used, and why, in a sentence."""

    where: str
    text: str
    why: str
