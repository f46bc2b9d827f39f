"""The attendance list on paper: a button that prints the list that is shown, or saves it as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from buurthuis_app.gui.papers.paper_button import PaperButton
from buurthuis_app.i18n import _, short_date

if TYPE_CHECKING:
    from uuid import UUID

    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.gui.widgets.notices import Notice
    from buurthuis_app.services.registry import CentreServices
    from buurthuis_app.services.signups.attendance import AttendancePaper


class _AttendanceFile(Struct, frozen=True, kw_only=True):
    """An attendance list with the name it gets as a file."""

    heading: str
    centre: str
    content: bytes
    notes: tuple[str, ...]


class AttendanceButton(PaperButton):
    """Draws the attendance list of the moment."""

    def __init__(self, house: CentreServices, operations: Operations, notice: Notice) -> None:
        super().__init__(_("Presentielijst"), operations, notice)
        self._house = house

    def show_list(self, activity_id: UUID, occurrence_id: UUID | None) -> None:
        """Choose the list to print."""
        attendance = self._house.attendance
        self.make = lambda: _named(attendance.paper(activity_id, occurrence_id))


def _named(paper: AttendancePaper) -> _AttendanceFile:
    words = _("Presentielijst {title}").format(title=paper.sheet.title)
    day = paper.sheet.date
    return _AttendanceFile(
        heading=f"{words} {short_date(day)}" if day else words,
        centre=paper.sheet.centre,
        content=paper.content,
        notes=paper.notes,
    )
