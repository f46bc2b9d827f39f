"""An iCalendar file cut into its events, each with its line, so that one bad event does not spoil the others."""

import codecs
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from buurthuis_app.domain.shared.unreadable import Unreadable
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes; ten years of a full calendar are about 5 MB."""
MOST_EVENTS = 20_000
MOST_LINES = 400_000
"""Lines of events that are read, and dates in their lists."""
_LINE_END = re.compile(rb"\r\n|\n|\r")
_NAME = re.compile(
    r"\s*(?:UID|SEQUENCE|STATUS|SUMMARY|LOCATION|DESCRIPTION|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|EXRULE|"
    r"RECURRENCE-ID)\s*[;:]",
    re.IGNORECASE,
)
"""The lines of an event that are read; of all others a file may hold any number."""
_BOUNDS = {"BEGIN:VEVENT", "BEGIN:VTIMEZONE", "BEGIN:VCALENDAR", "END:VCALENDAR"}
_DATES = {"RDATE:", "RDATE;", "EXDATE"}


class RawEvent(Struct, frozen=True, kw_only=True):
    """The lines of one VEVENT that are read, and the number of its first. `method` is that of its calendar."""

    line: int
    text: str
    method: str = ""


class RawCalendar(Struct, frozen=True, kw_only=True):
    """The events and time zones of a file as they are written; `cancels` when it takes events back."""

    events: tuple[RawEvent, ...]
    timezones: tuple[str, ...]
    unreadable: tuple[Unreadable, ...]
    cancels: bool = False


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
        raise Invalid(_("Dit bestand kan niet worden geopend. Kijk of u het mag lezen.")) from error
    return cut(content)


def cut(content: bytes) -> RawCalendar:
    """The same for what was read already."""
    remarks: list[Unreadable] = []
    lines = _decoded(_unfolded(content), remarks)
    begins = next((line.strip().upper() for _number, line in lines if line.strip()), "")
    if begins != "BEGIN:VCALENDAR":
        raise Invalid(_("Dit is geen agendabestand. Kies een bestand dat op .ics eindigt."))
    events, timezones = [], []
    kept = 0
    for block in _blocks(lines):
        if block.kind == "VTIMEZONE":
            timezones.append("\r\n".join(block.lines) + "\r\n")
        elif block.kind == "VEVENT":
            kept += len(block.lines)
            kept += sum(line.count(",") for line in block.lines if line[:6].upper() in _DATES)
            text = "\r\n".join(block.lines) + "\r\n"
            events.append(RawEvent(line=block.first, text=text, method=block.method))
        else:
            why = _("De afspraak die hier begint, houdt niet op. Geef de agenda opnieuw uit.")
            remarks.append(Unreadable(where=where(block.first), text=block.lines[0][:80], why=why))
        if len(events) > MOST_EVENTS:
            sentence = _(
                "In dit bestand staan meer dan {n} afspraken. Geef uit uw agenda een kortere periode uit."
            )
            raise Invalid(sentence.format(n=MOST_EVENTS))
        if kept > MOST_LINES or len(timezones) > MOST_EVENTS:
            raise Invalid(
                _("In dit bestand staat te veel. Geef uit uw agenda een kortere periode uit.")
            )
    return RawCalendar(
        events=tuple(events),
        timezones=tuple(timezones),
        unreadable=tuple(remarks),
        cancels=any(event.method == "CANCEL" for event in events),
    )


_Line = tuple[int, bytes]


def _unfolded(content: bytes) -> Iterator[_Line]:
    """The lines with their numbers; one that goes on in the next, which begins with a space, is put together.

    Programs fold in the middle of a letter: only whole lines can be decoded.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content.decode("utf-16", errors="replace").encode()
    content = content.removeprefix(codecs.BOM_UTF8)
    first, pieces = 1, list[bytes]()
    for number, line in enumerate(_physical(content), start=1):
        if line.startswith((b" ", b"\t")) and pieces:
            pieces.append(line[1:])
            continue
        if pieces:
            yield first, b"".join(pieces)
        first, pieces = number, [line]
    yield first, b"".join(pieces)


def _physical(content: bytes) -> Iterator[bytes]:
    start = 0
    for end in _LINE_END.finditer(content):
        yield content[start : end.start()]
        start = end.end()
    yield content[start:]


def _decoded(lines: Iterable[_Line], remarks: list[Unreadable]) -> Iterator[tuple[int, str]]:
    """The texts; a line that is not in UTF-8 is read as Windows writes, with a remark at the first."""
    for number, line in lines:
        try:
            yield number, line.decode()
        except UnicodeDecodeError:
            text = line.decode("cp1252", errors="replace")
            if not any(remark.why == _old_letters() for remark in remarks):
                place = Unreadable(where=where(number), text=text.strip()[:80], why=_old_letters())
                remarks.append(place)
            yield number, text


def _old_letters() -> str:
    return _(
        "De letters zijn op een oude manier opgeslagen (geen UTF-8). Kijk namen met accenten na."
    )


class _Block:
    """The lines of one event or time zone that are read; the kind is "" for one that never ends."""

    def __init__(self, kind: str, first: int, line: str, method: str) -> None:
        self.kind = kind
        self.first = first
        self.method = method
        self.lines = [line]
        self._depth = 0

    def take(self, line: str, mark: str) -> None:
        """Keep a line, unless it is of an alarm, or nobody reads it: of those a file may hold any number."""
        if self.kind == "VEVENT":
            if mark.startswith("BEGIN:"):
                self._depth += 1
                return
            if mark.startswith("END:"):
                self._depth = max(self._depth - 1, 0)
                return
            if self._depth or not _NAME.match(line):
                return
        if line.strip("\x00") and len(self.lines) < MOST_LINES:
            self.lines.append(line)


def _blocks(lines: Iterable[tuple[int, str]]) -> Iterator[_Block]:
    block: _Block | None = None
    method = ""
    for number, line in lines:
        mark = line.strip().upper()
        if mark in _BOUNDS:
            if block is not None:
                block.kind = ""
                yield block
            method = "" if mark == "BEGIN:VCALENDAR" else method
            begins = mark in {"BEGIN:VEVENT", "BEGIN:VTIMEZONE"}
            kind = mark.partition(":")[2]
            block = _Block(kind, number, line.strip(), method) if begins else None
        elif block is None:
            method = mark.partition(":")[2].strip() if mark.startswith("METHOD:") else method
        elif mark == f"END:{block.kind}":
            block.lines.append(line.strip())
            yield block
            block = None
        else:
            block.take(line, mark)
    if block is not None:
        block.kind = ""
        yield block
