"""Hours added up and laid beside what may be received for them."""

import datetime as dt

import pytest

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.volunteers import allowance, hours
from buurthuis_app.domain.volunteers.allowance import AllowanceUse, AllowanceYear, Level
from buurthuis_app.domain.volunteers.hours import HoursLine, NotedHours
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.i18n import in_hours
from buurthuis_app.records import replace

TODAY = dt.date(2026, 11, 22)
RIA = Volunteer(id=new_id(), centre_id=new_id(), name="Ria", birth_date=dt.date(1951, 1, 1))
TABLE = allowance.usual_allowances(RIA.centre_id)
NOTED = NotedHours(
    id=new_id(), centre_id=RIA.centre_id, volunteer_id=RIA.id, date=TODAY, minutes=150
)


def worked(day: dt.date, hours_: float) -> HoursLine:
    return HoursLine(volunteer_id=RIA.id, date=day, minutes=round(hours_ * 60))


def test_hours_are_some_and_not_of_a_day_to_come() -> None:
    def fields(noted: NotedHours) -> list[str]:
        return [problem.field for problem in hours.problems_of_hours(noted, TODAY)]

    assert fields(NOTED) == []
    assert fields(replace(NOTED, minutes=0)) == ["minutes"]
    assert fields(replace(NOTED, minutes=745 * 60)) == ["minutes"]
    assert fields(replace(NOTED, date=TODAY + dt.timedelta(days=1))) == ["date"]
    assert fields(replace(NOTED, remark="x" * 501)) == ["remark"]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(120, "2"), (150, "2,5"), (135, "2,25"), (100, "1,67"), (90_000, "1.500")],
)
def test_minutes_are_said_as_hours(minutes: int, words: str) -> None:
    assert in_hours(minutes) == words


def test_hours_add_up_along_any_line() -> None:
    lines = (worked(dt.date(2026, 1, 5), 2), worked(dt.date(2026, 1, 31), 1.5), worked(TODAY, 1))
    assert hours.total_minutes(lines) == 270
    by_month = hours.minutes_by(lines, lambda one: hours.month_of(one.date))
    assert by_month == {dt.date(2026, 1, 1): 210, dt.date(2026, 11, 1): 60}


def test_a_year_without_amounts_of_its_own_takes_those_of_the_last_year_before_it() -> None:
    assert allowance.amounts_of(2024, TABLE) is None
    found = allowance.amounts_of(2031, TABLE)
    assert found is not None
    assert (found.year, found.per_hour, found.per_month, found.per_year) == (
        2026,
        575,
        22_000,
        220_000,
    )


def test_what_hours_come_to_by_month_and_year() -> None:
    lines = (worked(dt.date(2025, 12, 31), 10), worked(dt.date(2026, 1, 5), 10), worked(TODAY, 20))
    december, january, november = allowance.uses(RIA, lines, TABLE)
    assert (december.in_month, december.in_year) == (5_600, 5_600)
    assert (january.in_month, january.in_year) == (5_750, 5_750)
    assert (november.in_month, november.in_year) == (11_500, 17_250)
    assert allowance.uses(RIA, [worked(dt.date(2020, 1, 1), 5)], TABLE) == ()


def test_half_a_cent_of_allowance_goes_up() -> None:
    (use,) = allowance.uses(RIA, [worked(TODAY, 1.5)], TABLE)
    assert (use.in_month, use.in_year) == (863, 863)  # 862,5 cents


def test_under_21_the_lower_amount_holds_until_the_birthday() -> None:
    young = replace(RIA, birth_date=dt.date(2005, 11, 22))
    lines = (worked(dt.date(2026, 11, 21), 1), worked(dt.date(2026, 11, 22), 1))
    (found,) = allowance.uses(young, lines, TABLE)
    assert found.in_month == 340 + 575
    (unknown,) = allowance.uses(replace(RIA, birth_date=None), lines, TABLE)
    assert unknown.in_month == 2 * 575


def test_people_are_warned_at_80_percent_and_stopped_over_100() -> None:
    def level(month: int, year: int) -> Level:
        return AllowanceUse(month=TODAY, in_month=month, in_year=year, amounts=TABLE[1]).level

    assert level(17_599, 0) is Level.FINE
    assert level(17_600, 0) is Level.NEAR
    assert level(22_000, 0) is Level.NEAR
    assert level(22_001, 0) is Level.OVER
    assert level(0, 176_000) is Level.NEAR
    assert level(0, 220_001) is Level.OVER
    nothing = replace(TABLE[1], per_month=0, per_year=0)
    free = AllowanceUse(month=TODAY, in_month=0, in_year=0, amounts=nothing)
    assert (free.share, free.level) == (0.0, Level.FINE)


def test_what_is_noted_now_counts_in_the_later_months_of_its_year_too() -> None:
    lines = tuple(worked(dt.date(2026, month, 1), 38) for month in range(1, 12))
    found = allowance.uses(RIA, lines, TABLE)
    worst = allowance.worst_from(dt.date(2026, 3, 1), found)
    assert worst is not None
    assert (worst.month, worst.level) == (dt.date(2026, 11, 1), Level.OVER)
    assert allowance.worst_from(dt.date(2027, 1, 1), found) is None


def test_amounts_are_within_reason() -> None:
    def fields(amounts: AllowanceYear) -> list[str]:
        return [problem.field for problem in allowance.problems_of_amounts(amounts)]

    amounts = TABLE[1]
    assert fields(amounts) == []
    assert fields(replace(amounts, year=26)) == ["year"]
    assert fields(replace(amounts, per_hour=-1)) == ["per_hour"]
    assert fields(replace(amounts, per_year=100)) == ["per_year"]


def test_the_sentence_is_about_what_is_nearer_to_its_most() -> None:
    def said(month: int, year: int) -> str:
        return allowance.in_words(
            AllowanceUse(month=dt.date(2026, 11, 1), in_month=month, in_year=year, amounts=TABLE[1])
        )

    assert said(22_001, 30_000).startswith("De vergoeding komt in november 2026 op")
    assert said(1_000, 219_000).startswith("De vergoeding komt in 2026 op")
