"""List of whose data is about to be erased: to be looked through while it can still be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import button, label
from buurthuis_app.gui.widgets.dialog_size import SizedDialog
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_row
from buurthuis_app.gui.widgets.lists.columns import day_column
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.i18n import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QHBoxLayout, QWidget

    from buurthuis_app.services.volunteers.retention import LeavingVolunteer


class LeavingDialog(SizedDialog):
    """Each name with the last day and the day on which it goes; who still comes is changed from here."""

    topic = "vrijwilligers#iemand-stopt-of-komt-terug"
    change_asked = Signal(object)  # the id of a volunteer

    def __init__(self, leaving: Sequence[LeavingVolunteer], parent: QWidget | None = None) -> None:
        super().__init__(_("Wie er gewist wordt"), parent, size=(80 * GRID, 60 * GRID))
        self.table: RecordTable[LeavingVolunteer] = RecordTable(
            _columns(),
            lambda each: each.volunteer.id,
            name=_("Wie er gewist wordt"),
            empty=_("Er wordt niemand gewist."),
        )
        self.table.opened.connect(self._change)
        words = ngettext(
            "{n} mens is langer weg dan de bewaartermijn. Klopt dat niet, wijzig dan de laatste dag. "
            "Klopt het, dan hoeft u niets te doen.",
            "{n} mensen zijn langer weg dan de bewaartermijn. Klopt dat bij iemand niet, wijzig dan de "
            "laatste dag. Klopt het, dan hoeft u niets te doen.",
            len(leaving),
        )
        self.lay_out(label(words.format(n=number(len(leaving)))), grow(self.table), self._buttons())
        self.table.show_records(leaving)
        if leaving:
            self.table.choose(leaving[0].volunteer.id)

    def _buttons(self) -> QHBoxLayout:
        self.change_button = button(_("Wijzigen…"), do=self._change)
        return in_row(self.change_button, SPRING, button(_("Sluiten"), do=self.accept))

    def _change(self, _row: object = None) -> None:
        chosen = self.table.current()
        if chosen is not None:
            volunteer_id: UUID = chosen.volunteer.id
            self.accept()
            self.change_asked.emit(volunteer_id)


def _columns() -> tuple[Column[LeavingVolunteer], ...]:
    return (
        Column(title=_("Naam"), value=lambda each: each.volunteer.name, stretch=True),
        day_column(_("Laatste dag"), lambda each: each.volunteer.until),
        day_column(_("Gewist vanaf"), lambda each: each.erased_from),
    )
