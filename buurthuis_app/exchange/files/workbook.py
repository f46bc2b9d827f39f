"""Workbook of Excel (.xlsx, .xlsm) as plain sheets.

Its cells are taken while the package is looked through for what could eat the computer's memory. How it all is read
is told in docs/decisions/0047-spreadsheets-in-and-out.md.
"""

import zipfile
from pathlib import Path

from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.errors import Damaged
from buurthuis_app.exchange.files.number_formats import EPOCH_1900, EPOCH_1904
from buurthuis_app.exchange.files.sheet_builder import SheetBuilder
from buurthuis_app.exchange.files.sheet_grid import Book, Position, SheetGrid
from buurthuis_app.exchange.files.workbook_comments import comments_in
from buurthuis_app.exchange.files.workbook_safety import (
    BROKEN,
    Package,
    Parts,
    SheetEntry,
    broken_sentence,
    inspect,
)
from buurthuis_app.exchange.files.workbook_values import Meanings, Values, looks_of


def read_workbook(path: Path, report: Progress) -> Book:
    """Open an .xlsx or .xlsm; formulas give the value that was last computed.

    Raises Invalid or Damaged with a sentence when it can't be read safely.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            package = inspect(archive, report)
            parts = Parts(archive)
            values = Values(_meanings(package, parts))
            shown = (entry for entry in package.sheets if entry.is_sheet and not entry.hidden)
            sheets = tuple(_sheet(entry, values, parts) for entry in shown)
    except BROKEN as error:
        raise Damaged(broken_sentence()) from error
    hidden = tuple(entry.title for entry in package.sheets if entry.hidden)
    return Book(stem=path.stem, sheets=sheets, hidden=hidden)


def _meanings(package: Package, parts: Parts) -> Meanings:
    return Meanings(
        strings=package.strings,
        looks=looks_of(parts.read(package.styles)) if package.styles else (),
        epoch=EPOCH_1904 if package.counts_from_1904 else EPOCH_1900,
    )


def _sheet(entry: SheetEntry, values: Values, parts: Parts) -> SheetGrid:
    scan = entry.scan
    builder = SheetBuilder(entry.title)
    for cell in scan.filled:
        value = values.of(cell)
        if value is not None:
            builder.put(cell[0], cell[1], value)
    for block in scan.merged:
        builder.merge(block)
    columns = [column for first, last in scan.hidden_columns for column in range(first, last + 1)]
    builder.hide(scan.hidden_rows, columns)
    return builder.sheet(_comments(entry.part, parts), scan.formulas)


def _comments(part: str, parts: Parts) -> dict[Position, str]:
    comments: dict[Position, str] = {}
    for relation in parts.related(part):
        if relation.kind == "comments" and relation.part in parts:
            comments |= comments_in(parts.read(relation.part))
    return comments
