"""Result of a write: its value, the kinds of records it touched, and the command that undoes it."""

from collections.abc import Callable
from enum import Enum
from typing import Any, Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Topic(Enum):
    """A part of the data; tabs that show it refresh when a write touched it."""

    CENTRE = "centre"
    ACTIVITIES = "activities"
    OCCURRENCES = "occurrences"
    COUNTS = "counts"
    STORIES = "stories"
    SIGN_UPS = "sign_ups"
    PARTICIPANTS = "participants"
    VOLUNTEERS = "volunteers"
    ROSTER = "roster"
    KEEPING = "keeping"
    CONFIDANT = "confidant"
    GOALS = "goals"
    INCIDENTS = "incidents"
    LENDING = "lending"
    HIRE = "hire"
    OUTREACH = "outreach"
    PACKETS = "packets"
    GUESTS = "guests"


Undo = Callable[[], "Done[Any]"]
"""The inverse command. The Done it returns carries the command that does it again."""


class Done(Struct, Generic[T], frozen=True, kw_only=True):
    """The outcome of a write. `remark` is a sentence for people when it is not all that they would expect.

    `by_itself`: the program did it while somebody did something else, such as planning a series ahead.
    """

    value: T
    changes: frozenset[Topic]
    undo: Undo | None = None
    remark: str = ""
    by_itself: bool = False

    @property
    def final(self) -> bool:
        """Whether it ends what can be undone: it is there to stay, and may rest on any act before it."""
        return bool(self.changes) and self.undo is None and not self.by_itself
