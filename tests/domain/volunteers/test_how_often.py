"""How often volunteers came, and for which duty."""

import datetime as dt
from uuid import UUID

from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.volunteers.hours import HoursLine
from buurthuis_app.domain.volunteers.how_often import DutyFigures, HowOften, by_duty, how_often
from buurthuis_app.domain.volunteers.stays import Stay

RIA, BAR, SHOP = new_id(), new_id(), new_id()
YEAR = periods.year(2026)
WEEK = dt.timedelta(weeks=1)


def lines(*days: dt.date, person: UUID = RIA, duty: UUID | None = None) -> list[HoursLine]:
    return [HoursLine(volunteer_id=person, date=day, minutes=60, duty_id=duty) for day in days]


def found(days: list[dt.date], *stays: Stay) -> HowOften:
    return how_often(lines(*days), {RIA: stays or (Stay(),)}, YEAR)


def test_more_than_half_of_the_weeks_is_weekly_and_half_is_not() -> None:
    first = dt.date(2026, 1, 1)  # 2026 has 53 weeks
    weeks = [first + number * WEEK for number in range(53)]
    assert found(weeks[:27]) == HowOften(weekly=1)
    assert found(weeks[:26]) == HowOften(now_and_then=1), "half of the year only"
    assert found(weeks[::2][:26]) == HowOften(monthly=1)
    assert found([*weeks[:26], *weeks[:26]]) == HowOften(now_and_then=1), "a week counts once"


def test_more_than_half_of_the_months_is_monthly() -> None:
    months = [dt.date(2026, month, 28) for month in range(1, 13)]
    assert found(months[:7]) == HowOften(monthly=1)
    assert found(months[:6]) == HowOften(now_and_then=1)


def test_only_weeks_in_which_somebody_was_a_volunteer_count() -> None:
    december = [dt.date(2026, 12, day) for day in (1, 8, 15)]
    assert found(december) == HowOften(now_and_then=1)
    assert found(december, Stay(since=december[0])) == HowOften(weekly=1)
    back = (Stay(until=dt.date(2026, 1, 7)), Stay(since=dt.date(2026, 12, 30)))
    assert found([dt.date(2026, 1, 2), dt.date(2026, 1, 7)], *back) == HowOften(weekly=1)
    elsewhere = Stay(since=dt.date(2027, 1, 1))
    assert found(december, elsewhere) == HowOften(now_and_then=1), "noted outside every stay"
    assert how_often(lines(*december), {}, YEAR) == HowOften(now_and_then=1)


def test_each_duty_has_its_people_and_hours_and_none_comes_last() -> None:
    worked = [
        *lines(YEAR.first, YEAR.first + WEEK, duty=SHOP),
        *lines(YEAR.first, person=new_id(), duty=SHOP),
        *lines(YEAR.first, duty=BAR),
        *lines(YEAR.first, YEAR.last, YEAR.last, YEAR.last),
    ]
    assert by_duty(worked, {BAR: "bar", SHOP: "winkel"}) == (
        DutyFigures(duty="winkel", people=2, minutes=180),
        DutyFigures(duty="bar", people=1, minutes=60),
        DutyFigures(duty="", people=1, minutes=240),
    )
    assert by_duty((), {}) == ()
