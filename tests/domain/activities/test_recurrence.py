"""Rules by the week and by the month: written, read back, said in Dutch, and followed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurthuis_app.domain.activities.recurrence import (
    ONCE,
    BrokenRule,
    MonthlyOnDate,
    MonthlyOnWeekday,
    Rule,
    Weekly,
    check,
    dates,
    moved,
    ordinal,
    read,
    sentence,
    short,
)
from buurthuis_app.errors import Invalid

SUNDAY, TUESDAY = dt.date(2026, 11, 22), dt.date(2026, 11, 24)
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
    | st.builds(
        Weekly,
        weekdays=st.frozensets(st.integers(0, 6), min_size=1),
        odd=st.booleans(),
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


@given(st.frozensets(st.integers(0, 6), min_size=1), st.sampled_from([0, 1]), DAYS)
def test_odd_and_even_weeks_are_those_whose_number_is(
    weekdays: frozenset[int], left_by_two: int, start: dt.date
) -> None:
    rule = Weekly(weekdays=weekdays, odd=bool(left_by_two))
    days = (start + dt.timedelta(days=n) for n in range(800))
    expected = [
        day
        for day in days
        if day.weekday() in weekdays and day.isocalendar().week % 2 == left_by_two
    ]
    assert list(dates(rule.text(), start, start, start + dt.timedelta(days=799))) == expected


def test_two_odd_weeks_follow_each_other_after_week_53() -> None:
    begin, end = dt.date(2026, 12, 15), dt.date(2027, 1, 20)
    odd, even = (Weekly(weekdays=frozenset({1}), odd=odd).text() for odd in (True, False))
    assert list(dates(odd, begin, begin, end)) == [
        dt.date(2026, 12, 15),
        dt.date(2026, 12, 29),
        dt.date(2027, 1, 5),
        dt.date(2027, 1, 19),
    ]
    assert list(dates(even, begin, begin, end)) == [dt.date(2026, 12, 22), dt.date(2027, 1, 12)]


def test_something_for_one_day_takes_place_on_that_day_only() -> None:
    day = dt.date(2024, 2, 29)
    assert list(dates(ONCE, day, dt.date(2024, 1, 1), dt.date(2030, 1, 1))) == [day]


def test_nothing_takes_place_before_the_series_begins() -> None:
    rule = Weekly(weekdays=frozenset(range(7))).text()
    assert list(dates(rule, dt.date(2026, 5, 1), dt.date(2026, 4, 1), dt.date(2026, 4, 30))) == []


@pytest.mark.parametrize(
    ("rule", "words", "few"),
    [
        ("", "losse dagen", "losse dagen"),
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
        (Weekly(weekdays=frozenset(range(7))).text(), "elke dag", "elke dag"),
        (
            Weekly(weekdays=frozenset({0}), interval=2).text(),
            "elke 2 weken op maandag",
            "elke 2 weken ma",
        ),
        (
            Weekly(weekdays=frozenset({0}), odd=False).text(),
            "elke maandag in de even weken",
            "even weken ma",
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


@pytest.mark.parametrize(
    "rule",
    [
        "elke dinsdag",
        "FREQ=WEEKLY;BYDAY=XX",
        "BYDAY=TU",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=1,2",
        "DTSTART:20260101\nRRULE:FREQ=DAILY\nEXDATE:20260102",
    ],
)
def test_a_text_that_is_no_rule_of_days_is_refused_in_words(rule: str) -> None:
    with pytest.raises(BrokenRule, match="Kies de herhaling opnieuw"):
        check(rule)


@pytest.mark.parametrize("rule", ["", ONCE, "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"])
def test_no_rule_and_a_rule_from_elsewhere_may_be_kept(rule: str) -> None:
    check(rule)


def test_more_than_five_thousand_dates_at_once_are_refused_in_words() -> None:
    daily = Weekly(weekdays=frozenset(range(7))).text()
    first = dt.date(2000, 1, 1)
    last = first + dt.timedelta(days=4_999)
    assert len(list(dates(daily, first, first, last))) == 5_000
    with pytest.raises(BrokenRule, match=r"meer dan 5\.000 keren"):
        list(dates(daily, first, first, last + dt.timedelta(days=1)))


@pytest.mark.parametrize(
    ("rule", "was", "becomes", "expected"),
    [
        (
            Weekly(weekdays=frozenset({6}), interval=2, times=4),
            SUNDAY,
            TUESDAY,
            Weekly(weekdays=frozenset({1}), interval=2, times=4),
        ),
        (
            Weekly(weekdays=frozenset({4, 6})),
            SUNDAY,
            TUESDAY,
            Weekly(weekdays=frozenset({1, 4})),
        ),
        # week 47 is odd and 48 is even; 53 and 1 are both odd
        (
            Weekly(weekdays=frozenset({6}), odd=True),
            SUNDAY,
            TUESDAY,
            Weekly(weekdays=frozenset({1}), odd=False),
        ),
        (
            Weekly(weekdays=frozenset({6}), odd=True),
            dt.date(2027, 1, 3),
            dt.date(2027, 1, 5),
            Weekly(weekdays=frozenset({1}), odd=True),
        ),
        (MonthlyOnDate(day=22), SUNDAY, TUESDAY, MonthlyOnDate(day=24)),
        (
            MonthlyOnWeekday(nth=2, weekday=6),
            dt.date(2026, 11, 8),
            dt.date(2026, 11, 17),
            MonthlyOnWeekday(nth=3, weekday=1),
        ),
        # there is no fifth of each month, and what was the last stays the last
        (
            MonthlyOnWeekday(nth=4, weekday=6),
            SUNDAY,
            dt.date(2026, 11, 30),
            MonthlyOnWeekday(nth=-1, weekday=0),
        ),
        (
            MonthlyOnWeekday(nth=-1, weekday=6),
            dt.date(2026, 11, 29),
            TUESDAY,
            MonthlyOnWeekday(nth=-1, weekday=1),
        ),
        (
            MonthlyOnWeekday(nth=-1, weekday=6),
            dt.date(2026, 11, 29),
            dt.date(2026, 11, 19),
            MonthlyOnWeekday(nth=3, weekday=3),
        ),
    ],
)
def test_a_rule_moves_along_with_one_of_its_days(
    rule: Rule, was: dt.date, becomes: dt.date, expected: Rule
) -> None:
    assert moved(rule.text(), was, becomes) == expected.text()


@pytest.mark.parametrize("rule", ["", ONCE])
def test_what_has_no_days_of_its_own_has_no_rule_to_move(rule: str) -> None:
    assert moved(rule, SUNDAY, TUESDAY) == rule


def test_a_rule_from_elsewhere_cannot_move() -> None:
    with pytest.raises(Invalid, match="alleen deze keer"):
        moved("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=22", SUNDAY, TUESDAY)
