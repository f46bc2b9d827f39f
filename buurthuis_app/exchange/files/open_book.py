"""Opening of a spreadsheet of any known kind, after a check that it is safe."""

from pathlib import Path

from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.files.delimited import read_delimited
from buurthuis_app.exchange.files.file_kind import FileKind, kind_of
from buurthuis_app.exchange.files.sheet_grid import Book, Progress
from buurthuis_app.i18n import _


def open_book(path: Path, report: Progress = lambda _done, _all: None) -> Book:
    """All sheets of the file as plain values; what the file is called does not matter.

    `report` is told how far it is; an exception that it raises stops the reading.
    Raises Invalid or Damaged with a sentence when it can't be read.
    """
    kind = kind_of(path)
    try:
        if kind is FileKind.TEXT:
            return read_delimited(path)
        from buurthuis_app.exchange.files.workbook import read_workbook

        return read_workbook(path, report)
    except OSError as error:
        sentence = _(
            "Dit bestand kan niet worden gelezen. Sluit het in Excel en probeer het opnieuw."
        )
        raise Invalid(sentence) from error
