"""Opening of a spreadsheet of any known kind, after a check that it is safe."""

import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.files.delimited import read_delimited
from buurthuis_app.exchange.files.file_kind import FileKind, kind_of
from buurthuis_app.exchange.files.sheet_grid import Book
from buurthuis_app.i18n import _


def open_book(path: Path, report: Progress = lambda _done, _all: None) -> Book:
    """All sheets of the file as plain values; what the file is called does not matter.

    `report` is told how far it is; an exception that it raises stops the reading.
    Raises Invalid or Damaged with a sentence when it can't be read.
    """
    kind = kind_of(path)
    try:
        return _READERS[kind](path, report)
    except OSError as error:
        raise Invalid(
            _("Dit bestand kan niet worden gelezen. Sluit het in Excel en probeer het opnieuw.")
        ) from error


def _package(path: Path, report: Progress) -> Book:
    """A zip of parts: of LibreOffice when it says so, else of Excel."""
    from buurthuis_app.exchange.files.formats.open_document import (
        is_open_document,
        read_open_document,
    )
    from buurthuis_app.exchange.files.workbook import read_workbook

    with (
        suppress(zipfile.BadZipFile, NotImplementedError, ValueError),
        zipfile.ZipFile(path) as archive,
    ):
        if is_open_document(archive):
            return read_open_document(path, report)
    return read_workbook(path, report)


def _old_workbook(path: Path, report: Progress) -> Book:
    from buurthuis_app.exchange.files.formats.old_workbook import read_old_workbook

    return read_old_workbook(path, path.read_bytes(), report)


def _flat_document(path: Path, report: Progress) -> Book:
    from buurthuis_app.exchange.files.formats.open_document import read_flat_document

    return read_flat_document(path, report)


def _spreadsheet_xml(path: Path, report: Progress) -> Book:
    from buurthuis_app.exchange.files.formats.spreadsheet_xml import read_spreadsheet_xml

    return read_spreadsheet_xml(path, report)


def _web_page(path: Path, report: Progress) -> Book:
    from buurthuis_app.exchange.files.formats.html_tables import read_html_tables

    return read_html_tables(path, report)


def _text(path: Path, _report: Progress) -> Book:
    return read_delimited(path)


_READERS: dict[FileKind, Callable[[Path, Progress], Book]] = {
    FileKind.PACKAGE: _package,
    FileKind.OLD_WORKBOOK: _old_workbook,
    FileKind.FLAT_DOCUMENT: _flat_document,
    FileKind.SPREADSHEET_XML: _spreadsheet_xml,
    FileKind.WEB_PAGE: _web_page,
    FileKind.TEXT: _text,
}
