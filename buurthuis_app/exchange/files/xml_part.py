"""XML part of a workbook, streamed: its cost of loading is counted, and the contents of its cells are kept."""

import re
from collections.abc import Callable
from typing import IO, TYPE_CHECKING
from xml.parsers import expat

from buurthuis_app.exchange.files.cell_scan import CellScan
from buurthuis_app.exchange.files.workbook_limits import (
    MOST_ELEMENTS,
    MOST_STRINGS,
    PartScan,
    Ranges,
    UnsafeXml,
)

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

_CHUNK = 64 * 1024
_SHEET = "worksheet"
_STRINGS = "sst"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

Told = Callable[[int], None]
"""Is told how many bytes were read since the last time; an exception that it raises stops the reading."""


def scan_part(stream: IO[bytes], told: Told = lambda _size: None) -> PartScan:
    """Walk through one part.

    Raises UnsafeXml as soon as a limit is passed, ExpatError when it is not XML, ValueError at a place that is none.
    """
    return _Scanner().read(stream, told)


class _Scanner:
    """Finds out what kind of part it is; a sheet is handed to CellScan."""

    def __init__(self) -> None:
        self.scan = PartScan()
        self._ranges = Ranges(self.scan)
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse_entities
        self._parser.EntityDeclHandler = self._refuse_entities
        self._parser.StartElementHandler = self._first

    def read(self, stream: IO[bytes], told: Told) -> PartScan:
        while chunk := stream.read(_CHUNK):
            self._parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no keywords
            told(len(chunk))
        self._parser.Parse(b"", True)  # noqa: FBT003
        return self.scan

    def _refuse_entities(self, *_parts: object) -> None:
        raise UnsafeXml("entities")

    def _first(self, name: str, _attributes: dict[str, str]) -> None:
        prefix, colon, self.scan.root = name.rpartition(":")
        if self.scan.root == _SHEET:
            CellScan(self._parser, self.scan, prefix + colon)
            return
        if self.scan.root == _STRINGS:
            StringScan(self._parser, self.scan, prefix + colon)
            return
        self._parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        scan = self.scan
        if name.endswith("comment"):
            self._ranges.take(attributes)
            return
        scan.elements += 1
        if scan.elements > MOST_ELEMENTS:
            raise UnsafeXml("elements")


class StringScan:
    """Takes over the parser at the root of the texts that all sheets share."""

    def __init__(self, parser: "XMLParserType", scan: PartScan, prefix: str) -> None:
        self._parser = parser
        self._scan = scan
        self._item, self._piece, self._spoken = (f"{prefix}{name}" for name in ("si", "t", "rPh"))
        self._text: list[str] = []
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        self._scan.elements += 1
        if self._scan.elements > MOST_STRINGS * 3:
            raise UnsafeXml("elements")
        if name == self._item:
            self._text = []
        elif name == self._spoken:  # how the text is pronounced: no part of it
            self._parser.StartElementHandler = None
        elif name == self._piece:
            self._parser.CharacterDataHandler = self._text.append

    def _end(self, name: str) -> None:
        self._parser.CharacterDataHandler = None
        if name == self._spoken:
            self._parser.StartElementHandler = self._start
        elif name == self._item:
            self._scan.strings.append("".join(self._text))


def unescaped(text: str) -> str:
    """Signs that XML can't hold are written as _x000D_."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
