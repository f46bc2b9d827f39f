"""Days of the roster as one list: shift below shift, where the days across would be too narrow to read."""

import datetime as dt
from collections.abc import Hashable, Iterator
from itertools import groupby

from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.tabs.volunteers.roster.grid_rows import Chip, RosterCell, RosterSheet
from buurthuis_app.gui.widgets.lists.card_list import CardList
from buurthuis_app.gui.widgets.lists.card_painting import RULED, CardLine, ListCard
from buurthuis_app.i18n import _, long_date

Row = dt.date | RosterCell
"""A day, which names what is below it, or a shift on it."""


class ShiftDays(CardList[Row]):
    """Scrolls one way; a click or Enter on a shift asks who is on it and who can."""

    def __init__(self) -> None:
        super().__init__(_card, _key, name=_("Rooster"), look=RULED, empty=_("Geen diensten."))
        self._today = dt.date.min
        self._first = dt.date.min
        self.clicked.connect(self._open)

    @property
    def cell(self) -> RosterCell | None:
        """The shift that the cursor is on."""
        row = self.current()
        return row if isinstance(row, RosterCell) else None

    def show_sheet(self, sheet: RosterSheet) -> None:
        """Show its shifts; other weeks begin at the first of today or later that still needs somebody."""
        self._today = sheet.board.today
        self.show_records(tuple(_rows(sheet)))
        if self._first != sheet.days[0] or self.cell is None:
            self._first = sheet.days[0]
            self.choose_first_open()

    def show_current(self) -> None:
        """Bring what the cursor is on into sight."""
        self.scrollTo(self.currentIndex())

    def choose_first_open(self) -> None:
        """Put the cursor on the first shift that still needs somebody, from today on where there is one."""
        cells = [row for row in self.records() if isinstance(row, RosterCell)]
        coming = [cell for cell in cells if cell.shift.shift.date >= self._today] or cells
        first = next((cell for cell in coming if cell.shift.open), next(iter(coming), None))
        if first is not None and self.choose(_key(first)):
            above = self.currentIndex().siblingAtRow(self.currentIndex().row() - 1)
            self.scrollTo(above, self.ScrollHint.PositionAtTop)


def _rows(sheet: RosterSheet) -> Iterator[Row]:
    cells = [cell for lane in sheet.lanes for cell in lane.cells if cell is not None]
    cells.sort(key=lambda cell: (cell.shift.shift.date, cell.shift.shift.starts))
    for day, of_day in groupby(cells, key=lambda cell: cell.shift.shift.date):
        yield day
        yield from of_day


def _key(row: Row) -> Hashable:
    return row.shift.shift.id if isinstance(row, RosterCell) else row


def _card(row: Row) -> ListCard:
    if isinstance(row, dt.date):
        return ListCard(title=long_date(row).capitalize(), heading=True)
    shift, people = row.shift, " · ".join(_words(chip) for chip in row.chips)
    return ListCard(
        title=f"{shift.shift.times}  {shift.duty.name}",
        bold=False,
        struck=shift.called_off,
        lines=(CardLine(words=people, ink=Ink.ACCENT if shift.open else Ink.QUIET, wraps=True),),
        spoken=row.sentence,
        tip=row.sentence,
    )


def _words(chip: Chip) -> str:
    """Ria Smit (gevraagd): there is room for a word instead of a sign."""
    placed = chip.placed
    return f"{placed.name or _('gewist')} ({placed.state.words})" if placed else chip.words
