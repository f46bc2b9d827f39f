"""Totals of a count sheet as it is read now."""

import datetime as dt

from buurthuis_app.domain.counts.count_sheet import CountFile, FoundOccurrence
from buurthuis_app.domain.counts.sheet_totals import ActivityTotal, totals_of

MONDAY, TUESDAY = dt.date(2024, 3, 4), dt.date(2024, 3, 5)


def occurrence(activity: str, date: dt.date, visits: int | None) -> FoundOccurrence:
    return FoundOccurrence(
        where="A1",
        activity=activity,
        date=date,
        numbers=() if visits is None else (("", visits),),
        cancelled_because="" if visits is None else None,
    )


def test_the_visits_days_and_activities_are_added_up() -> None:
    found = (
        occurrence("Koffie", MONDAY, 5),
        occurrence("Yoga", MONDAY, None),
        occurrence("Koffie", TUESDAY, 7),
        occurrence("Yoga", dt.date(2024, 3, 6), None),
    )
    totals = totals_of(CountFile(layout="", found=found))
    assert (totals.visits, totals.days, totals.counted) == (12, 2, 2)
    assert (totals.first, totals.last) == (MONDAY, dt.date(2024, 3, 6))
    assert totals.activities == (
        ActivityTotal(name="Koffie", days=2, visits=12),
        ActivityTotal(name="Yoga", days=0, visits=0),
    )


def test_a_file_without_counts_has_no_first_day() -> None:
    assert totals_of(CountFile(layout="", found=())).first is None
