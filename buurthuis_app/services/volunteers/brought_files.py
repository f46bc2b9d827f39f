"""Subject of a file that somebody drops on the window: packets, a calendar, a list of volunteers, or counts."""

from enum import Enum
from pathlib import Path

from buurthuis_app.errors import AppError
from buurthuis_app.services.shared.service import Service

_CALENDAR = b"BEGIN:VCALENDAR"
_CALENDARS = {".ics", ".ical", ".icalendar", ".ifb"}
_HEAD = 512


class BroughtFile(Enum):
    """What a file is about, as far as its first lines tell."""

    PACKETS = "packets"
    """Of a door: one of them, or the folder in which they are."""
    CALENDAR = "calendar"
    VOLUNTEERS = "volunteers"
    COUNTS = "counts"
    """Anything else: who reads counts says best why a file holds none."""


class BroughtFiles(Service):
    """Looks into a file and keeps nothing of it."""

    def subject_of(self, path: Path) -> BroughtFile:
        """What the file is about; one that can't be read is taken for counts, whose window says why."""
        from buurthuis_app.exchange.files.file_kind import CONTACTS
        from buurthuis_app.exchange.packets.packet_file import is_packet

        if is_packet(path) or path.is_dir():
            return BroughtFile.PACKETS
        head = _head_of(path)
        if path.suffix.casefold() in _CALENDARS or _CALENDAR in head:
            return BroughtFile.CALENDAR
        if CONTACTS in head:
            return BroughtFile.VOLUNTEERS  # its window says what to do with them
        from buurthuis_app.exchange.volunteers.volunteer_list import is_volunteer_list

        try:
            volunteers = is_volunteer_list(path)
        except AppError:
            volunteers = False
        return BroughtFile.VOLUNTEERS if volunteers else BroughtFile.COUNTS


def _head_of(path: Path) -> bytes:
    """How the file begins, in capitals; nothing when it cannot be read."""
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD).upper()
    except OSError:
        return b""
