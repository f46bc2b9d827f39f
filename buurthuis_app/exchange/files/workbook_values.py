"""Values of the cells of a workbook: its shared strings, its dates, its numbers."""

import datetime as dt
import zipfile
from typing import BinaryIO

from msgspec import Struct

from buurthuis_app.exchange.files.sheet_grid import Value
from buurthuis_app.exchange.files.workbook_limits import RawCell

_OUTSIDE = "#VALUE!"
"""What a spreadsheet program shows for a date that is none."""


class Meanings(Struct, frozen=True, kw_only=True):
    """What a workbook says once for all its sheets, as openpyxl reads it.

    `dates` are the styles that show a number as a date or time, `durations` those of them that show a stretch
    of time; `epoch` is the day from which they are counted.
    """

    strings: list[str]
    dates: frozenset[int]
    durations: frozenset[int]
    epoch: dt.datetime


def meanings_of(stream: BinaryIO) -> tuple[Meanings, zipfile.ZipFile]:
    """Load them, and give the opened package. Raises what openpyxl raises when it does not understand the file."""
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.styles.stylesheet import apply_stylesheet

    reader = ExcelReader(stream, read_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    meanings = Meanings(
        strings=reader.shared_strings,
        dates=frozenset(reader.wb._date_formats),  # type: ignore[attr-defined]  # noqa: SLF001 - told nowhere else
        durations=frozenset(reader.wb._timedelta_formats),  # type: ignore[attr-defined]  # noqa: SLF001
        epoch=reader.wb.epoch,
    )
    return meanings, reader.archive


class Values:
    """Turns the text of a cell into its value; the same few dates and names fill a list of thousands of rows."""

    def __init__(self, meanings: Meanings) -> None:
        self._meanings = meanings
        self._known: dict[tuple[str, str, str], Value] = {}

    def of(self, cell: RawCell) -> Value:
        """The value. Raises ValueError or LookupError when the file contradicts itself."""
        key = cell[2:]
        try:
            return self._known[key]
        except KeyError:
            value = self._known[key] = self._plain(self._read(*key))
            return value

    def _read(self, kind: str, style: str, text: str) -> object:
        if kind == "n":
            return self._number(text, int(style or 0))
        if kind == "s":
            return self._meanings.strings[int(text)]
        if kind == "b":
            return bool(int(text))
        if kind == "d":
            from openpyxl.utils.datetime import from_ISO8601

            return from_ISO8601(text)  # type: ignore[no-untyped-call]
        return text

    def _number(self, text: str, style: int) -> object:
        number = float(text) if "." in text or "e" in text.lower() else int(text)
        if style not in self._meanings.dates:
            return number
        from openpyxl.utils.datetime import from_excel

        try:
            durations = self._meanings.durations
            return from_excel(number, self._meanings.epoch, timedelta=style in durations)
        except (OverflowError, ValueError):
            return _OUTSIDE

    @staticmethod
    def _plain(value: object) -> Value:
        if isinstance(value, str):
            return value if value.strip() else None
        if isinstance(value, int | float | dt.datetime | dt.date | dt.time):
            return value
        return str(value)
