"""Old workbooks (.xls): formulas, merged cells, times, passwords, and files that were made to fill the memory."""

import datetime as dt
import random
import struct
from pathlib import Path
from typing import Any

import pytest
import xlwt

from buurthuis_app.errors import AppError, Damaged, Invalid
from buurthuis_app.exchange.files.formats.old_workbook import read_old_workbook
from buurthuis_app.exchange.files.open_book import open_book
from buurthuis_app.exchange.files.sheet_grid import SheetGrid
from tests.exchange.files.written_kinds import write_xls


def saved(path: Path, book: Any) -> Path:
    target = path / "oud.xls"
    book.save(str(target))
    return target


def only(path: Path) -> SheetGrid:
    (sheet,) = open_book(path).sheets
    return sheet


def test_formulas_are_told_from_what_was_typed(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("Eerst").write(0, 0, xlwt.Formula("5+6"))
    sheet = book.add_sheet("Lijst")
    sheet.write(0, 0, 3)
    sheet.write(1, 0, xlwt.Formula("3+4"))
    sheet.write(2, 0, xlwt.Formula("SUM(A1:A2)"))
    first, second = open_book(saved(tmp_path, book)).sheets
    assert first.formulas == {(0, 0): "=5+6"}
    assert second.formulas == {(1, 0): "=3+4", (2, 0): "=SUM(A1:A2)"}


def test_times_errors_and_merged_names(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Lijst")
    sheet.write_merge(0, 1, 0, 0, "Koffie")
    sheet.write(0, 1, dt.time(10, 30), xlwt.easyxf(num_format_str="h:mm"))
    sheet.write(1, 1, 1.5, xlwt.easyxf(num_format_str="[h]:mm"))
    sheet.write(1, 2, True)  # noqa: FBT003 - the value of a cell
    (first, second) = only(saved(tmp_path, book)).rows
    assert first == ("Koffie", dt.time(10, 30))
    assert (second[0], second[2]) == ("Koffie", True)
    assert isinstance(second[1], str)


def test_days_of_an_old_macintosh_are_counted_from_1904(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.dates_1904 = True
    sheet = book.add_sheet("Lijst")
    sheet.write(0, 0, dt.date(2024, 3, 4), xlwt.easyxf(num_format_str="DD-MM-YYYY"))
    assert only(saved(tmp_path, book)).rows == ((dt.datetime(2024, 3, 4),),)  # noqa: DTZ001


def test_a_password_is_named(tmp_path: Path) -> None:
    content = write_xls(tmp_path / "a.xls").read_bytes()
    start = content.index(struct.pack("<HH", 0x0085, 12 + 1))  # the entry of a sheet
    locked = content[:start] + struct.pack("<H", 0x002F) + content[start + 2 :]
    with pytest.raises(Invalid, match="wachtwoord"):
        read_old_workbook(tmp_path / "a.xls", locked, lambda _done, _all: None)


def test_another_old_office_file_is_named(tmp_path: Path) -> None:
    content = write_xls(tmp_path / "a.xls").read_bytes()
    name, other = "Workbook".encode("utf-16-le"), "WordDocu".encode("utf-16-le")
    path = tmp_path / "brief.doc"
    path.write_bytes(content.replace(name, other))
    with pytest.raises(Invalid, match="geen rekenblad"):
        open_book(path)


@pytest.mark.parametrize(("sheets", "refused"), [(4, False), (12, True)])
def test_far_cells_make_no_large_grid(
    sheets: int,
    refused: bool,  # noqa: FBT001 - a parameter of the test
    tmp_path: Path,
) -> None:
    book = xlwt.Workbook()
    for number in range(sheets):
        sheet = book.add_sheet(f"Blad {number}")
        sheet.write(0, 0, 1)
        sheet.write(65_535, 255, 2)
    path = saved(tmp_path, book)
    if refused:
        with pytest.raises(Invalid, match="te veel cellen"):
            open_book(path)
    else:
        assert len(open_book(path).sheets) == sheets


def test_too_many_cells_are_refused_before_they_are_read(tmp_path: Path) -> None:
    content = write_xls(tmp_path / "a.xls").read_bytes()
    row = struct.pack("<HH", 0x00BE, 6 + 2 * 255) + struct.pack("<HH", 1, 0) + bytes(2 * 256)
    start = content.index(struct.pack("<HH", 0x0809, 16))
    stream = content[start : start + 20] + row * 6_000
    path = tmp_path / "vol.xls"
    path.write_bytes(compound(stream))
    with pytest.raises(Invalid, match="te veel cellen"):
        open_book(path)


def compound(stream: bytes) -> bytes:
    """The stream as the workbook of an Office container."""
    made: Any = xlwt.CompoundDoc.XlsDoc()
    made.book_stream_len = -(-len(stream) // 512) * 512
    made.book_stream = stream
    from io import BytesIO

    target = BytesIO()
    made.save(target, stream)
    return target.getvalue()


@pytest.mark.parametrize("seed", range(30))
def test_wrong_bytes_never_break_the_program(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311
    content = bytearray(write_xls(tmp_path / "a.xls").read_bytes())
    for _ in range(15):
        content[chance.randrange(512, len(content))] = chance.randrange(256)
    path = tmp_path / "fout.xls"
    path.write_bytes(content)
    try:
        assert open_book(path).stem == "fout"
    except AppError as error:
        assert error.sentence.endswith(".")  # noqa: PT017 - either outcome is right


def test_a_truncated_workbook_is_damaged(tmp_path: Path) -> None:
    content = write_xls(tmp_path / "a.xls").read_bytes()
    (tmp_path / "half.xls").write_bytes(content[: len(content) // 2])
    with pytest.raises(Damaged, match="beschadigd"):
        open_book(tmp_path / "half.xls")
