"""Participants of the demo as data: whose names are drawn, and to which activities they keep coming."""

from functools import cache

from buurthuis_app.demo.data.toml_file import Data, read
from buurthuis_app.domain.participants.participant import Gender, Home


class CircleData(Data, frozen=True, kw_only=True):
    """The people who are known at one activity."""

    title: str
    people: int
    born: tuple[int, int]
    """The earliest and the latest year of birth."""
    often: float
    """In which share of its times each of them is there."""
    elsewhere: float = 0.0
    """Which share of the people of other activities comes here as well."""


class ParticipantsData(Data, frozen=True, kw_only=True):
    """First names by gender, the letter after them, where people live, and the activities at which they are known."""

    names: dict[Gender, tuple[str, ...]]
    letters: str
    homes: dict[Home, int]
    circles: tuple[CircleData, ...]


@cache
def participants_data() -> ParticipantsData:
    """The file `participants`."""
    return read("participants", ParticipantsData)
