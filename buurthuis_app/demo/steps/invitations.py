"""Evenings that the demo's house invites people to: the activity, the dates and the room of each."""

import datetime as dt
from uuid import UUID

from buurthuis_app.demo.data.signups import EveningData, InvitationData
from buurthuis_app.demo.steps.centre import House
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.activities import recurrence
from buurthuis_app.domain.activities.activity import Activity, LedBy
from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.shared.ids import new_id


def dates(invitation: InvitationData, timeline: Timeline) -> tuple[dt.date, ...]:
    """When its evenings are, each further from today by weeks as long as the house would be closed."""
    return tuple(_date(invitation, evening, timeline) for evening in invitation.evenings)


def _date(invitation: InvitationData, evening: EveningData, timeline: Timeline) -> dt.date:
    away = 1 if evening.days > 0 else -1
    day = timeline.today + dt.timedelta(days=evening.days)
    while Weekday.of(day) is not invitation.weekday:
        day += dt.timedelta(days=away)
    while day in timeline.days_off.closed:
        day += dt.timedelta(weeks=away)
    return day


def activity(house: House, timeline: Timeline, invitation: InvitationData) -> Activity:
    """The activity of an invitation: for one day, or planned evening by evening."""
    first, *others = invitation.evenings
    return Activity(
        id=new_id(),
        centre_id=house.centre.id,
        title=invitation.title,
        first=_date(invitation, first, timeline),
        rule="" if others else recurrence.ONCE,
        starts=invitation.starts,
        ends=invitation.ends,
        room_id=room_id(house, first),
        area_id=house.areas[invitation.area].id,
        kind_id=house.activity_kinds[invitation.kind].id,
        theme_ids=tuple(sorted(house.themes[name].id for name in invitation.themes)),
        place=invitation.place,
        led_by=invitation.host,
        leader=LedBy.PROFESSIONAL,
        capacity=invitation.capacity,
        sign_up=True,
        asks=invitation.asks,
        description=invitation.description,
    )


def room_id(house: House, evening: EveningData) -> UUID | None:
    """In which room an evening was; None when it was elsewhere."""
    return house.rooms[evening.room].id if evening.room else None
