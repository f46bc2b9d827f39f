"""Picture: a JPEG as it is kept and drawn, whatever it belongs to."""

from msgspec import Struct

LARGEST_PICTURE = 1_000_000
"""Bytes."""


class Picture(Struct, frozen=True, kw_only=True):
    """A JPEG without anything about camera or place. Sizes in pixels."""

    content: bytes
    width: int
    height: int
