"""An iCalendar file cut into its events, each with its line, so that one bad event does not spoil the others."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from buurthuis_app.domain.shared.unreadable import Unreadable
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes; ten years of a full calendar are about 5 MB."""
MOST_EVENTS = 20_000
_LINE_END = re.compile(r"\r\n|\n|\r")
_NESTED = ("BEGIN:VALARM", "END:VALARM")


class RawEvent(Struct, frozen=True, kw_only=True):
    """The text of one VEVENT, without its alarms, and the number of its first line."""

    line: int
    text: str


class RawCalendar(Struct, frozen=True, kw_only=True):
    """The events and time zones of a file as they are written."""

    events: tuple[RawEvent, ...]
    timezones: tuple[str, ...]
    unreadable: tuple[Unreadable, ...]


def where(line: int) -> str:
    """A place in the file, as people can find it."""
    return _("regel {n}").format(n=line)


def read_lines(path: Path) -> RawCalendar:
    """Cut the file up. Raises Invalid with a sentence when it is missing, too large or no calendar."""
    try:
        if path.is_dir():
            raise Invalid(_("Dit is een map, geen bestand. Kies een agendabestand (.ics)."))
        size = path.stat().st_size
        if size > LARGEST_FILE:
            sentence = _(
                "Dit agendabestand is te groot ({size} MB, hoogstens {most} MB). "
                "Geef uit uw agenda een kortere periode uit en probeer het opnieuw."
            )
            raise Invalid(sentence.format(size=size >> 20, most=LARGEST_FILE >> 20))
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise Invalid(_("Dit bestand is er niet. Kijk of de naam klopt.")) from error
    except OSError as error:
        sentence = _("Dit bestand kan niet worden geopend. Kijk of u het mag lezen.")
        raise Invalid(sentence) from error
    return cut(content)


def cut(content: bytes) -> RawCalendar:
    """The same for what was read already."""
    text, remarks = _decoded(content)
    lines = _LINE_END.split(text)
    begins = next((line.strip().upper() for line in lines if line.strip()), "")
    if begins != "BEGIN:VCALENDAR":
        raise Invalid(_("Dit is geen agendabestand. Kies een bestand dat op .ics eindigt."))
    events, timezones = [], []
    for kind, first, block in _blocks(lines):
        if kind == "VTIMEZONE":
            timezones.append("\r\n".join(block) + "\r\n")
        elif kind == "VEVENT":
            events.append(RawEvent(line=first, text="\r\n".join(_without_alarms(block)) + "\r\n"))
        else:
            why = _("De afspraak die hier begint, houdt niet op. Geef de agenda opnieuw uit.")
            remarks.append(Unreadable(where=where(first), text=block[0][:80], why=why))
        if len(events) > MOST_EVENTS:
            sentence = _(
                "In dit bestand staan meer dan {n} afspraken. Geef uit uw agenda een kortere periode uit."
            )
            raise Invalid(sentence.format(n=MOST_EVENTS))
    return RawCalendar(events=tuple(events), timezones=tuple(timezones), unreadable=tuple(remarks))


def _decoded(content: bytes) -> tuple[str, list[Unreadable]]:
    """The text; a file that is not in UTF-8 is read as Windows writes, with a remark where that shows first."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace"), []
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        text = content.decode("cp1252", errors="replace")
    shown = _LINE_END.split(text)[line - 1].strip()[:80]
    why = _(
        "De letters zijn op een oude manier opgeslagen (geen UTF-8). Kijk namen met accenten na."
    )
    return text, [Unreadable(where=where(line), text=shown, why=why)]


def _blocks(lines: list[str]) -> Iterator[tuple[str, int, list[str]]]:
    """(kind, first line, its lines) of each event and time zone; the kind is "" for one that never ends."""
    kind, first, block = "", 0, list[str]()
    for number, line in enumerate(lines, start=1):
        mark = line.strip().upper()
        if mark in {"BEGIN:VEVENT", "BEGIN:VTIMEZONE", "END:VCALENDAR"}:
            if kind:
                yield "", first, block
            kind, first, block = mark.partition(":")[2], number, [line.strip()]
            if mark.startswith("END:"):
                kind = ""
        elif kind and mark == f"END:{kind}":
            yield kind, first, [*block, line.strip()]
            kind = ""
        elif kind and line.strip("\x00"):
            block.append(line)
    if kind:
        yield "", first, block


def _without_alarms(block: list[str]) -> Iterator[str]:
    inside = False
    for line in block:
        mark = line.strip().upper()
        inside = inside or mark == _NESTED[0]
        if not inside:
            yield line
        if mark == _NESTED[1]:
            inside = False
