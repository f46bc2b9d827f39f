"""Timeline of the demo: its first and last day, shares of its history, and chance that repeats itself."""

import datetime as dt

from buurthuis_app.demo.days_off import days_off
from buurthuis_app.demo.timeline import Timeline, day_numbers
from buurthuis_app.domain.centre.centre import Weekday
from tests.conftest import TODAY


def timeline(seed: int = 2026) -> Timeline:
    return Timeline(years=2, today=TODAY, seed=seed, days_off=days_off([2026]))


def test_it_begins_so_many_years_ago_and_ends_a_year_ahead() -> None:
    assert (timeline().first, timeline().last) == (dt.date(2024, 11, 22), dt.date(2027, 11, 23))


def test_a_share_of_the_history_is_a_day() -> None:
    assert timeline().day_at(0) == timeline().first
    assert timeline().day_at(0.5) == dt.date(2025, 11, 22)
    assert timeline().day_at(1) == TODAY


def test_chance_is_the_same_for_a_seed_and_a_subject_and_another_for_others() -> None:
    drawn = timeline().chance("stories").random()
    assert timeline().chance("stories").random() == drawn
    assert timeline().chance("roster").random() != drawn
    assert timeline(seed=7).chance("stories").random() != drawn


def test_days_of_the_week_are_counted_as_a_date_counts_them() -> None:
    assert day_numbers(Weekday) == frozenset(range(7))
    assert day_numbers([Weekday.of(TODAY)]) == {TODAY.weekday()}
