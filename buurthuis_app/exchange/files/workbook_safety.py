"""Safety of a packed workbook, checked before it is loaded, so that no file can eat the computer's memory.

openpyxl makes an object for each style, each string and each comment, and trusts that there are not too many. So
each part is streamed first, and what it holds is counted. What stands in the cells is kept on the way.
"""

import posixpath
import zipfile
import zlib
from typing import IO
from xml.etree import (
    ElementTree as ET,
)  # only for parts that were streamed and found free of entities
from xml.parsers import expat

from msgspec import Struct

from buurthuis_app.errors import Damaged, Invalid
from buurthuis_app.exchange.files.sheet_grid import Progress
from buurthuis_app.exchange.files.workbook_limits import MOST_CELLS, PartScan, UnsafeXml
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
_RELATIONS = "xl/_rels/workbook.xml.rels"
_RELATION_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_BROKEN = (zipfile.BadZipFile, EOFError, zlib.error, expat.ExpatError, ET.ParseError)


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


def inspect(stream: IO[bytes], report: Progress) -> tuple[SheetEntry, ...]:
    """Look through the whole package and list its sheets; `report` is told how many bytes were looked through.

    Raises Invalid for another kind of file or one that is too large, Damaged for one that is broken.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            return _inspect_archive(archive, report)
    except UnsafeXml as error:
        raise Invalid(_unsafe_sentence(str(error))) from error
    except (
        *_BROKEN,
        KeyError,
        ValueError,
        NotImplementedError,
        OverflowError,
        RuntimeError,
    ) as error:
        raise Damaged(broken_sentence()) from error


def broken_sentence() -> str:
    """What to do with a workbook that can't be unpacked or loaded."""
    return _(
        "Dit Excel-bestand is beschadigd. Open het in Excel, sla het opnieuw op en probeer het nog eens."
    )


def _inspect_archive(archive: zipfile.ZipFile, report: Progress) -> tuple[SheetEntry, ...]:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    _refuse_other_packages(archive, names)
    _refuse_large(parts)
    scans = _scans(archive, parts, report)
    entries = _sheets(archive, scans)
    if len(entries) > MOST_SHEETS:
        sentence = _("Dit bestand heeft {n} bladen. Splits het per jaar en probeer het opnieuw.")
        raise Invalid(sentence.format(n=len(entries)))
    if sum(entry.scan.cells for entry in entries) > MOST_CELLS:
        raise UnsafeXml("cells")
    return entries


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
    return {name: scan for name, scan in found if scan is not None}


def _refuse_other_packages(archive: zipfile.ZipFile, names: set[str]) -> None:
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise Invalid(_("Dit bestand heeft een wachtwoord. Haal het eraf en probeer het opnieuw."))
    if "mimetype" in names and "content.xml" in names:
        sentence = _("Dit is een LibreOffice-bestand. Sla het daar op als Excel-bestand (.xlsx).")
        raise Invalid(sentence)
    if any(name.startswith("word/") for name in names):
        raise Invalid(_("Dit is een Word-document. Kies een Excel- of CSV-bestand."))
    if "xl/workbook.bin" in names:
        raise Invalid(_("Dit is een binair Excel-bestand. Sla het in Excel op als .xlsx."))
    if "[Content_Types].xml" not in names or _WORKBOOK not in names:
        raise Invalid(_("Dit is geen rekenblad. Kies een Excel- of CSV-bestand."))


def _refuse_large(parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    squeezed = any(
        part.file_size > _MEGABYTE and part.file_size > LARGEST_RATIO * part.compress_size
        for part in parts
    )
    if unpacked > LARGEST_UNPACKED or squeezed or len(parts) > MOST_PARTS:
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


def _sheets(archive: zipfile.ZipFile, scans: dict[str, PartScan]) -> tuple[SheetEntry, ...]:
    """The sheets in the order of their tabs."""
    targets = {
        relation.get("Id", ""): _part_name(relation.get("Target", ""))
        for relation in ET.fromstring(archive.read(_RELATIONS))  # noqa: S314 - see the import
    }
    found = []
    for element in ET.fromstring(archive.read(_WORKBOOK)).iter():  # noqa: S314
        if element.tag.rpartition("}")[2] != "sheet":
            continue
        relation = next((element.get(key, "") for key in _RELATION_IDS if element.get(key)), "")
        part = targets.get(relation, "")
        found.append(
            SheetEntry(
                title=element.get("name", ""),
                hidden=element.get("state", "visible") != "visible",
                part=part,
                scan=scans.get(part) or PartScan(),
            )
        )
    return tuple(found)


def _part_name(target: str) -> str:
    return target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _unsafe_sentence(reason: str) -> str:
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
