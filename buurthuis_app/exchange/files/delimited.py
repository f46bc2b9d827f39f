"""A text file with separators (CSV) as one plain sheet; its encoding and separator are found by themselves."""

import codecs
import csv
import io
from collections import Counter
from pathlib import Path

from buurthuis_app.errors import Damaged, Invalid
from buurthuis_app.exchange.files.sheet_grid import Book, SheetGrid, Value
from buurthuis_app.i18n import _

LARGEST_TEXT = 10 * 1024 * 1024
"""Bytes; 100,000 rows of counts are about 5 MB."""
MOST_ROWS = 100_000
MOST_FIELDS = 600_000
_SEPARATORS = ";\t,|"
_SAMPLE_ROWS = 50
_LOWEST_TEXT_SHARE = 4
_CONTROL = {chr(code) for code in range(32)} - set("\t\r\n\x0b\x0c\x1a")


def read_delimited(path: Path) -> Book:
    """Open a .csv or .txt.

    Raises Invalid with a sentence when it is no text or too large, Damaged when a quoted text never ends.
    """
    content = path.read_bytes()
    if len(content) > LARGEST_TEXT:
        raise Invalid(
            _("Dit tekstbestand is te groot. Splits het per jaar en probeer het opnieuw.")
        )
    text = _decode(content)
    lines = text.splitlines()
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == len("sep=;"):
        return _book(path, text[len(lines[0]) :].lstrip("\r\n"), lines[0][-1], rows_before=1)
    return _book(path, text, _separator(text), rows_before=0)


def _decode(content: bytes) -> str:
    text = _decoded(content).removeprefix("\ufeff").rstrip("\x1a")
    if not text.strip():
        raise Invalid(_("Dit bestand is leeg. Kies een ander bestand."))
    if not _CONTROL.isdisjoint(text):
        raise Invalid(_("Dit is geen rekenblad. Kies een Excel- of CSV-bestand."))
    return text


def _decoded(content: bytes) -> str:
    for encoding in _encodings(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Invalid(_("Dit is geen rekenblad. Kies een Excel- of CSV-bestand."))


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    sample = content[:2000]
    if sample[1::2].count(0) * _LOWEST_TEXT_SHARE > len(sample):
        return ("utf-16-le",)
    if sample[0::2].count(0) * _LOWEST_TEXT_SHARE > len(sample):
        return ("utf-16-be",)
    return ("utf-8-sig", "cp1252")


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
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            fields += len(record)
            if len(rows) >= MOST_ROWS or fields > MOST_FIELDS:
                raise Invalid(
                    _(
                        "Dit bestand heeft te veel rijen. Splits het per jaar en probeer het opnieuw."
                    )
                )
            rows.append(tuple(value if value.strip() else None for value in record))
    except csv.Error as error:
        sentence = _(
            "In rij {row} klopt een aanhalingsteken niet. Sla het bestand opnieuw op vanuit Excel."
        )
        raise Damaged(sentence.format(row=len(rows) + 1)) from error
    return Book(stem=path.stem, sheets=(SheetGrid(title="", rows=tuple(rows)),))
