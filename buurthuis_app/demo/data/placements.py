"""Work-experience places of the demo as data, and who is or was there."""

from functools import cache

from buurthuis_app.demo.data.toml_file import Data, read
from buurthuis_app.domain.placements.placement import PlacementOutcome


class OfferData(Data, frozen=True, kw_only=True):
    """A place on offer; mentor, duty and vacancy by name."""

    title: str
    learns: str
    hours: str
    places: int = 1
    mentor: str
    duty: str
    vacancy: str = ""
    days_ago: int


class TalkData(Data, frozen=True, kw_only=True):
    """What was talked about."""

    days_ago: int
    words: str


class PlacementData(Data, frozen=True, kw_only=True):
    """Who was where, and what came of it."""

    offer: str
    person: str
    goals: str
    days_ago: int
    for_days: int
    ended_days_ago: int | None = None
    outcome: PlacementOutcome | None = None
    talks: tuple[TalkData, ...] = ()


class PlacementsData(Data, frozen=True, kw_only=True):
    """All of it."""

    offers: tuple[OfferData, ...]
    placements: tuple[PlacementData, ...]


@cache
def placements_data() -> PlacementsData:
    """The file `placements`."""
    return read("placements", PlacementsData)
