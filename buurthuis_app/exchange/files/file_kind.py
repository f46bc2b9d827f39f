"""Kind of a file by its content and not by its name, with a sentence for each kind that can't be read."""

import codecs
import re
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes on disk. A year of counts is under 1 MB, with pictures in it under 10."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_MARKUP = re.compile(
    r"\s*<(?:!doctype\s+html|\?xml|!--|html|head|body|meta|style|table|div|[a-z]+:)"
)
_RICH_TEXT = b"{\\rtf"
_WEB_ARCHIVE = b"mime-version:"
CONTACTS = b"BEGIN:VCARD"
"""How a file with contacts of a phone begins, in capitals or not."""
_GOOGLE_LINK = re.compile(rb'\{\s*"(?:url|doc_id)"\s*:')
_HEAD = 4096


class FileKind(Enum):
    """The kinds of file that can be opened."""

    PACKAGE = "package"
    """Parts in a zip: .xlsx and .ods."""
    OLD_WORKBOOK = "old workbook"
    FLAT_DOCUMENT = "flat document"
    """The .fods of LibreOffice."""
    SPREADSHEET_XML = "spreadsheet xml"
    WEB_PAGE = "web page"
    TEXT = "text"


def kind_of(path: Path) -> FileKind:
    """Look at the first bytes of the file.

    Raises Invalid with a sentence when the file is missing, in use, too large, empty or of a kind that holds no counts.
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise Invalid(_("Dit is een map, geen bestand. Kies een Excel- of CSV-bestand."))
        with path.open("rb") as stream:
            return _kind_of_content(stream, size)
    except FileNotFoundError as error:
        raise Invalid(_("Dit bestand is er niet. Kijk of de naam klopt.")) from error
    except OSError as error:
        raise Invalid(
            _("Dit bestand kan niet worden geopend. Sluit het in Excel en probeer het opnieuw.")
        ) from error


def _kind_of_content(stream: BinaryIO, size: int) -> FileKind:
    if not size:
        raise Invalid(_("Dit bestand is leeg. Kies een ander bestand."))
    if size > LARGEST_FILE:
        sentence = _(
            "Dit bestand is te groot ({size} MB). Haal de foto's eruit of splits het per jaar."
        )
        raise Invalid(sentence.format(size=round(size / 1024 / 1024)))
    head = stream.read(_HEAD)
    if head.startswith(_OLE):
        if _ENCRYPTED in head + stream.read(LARGEST_FILE):
            raise Invalid(
                _(
                    "Dit bestand heeft een wachtwoord. Haal het wachtwoord er in Excel af en probeer het opnieuw."
                )
            )
        return FileKind.OLD_WORKBOOK
    if head.startswith(b"PK"):
        return FileKind.PACKAGE
    _refuse_others(head)
    return _kind_of_text(head)


def _refuse_others(head: bytes) -> None:
    """Kinds of file that are known, and hold no list."""
    start = head.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    sentence = ""
    if head.startswith(b"%PDF"):
        sentence = _("Dit is een PDF. Kies het Excel- of CSV-bestand waaruit het is gemaakt.")
    elif head.startswith(_PICTURES):
        sentence = _("Dit is een afbeelding. Kies een Excel- of CSV-bestand.")
    elif start.startswith(_RICH_TEXT):
        sentence = _("Dit is geen rekenblad. Open het in Excel en sla het op als .xlsx.")
    elif start.startswith(_WEB_ARCHIVE):
        sentence = _("Dit is een webarchief. Open het in Excel en sla het op als .xlsx.")
    elif start.startswith(CONTACTS.lower()):
        sentence = _(
            "Dit zijn contacten (.vcf). Die leest het programma niet in: het maakt ze alleen, voor een telefoon. "
            "Bewaar ze in het adresboek waar ze uit komen als CSV, en lees dat bestand in bij Vrijwilligers."
        )
    elif _GOOGLE_LINK.match(start):
        sentence = _(
            "Dit is een verwijzing naar Google Spreadsheets. Kies daar Bestand, Downloaden, Microsoft Excel."
        )
    if sentence:
        raise Invalid(sentence)


def _kind_of_text(head: bytes) -> FileKind:
    """Text in lines, or markup that holds a table."""
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = head[: len(head) & ~1].decode("utf-16" if wide else "latin-1", errors="replace")
    text = text.removeprefix("\xef\xbb\xbf").lower()
    if not _MARKUP.match(text):
        return FileKind.TEXT
    if "urn:oasis:names:tc:opendocument" in text:
        return FileKind.FLAT_DOCUMENT
    if "urn:schemas-microsoft-com:office:spreadsheet" in text and "<html" not in text:
        return FileKind.SPREADSHEET_XML
    if text.lstrip().startswith("<?xml") and "<html" not in text and "<table" not in text:
        raise Invalid(_("Dit is geen rekenblad. Open het in Excel en sla het op als .xlsx."))
    return FileKind.WEB_PAGE
