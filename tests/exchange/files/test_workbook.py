"""The cells of a workbook say what openpyxl says of them, whoever wrote the file."""

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from buurthuis_app.errors import Damaged
from buurthuis_app.exchange.files.open_book import open_book
from buurthuis_app.exchange.files.sheet_grid import SheetGrid, Value
from tests.exchange.files.test_file_kind import MAIN, workbook
from tests.exchange.written_sheets import WriteBook

SAMPLES = Path(__file__).parents[2] / "samples"
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=12
)
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-99_999, 99_999),
    st.floats(-1e6, 1e6).map(lambda value: round(value, 3)),
    st.dates(dt.date(1995, 1, 1), dt.date(2099, 12, 31)),
    st.datetimes(dt.datetime(1995, 1, 1), dt.datetime(2099, 1, 1)).map(  # noqa: DTZ001 - a sheet has no zone
        lambda moment: moment.replace(microsecond=0)
    ),
    st.times().map(lambda time: time.replace(microsecond=0)),
    TEXTS.filter(lambda text: not text.startswith("=")),
)


def by_openpyxl(path: Path) -> dict[str, list[list[object]]]:
    """The visible sheets as openpyxl's full load tells them, without empty ends."""
    loaded = openpyxl.load_workbook(path, data_only=True)
    return {
        sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)]
        for sheet in loaded.worksheets
        if sheet.sheet_state == "visible"
    }


def trimmed(rows: list[list[object]]) -> list[list[object]]:
    made = []
    for row in rows:
        cells = [None if isinstance(cell, str) and not cell.strip() else cell for cell in row]
        while cells and cells[-1] is None:
            cells.pop()
        made.append(cells)
    while made and not made[-1]:
        made.pop()
    return made


def ours(path: Path) -> dict[str, list[list[Value]]]:
    return {sheet.title: [list(row) for row in sheet.rows] for sheet in open_book(path).sheets}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELLS, max_size=6), min_size=1, max_size=8))
def test_every_kind_of_value_is_read_as_openpyxl_reads_it(
    book: WriteBook, rows: list[list[object]]
) -> None:
    path = book({"Blad 1": rows, "Blad 2": [*rows, ["einde"]]})
    assert ours(path) == {title: trimmed(found) for title, found in by_openpyxl(path).items()}


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.xlsx")), ids=lambda path: path.stem)
def test_the_samples_are_read_as_openpyxl_reads_them(path: Path) -> None:
    expected = {title: trimmed(found) for title, found in by_openpyxl(path).items()}
    found = {title: trimmed([list(row) for row in rows]) for title, rows in ours(path).items()}
    for title, rows in expected.items():
        for row, cells in enumerate(rows):
            for column, value in enumerate(
                cells
            ):  # ours also holds what a merged name reaches down to
                assert value is None or found[title][row][column] == value


def only(path: Path) -> SheetGrid:
    (sheet,) = open_book(path).sheets
    return sheet


def test_a_text_in_pieces_is_one_text_without_how_it_is_pronounced(tmp_path: Path) -> None:
    pieces = (
        '<is><r><t>Kof</t></r><r><rPr><b/></rPr><t xml:space="preserve">fie </t></r>'
        "<rPh sb='0' eb='1'><t>koffie</t></rPh></is>"
    )
    path = workbook(
        tmp_path / "a.xlsx", (f'<row r="1"><c r="B1" t="inlineStr">{pieces}</c></row>',)
    )
    assert only(path).rows == ((None, "Koffie "),)


def test_a_formula_of_something_else_than_a_cell_is_no_formula_of_the_last_cell(
    tmp_path: Path,
) -> None:
    rule = '<extLst><ext xmlns:xm="x"><xm:f>SUM(A1:A9)</xm:f></ext></extLst>'
    sheet = only(workbook(tmp_path / "a.xlsx", after=rule))
    assert (sheet.rows, sheet.formulas) == (((1,),), {})


def test_a_sheet_whose_elements_have_a_prefix_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    row = "<x:row><x:c><x:v>7</x:v></x:c></x:row>"
    content = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{row}</x:sheetData></x:worksheet>'
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = content.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert only(path).rows == ((7,),)


def test_what_is_hidden_below_a_merged_cell_is_not_read(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>',
        '<row r="2"><c r="A2"><v>4</v></c></row>',
    )
    merged = '<mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="A1:A3"/></mergeCells>'
    sheet = only(workbook(tmp_path / "a.xlsx", rows, after=merged))
    assert sheet.rows == ((1, 2), (1,), (1,))


def test_a_cell_that_contradicts_its_file_is_damage(tmp_path: Path) -> None:
    for cell in ('<c r="A1" t="s"><v>9</v></c>', '<c r="A0"><v>1</v></c>', "<c><v>een</v></c>"):
        path = workbook(tmp_path / "a.xlsx", (f'<row r="1">{cell}</row>',))
        with pytest.raises(Damaged):
            open_book(path)


def test_reading_tells_how_far_it_is_within_one_sheet(book: WriteBook) -> None:
    rows = [["Datum", "Activiteit", "Aantal"]]
    path = book({"Lijst": [*rows, *([dt.date(2025, 1, 3), f"Koffie {n}", n] for n in range(999))]})
    told: list[tuple[int, int]] = []
    open_book(path, lambda done, of: told.append((done, of)))
    assert told[-1][0] == told[-1][1]
    assert told == sorted(told)
