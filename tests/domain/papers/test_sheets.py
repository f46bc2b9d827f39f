"""Sheets of plain values: the words of each cell, as a Dutch reader expects them."""

import datetime as dt

import pytest

from buurthuis_app.domain.papers.document import Cell, Value
from buurthuis_app.domain.papers.sheets import (
    Euros,
    HoursLong,
    Share,
    cell_words,
    evened,
    sheet,
    with_even_columns,
    without_empty,
)


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


def test_amounts_of_a_column_have_as_many_decimals_as_the_one_that_needs_most() -> None:
    def cells(*written: Value) -> tuple[Cell, ...]:
        return tuple(
            Cell(value=value, shown=cell_words(value).removesuffix(",00")) for value in written
        )

    money = cells(Euros(3000), Euros(1480.75), None, "wacht")
    assert [each.shown for each in evened(money)] == ["€\xa03.000,00", "€\xa01.480,75", "", "wacht"]
    hours = cells(HoursLong(84.25), HoursLong(58), HoursLong(2.5), 1200)
    assert [each.shown for each in evened(hours)] == ["84,25", "58,00", "2,50", "1.200"]
    assert evened(cells(Euros(1), 2.5, 3.0)) == cells(Euros(1), 2.5, 3.0)
    apart = Cell(value=HoursLong(3.5), shown="3,5 *"), Cell(value=HoursLong(4), shown="4 *")
    assert [each.shown for each in evened((*hours[:1], *apart))] == ["84,25", "3,50 *", "4,00 *"]
    said = Cell(value=HoursLong(2), shown="2 tot nu toe")
    assert evened((said, *hours[:1]))[0] is said


def test_a_table_is_drawn_with_its_amounts_under_each_other() -> None:
    table = sheet("Geld", ("wie", "uren"), (("Ria", HoursLong(2.5)), ("Kees", HoursLong(3))))
    assert [row.cells[1].shown for row in with_even_columns(table).rows] == ["2,5", "3,0"]
    plain = sheet("Aantallen", ("wie", "keren"), (("Ria", 2),))
    assert with_even_columns(plain) is plain


def test_a_column_of_which_nothing_is_known_goes_when_it_may() -> None:
    table = sheet("Plan", ("wat", "beoogd", "prognose"), (("Eten", None, None), ("Yoga", 3, None)))
    left = without_empty(table, "beoogd", "prognose")
    assert [heading.title for heading in left.headings] == ["wat", "beoogd"]
    assert [len(row.cells) for row in left.rows] == [2, 2]
    assert without_empty(table, "beoogd") == table
