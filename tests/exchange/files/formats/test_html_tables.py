"""Web pages that are called .xls: their tables, nothing else, whatever their tags look like."""

import time
from pathlib import Path

import pytest

from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.files.open_book import open_book
from buurthuis_app.exchange.files.sheet_grid import Book


def page(path: Path, content: str, encoding: str = "utf-8") -> Book:
    target = path / "export.xls"
    target.write_bytes(content.encode(encoding))
    return open_book(target)


def test_a_table_is_a_sheet_of_texts_and_that_is_said(tmp_path: Path) -> None:
    book = page(
        tmp_path,
        "<!DOCTYPE html><html><head><style>td{x:'<td>'}</style></head><body><p>Export</p>"
        "<TABLE border=1><tr><th>Datum<th>Koffie &amp; thee</tr>"
        "<tr><td x:num='45355'>4-3-2024</td><td>\n 12 </td></tr></TABLE></body></html>",
    )
    (sheet,) = book.sheets
    assert sheet.rows == (("Datum", "Koffie & thee"), ("4-3-2024", "12"))
    assert (sheet.title, "webpagina" in book.left_out[0]) == ("", True)


def test_spans_breaks_comments_and_what_is_unseen(tmp_path: Path) -> None:
    (sheet,) = page(
        tmp_path,
        "<table><tr><td rowspan=2>maart</td><td colspan=2>wie<br>dan</td></tr>"
        "<!-- <tr><td>weg</td></tr> --><tr><td>a</td><td style='display:none'>b</td></tr>"
        '<tr style="mso-x:1;display:none"><td>c</td></tr><tr><td title="a>b">d</td></tr></table>',
    ).sheets
    assert sheet.rows == (("maart", "wie\ndan"), ("maart", "a"), (), ("d",))
    assert sheet.hidden == ("Verborgen rij 3",)


def test_tables_within_a_table_are_tables_of_their_own(tmp_path: Path) -> None:
    inner = "<table><tr><td>{0}</td><td>1</td></tr></table>"
    book = page(
        tmp_path,
        f"<table><tr><td>{inner.format('a')}</td><td>{inner.format('b')}</td></tr></table>",
    )
    assert [(sheet.title, sheet.rows) for sheet in book.sheets] == [
        ("Tabel 1", (("a", "1"),)),
        ("Tabel 2", (("b", "1"),)),
    ]


def test_the_encoding_that_a_page_names_counts(tmp_path: Path) -> None:
    head = '<html><meta http-equiv="Content-Type" content="text/html; charset={}">'
    table = "<table><tr><td>Café</td><td>€ 3</td></tr></table>"
    for encoding in ("windows-1252", "utf-8", "utf-16"):
        book = page(tmp_path, head.format(encoding) + table, encoding)
        assert book.sheets[0].rows == (("Café", "€ 3"),)


@pytest.mark.parametrize(
    "content",
    [
        "<table>" * 3_000,
        '<table><tr><td rowspan="9999999" colspan="9999999">a</td><td>b</td></table>',
        "<table><tr>" + "<td>a</td>" * 3_000 + "</table>",
        "<html>" + '<a "' * 200_000,
        "<html>" + "<!--" * 200_000,
        "<html>" + "<" * 400_000,
        "<table><tr><td>" + "&" * 400_000,
        "<html>" + "<table a='" * 50_000,
    ],
)
def test_a_hostile_page_gets_a_sentence_soon(content: str, tmp_path: Path) -> None:
    before = time.process_time()
    with pytest.raises(Invalid, match=r"\.$"):
        page(tmp_path, content)
    assert time.process_time() - before < 5
