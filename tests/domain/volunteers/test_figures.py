"""Volunteers counted in three ways, and their hours."""

import datetime as dt

from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.volunteers.figures import (
    VolunteerFigures,
    volunteer_definitions,
    volunteer_figures,
    volunteers_defined,
)
from buurthuis_app.domain.volunteers.hours import HoursLine
from buurthuis_app.domain.volunteers.stays import Stay

TODAY = dt.date(2026, 11, 22)


def stay(since: dt.date | None, until: dt.date | None = None) -> Stay:
    return Stay(since=since, until=until)


RIA, PIET = new_id(), new_id()
ALWAYS = stay(None)
CAME = stay(dt.date(2026, 2, 28))
LEFT = stay(dt.date(2020, 1, 1), dt.date(2026, 2, 28))


def test_volunteers_are_counted_at_the_end_on_average_and_by_activity() -> None:
    worked = (
        HoursLine(volunteer_id=RIA, date=dt.date(2026, 1, 5), minutes=90),
        HoursLine(volunteer_id=PIET, date=dt.date(2026, 3, 31), minutes=60, noted_id=new_id()),
        HoursLine(volunteer_id=PIET, date=dt.date(2026, 4, 1), minutes=600),
    )
    found = volunteer_figures((ALWAYS, CAME, LEFT), worked, periods.quarter(2026, 1), TODAY)
    assert found == VolunteerFigures(
        at_end=2, average=2, active=2, joined=1, left=1, minutes=150, minutes_noted=60
    )
    assert found.hours == 2.5


def test_hours_of_professionals_stand_apart() -> None:
    paid = [HoursLine(volunteer_id=PIET, date=dt.date(2026, 1, 5), minutes=45)]
    later = HoursLine(volunteer_id=PIET, date=dt.date(2026, 4, 1), minutes=600)
    found = volunteer_figures((), (), periods.quarter(2026, 1), TODAY, [*paid, later])
    assert (found.minutes_paid, found.minutes, found.active) == (45, 0, 0)


def test_a_period_that_still_runs_is_looked_at_until_today() -> None:
    leaves = stay(None, dt.date(2026, 12, 1))
    later = HoursLine(volunteer_id=RIA, date=dt.date(2026, 11, 23), minutes=60)
    found = volunteer_figures((leaves,), (later,), periods.month(2026, 11), TODAY)
    assert (found.at_end, found.average, found.active, found.left) == (1, None, 0, 0)
    year = volunteer_figures((leaves,), (), periods.year(2026), TODAY)
    assert year.average == 1


def test_without_volunteers_there_is_nobody() -> None:
    found = volunteer_figures((), (), periods.year(2025), TODAY)
    assert (found.at_end, found.average, found.active, found.hours) == (0, 0, 0, 0)


def test_each_figure_is_defined_with_what_it_leaves_out() -> None:
    found = {one.term: one.meaning for one in volunteer_definitions()}
    assert len(found) == len(volunteer_definitions())
    assert "beroepskrachten" in found["vrijwilligersuren"]
    assert [one.term for one in volunteers_defined("weekly", "paid")] == [
        "wekelijks",
        "uren van beroepskrachten",
    ]
