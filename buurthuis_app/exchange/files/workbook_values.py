"""Values of the cells of a workbook, by what it says once for all its sheets: its texts, which styles are dates.

Of the styles only the number formats are read. Fills and fonts say nothing here, and other programs write them in
ways that a stricter reader refuses.
"""

import datetime as dt
import math
from collections.abc import Sequence
from xml.etree import (
    ElementTree as ET,
)  # only for parts that were streamed and found free of entities

from msgspec import Struct

from buurthuis_app.exchange.files.number_formats import (
    OUTSIDE,
    NumberLook,
    as_shown,
    look_of,
    moment_of,
)
from buurthuis_app.exchange.files.sheet_grid import Value
from buurthuis_app.exchange.files.workbook_limits import RawCell
from buurthuis_app.exchange.files.xml_part import unescaped


class Meanings(Struct, frozen=True, kw_only=True):
    """What holds for all sheets. `looks` are how the styles show a number; `epoch` is the day from which days count."""

    strings: Sequence[str]
    looks: Sequence[NumberLook]
    epoch: dt.datetime


def looks_of(styles: bytes) -> list[NumberLook]:
    """How each style shows a number. Raises ParseError."""
    codes: dict[int, str] = {}
    used: list[int] = []
    for element in ET.fromstring(styles):  # noqa: S314 - see the import
        match element.tag.rpartition("}")[2]:
            case "numFmts":
                for entry in element:
                    codes[_number(entry.get("numFmtId"))] = entry.get("formatCode", "")
            case "cellXfs":
                used += [_number(entry.get("numFmtId")) for entry in element]
    return [look_of(number, codes.get(number, "")) for number in used]


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


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
            value = self._known[key] = self._read(*key)
            return value

    def _read(self, kind: str, style: str, text: str) -> Value:
        if kind == "n":
            return self._number(text, int(style or 0))
        if kind == "s":
            return _filled(unescaped(self._meanings.strings[int(text)]))
        if kind == "b":
            return bool(int(text))
        if kind == "d":
            return _iso(text)
        return _filled(unescaped(text))

    def _number(self, text: str, style: int) -> Value:
        number = float(text) if "." in text or "e" in text.lower() else int(text)
        if not math.isfinite(number):
            return OUTSIDE
        looks = self._meanings.looks
        look = looks[style] if style < len(looks) else NumberLook.PLAIN
        if look is NumberLook.PLAIN:
            return number
        if (shown := as_shown(number, look)) is not None:
            return shown
        return moment_of(number, self._meanings.epoch, duration=look is NumberLook.DURATION)


def _filled(text: str) -> str | None:
    return text if text.strip() else None


def _iso(text: str) -> Value:
    """A date or time as ISO 8601 writes it; a sheet has no zone. Raises ValueError."""
    if "T" not in text and ":" in text:
        return dt.time.fromisoformat(text).replace(tzinfo=None)
    return dt.datetime.fromisoformat(text).replace(tzinfo=None)
