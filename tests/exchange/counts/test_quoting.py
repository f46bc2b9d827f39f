"""Questions quote no word of a file but the program's own headings."""

import datetime as dt
from collections.abc import Iterable

import pytest

from buurthuis_app.domain.counts.count_sheet import SheetQuestion
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.counts.count_sheet import read_book
from buurthuis_app.exchange.counts.quoting import quoted, token
from buurthuis_app.exchange.files.sheet_grid import Book, SheetGrid, Value

TODAY = dt.date(2026, 11, 30)
PEOPLE = ("Zeynep Yildiz", "Xaverius", "Wubbo Quak", "Ömer", "Ytsje")
MONDAYS = tuple(dt.date(2024, 3, 4) + dt.timedelta(days=7 * week) for week in range(8))
Rows = list[list[Value]]


def _columns(names: Iterable[str], *numbers: Iterable[int]) -> Rows:
    rows: Rows = [["Datum", *names]]
    return rows + [
        [day, *row] for day, row in zip(MONDAYS, zip(*numbers, strict=True), strict=True)
    ]


LITTLE, MORE = (3, 5, 4, 6, 8, 3, 7, 5), (9, 4, 7, 8, 2, 6, 3, 9)
NEARLY_SUMS = (12, 9, 11, 14, 10, 9, 10, 15)
RISING = tuple(range(50, 58))
SHEETS: dict[str, Rows] = {
    "sum": _columns(PEOPLE[1:4], LITTLE, MORE, NEARLY_SUMS),
    "rising": _columns(("Koffie", PEOPLE[1]), LITTLE, RISING),
    "large": _columns(("Koffie", "Yoga", PEOPLE[2]), LITTLE, MORE, [n * 90 for n in MORE]),
    "people": _columns((PEOPLE[0], "Anna", "Bob"), LITTLE, MORE, LITTLE),
    "money": [
        ["Activiteit", *MONDAYS],
        ["Koffie", *LITTLE],
        [f"Kas {PEOPLE[1]}", *MORE],
    ],
    "total": _columns(("Koffie", "Yoga", f"Totaal {PEOPLE[1]}"), LITTLE, MORE, LITTLE),
    "columns": [["Datum", PEOPLE[3], "Koffie"]],
}
SHEETS["columns"] += [[day, day + dt.timedelta(days=1), 5 + day.day % 7] for day in MONDAYS]


def _questions(rows: Rows) -> tuple[SheetQuestion, ...]:
    sheet = SheetGrid(title="Blad1", rows=tuple(map(tuple, rows)))
    try:
        book = Book(stem="lijst", sheets=(sheet,))
        return read_book(book, lambda _done, _all: None, today=TODAY).unclear
    except Invalid:
        return ()


@pytest.mark.parametrize("name", SHEETS)
def test_no_question_tells_a_name_of_the_file(name: str) -> None:
    questions = _questions(SHEETS[name])
    told = " ".join(
        " ".join((q.key, q.sentence, *(choice.words for choice in q.choices))) for q in questions
    ).casefold()
    assert not [who for person in PEOPLE for who in person.casefold().split() if who in told]


def test_the_sheets_of_this_test_do_raise_questions() -> None:
    asked = {q.key.partition(":")[0] for rows in SHEETS.values() for q in _questions(rows)}
    assert asked >= {"sum", "large", "name"}


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("Aantal bezoekers", "Aantal bezoekers"),
        ("Totaal", "Totaal"),
        ("Totaal Ömer", "Blad1!A1"),
        ("Koffie", "Blad1!A1"),
        ("Мария", "Blad1!A1"),
        (2024, "Blad1!A1"),
        (None, "Blad1!A1"),
    ],
)
def test_a_heading_is_quoted_when_all_its_words_are_known(heading: Value, shown: str) -> None:
    assert quoted(SheetGrid(title="Blad1", rows=((heading,),)), 0, 0) == shown


def test_a_token_is_the_same_for_the_same_name_and_does_not_tell_it() -> None:
    assert token("Truus  de Wit") == token("truus de wit") != token("Truus")
    assert "truus" not in token("Truus")
