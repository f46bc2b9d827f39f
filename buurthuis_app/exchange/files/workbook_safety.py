"""Safety of a packed workbook, checked before it is loaded, so that no file can eat the computer's memory.

Each part is streamed, and what it holds is counted. What stands in the cells and the shared texts is kept on the way;
the small parts (styles, comments, the list of sheets) are loaded as trees only after they were counted.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from xml.etree import (
    ElementTree as ET,
)  # only for parts that were streamed and found free of entities
from xml.parsers import expat

from msgspec import Struct

from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.files.workbook_limits import MOST_CELLS, TRUE, PartScan, UnsafeXml
from buurthuis_app.exchange.files.xml_part import Told, scan_part
from buurthuis_app.i18n import _

LARGEST_UNPACKED = 60 * 1024 * 1024
"""Bytes of all parts together."""
LARGEST_RATIO = 250
"""Unpacked to packed size of a part of over a megabyte; sheets that centres keep stay under 50."""
MOST_PARTS = 2_000
MOST_SHEETS = 120
_MEGABYTE = 1024 * 1024
_WORKBOOK = "xl/workbook.xml"
_MAIN = "officeDocument"
_RELATION_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, expat.ExpatError, ET.ParseError),
    *(LookupError, ValueError, NotImplementedError, OverflowError, RuntimeError),
)
"""What unpacking and reading raise at a package that is broken or contradicts itself."""


class Relation(Struct, frozen=True, kw_only=True):
    """One part that another refers to; `kind` is the last word of its type."""

    id: str
    kind: str
    part: str


class SheetEntry(Struct, frozen=True, kw_only=True):
    """One sheet as the workbook lists it, the part of the package that holds it, and what was seen there."""

    title: str
    hidden: bool
    part: str
    scan: PartScan

    @property
    def is_sheet(self) -> bool:
        """Whether it has cells; the other kind is a chart that fills a sheet of its own."""
        return self.scan.root == "worksheet"


class Package(Struct, frozen=True, kw_only=True):
    """A workbook that was looked through: its sheets in the order of their tabs, and where its other parts are.

    `styles` is the name of that part, "" when there is none; `counts_from_1904` is how old Macintoshes counted days.
    """

    sheets: tuple[SheetEntry, ...]
    strings: Sequence[str]
    styles: str
    counts_from_1904: bool


class Parts:
    """The parts of a package by their names; some writers differ in capitals and slashes from what they refer to."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._entries = {_same_part(entry.filename): entry for entry in archive.infolist()}

    def __contains__(self, name: str) -> bool:
        return _same_part(name) in self._entries

    def read(self, name: str) -> bytes:
        """All of one part. Raises KeyError when there is none of this name."""
        return self._archive.read(self._entries[_same_part(name)])

    def related(self, name: str) -> list[Relation]:
        """What this part refers to."""
        folder, slash, last = name.rpartition("/")
        relations = f"{folder}{slash}_rels/{last}.rels"
        if relations not in self:
            return []
        return [
            Relation(
                id=element.get("Id", ""),
                kind=element.get("Type", "").rpartition("/")[2],
                part=_part_name(folder, element.get("Target", "")),
            )
            for element in ET.fromstring(self.read(relations))  # noqa: S314 - see the import
        ]


def _same_part(name: str) -> str:
    return name.replace("\\", "/").casefold().removeprefix("/")


def inspect(archive: zipfile.ZipFile, report: Progress) -> Package:
    """Look through the whole package; `report` is told how many bytes were looked through.

    Raises Invalid for another kind of file or one that is too large, and what BROKEN names for one that is broken.
    """
    entries = archive.infolist()
    refuse_large(entries)
    parts = Parts(archive)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Invalid(_("Dit bestand heeft een wachtwoord. Haal het eraf en probeer het opnieuw."))
    main = _main_part(parts)
    _refuse_other_packages(parts, main, {_same_part(entry.filename) for entry in entries})
    try:
        return _package(parts, main, _scans(archive, entries, report))
    except UnsafeXml as error:
        raise Invalid(unsafe_sentence(str(error))) from error


def broken_sentence() -> str:
    """What to do with a workbook that can't be unpacked or loaded."""
    return _(
        "Dit Excel-bestand is beschadigd. Open het in Excel, sla het opnieuw op en probeer het nog eens."
    )


def _main_part(parts: Parts) -> str:
    """The part that lists the sheets; most programs call it alike, but not all."""
    try:
        related = parts.related("")
    except ET.ParseError:
        related = []
    main = next((relation.part for relation in related if relation.kind == _MAIN), _WORKBOOK)
    return main if main in parts else _WORKBOOK


