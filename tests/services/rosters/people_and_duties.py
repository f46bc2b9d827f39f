"""People, duties and patterns for the tests of the roster, kept in a real database."""

import datetime as dt

from buurthuis_app.domain.activities.recurrence import Weekly
from buurthuis_app.domain.rosters.shift import Shift, ShiftPattern
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.volunteers.volunteer import Absence, Availability, Duty, Volunteer
from buurthuis_app.services.registry import CentreServices

MONDAY = dt.date(2026, 11, 23)
"""The day after the day on which the tests stand."""


def duty(house: CentreServices, name: str = "Bar", **fields: object) -> Duty:
    """A duty of the centre."""
    made = Duty(id=new_id(), centre_id=house.centre.id, name=name, **fields)  # type: ignore[arg-type]
    with house.database.begin() as work:
        work.store(Duty).add(made)
    return made


def volunteer(house: CentreServices, name: str, *duties: Duty, **fields: object) -> Volunteer:
    """Somebody who does these duties."""
    made = Volunteer(
        id=new_id(),
        centre_id=house.centre.id,
        name=name,
        duty_ids=tuple(sorted(one.id for one in duties)),
        **fields,  # type: ignore[arg-type]
    )
    with house.database.begin() as work:
        work.store(Volunteer).add(made)
    return made


def absent(house: CentreServices, who: Volunteer, day: dt.date) -> None:
    """Away that day."""
    away = Absence(id=new_id(), volunteer_id=who.id, first=day, last=day, reason="op vakantie")
    with house.database.begin() as work:
        work.store(Absence).add(away)


def available(house: CentreServices, *wishes: Availability) -> None:
    """When people can."""
    with house.database.begin() as work:
        work.store(Availability).add(*wishes)


def pattern(house: CentreServices, what: Duty, *weekdays: int, **fields: object) -> ShiftPattern:
    """Each week on these days (0 is Monday) from half past nine to one, kept."""
    given: dict[str, object] = {
        "first": MONDAY,
        "rule": Weekly(weekdays=frozenset(weekdays or {0})).text(),
        "starts": dt.time(9, 30),
        "ends": dt.time(13),
        **fields,
    }
    made = ShiftPattern(id=new_id(), centre_id=house.centre.id, duty_id=what.id, **given)  # type: ignore[arg-type]
    return house.shift_planning.keep_pattern(made, new=True).value


def shift(house: CentreServices, what: Duty, day: dt.date = MONDAY, **fields: object) -> Shift:
    """A single shift from half past nine to one, kept."""
    given: dict[str, object] = {"starts": dt.time(9, 30), "ends": dt.time(13), **fields}
    made = Shift(id=new_id(), centre_id=house.centre.id, duty_id=what.id, date=day, **given)  # type: ignore[arg-type]
    return house.shift_planning.keep_shift(made, new=True).value
