"""A text file with separators (CSV) as one plain sheet; its encoding and separator are found by themselves."""

import csv
import io
import re
from collections import Counter
from pathlib import Path

from buurthuis_app.errors import Damaged, Invalid
from buurthuis_app.exchange.files.sheet_grid import Book, SheetGrid, Value
from buurthuis_app.exchange.files.text_encoding import decoded
from buurthuis_app.i18n import _

LARGEST_TEXT = 10 * 1024 * 1024
"""Bytes; 100,000 rows of counts are about 5 MB."""
MOST_ROWS = 100_000
MOST_FIELDS = 600_000
_SEPARATORS = ";\t,|"
_SAMPLE_ROWS = 50
_TOLD_SEPARATOR = re.compile(r'"?sep=([;,|\t])"?(?:\r\n|\r|\n)', re.IGNORECASE)
"""A first line by which a program tells Excel what stands between the fields."""


def read_delimited(path: Path) -> Book:
    """Open a .csv or .txt.

    Raises Invalid with a sentence when it is no text or too large, Damaged when a quoted text never ends.
    """
    content = path.read_bytes()
    if len(content) > LARGEST_TEXT:
        raise Invalid(
            _("Dit tekstbestand is te groot. Splits het per jaar en probeer het opnieuw.")
        )
    text = decoded(content).rstrip("\x1a")
    if not text.strip():
        raise Invalid(_("Dit bestand is leeg. Kies een ander bestand."))
    told = _TOLD_SEPARATOR.match(text)
    if told:
        return _book(path, text[told.end() :], told[1], rows_before=1)
    return _book(path, text, _separator(text), rows_before=0)


def _separator(text: str) -> str:
    """The sign that cuts the first rows into the same number of fields most often."""

    def evenness(separator: str) -> tuple[int, int]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        widths: Counter[int] = Counter()
        try:
            for row, _number in zip(reader, range(_SAMPLE_ROWS), strict=False):
                widths[len(row)] += 1
        except csv.Error:
            return (0, 0)
        widths.pop(0, None)
        widths.pop(1, None)
        width, times = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
        return (times, width)

    return max(_SEPARATORS, key=evenness)


def _book(path: Path, text: str, separator: str, rows_before: int) -> Book:
    rows: list[tuple[Value, ...]] = [()] * rows_before
    fields = 0
    lines = io.StringIO(text, newline="")
    try:
        for record in csv.reader(lines, delimiter=separator):
            fields += len(record)
            if len(rows) >= MOST_ROWS or fields > MOST_FIELDS:
                raise Invalid(
                    _(
                        "Dit bestand heeft te veel rijen. Splits het per jaar en probeer het opnieuw."
                    )
                )
            rows.append(tuple(value if value.strip() else None for value in record))
    except csv.Error as error:
        raise Damaged(_quote_sentence(len(rows) + 1)) from error
    swallowed = _swallowed(rows, text, separator)
    if swallowed is not None:
        raise Damaged(_quote_sentence(swallowed + 1))
    return Book(stem=path.stem, sheets=(SheetGrid(title="", rows=tuple(rows)),))


def _quote_sentence(row: int) -> str:
    sentence = _(
        "In rij {row} klopt een aanhalingsteken niet. Sla het bestand opnieuw op vanuit Excel."
    )
    return sentence.format(row=row)


def _swallowed(rows: list[tuple[Value, ...]], text: str, separator: str) -> int | None:
    """The row in which a quote that is never closed, or closed in a later row, took whole rows for one text.

    Answers of several lines are ordinary; one that holds lines of the width of the table is not.
    """
    strict = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for _record in strict:
            pass
    except csv.Error:
        several = (
            number
            for number, record in enumerate(rows)
            if any(isinstance(value, str) and "\n" in value.strip() for value in record)
        )
        return next(several, None)
    return None
