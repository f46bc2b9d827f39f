"""Rules by the week and by the month: written, read back, said in Dutch, and followed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurthuis_app.domain.recurrence import (
    ONCE,
    MonthlyOnDate,
    MonthlyOnWeekday,
    Rule,
    Weekly,
    dates,
    ordinal,
    read,
    sentence,
    short,
)

RULES = st.builds(
    Weekly,
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    interval=st.integers(1, 8),
)
TIMES = st.none() | st.integers(1, 60)
ALL_RULES: st.SearchStrategy[Rule] = (
    st.builds(
        Weekly,
        weekdays=st.frozensets(st.integers(0, 6), min_size=1),
        interval=st.integers(1, 8),
        times=TIMES,
    )
    | st.builds(MonthlyOnDate, day=st.integers(1, 31), interval=st.integers(1, 12), times=TIMES)
    | st.builds(
        MonthlyOnWeekday,
        nth=st.sampled_from([1, 2, 3, 4, -1]),
        weekday=st.integers(0, 6),
        interval=st.integers(1, 12),
        times=TIMES,
    )
)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2060, 1, 1))


@given(ALL_RULES)
def test_a_rule_reads_back_as_it_was_written(rule: Rule) -> None:
    assert read(rule.text()) == rule
    assert sentence(rule.text()) == rule.sentence()
    assert short(rule.text()) == rule.short()


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
    ("rule", "words", "few"),
    [
        (Weekly(weekdays=frozenset({1}), times=6), "elke dinsdag, 6 keer", "di"),
        (MonthlyOnDate(day=15), "elke maand op de 15e", "elke maand op de 15e"),
        (
            MonthlyOnDate(day=31, interval=3, times=1),
            "elke 3 maanden op de 31e, 1 keer",
            "elke 3 maanden op de 31e, 1 keer",
        ),
        (
            MonthlyOnWeekday(nth=2, weekday=1),
            "elke maand op de tweede dinsdag",
            "tweede di van de maand",
        ),
        (
            MonthlyOnWeekday(nth=-1, weekday=4, interval=2),
            "elke 2 maanden op de laatste vrijdag",
            "elke 2 maanden op de laatste vrijdag",
        ),
    ],
)
def test_a_rule_with_an_end_or_by_the_month_is_said_in_dutch(
    rule: Rule, words: str, few: str
) -> None:
    assert (rule.sentence(), rule.short()) == (words, few)
    assert [ordinal(nth) for nth in (1, 3, 4)] == ["eerste", "derde", "vierde"]


def test_a_month_without_that_day_is_passed_over() -> None:
    rule = MonthlyOnDate(day=31).text()
    found = list(dates(rule, dt.date(2026, 1, 31), dt.date(2026, 1, 1), dt.date(2026, 6, 30)))
    assert [day.month for day in found] == [1, 3, 5]
    leap = MonthlyOnDate(day=29, interval=12).text()
    found = list(dates(leap, dt.date(2024, 2, 29), dt.date(2024, 1, 1), dt.date(2032, 12, 31)))
    assert [day.year for day in found] == [2024, 2028, 2032]


def test_the_last_friday_is_the_fourth_or_the_fifth() -> None:
    rule = MonthlyOnWeekday(nth=-1, weekday=4).text()
    found = list(dates(rule, dt.date(2026, 1, 1), dt.date(2026, 1, 1), dt.date(2026, 3, 31)))
    assert found == [dt.date(2026, 1, 30), dt.date(2026, 2, 27), dt.date(2026, 3, 27)]


@pytest.mark.parametrize(
    "rule",
    [
        "elke dinsdag",
        "FREQ=DAILY;COUNT=3",
        "FREQ=WEEKLY;INTERVAL=1;WKST=MO;BYDAY=",
        "FREQ=WEEKLY;INTERVAL=1;WKST=MO;BYDAY=XX",
        "FREQ=WEEKLY;INTERVAL=x;WKST=MO;BYDAY=MO",
        "FREQ=WEEKLY;INTERVAL=1;WKST=MO;BYDAY=MO;UNTIL=20261231",
        "FREQ=MONTHLY;INTERVAL=1",
        "FREQ=YEARLY;INTERVAL=1;BYMONTHDAY=4",
        "FREQ=MONTHLY;INTERVAL=1;BYDAY=MO",
    ],
)
def test_a_rule_from_elsewhere_is_not_read_as_one_of_ours_and_still_has_words(rule: str) -> None:
    assert read(rule) is None
    assert sentence(rule) == short(rule) == "volgens een eigen regel"
