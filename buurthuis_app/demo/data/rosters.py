"""Rosters of the demo as data: when volunteers are needed."""

import datetime as dt
from functools import cache

from buurthuis_app.demo.data.toml_file import Data, read
from buurthuis_app.domain.centre.centre import Weekday


class FixedShiftData(Data, frozen=True, kw_only=True):
    """A shift at fixed times."""

    duty: str
    weekdays: frozenset[Weekday]
    starts: dt.time
    ends: dt.time
    needed: int


class ActivityShiftData(Data, frozen=True, kw_only=True):
    """A shift with an activity: it begins so many minutes before it, and ends so many after."""

    duty: str
    activity: str
    before: int
    after: int
    needed: int


class RostersData(Data, frozen=True, kw_only=True):
    """The patterns of the rosters."""

    fixed: tuple[FixedShiftData, ...]
    with_activity: tuple[ActivityShiftData, ...]


@cache
def rosters_data() -> RostersData:
    """The file `rosters`."""
    return read("rosters", RostersData)
