"""Occupancy of the rooms: per room, part of the day and organiser, in a period."""

import datetime as dt
from functools import partial

from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.activities.activity import Organiser
from buurthuis_app.domain.activities.room_occupancy import Occupancy, RoomUse
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.gui.forms.basic_fields import as_date, date_field
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import Text, button, label
from buurthuis_app.gui.widgets.dialog_size import SizedDialog
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_row
from buurthuis_app.gui.widgets.lists.record_table import Align, Column, RecordTable
from buurthuis_app.i18n import _, form_of, in_hours, ngettext, percent
from buurthuis_app.services.registry import CentreServices

A_MINUTE, AN_HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)


class OccupancyDialog(SizedDialog):
    """A table that follows the two dates above it; copied with Ctrl+C it goes into a spreadsheet."""

    topic = "activiteiten#lijsten-en-bezetting"

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        span: Span | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Of these days, or of the running year so far."""
        super().__init__(_("Bezetting van de zalen"), parent, size=(136 * GRID, 60 * GRID))
        self._house = house
        self._operations = operations
        today = house.clock.today()
        shown = span or Span(first=today.replace(month=1, day=1), last=today)
        self.first, self.last = date_field(shown.first), date_field(shown.last)
        self.first.setAccessibleName(_("Eerste dag"))
        self.last.setAccessibleName(_("Laatste dag"))
        self.summary = label("", Text.HEADING)
        self.outside = label("", Text.QUIET)
        self.table: RecordTable[RoomUse] = RecordTable(
            _columns(),
            lambda use: use.room.id,
            name=_("Bezetting per zaal"),
            empty=_("Er zijn nog geen zalen."),
        )
        self.table.ensurePolished()
        self._lay_out()
        self.first.dateChanged.connect(self.read)
        self.last.dateChanged.connect(self.read)
        self.read()

    def read(self) -> None:
        """Look it up for the two dates."""
        first, last = as_date(self.first.date()), as_date(self.last.date())
        if last < first:
            self.summary.setText(
                _("De laatste dag ligt voor de eerste. Kies een latere laatste dag.")
            )
            return
        plan = self._house.plan
        span = Span(first=first, last=last)
        self._operations.run(partial(plan.occupancy, span), self._show, owner=self)

    def _show(self, occupancy: Occupancy) -> None:
        use = occupancy.use
        words = ngettext(
            "{hours} uur in gebruik van de {open} uur dat het huis open is",
            "{hours} uur in gebruik van de {open} uur dat het huis open is",
            form_of(use.booked / AN_HOUR),
        )
        sentence = words.format(hours=_hours(use.booked), open=_hours(use.open))
        if use.share is not None:
            sentence = f"{percent(use.share)} · {sentence}"
        self.summary.setText(sentence)
        self.outside.setText(
            ngettext(
                "Daarbuiten: {hours} uur. Wat niet doorging, telt niet mee.",
                "Daarbuiten: {hours} uur. Wat niet doorging, telt niet mee.",
                form_of(use.outside / AN_HOUR),
            ).format(hours=_hours(use.outside))
        )
        self.table.show_records(occupancy.rooms)
        self.lists_button.setVisible(not occupancy.rooms)

    def _make_rooms(self) -> None:
        from buurthuis_app.gui.tabs.activities.centre_lists.lists_dialog import ListsDialog

        made = ListsDialog(self._house, self._operations, None, parent=self)
        made.finished.connect(self.read)
        made.open()

    def _lay_out(self) -> None:
        row = in_row(
            label(_("Van"), Text.LABEL),
            self.first,
            label(_("tot en met"), Text.LABEL),
            self.last,
            SPRING,
        )
        close = button(_("Sluiten"), do=self.accept)
        self.lists_button = button(_("Zalen maken…"), do=self._make_rooms)
        self.lists_button.hide()
        self.lay_out(
            row,
            self.summary,
            grow(self.table),
            self.outside,
            in_row(self.lists_button, SPRING, close),
        )
        self.resize(max(self.width(), 136 * GRID), self.height())  # the columns need it


def _columns() -> tuple[Column[RoomUse], ...]:
    share = Column[RoomUse](
        title=_("Bezet"),
        value=lambda use: use.use.share,
        display=lambda use: "–" if use.use.share is None else percent(use.use.share),
        align=Align.RIGHT,
        help=_("Uren in gebruik van de uren dat het huis open is"),
    )
    hours = Column[RoomUse](
        title=_("Uren"),
        value=lambda use: use.use.booked,
        display=lambda use: _hours(use.use.booked),
        align=Align.RIGHT,
    )
    parts = (
        (DayPart.MORNING, _("Ochtend")),
        (DayPart.AFTERNOON, _("Middag")),
        (DayPart.EVENING, _("Avond")),
    )
    organisers = (
        (Organiser.CENTRE, _("Buurthuis")),
        (Organiser.RESIDENTS, _("Bewoners")),
        (Organiser.TENANT, _("Huurders")),
    )
    return (
        Column(title=_("Zaal"), value=lambda use: use.room.name, stretch=True),
        share,
        hours,
        *(_of_part(part, words) for part, words in parts),
        *(_of_organiser(organiser, words) for organiser, words in organisers),
    )


def _of_part(part: DayPart, words: str) -> Column[RoomUse]:
    def share(use: RoomUse) -> float | None:
        return dict(use.parts)[part].share

    return Column(
        title=words,
        value=share,
        display=lambda use: "–" if (used_share := share(use)) is None else percent(used_share),
        align=Align.RIGHT,
        help=_("Hoeveel van dit deel van de dag de zaal in gebruik is"),
    )


def _of_organiser(organiser: Organiser, words: str) -> Column[RoomUse]:
    def hours(use: RoomUse) -> dt.timedelta:
        return dict(use.organisers).get(organiser, dt.timedelta())

    return Column(
        title=words,
        value=hours,
        display=lambda use: _hours(hours(use)),
        align=Align.RIGHT,
        help=_("Uren in gebruik door deze organisator"),
    )


def _hours(length: dt.timedelta) -> str:
    return in_hours(round(length / A_MINUTE))
