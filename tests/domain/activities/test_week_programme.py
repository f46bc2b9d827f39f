"""The programme of a week, as it may hang at the door."""

import datetime as dt
from uuid import UUID

import pytest

from buurthuis_app.domain.activities.week_programme import (
    DAYS,
    ProgrammeDay,
    WeekProgramme,
    note_on,
    public_reason,
)
from buurthuis_app.domain.centre.centre import ClosedDay

CHRISTMAS = dt.date(2026, 12, 25)
QUIET = dt.date(2026, 11, 23)


def week_from(monday: dt.date) -> WeekProgramme:
    days = (ProgrammeDay(date=monday + dt.timedelta(days=n)) for n in range(DAYS))
    return WeekProgramme(centre="De Schakel", printed_on=monday, days=tuple(days))


def closed(day: dt.date, reason: str) -> ClosedDay:
    return ClosedDay(id=UUID(int=1), centre_id=UUID(int=2), first=day, last=day, reason=reason)


@pytest.mark.parametrize(
    ("monday", "number", "span"),
    [
        (dt.date(2026, 11, 16), 47, "16 tot en met 22 november 2026"),
        (dt.date(2026, 11, 30), 49, "30 november tot en met 6 december 2026"),
        (dt.date(2026, 12, 28), 53, "28 december 2026 tot en met 3 januari 2027"),
    ],
)
def test_a_week_has_a_number_and_names_no_month_or_year_twice(
    monday: dt.date, number: int, span: str
) -> None:
    week = week_from(monday)
    assert (week.week, week.span) == (number, span)


@pytest.mark.parametrize(
    ("because", "day", "said"),
    [
        (None, QUIET, ""),
        ("", QUIET, ""),
        ("Ria is ziek", QUIET, ""),
        ("Ziekte", QUIET, ""),
        ("Vakantie", QUIET, "vakantie"),
        ("te weinig vrijwilligers ", QUIET, "te weinig vrijwilligers"),
        ("Eerste kerstdag", CHRISTMAS, "eerste kerstdag"),
        ("Eerste kerstdag", QUIET, ""),
        ("verbouwing", QUIET, "verbouwing"),
        ("verbouwing", CHRISTMAS, ""),
    ],
)
def test_why_something_is_cancelled_is_only_said_in_general(
    because: str | None, day: dt.date, said: str
) -> None:
    assert public_reason(because, day, [closed(QUIET, "Verbouwing")]) == said


@pytest.mark.parametrize(
    ("day", "reason", "note"),
    [
        (QUIET, None, ""),
        (CHRISTMAS, None, "Eerste kerstdag"),
        (CHRISTMAS, "Kerstsluiting", "gesloten: Kerstsluiting"),
        (QUIET, "", "gesloten"),
        (QUIET, "Hele dag gesloten", "Hele dag gesloten"),
    ],
)
def test_beside_a_day_stands_why_the_house_is_closed_or_which_holiday_it_is(
    day: dt.date, reason: str | None, note: str
) -> None:
    assert note_on(day, [] if reason is None else [closed(day, reason)]) == note
