"""Outreach of the demo's centre: every other week a round in the street, busier in summer."""

import datetime as dt
from collections.abc import Iterator
from random import Random

from buurthuis_app.demo.data.outreach import StreetPlaceData, outreach_data
from buurthuis_app.demo.steps.centre import House
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.outreach.street_round import StreetRound
from buurthuis_app.domain.shared.ids import new_id

_EVERY = dt.timedelta(days=14)
_SUMMER = range(5, 10)
_NOTED_EVERY = 4
"""One in so many rounds at a place notes what it yielded."""


def build(house: House, timeline: Timeline) -> tuple[StreetRound, ...]:
    """All rounds, in the order of their dates."""
    return tuple(_rounds(house, timeline, timeline.chance("outreach")))


def _rounds(house: House, timeline: Timeline, chance: Random) -> Iterator[StreetRound]:
    places = outreach_data().places
    number = (timeline.today - timeline.first) // _EVERY
    for ago in range(number, 0, -1):
        day = timeline.today - ago * _EVERY
        place = places[ago % len(places)]
        contacts = max(1, place.contacts + chance.randint(-2, 3) + 2 * (day.month in _SUMMER))
        reached = contacts + chance.randint(1, 2 * contacts)
        yield StreetRound(
            id=new_id(),
            centre_id=house.centre.id,
            date=day,
            area_id=house.areas[place.area].id,
            group_id=house.groups["jongeren"].id,
            place=place.name,
            contacts=contacts,
            reached=reached,
            new=chance.randint(0, reached // 4),
            to_care=chance.randint(0, 1),
            to_school=chance.randint(0, 1),
            to_work=chance.randint(0, 1),
            to_activity=chance.randint(0, 2),
            yielded=_yielded(place, ago // len(places)),
        )


def _yielded(place: StreetPlaceData, turn: int) -> str:
    if not place.yields or turn % _NOTED_EVERY:
        return ""
    return place.yields[turn // _NOTED_EVERY % len(place.yields)]
