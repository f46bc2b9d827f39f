"""A list is read the same whatever kind of spreadsheet it is kept in, and by what it is, not by its name."""

import datetime as dt
from pathlib import Path

import pytest

from buurthuis_app.exchange.counts.count_sheet import read_counts
from buurthuis_app.exchange.files.open_book import open_book
from tests.exchange.files.written_kinds import DAY, REMARK, WRITERS

SHOWN = (
    ("Datum", "Activiteit", "Aantal", None),
    (DAY, "Koffie é", 12, None),
    (DAY + dt.timedelta(days=1), "Yoga", 7, None),
    (),
)


def days(rows: tuple[tuple[object, ...], ...]) -> tuple[tuple[object, ...], ...]:
    """A day with the time of midnight is that day."""
    return tuple(
        tuple(cell.date() if isinstance(cell, dt.datetime) else cell for cell in row)
        for row in rows
    )


@pytest.mark.parametrize("kind", WRITERS)
def test_every_kind_says_the_same(kind: str, tmp_path: Path) -> None:
    book = open_book(WRITERS[kind](tmp_path / "lijst.dat"))
    (sheet,) = book.sheets
    assert (sheet.title, days(sheet.rows)) == ("Lijst", SHOWN)
    assert book.left_out == (
        "Verborgen blad Geheim",
        "Verborgen kolom D (Kosten) op blad Lijst",
        "Verborgen rij 4 op blad Lijst",
    )


@pytest.mark.parametrize("kind", sorted(set(WRITERS) - {"xls"}))
def test_every_kind_keeps_its_remarks(kind: str, tmp_path: Path) -> None:
    (sheet,) = open_book(WRITERS[kind](tmp_path / "lijst.dat")).sheets
    assert sheet.comments == {(1, 2): REMARK}


@pytest.mark.parametrize("kind", WRITERS)
def test_counts_name_what_was_hidden(kind: str, tmp_path: Path) -> None:
    file = read_counts(WRITERS[kind](tmp_path / "tellingen 2024.dat"))
    assert sum(sum(dict(found.numbers).values()) for found in file.found) == 19
    told = " ".join(file.unused)
    assert "Verborgen kolom D (Kosten)" in told
    assert "Verborgen rij 4" in told
