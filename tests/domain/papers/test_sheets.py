"""Sheets of plain values: the words of each cell, as a Dutch reader expects them."""

import datetime as dt

import pytest

from buurthuis_app.domain.papers.document import Cell, Value
from buurthuis_app.domain.papers.sheets import Euros, Share, cell_words, sheet


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ("Ria", "Ria"),
        (dt.date(2026, 11, 22), "22-11-2026"),
        (dt.time(9, 30), "9.30"),
        (1500, "1.500"),
        (2.0, "2"),
        (2.5, "2,5"),
        (2.25, "2,25"),
        (Euros(12.5), "€\xa012,50"),
        (Share(0.423), "42%"),
    ],
)
def test_a_cell_says_what_it_holds(value: Value, words: str) -> None:
    assert cell_words(value) == words


def test_columns_of_numbers_alone_stand_right_and_a_ready_cell_keeps_its_words() -> None:
    year = Cell(value=2026, shown="2026")
    table = sheet("Uren", ("naam", ("uren", 2), "jaar"), (("Ria", 2.5, year), ("", None, "–")))
    assert [heading.number for heading in table.headings] == [False, True, False]
    assert [heading.share for heading in table.headings] == [1.0, 2, 1.0]
    assert table.rows[0].cells[2].shown == "2026"
    assert table.column("uren") == (2.5, None)
    assert not sheet("Leeg", ("naam",), ()).headings[0].number


def test_what_stands_in_many_rows_is_one_cell_unless_it_is_something_else() -> None:
    table = sheet("Weken", ("dag", "aantal"), (("ma", 1), ("ma", True), ("ma", 1.0)))
    (day, number), (again, told), (once_more, measured) = (row.cells for row in table.rows)
    assert day is again is once_more
    assert len({id(number), id(told), id(measured)}) == 3
