"""What the demo's house invites people to: two evenings on its promises, and a talk over a meal."""

import datetime as dt
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities import recurrence
from buurthuis_app.domain.activities.activity import Activity, AskedField, LedBy
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.services.demo.house import House
from buurthuis_app.services.demo.programme import THU, TUE
from buurthuis_app.services.demo.setting import Setting


class Evening(Struct, frozen=True, kw_only=True):
    """One time of it: how many signed up, how many of them withdrew, and how many came (none when still to come)."""

    days: int
    """So many days from today at least; less than a week more, if the house is open then."""
    signed_up: int
    withdrawn: int
    present: int = 0
    room: str = ""
    """Where it was; "" is where the invitation says."""


class Invitation(Struct, frozen=True, kw_only=True):
    """A meeting with sign-up, once or a few times."""

    title: str
    weekday: int
    starts: dt.time
    ends: dt.time
    evenings: tuple[Evening, ...]
    reported_after: int | None = None
    """So many days after it the report was sent; None when none was."""
    kind: str
    themes: tuple[str, ...]
    area: str
    host: str
    asks: frozenset[AskedField]
    place: str = ""
    capacity: int | None = None
    description: str


INVITATIONS: tuple[Invitation, ...] = (
    Invitation(
        title="Avond over kwaliteit",
        weekday=TUE,
        starts=dt.time(19, 30),
        ends=dt.time(21),
        # The names of the first evening are erased by now; the second is still to come.
        evenings=(
            Evening(days=-20, signed_up=31, withdrawn=2, present=26),
            Evening(days=2, signed_up=24, withdrawn=1, room="Grote zaal"),
        ),
        kind="bijeenkomst",
        themes=("meedoen",),
        area="Molenwijk",
        host="Naima B.",
        asks=frozenset({AskedField.EMAIL}),
        place="raadzaal",
        capacity=40,
        description="Wat mag u van ons verwachten? Praat mee over onze beloften. "
        "De eerste avond is in het gemeentehuis, de tweede in het buurthuis.",
    ),
    Invitation(
        title="Groepsgesprek met maaltijd",
        weekday=THU,
        starts=dt.time(18),
        ends=dt.time(21),
        evenings=(Evening(days=-10, signed_up=14, withdrawn=1, present=12, room="Huiskamer"),),
        reported_after=7,
        kind="bijeenkomst",
        themes=("meedoen", "eenzaamheid"),
        area="Oud-Havenkwartier",
        host="Chantal R.",
        asks=frozenset({AskedField.EMAIL, AskedField.PHONE, AskedField.MEAL}),
        capacity=16,
        description="We eten samen en praten over samen leven in de buurt. "
        "Uw gegevens gebruiken we alleen voor deze avond en om u het verslag te sturen. Daarna wissen we ze.",
    ),
)


def dates(invitation: Invitation, setting: Setting) -> tuple[dt.date, ...]:
    """When its evenings are, each further from today by weeks as long as the house would be closed."""
    return tuple(_date(invitation, evening, setting) for evening in invitation.evenings)


def _date(invitation: Invitation, evening: Evening, setting: Setting) -> dt.date:
    away = 1 if evening.days > 0 else -1
    day = setting.today + dt.timedelta(days=evening.days)
    while day.weekday() != invitation.weekday:
        day += dt.timedelta(days=away)
    while day in setting.closings.closed:
        day += dt.timedelta(weeks=away)
    return day


def activity(house: House, setting: Setting, invitation: Invitation) -> Activity:
    """The activity of an invitation: for one day, or planned evening by evening."""
    first, *others = invitation.evenings
    return Activity(
        id=new_id(),
        centre_id=house.centre.id,
        title=invitation.title,
        first=_date(invitation, first, setting),
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


def room_id(house: House, evening: Evening) -> UUID | None:
    """In which room an evening was; None when it was elsewhere."""
    return house.rooms[evening.room].id if evening.room else None
