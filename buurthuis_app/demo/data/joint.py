"""Other centres of the demo as data, with the figures of a year and some stories."""

from functools import cache
from uuid import UUID

from buurthuis_app.demo.data.toml_file import Data, read


class ShareData(Data, frozen=True, kw_only=True):
    """A tally kind or a theme, and which share of the visits it is."""

    name: str
    share: float


class SharedStoryData(Data, frozen=True, kw_only=True):
    """A story that may go outside."""

    title: str
    happened: str
    changed: str
    matters: str
    quote: str
    teller_role: str
    theme: str
    months_ago: int


class SharedCentreData(Data, frozen=True, kw_only=True):
    """Numbers of a whole year."""

    id: UUID
    name: str
    held: int
    counted: int
    cancelled: int
    visits: int
    estimated: int
    volunteers: int
    hours: int
    days_open: int
    hours_open: int
    initiatives: int
    kinds: tuple[ShareData, ...]
    themes: tuple[ShareData, ...]
    stories: tuple[SharedStoryData, ...]


class JointData(Data, frozen=True, kw_only=True):
    """The centres beside the demo's own."""

    centres: tuple[SharedCentreData, ...]


@cache
def joint_data() -> JointData:
    """The file `joint`."""
    return read("joint", JointData)
