"""XML part of a workbook, streamed: its cost of loading is counted, and the contents of its cells are kept."""

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from buurthuis_app.exchange.files.cell_scan import CellScan
from buurthuis_app.exchange.files.workbook_limits import (
    MOST_ELEMENTS,
    MOST_STRINGS,
    PartScan,
    Ranges,
    UnsafeXml,
)

_CHUNK = 64 * 1024
_SHEET = "worksheet"
_STRINGS = "sst"

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
        self._limit = MOST_ELEMENTS
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
            self._limit = MOST_STRINGS * 3
        self._parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        scan = self.scan
        if name.endswith("comment"):
            self._ranges.take(attributes)
            return
        scan.elements += 1
        if scan.elements > self._limit:
            raise UnsafeXml("elements")
