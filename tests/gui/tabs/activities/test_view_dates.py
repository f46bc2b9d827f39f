"""The days that a view of Activiteiten shows, and where a step leads."""

import datetime as dt

import pytest

from buurthuis_app.gui.tabs.activities.toolbar import ProgrammeView
from buurthuis_app.gui.tabs.activities.view_dates import monday, stepped, stretch

SUNDAY = dt.date(2026, 11, 22)


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert monday(SUNDAY) == dt.date(2026, 11, 16)
    assert stretch(ProgrammeView.WEEK, SUNDAY) == (dt.date(2026, 11, 16), SUNDAY)
    assert stretch(ProgrammeView.LIST, SUNDAY) == stretch(ProgrammeView.WEEK, SUNDAY)


def test_a_month_shows_all_weeks_that_it_is_in() -> None:
    assert stretch(ProgrammeView.MONTH, SUNDAY) == (dt.date(2026, 10, 26), dt.date(2026, 12, 6))


@pytest.mark.parametrize(
    ("view", "steps", "there"),
    [
        (ProgrammeView.WEEK, 1, dt.date(2026, 11, 29)),
        (ProgrammeView.WEEK, -2, dt.date(2026, 11, 8)),
        (ProgrammeView.MONTH, 1, dt.date(2026, 12, 1)),
        (ProgrammeView.MONTH, -1, dt.date(2026, 10, 1)),
    ],
)
def test_a_step_leads_a_week_or_a_month_on(view: ProgrammeView, steps: int, there: dt.date) -> None:
    assert stepped(view, SUNDAY, steps) == there
