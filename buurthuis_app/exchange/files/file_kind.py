"""Kind of a file by its content and not by its name, with a sentence for each kind that can't be read."""

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
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"{\\rtf")


class FileKind(Enum):
    """The kinds of file that can be opened."""

    WORKBOOK = "workbook"
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
        sentence = _(
            "Dit bestand kan niet worden geopend. Sluit het in Excel en probeer het opnieuw."
        )
        raise Invalid(sentence) from error


def _kind_of_content(stream: BinaryIO, size: int) -> FileKind:
    if not size:
        raise Invalid(_("Dit bestand is leeg. Kies een ander bestand."))
    if size > LARGEST_FILE:
        sentence = _(
            "Dit bestand is te groot ({size} MB). Haal de foto's eruit of splits het per jaar."
        )
        raise Invalid(sentence.format(size=round(size / 1024 / 1024)))
    head = stream.read(512)
    if head.startswith(_OLE):
        raise Invalid(_ole_sentence(head + stream.read(LARGEST_FILE)))
    if head.startswith(b"PK"):
        return FileKind.WORKBOOK
    if head.startswith(b"%PDF"):
        raise Invalid(_("Dit is een PDF. Kies het Excel- of CSV-bestand waaruit het is gemaakt."))
    if head.startswith(_PICTURES):
        raise Invalid(_("Dit is een afbeelding. Kies een Excel- of CSV-bestand."))
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_MARKUP):
        sentence = _("Dit is geen rekenblad. Open het in Excel en sla het op als .xlsx.")
        raise Invalid(sentence)
    return FileKind.TEXT


def _ole_sentence(content: bytes) -> str:
    """Office keeps both old files and files with a password in the same kind of container."""
    if _ENCRYPTED in content:
        return _(
            "Dit bestand heeft een wachtwoord. Haal het wachtwoord er in Excel af en probeer het opnieuw."
        )
    return _("Dit is een oud Office-bestand. Open het in Excel en sla het op als .xlsx.")
