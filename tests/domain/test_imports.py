"""What a file says, before anything is kept."""

import datetime as dt

import pytest

from buurthuis_app.domain.imports import CountFile, FoundOccurrence


@pytest.mark.parametrize(
    ("numbers", "cancelled", "visits"),
    [
        ((("", 14),), None, 14),
        ((("volwassenen", 12), ("kinderen", 3), ("nieuw", 2)), None, 15),
        ((("", 0),), None, 0),
        ((), "ziek", None),
    ],
)
def test_visits_in_a_file_leave_out_what_lies_inside_them(
    numbers: tuple[tuple[str, int], ...], cancelled: str | None, visits: int | None
) -> None:
    found = FoundOccurrence(
        where="Januari!N4",
        activity="Schaken",
        date=dt.date(2025, 1, 7),
        numbers=numbers,
        cancelled_because=cancelled,
    )
    file = CountFile(layout="month matrix", found=(found,), of_whom=frozenset({"nieuw"}))
    assert file.visits(found) == visits


def test_a_file_tells_which_activities_and_tally_kinds_it_names_once_each() -> None:
    def found(activity: str, *kinds: str) -> FoundOccurrence:
        numbers = tuple((kind, 1) for kind in kinds)
        day = dt.date(2025, 1, 7)
        return FoundOccurrence(where="", activity=activity, date=day, numbers=numbers)

    rows = (found("Schaken", "kinderen", ""), found("Koffie", ""), found("Schaken", "kinderen"))
    file = CountFile(layout="list", found=rows)
    assert file.names == ("Schaken", "Koffie")
    assert file.kinds == ("kinderen",)
