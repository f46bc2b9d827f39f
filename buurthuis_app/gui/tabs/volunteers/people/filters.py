"""What the list of people can be narrowed to, as data."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import Struct

from buurthuis_app.domain.shared.periods import iso_week
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from buurthuis_app.services.volunteers.list_rows import PersonLine

VOG_AHEAD = dt.timedelta(weeks=8)
"""A new VOG takes some weeks."""
NO_HOURS = dt.timedelta(days=91)
BIRTHDAYS_AHEAD = dt.timedelta(days=28)


class Filter(Struct, frozen=True, kw_only=True):
    """Its words, and who passes it on a day."""

    words: str
    passes: Callable[[PersonLine, dt.date], bool]


def filters() -> tuple[Filter, ...]:
    """All of them, everybody first."""
    return (
        Filter(words=_("iedereen"), passes=lambda _line, _today: True),
        Filter(words=_("deze week aan de beurt"), passes=_on_duty),
        Filter(words=_("VOG regelen"), passes=vog_to_do),
        Filter(words=_("3 maanden geen uren"), passes=_without_hours),
        Filter(words=_("jarig in de komende 4 weken"), passes=_birthday),
    )


def vog_to_do(line: PersonLine, today: dt.date) -> bool:
    """Whether a VOG is needed that nobody saw, or that should be renewed within eight weeks."""
    return line.vog_needed and not line.person.volunteer.vog_holds_on(today + VOG_AHEAD)


def _on_duty(line: PersonLine, today: dt.date) -> bool:
    return any(day in iso_week(today) for day in line.duty_days)


def _without_hours(line: PersonLine, today: dt.date) -> bool:
    since, last = line.person.volunteer.since, line.last_worked
    long_ago = today - NO_HOURS
    return (since is None or since < long_ago) and (last is None or last < long_ago)


def _birthday(line: PersonLine, today: dt.date) -> bool:
    birthday = line.person.volunteer.birthday_from(today)
    return birthday is not None and birthday <= today + BIRTHDAYS_AHEAD