def _package(parts: Parts, main: str, scans: dict[str, PartScan]) -> Package:
    related = parts.related(main)
    root = ET.fromstring(parts.read(main))  # noqa: S314 - see the import
    sheets = _sheets(root, {relation.id: relation.part for relation in related}, scans)
    if len(sheets) > MOST_SHEETS:
        sentence = _("Dit bestand heeft {n} bladen. Splits het per jaar en probeer het opnieuw.")
        raise Invalid(sentence.format(n=len(sheets)))
    if sum(entry.scan.cells for entry in sheets) > MOST_CELLS:
        raise UnsafeXml("cells")
    of_kind = {relation.kind: relation.part for relation in related}
    folder = posixpath.dirname(main)
    strings = of_kind.get("sharedStrings", f"{folder}/sharedStrings.xml")
    styles = of_kind.get("styles", f"{folder}/styles.xml")
    return Package(
        sheets=sheets,
        strings=scans.get(_same_part(strings), PartScan()).strings,
        styles=styles if styles in parts else "",
        counts_from_1904=any(
            element.get("date1904") in TRUE
            for element in root
            if element.tag.rpartition("}")[2] == "workbookPr"
        ),
    )


def _scans(
    archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], report: Progress
) -> dict[str, PartScan]:
    whole = sum(part.file_size for part in parts)
    done = 0

    def told(size: int) -> None:
        nonlocal done
        done += size
        report(min(done, whole), whole)

    found = ((part.filename, _scan(archive, part, told)) for part in parts)
    return {_same_part(name): scan for name, scan in found if scan is not None}


def _refuse_other_packages(parts: Parts, main: str, names: set[str]) -> None:
    if any(name.startswith("word/") for name in names):
        raise Invalid(_("Dit is een Word-document. Kies een Excel- of CSV-bestand."))
    if main.endswith(".bin") or "xl/workbook.bin" in names:
        raise Invalid(_("Dit is een binair Excel-bestand. Sla het in Excel op als .xlsx."))
    if any(name.endswith(".iwa") for name in names):
        sentence = _(
            "Dit is een Numbers-bestand van Apple. Open het in Numbers en kies Exporteer naar Excel."
        )
        raise Invalid(sentence)
    if "[content_types].xml" not in names or main not in parts:
        raise Invalid(_("Dit is geen rekenblad. Kies een Excel- of CSV-bestand."))


def refuse_large(entries: Sequence[zipfile.ZipInfo]) -> None:
    """Raise Invalid when the package would be too large unpacked, or is packed too well to be honest."""
    unpacked = sum(entry.file_size for entry in entries)
    squeezed = any(
        entry.file_size > _MEGABYTE and entry.file_size > LARGEST_RATIO * entry.compress_size
        for entry in entries
    )
    if unpacked > LARGEST_UNPACKED or squeezed or len(entries) > MOST_PARTS:
        sentence = _(
            "Dit bestand is uitgepakt te groot ({size} MB). Bewaar alleen de tellingen en probeer opnieuw."
        )
        raise Invalid(sentence.format(size=round(unpacked / _MEGABYTE)))


def _scan(archive: zipfile.ZipFile, part: zipfile.ZipInfo, told: Told) -> PartScan | None:
    """None for pictures and for the drawings of comments, which need not be well-formed."""
    with archive.open(part) as stream:
        head = stream.read(64)
        if not _looks_like_xml(head):
            return None
        stream.seek(0)
        try:
            return scan_part(stream, told)
        except expat.ExpatError:
            if part.filename.endswith((".xml", ".rels")):
                raise
            return None


def _looks_like_xml(head: bytes) -> bool:
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.lstrip(
        b"\xef\xbb\xbf \r\n\t"
    ).startswith(b"<")


def _sheets(
    workbook: ET.Element, targets: Mapping[str, str], scans: Mapping[str, PartScan]
) -> tuple[SheetEntry, ...]:
    """The sheets in the order of their tabs."""
    sheets = []
    for element in workbook.iter():
        if element.tag.rpartition("}")[2] != "sheet":
            continue
        relation = next((element.get(key, "") for key in _RELATION_IDS if element.get(key)), "")
        part = targets.get(relation, "")
        sheets.append(
            SheetEntry(
                title=element.get("name", ""),
                hidden=element.get("state", "visible") != "visible",
                part=part,
                scan=scans.get(_same_part(part)) or PartScan(),
            )
        )
    return tuple(sheets)


def _part_name(folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(f"{folder}/{target}" if folder else target)


def unsafe_sentence(reason: str) -> str:
    """What to do with a spreadsheet that would cost too much, by the reason of UnsafeXml."""
    if reason == "entities":
        return _("Dit bestand is niet door Excel gemaakt en wordt voor de veiligheid niet geopend.")
    if reason.startswith("far:"):
        sentence = _(
            "In cel {cell} staat iets, heel ver van de lijst. Wis het daar en probeer het opnieuw."
        )
        return sentence.format(cell=reason.removeprefix("far:"))
    return _(
        "Dit bestand heeft te veel cellen. Bewaar alleen de bladen met tellingen en probeer opnieuw."
    )
