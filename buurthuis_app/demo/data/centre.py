"""Centre of the demo as data: its house, and what its areas are like."""

from functools import cache

from buurthuis_app.demo.data.toml_file import Data, read


class RoomData(Data, frozen=True, kw_only=True):
    """A room, for so many people and of so many square metres."""

    name: str
    capacity: int
    square_metres: int
    equipment: tuple[tuple[str, int], ...] = ()
    """What stands in it, and how many."""


class JoinedRoomData(Data, frozen=True, kw_only=True):
    """The room that others make with the wall between them open."""

    name: str
    parts: tuple[str, ...]


class ProfileLineData(Data, frozen=True, kw_only=True):
    """A figure of an area, as others published it."""

    name: str
    figure: str
    year: int
    source: str


class AreaData(Data, frozen=True, kw_only=True):
    """An area of the town; not every one is described."""

    name: str
    description: str = ""
    profile: tuple[ProfileLineData, ...] = ()


class CentreData(Data, frozen=True, kw_only=True):
    """The house, and what it sorts its work by."""

    name: str
    town: str
    rooms: tuple[RoomData, ...]
    joined_room: JoinedRoomData
    areas: tuple[AreaData, ...]
    groups: tuple[str, ...]
    """Target groups of the house."""
    more_themes: tuple[str, ...]
    """Themes beside the usual ones."""


@cache
def centre_data() -> CentreData:
    """The file `centre`."""
    return read("centre", CentreData)
