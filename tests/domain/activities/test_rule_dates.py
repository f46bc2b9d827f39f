"""Dates of rules: the same as dateutil gives, and never more work than there are days."""

import datetime as dt
from itertools import takewhile

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from buurthuis_app.domain.activities import recurrence
from buurthuis_app.domain.activities.recurrence import BrokenRule
from buurthuis_app.domain.activities.rule_dates import dates_of, parts_of

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def listed(numbers: st.SearchStrategy[int]) -> st.SearchStrategy[str]:
    return st.lists(numbers, min_size=1, max_size=3, unique=True).map(
        lambda found: ",".join(map(str, found))
    )


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Rules that give a date each few years at least: dateutil does not come back from others."""
    frequency = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 4))}"]
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 40))}")
    if frequency in {"DAILY", "YEARLY"} and draw(st.booleans()):
        parts.append(f"BYMONTH={draw(listed(st.integers(1, 12)))}")
    how = draw(st.sampled_from(("", "BYDAY", "BYMONTHDAY")))
    if how == "BYDAY":
        numbered = frequency[0] in "MY" and draw(st.booleans())
        nth = st.sampled_from(("1", "2", "3", "-1", "-2")) if numbered else st.just("")
        # "1MO,TU" is left out: dateutil then wants a day that is both, against RFC 5545.
        days = [f"{draw(nth)}{draw(st.sampled_from(DAYS))}" for _time in range(2)]
        parts.append(f"BYDAY={','.join(days)}")
    elif how and frequency != "WEEKLY":
        parts.append(f"BYMONTHDAY={draw(listed(st.sampled_from((1, 5, 13, 28, -1, -3))))}")
    if how and frequency in {"MONTHLY", "YEARLY"} and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(listed(st.sampled_from((1, -1))))}")
    return ";".join((*parts, f"WKST={draw(st.sampled_from(DAYS))}"))


@given(rule=rules(), start=st.dates(dt.date(2018, 1, 1), dt.date(2028, 2, 28)))
def test_the_dates_are_those_of_dateutil(rule: str, start: dt.date) -> None:
    last = start + dt.timedelta(days=800)
    series = rrulestr(rule, dtstart=dt.datetime.combine(start, dt.time()))
    expected = [moment.date() for moment in takewhile(lambda moment: moment.date() <= last, series)]
    assert list(dates_of(parts_of(rule, start), start, last)) == expected


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=YEARLY;BYYEARDAY=1,-1", ["2024-12-31", "2025-01-01", "2025-12-31"]),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", ["2024-05-13", "2025-05-12"]),
        ("FREQ=YEARLY;BYDAY=20MO", ["2024-05-13", "2025-05-19"]),
        ("FREQ=YEARLY", ["2024-03-04", "2025-03-04"]),
        ("FREQ=YEARLY;BYMONTH=5,6;BYDAY=1MO;COUNT=3", ["2024-05-06", "2024-06-03", "2025-05-05"]),
        ("FREQ=MONTHLY;COUNT=2", ["2024-03-04", "2024-04-04"]),
        ("FREQ=WEEKLY;COUNT=2", ["2024-03-04", "2024-03-11"]),
        ("FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=-1;COUNT=2", ["2024-03-06", "2024-03-13"]),
        ("FREQ=DAILY;UNTIL=20240305T120000Z", ["2024-03-04", "2024-03-05"]),
    ],
)
def test_what_rules_seldom_say_is_understood(rule: str, days: list[str]) -> None:
    start = dt.date(2024, 3, 4)
    found = dates_of(parts_of(rule, start), start, dt.date(2025, 12, 31))
    assert [day.isoformat() for day in found] == days


NEVER = (
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYSETPOS=5",
    "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4",
    "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2",
    "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1",
    "FREQ=YEARLY;BYWEEKNO=20;BYYEARDAY=300",
)


@pytest.mark.parametrize("rule", NEVER)
def test_a_rule_without_any_date_costs_no_more_than_its_days(rule: str) -> None:
    start, last = dt.date(2024, 3, 1), dt.date(2027, 3, 1)
    spent: list[int] = []
    assert list(dates_of(parts_of(rule, start), start, last, spent.append)) == []
    assert sum(spent) <= 4 * 366 * 2
    assert list(recurrence.dates(rule, start, start, last)) == []


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=9",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=MONTHLY;BYDAY=0TU",
        "FREQ=MONTHLY;BYSETPOS=0",
        "FREQ=WEEKLY;BYDAY=XX",
        "BYDAY=MO",
        "wekelijks",
    ],
)
def test_what_is_no_rule_of_days_is_refused(rule: str) -> None:
    with pytest.raises(ValueError, match=r".|^$"):
        parts_of(rule, dt.date(2024, 3, 4))
    with pytest.raises(BrokenRule):
        list(recurrence.dates(rule, dt.date(2024, 3, 4), dt.date(2024, 3, 4), dt.date(2025, 1, 1)))
