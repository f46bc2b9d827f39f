"""Paper that is finished: its pages and what is said beside them."""

from msgspec import Struct


class GoalPaper(Struct, frozen=True, kw_only=True):
    """A finished PDF: what it is called, its bytes, and what its maker should know about it."""

    heading: str
    centre: str
    content: bytes
    notes: tuple[str, ...]
