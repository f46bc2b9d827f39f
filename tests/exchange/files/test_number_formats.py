"""Formats of numbers: what is shown as money, a share, a day or a stretch of time, in every kind of file."""

import datetime as dt
from pathlib import Path

import pytest
import xlsxwriter
import xlwt

from buurthuis_app.exchange.files.number_formats import NumberLook, as_shown, look_of
from buurthuis_app.exchange.files.open_book import open_book
from tests.exchange.files.written_kinds import odf, write_ods

EURO, SHARE = '_-"€"* #,##0.00_-', "0%"


@pytest.mark.parametrize(
    ("number", "code", "look"),
    [
        (0, "", NumberLook.PLAIN),
        (14, "", NumberLook.MOMENT),
        (46, "", NumberLook.DURATION),
        (44, "", NumberLook.MONEY),
        (9, "", NumberLook.SHARE),
        (164, "General", NumberLook.PLAIN),
        (164, "[$-413]d mmmm yyyy;@", NumberLook.MOMENT),
        (164, "[h]:mm", NumberLook.DURATION),
        (164, '0 "dagen"', NumberLook.PLAIN),
        (164, "[$€-413] #,##0.00", NumberLook.MONEY),
        (164, EURO, NumberLook.MONEY),
        (164, "#,##0", NumberLook.PLAIN),
        (164, "0.0%", NumberLook.SHARE),
    ],
)
def test_a_format_says_what_a_number_is(number: int, code: str, look: NumberLook) -> None:
    assert look_of(number, code) is look


def test_money_and_shares_are_words_and_other_numbers_are_not() -> None:
    assert as_shown(2.5, NumberLook.MONEY) == "€ 2,50"
    assert as_shown(0.125, NumberLook.SHARE) == "12,5%"
    assert as_shown(12, NumberLook.PLAIN) is None


def _xlsx(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    for column, code in enumerate((EURO, SHARE)):
        sheet.write_number(0, column, 1, book.add_format({"num_format": code}))
    sheet.write_number(0, 2, 1)
    book.close()


def _xls(path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Blad1")
    for column, code in enumerate((EURO, SHARE, "General")):
        sheet.write(0, column, 1, xlwt.easyxf(num_format_str=code))
    book.save(str(path))


def _ods(path: Path) -> None:
    cells = "".join(
        f'<table:table-cell office:value-type="{kind}" office:value="1"><text:p>1</text:p></table:table-cell>'
        for kind in ("currency", "percentage", "float")
    )
    row = (
        f'<table:table table:name="Blad1"><table:table-row>{cells}</table:table-row></table:table>'
    )
    write_ods(path, odf("document-content", row))


def _xml(path: Path) -> None:
    styles = "".join(
        f'<Style ss:ID="{name}"><NumberFormat ss:Format="{name}"/></Style>'
        for name in ("Currency", "Percent")
    )
    cells = "".join(
        f'<Cell ss:StyleID="{name}"><Data ss:Type="Number">1</Data></Cell>'
        for name in ("Currency", "Percent", "Default")
    )
    path.write_text(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        f'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>{styles}</Styles>'
        f'<Worksheet ss:Name="Blad1"><Table><Row>{cells}</Row></Table></Worksheet></Workbook>',
        encoding="utf-8",
    )


@pytest.mark.parametrize("write", [_xlsx, _xls, _ods, _xml], ids=["xlsx", "xls", "ods", "xml"])
def test_money_and_shares_count_nobody_in_any_kind_of_file(write: object, tmp_path: Path) -> None:
    path = tmp_path / "lijst"
    assert callable(write)
    write(path)
    assert open_book(path).sheets[0].rows == (("€ 1,00", "100%", 1),)


def test_a_column_or_row_without_any_size_is_hidden_in_an_old_workbook(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Blad1")
    for row in range(3):
        for column in range(3):
            sheet.write(row, column, 10 * row + column)
    sheet.col(1).width = 0
    sheet.row(2).height_mismatch, sheet.row(2).height = 1, 0
    path = tmp_path / "lijst.xls"
    book.save(str(path))
    grid = open_book(path).sheets[0]
    assert [grid.at(0, 1), grid.at(2, 0), grid.at(1, 2)] == [None, None, 12]
    assert len(grid.hidden) == 2


def test_a_day_is_still_a_day(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "dag.xlsx")
    look = book.add_format({"num_format": "[$-413]d mmmm yyyy;@"})
    book.add_worksheet().write_datetime(0, 0, dt.date(2024, 3, 4), look)
    book.close()
    value = open_book(tmp_path / "dag.xlsx").sheets[0].at(0, 0)
    assert isinstance(value, dt.datetime)
    assert value.date() == dt.date(2024, 3, 4)
