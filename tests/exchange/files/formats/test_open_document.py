"""LibreOffice's own kinds: repeats, merged cells, times, what was deleted, and what they would cost."""

import datetime as dt
import zipfile
from pathlib import Path

import pytest

from buurthuis_app.errors import AppError, Damaged, Invalid
from buurthuis_app.exchange.files.open_book import open_book
from buurthuis_app.exchange.files.sheet_grid import SheetGrid
from tests.exchange.files.written_kinds import odf, odf_cell, write_ods


def sheet_of(path: Path, rows: str, *, before: str = "") -> SheetGrid:
    table = f'<table:table table:name="A">{rows}</table:table>'
    (sheet,) = open_book(
        write_ods(path / "a.ods", odf("document-content", table, before=before))
    ).sheets
    return sheet


def row(*cells: str, extra: str = "") -> str:
    return f"<table:table-row {extra}>{''.join(cells)}</table:table-row>"


def test_repeated_cells_and_rows_stand_in_each_of_their_places(tmp_path: Path) -> None:
    twice = odf_cell(3, 'table:number-columns-repeated="2"')
    gap = '<table:table-cell table:number-columns-repeated="2"/>'
    sheet = sheet_of(tmp_path, row(gap, twice, extra='table:number-rows-repeated="2"'))
    assert sheet.rows == ((None, None, 3, 3), (None, None, 3, 3))


def test_a_time_a_truth_and_a_text_of_several_lines(tmp_path: Path) -> None:
    time = '<table:table-cell office:value-type="time" office:time-value="PT10H30M00S"/>'
    long = '<table:table-cell office:value-type="time" office:time-value="PT30H00M00S"/>'
    true = '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
    text = (
        '<table:table-cell office:value-type="string"><text:p>een<text:s text:c="2"/>twee</text:p>'
        "<text:p>drie</text:p></table:table-cell>"
    )
    ((clock, lasts, truth, words),) = sheet_of(tmp_path, row(time, long, true, text)).rows
    assert (clock, truth, words) == (dt.time(10, 30), True, "een  twee\ndrie")
    assert isinstance(lasts, str)


def test_a_formula_is_told_as_excel_would(tmp_path: Path) -> None:
    cells = odf_cell(19, 'table:formula="of:=SUM([.B1:.B2])"')
    sheet = sheet_of(tmp_path, row(cells))
    assert (sheet.rows, sheet.formulas) == (((19,),), {(0, 0): "=SUM(B1:B2)"})


def test_a_merged_name_reaches_down_and_what_it_covers_is_not_read(tmp_path: Path) -> None:
    down = odf_cell("Koffie", 'table:number-rows-spanned="2" table:number-columns-spanned="1"')
    covered = "<table:covered-table-cell office:value-type='float' office:value='9'/>"
    sheet = sheet_of(tmp_path, row(down, odf_cell(1)) + row(covered, odf_cell(2)))
    assert sheet.rows == (("Koffie", 1), ("Koffie", 2))


def test_what_was_deleted_and_what_floats_above_the_cells_is_not_read(tmp_path: Path) -> None:
    gone = f"<table:tracked-changes><table:deletion>{odf_cell(99)}</table:deletion></table:tracked-changes>"
    box = (
        "<drawing:frame><drawing:text-box><text:p>kader</text:p></drawing:text-box></drawing:frame>"
    )
    sheet = sheet_of(tmp_path, row(odf_cell(1, inside=box), odf_cell("a")), before=gone)
    assert sheet.rows == ((1, "a"),)


FAR = 'table:number-rows-repeated="1048576"'
HEAVY = {
    "a million filled rows": row(odf_cell(1), extra=FAR),
    "remarks a million times": row(
        "<table:table-cell><office:annotation><text:p>x</text:p></office:annotation></table:table-cell>",
        extra=FAR,
    ),
    "far to the right": row(
        '<table:table-cell table:number-columns-repeated="16000"/>', odf_cell(1)
    ),
    "a cell sixteen thousand times": row(odf_cell(1, 'table:number-columns-repeated="16384"')),
    "merged over all": row(
        odf_cell(1, 'table:number-columns-spanned="16384" table:number-rows-spanned="1048576"')
    ),
    "wide and long": row(odf_cell(1, 'table:number-columns-repeated="1900"'), extra=FAR),
}


@pytest.mark.parametrize("name", HEAVY)
def test_a_heavy_document_gets_a_sentence(name: str, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"\.$"):
        sheet_of(tmp_path, HEAVY[name])


def test_entities_are_refused(tmp_path: Path) -> None:
    content = odf("document-content", "").replace("?>", '?><!DOCTYPE a [<!ENTITY b "ha">]>', 1)
    with pytest.raises(Invalid, match="veiligheid"):
        open_book(write_ods(tmp_path / "a.ods", content))


def package(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return path


@pytest.mark.parametrize(
    ("mimetype", "manifest", "words"),
    [
        ("application/vnd.oasis.opendocument.text", "", "geen rekenblad"),
        (
            "application/vnd.oasis.opendocument.spreadsheet",
            "<manifest:encryption-data/>",
            "wachtwoord",
        ),
    ],
)
def test_what_is_no_open_spreadsheet_is_named(
    mimetype: str, manifest: str, words: str, tmp_path: Path
) -> None:
    path = package(
        tmp_path / "a.ods",
        mimetype=mimetype,
        content_xml="\x01\x02",
        **{"META-INF__manifest_xml": manifest},
    )
    with pytest.raises(Invalid, match=words):
        open_book(path)


def test_a_broken_document_is_damaged(tmp_path: Path) -> None:
    for content in ("<a", odf("document-content", "<table:table><x></table:table>")):
        with pytest.raises(Damaged, match="LibreOffice"):
            open_book(write_ods(tmp_path / "a.ods", content))
    wrong = '<table:table-cell office:value-type="date" office:date-value="gisteren"/>'
    with pytest.raises(AppError, match="beschadigd"):
        sheet_of(tmp_path, row(wrong))
