"""Day start page: all that waits for the coordinator, each a click away from where it is done."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.overviews.day_start import Chore, Waiting
from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, card, label
from buurthuis_app.gui.widgets.dialog_size import SizedDialog
from buurthuis_app.gui.widgets.hints.hint_row import hint_row
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, scrolled
from buurthuis_app.i18n import _

BACKUPS = "backups"


class DayStartPage(SizedDialog):
    """All that waits; `place_wanted` with where it is done."""

    topic = "vandaag#vandaag-voor-u"
    place_wanted = Signal(object)  # Destination

    def __init__(self, waiting: Sequence[Waiting], parent: QWidget | None = None) -> None:
        super().__init__(_("Vandaag voor u"), parent, size=(64 * GRID, 76 * GRID))
        self.ways = [self._way(line) for line in waiting]
        rows = card()
        in_column(
            *(
                hint_row("info", Ink.QUIET, line.sentence, way)
                for line, way in zip(waiting, self.ways, strict=True)
            ),
            SPRING,
            on=rows,
            margins=(2 * GRID, 2 * GRID),
        )
        close = button(_("Sluiten"), do=self.reject)
        heading = label(_("Vandaag voor u"), Text.HEADING)
        self.lay_out(heading, grow(scrolled(rows, stop=False)), buttons=(close,), gap=GRID)

    def _way(self, line: Waiting) -> QWidget:
        words = {
            Chore.OPEN_PLACES: _("Naar het rooster"),
            Chore.NOT_COUNTED: _("Nu tellen"),
            Chore.VOG: _("Naar de vrijwilligers"),
            Chore.AGREEMENT: _("Naar de vrijwilligers"),
            Chore.CERTIFICATES: _("Naar de vrijwilligers"),
            Chore.KEYS: _("Naar de vrijwilligers"),
            Chore.PLACEMENTS: _("Naar de werkervaringsplaatsen"),
            Chore.BIRTHDAYS: _("Naar de vrijwilligers"),
            Chore.LATE_LOANS: _("Naar de uitleen"),
            Chore.FOLLOW_UPS: _("Naar de incidenten"),
            Chore.HIRE_REQUESTS: _("Naar de verhuur"),
            Chore.LATE_INVOICES: _("Naar de verhuur"),
            Chore.LATE_PLANS: _("Naar U zei, wij deden"),
            Chore.ACCOUNTS: _("Naar het initiatief"),
            Chore.ADOPTION: _("Naar het overzicht"),
            Chore.SECOND_PLACE: _("Reservekopieën…"),
        }[line.chore]
        way = button(words, ButtonKind.QUIET, do=partial(self._go, line))
        way.setAccessibleDescription(line.sentence)
        return way

    def _go(self, line: Waiting) -> None:
        self.accept()
        self.place_wanted.emit(place_of(line))


def place_of(line: Waiting) -> Destination:
    """Where it is done."""
    places = {
        Chore.OPEN_PLACES: Destination(tab="volunteers", section="roster"),
        Chore.NOT_COUNTED: Destination(tab="today", day=line.day, record=line.record),
        Chore.PLACEMENTS: Destination(tab="volunteers", section="placements"),
        Chore.LATE_LOANS: Destination(tab="activities", section="lending"),
        Chore.FOLLOW_UPS: Destination(tab="activities", section="incidents"),
        Chore.HIRE_REQUESTS: Destination(tab="activities", section="hire"),
        Chore.LATE_INVOICES: Destination(tab="activities", section="hire"),
        Chore.LATE_PLANS: Destination(tab="goals", section="voices"),
        Chore.ACCOUNTS: Destination(tab="goals", section="initiatives", record=line.record),
        Chore.ADOPTION: Destination(tab="overviews", period=line.period),
        Chore.SECOND_PLACE: Destination(tab=BACKUPS),
    }
    return places.get(line.chore, Destination(tab="volunteers", section="people"))
