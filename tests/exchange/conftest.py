"""Sheets as people keep them, written to a file for a test."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from buurthuis_app.domain.counts.count_sheet import CountFile
from tests.exchange.written_sheets import Told, WriteBook, WriteText


@pytest.fixture
def book(tmp_path: Path) -> WriteBook:
    def write(
        sheets: Mapping[str, Sequence[Sequence[object]]],
        *,
        name: str = "lijst.xlsx",
        comments: Mapping[tuple[str, str], str] | None = None,
    ) -> Path:
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.worksheets[0])
        for title, rows in sheets.items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        for (title, place), text in (comments or {}).items():
            workbook[title][place].comment = Comment(text, "balie")
        path = tmp_path / name
        workbook.save(path)
        return path

    return write


@pytest.fixture
def text(tmp_path: Path) -> WriteText:
    def write(content: str, *, name: str = "lijst.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode(encoding))
        return path

    return write


@pytest.fixture
def told() -> Callable[[CountFile], Told]:
    """What a file tells, short: (activity, ISO date) -> its numbers, or the reason that it was cancelled."""

    def short(file: CountFile) -> Told:
        return {
            (found.activity, found.date.isoformat()): dict(found.numbers)
            if found.cancelled_because is None
            else found.cancelled_because
            for found in file.found
        }

    return short
