"""Weeks of invented items, and the tab as it stands on the screen."""

import datetime as dt

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.gui.tabs.activities.week.item import Item, time_at
from buurthuis_app.gui.tabs.activities.week.week_layout import Week

MONDAY = dt.date(2026, 11, 23)


def item(
    title: str, day: int, begin: int | None, length: int | None = 60, *, monday: dt.date = MONDAY
) -> Item:
    """`title` on the `day`-th day from the minute `begin` on, `length` minutes long."""
    ends = None if begin is None or length is None else time_at(begin + length)
    return Item(
        id=new_id(),
        activity_id=new_id(),
        title=title,
        date=monday + dt.timedelta(days=day),
        starts=None if begin is None else time_at(begin),
        ends=ends,
        colour=day,
    )


def week(*items: Item, monday: dt.date = MONDAY) -> Week:
    """A week with these items, seen on its Thursday."""
    return Week(monday=monday, today=monday + dt.timedelta(days=3), items=items)
