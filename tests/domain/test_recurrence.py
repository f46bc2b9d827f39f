"""Weekly rules: written, read back, said in Dutch, and followed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurthuis_app.domain.recurrence import ONCE, Weekly, dates, sentence, short, weekly

RULES = st.builds(
    Weekly,
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    interval=st.integers(1, 8),
)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2060, 1, 1))


@given(RULES)
def test_a_rule_reads_back_as_it_was_written(rule: Weekly) -> None:
    assert read(rule.text()) == rule
    assert sentence(rule.text()) == rule.sentence()


@given(RULES, DAYS, st.integers(0, 400), st.integers(0, 400))
def test_dates_are_those_weekdays_in_every_so_many_weeks_from_the_start(
    rule: Weekly, start: dt.date, skip: int, length: int
) -> None:
    first = start - dt.timedelta(days=30) + dt.timedelta(days=skip)
    last = first + dt.timedelta(days=length)
    begin = start - dt.timedelta(days=start.weekday())
    days = (first + dt.timedelta(days=n) for n in range(length + 1))
    expected = [
        day
        for day in days
        if day >= start
        and day.weekday() in rule.weekdays
        and (day - begin).days // 7 % rule.interval == 0
    ]
    assert list(dates(rule.text(), start, first, last)) == expected


def test_a_series_every_two_weeks_counts_on_over_week_53() -> None:
    rule = Weekly(weekdays=frozenset({3}), interval=2).text()
    found = list(dates(rule, dt.date(2026, 12, 17), dt.date(2026, 12, 1), dt.date(2027, 1, 31)))
    assert found == [
        dt.date(2026, 12, 17),
        dt.date(2026, 12, 31),
        dt.date(2027, 1, 14),
        dt.date(2027, 1, 28),
    ]


def test_something_for_one_day_takes_place_on_that_day_only() -> None:
    day = dt.date(2024, 2, 29)
    assert list(dates(ONCE, day, dt.date(2024, 1, 1), dt.date(2030, 1, 1))) == [day]


def test_nothing_takes_place_before_the_series_begins() -> None:
    rule = Weekly(weekdays=frozenset(range(7))).text()
    assert list(dates(rule, dt.date(2026, 5, 1), dt.date(2026, 4, 1), dt.date(2026, 4, 30))) == []


@pytest.mark.parametrize(
    ("rule", "words", "few"),
    [
        ("", "losse keren", "losse keren"),
        (ONCE, "één keer", "één keer"),
        (Weekly(weekdays=frozenset({1})).text(), "elke dinsdag", "di"),
        (Weekly(weekdays=frozenset({3, 1})).text(), "elke dinsdag en donderdag", "di en do"),
        (
            Weekly(weekdays=frozenset({0, 2, 4})).text(),
            "elke maandag, woensdag en vrijdag",
            "ma, wo en vr",
        ),
        (
            Weekly(weekdays=frozenset(range(5))).text(),
            "elke maandag tot en met vrijdag",
            "ma t/m vr",
        ),
        (
            Weekly(weekdays=frozenset({0}), interval=2).text(),
            "elke 2 weken op maandag",
            "elke 2 weken ma",
        ),
    ],
)
def test_a_rule_is_said_in_dutch(rule: str, words: str, few: str) -> None:
    assert (sentence(rule), short(rule)) == (words, few)


@pytest.mark.parametrize(
    "rule",
    [
        "elke dinsdag",
        "FREQ=DAILY;COUNT=3",
        "FREQ=WEEKLY;INTERVAL=1;WKST=MO;BYDAY=",
        "FREQ=WEEKLY;INTERVAL=1;WKST=MO;BYDAY=XX",
        "FREQ=WEEKLY;INTERVAL=1;WKST=MO;BYDAY=MO;COUNT=3",
        "FREQ=WEEKLY;INTERVAL=1;WKST=MO;BYDAY=MO;UNTIL=20261231",
    ],
)
def test_a_rule_that_says_more_than_weekly_is_not_read_as_if_it_were_read(rule: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read(rule)
