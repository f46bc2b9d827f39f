"""What a file says, before anything is kept."""

import datetime as dt

import pytest

from buurthuis_app.domain.counts.count_sheet import CountFile, FoundOccurrence, closest
from buurthuis_app.domain.shared.texts import name_key


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


@pytest.mark.parametrize(
    ("written", "same"),
    [("  Samen   ETEN ", "samen eten"), ("Cafe\u0301", "caf\u00e9"), ("", "")],
)
def test_capitals_and_spaces_make_no_other_name(written: str, same: str) -> None:
    assert name_key(written) == same


KNOWN = [
    ("Schaken", 1),
    ("Groep 1", 2),
    ("Groep 2", 3),
    ("Samen eten", 4),
    ("Samen zingen", 5),
    ("Koffie-inloop", 6),
    ("Koffie-inlopen", 7),
]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Schaaken", 1),
        ("schaken", 1),
        ("Schaatsen", None),
        ("Groep 3", None),  # another number is another group
        ("Groep 1", 2),
        ("Sammen eten", 4),
        ("Samen", None),  # a shorter name is another one
        ("Samen eten!", None),
        ("Koffie-inlop", 6),  # of two that are near the nearest
        ("Yoga", None),
    ],
)
def test_a_misspelled_name_is_found_and_another_number_or_a_shorter_name_is_not(
    name: str, found: int | None
) -> None:
    assert closest(name, KNOWN) == found
