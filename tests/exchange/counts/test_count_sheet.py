"""Whatever counts a centre has: written in any layout, they are read back the same."""

import calendar
import csv
import datetime as dt
import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from buurthuis_app.domain.counts.count_sheet import FoundOccurrence
from buurthuis_app.exchange.counts.count_sheet import read_counts

Rows = list[list[object]]
Cell = tuple[str, tuple[tuple[str, int], ...], bool, str | None]
"""As it is written; and its numbers, whether it is an estimate, why it was cancelled."""
Counts = dict[tuple[str, dt.date], Cell]

NAMES = (
    "Koffie-inloop",
    "Taalcafé",
    "Breien & haken",
    "Jongereninloop 12-18",
    "Yoga 55+",
    "Repair Café",
    "Bingo",
)
NUMBER = st.integers(0, 99_999)
SMALL = st.integers(0, 400)


def plain(number: int) -> Cell:
    return (str(number), (("", number),), False, None)


def estimate(number: int) -> Cell:
    return (f"±{number}", (("", number),), True, None)


def parts(adults: int, children: int) -> Cell:
    return (f"{adults}+{children}", (("volwassenen", adults), ("kinderen", children)), False, None)


CELLS = st.one_of(
    st.builds(plain, NUMBER),
    st.builds(estimate, NUMBER),
    st.builds(parts, SMALL, SMALL),
    st.sampled_from(
        [("x", (), False, ""), ("vervallen", (), False, ""), ("dicht", (), False, "dicht")]
    ),
)
COUNTS = st.dictionaries(
    st.tuples(st.sampled_from(NAMES), st.dates(dt.date(2025, 1, 1), dt.date(2025, 12, 31))),
    CELLS,
    min_size=3,
    max_size=25,
).filter(lambda counts: 2 * sum(cell[0] == "x" for cell in counts.values()) <= len(counts))
"""Crosses alone may as well be a list of who was there, and then the program asks."""


def names_in(counts: Counts) -> list[str]:
    return sorted({name for name, _date in counts})


def month_sheets(counts: Counts) -> dict[str, Rows]:
    sheets: dict[str, Rows] = {}
    for month in sorted({date.month for _name, date in counts}):
        days = range(1, calendar.monthrange(2025, month)[1] + 1)
        rows: Rows = [[f"Bezoekers {month:02d}-2025"], [], ["Activiteit", *days, "Totaal"]]
        for name in names_in(counts):
            row = [counts.get((name, dt.date(2025, month, day)), (None,))[0] for day in days]
            rows.append([name, *row, 7])
        sheets[f"Maand {month}"] = [*rows, ["Totaal", *(9 for _day in days)]]
    return sheets


def one_row_a_count(counts: Counts) -> Rows:
    rows: Rows = [["Datum", "Activiteit", "Aantal"]]
    return rows + [
        [f"{day.day}-{day.month}-{day.year}", name, cell[0]] for (name, day), cell in counts.items()
    ]


def dates_down(counts: Counts) -> Rows:
    names = names_in(counts)
    rows: Rows = [["Datum", *names, "Totaal"]]
    for date in sorted({date for _name, date in counts}):
        cells = [counts.get((name, date), (None,))[0] for name in names]
        rows.append([date.isoformat(), *cells, 5])
    return rows


def save_workbook(path: Path, sheets: dict[str, Rows]) -> None:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append([int(c) if isinstance(c, str) and c.isdecimal() else c for c in row])
    workbook.save(path)


def save_text(path: Path, rows: Rows) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";").writerows(rows)
    path.write_bytes(stream.getvalue().encode("cp1252"))


def come_back_the_same(counts: Counts, save: Callable[[Path], None], layout: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lijst"
        save(path)
        file = read_counts(path)
    assert file.layout == layout
    assert not file.unreadable

    def cell(found: FoundOccurrence) -> tuple[object, ...]:
        return (found.numbers, found.estimated, found.cancelled_because)

    assert {(found.activity, found.date): cell(found) for found in file.found} == {
        key: value[1:] for key, value in counts.items()
    }


@settings(max_examples=settings().max_examples // 2)
@given(COUNTS)
def test_month_sheets_come_back_the_same(counts: Counts) -> None:
    come_back_the_same(
        counts, lambda path: save_workbook(path, month_sheets(counts)), "month matrix"
    )


@given(COUNTS)
def test_a_list_in_a_text_file_comes_back_the_same(counts: Counts) -> None:
    come_back_the_same(
        counts, lambda path: save_text(path, one_row_a_count(counts)), "one row a count"
    )


@given(COUNTS)
def test_a_list_in_a_workbook_comes_back_the_same(counts: Counts) -> None:
    rows = one_row_a_count(counts)
    come_back_the_same(counts, lambda path: save_workbook(path, {"Lijst": rows}), "one row a count")


@given(COUNTS.filter(lambda counts: len({date for _name, date in counts}) > 1))
def test_dates_down_come_back_the_same(counts: Counts) -> None:
    come_back_the_same(counts, lambda path: save_text(path, dates_down(counts)), "dates down")
