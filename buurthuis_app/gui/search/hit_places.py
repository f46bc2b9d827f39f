"""Places in the window of each kind of search hit, with the words and icon of the kind."""

import datetime as dt
from collections.abc import Callable

from msgspec import Struct

from buurthuis_app.domain.search.search import Hit, HitKind
from buurthuis_app.domain.shared import periods
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.i18n import _


class KindLook(Struct, frozen=True, kw_only=True):
    """How a kind is called above its hits, which sign stands before them, and where they lead."""

    heading: Callable[[], str]
    icon: str
    place: Callable[[Hit, dt.date], Destination]


def place_of(hit: Hit, today: dt.date) -> Destination:
    """Destination of this hit."""
    return LOOKS[hit.kind].place(hit, today)


def _activity(hit: Hit, _today: dt.date) -> Destination:
    return Destination(tab="activities", record=hit.record_id)


def _occurrence(hit: Hit, today: dt.date) -> Destination:
    """What was or is stands on its card at the door; what is to come in the week it is planned in."""
    if hit.day is not None and hit.day > today:
        return Destination(tab="activities", record=hit.record_id, day=hit.day)
    return Destination(tab="today", record=hit.record_id, day=hit.day)


def _room(hit: Hit, today: dt.date) -> Destination:
    return Destination(tab="activities", record=hit.record_id, day=today, section="room")


def _story(hit: Hit, today: dt.date) -> Destination:
    day = hit.day or today
    month = periods.month(day.year, day.month)
    return Destination(tab="harvest", record=hit.record_id, day=day, period=month)


def _initiative(hit: Hit, _today: dt.date) -> Destination:
    return Destination(tab="goals", record=hit.record_id, section="initiatives")


def _survey(hit: Hit, _today: dt.date) -> Destination:
    return Destination(tab="goals", record=hit.record_id, section="surveys")


def _promise(hit: Hit, _today: dt.date) -> Destination:
    return Destination(tab="goals", record=hit.record_id, section="promises")


def _vacancy(hit: Hit, _today: dt.date) -> Destination:
    return Destination(tab="volunteers", record=hit.record_id, section="vacancies")


def _thing(_hit: Hit, _today: dt.date) -> Destination:
    return Destination(tab="activities", section="lending")


def _incident(_hit: Hit, _today: dt.date) -> Destination:
    return Destination(tab="activities", section="incidents")


def _hirer(_hit: Hit, _today: dt.date) -> Destination:
    return Destination(tab="activities", section="hire")


def _matter(hit: Hit, _today: dt.date) -> Destination:
    return Destination(tab="goals", record=hit.record_id, section="voices")


def _volunteer(hit: Hit, _today: dt.date) -> Destination:
    return Destination(tab="volunteers", record=hit.record_id, section="people")


def _person(hit: Hit, _today: dt.date) -> Destination:
    return Destination(tab="activities", record=hit.activity_id, section="signups")


LOOKS = {
    HitKind.ACTIVITY: KindLook(heading=lambda: _("Activiteiten"), icon="calendar", place=_activity),
    HitKind.OCCURRENCE: KindLook(heading=lambda: _("Keren"), icon="clock", place=_occurrence),
    HitKind.ROOM: KindLook(heading=lambda: _("Zalen"), icon="place", place=_room),
    HitKind.STORY: KindLook(heading=lambda: _("Verhalen"), icon="story", place=_story),
    HitKind.INITIATIVE: KindLook(heading=lambda: _("Initiatieven"), icon="goal", place=_initiative),
    HitKind.SURVEY: KindLook(heading=lambda: _("Peilingen"), icon="goal", place=_survey),
    HitKind.PROMISE: KindLook(heading=lambda: _("Beloften"), icon="goal", place=_promise),
    HitKind.VACANCY: KindLook(heading=lambda: _("Vacatures"), icon="people", place=_vacancy),
    HitKind.THING: KindLook(heading=lambda: _("Om uit te lenen"), icon="copy", place=_thing),
    HitKind.INCIDENT: KindLook(heading=lambda: _("Incidenten"), icon="warning", place=_incident),
    HitKind.HIRER: KindLook(heading=lambda: _("Huurders"), icon="people", place=_hirer),
    HitKind.MATTER: KindLook(heading=lambda: _("U zei, wij deden"), icon="story", place=_matter),
    HitKind.VOLUNTEER: KindLook(
        heading=lambda: _("Vrijwilligers"), icon="people", place=_volunteer
    ),
    HitKind.PERSON: KindLook(heading=lambda: _("Aangemeld"), icon="people", place=_person),
}
"""Icon and destination of each kind of hit."""
