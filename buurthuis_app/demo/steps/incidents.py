"""Incidents of the demo's centre: one every other month; the last still has something to be done."""

import datetime as dt
from itertools import cycle

from buurthuis_app.demo.data.incidents import incidents_data
from buurthuis_app.demo.steps.centre import House
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.incidents.incident import Incident
from buurthuis_app.domain.shared.ids import new_id

_EVERY, _LAST = dt.timedelta(days=61), dt.timedelta(days=9)
_WEEK = dt.timedelta(days=7)
_LINES_KEPT = dt.timedelta(days=700)
"""Before the lines of an incident are erased."""


def build(house: House, timeline: Timeline) -> tuple[Incident, ...]:
    """All of them, the newest first."""
    last = timeline.today - _LAST
    days = [last - _EVERY * n for n in range((last - timeline.first) // _EVERY + 1)]
    return tuple(
        Incident(
            id=new_id(),
            centre_id=house.centre.id,
            date=day,
            kind=each.kind,
            place=each.place if day > timeline.today - _LINES_KEPT else "",
            done=each.done if day > timeline.today - _LINES_KEPT else "",
            follow_up_on=day + 2 * _WEEK,
            followed_up=day < last,
        )
        for day, each in zip(days, cycle(incidents_data().incidents), strict=False)
    )
