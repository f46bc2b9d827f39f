"""People on the chosen shift: a line each, with what can be changed behind a button."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from buurthuis_app.domain.rosters.board import BoardShift, PersonOnShift
from buurthuis_app.domain.rosters.shift import AssignmentState
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.tabs.volunteers.roster.grid_rows import in_the_way
from buurthuis_app.gui.widgets.controls import (
    ButtonKind,
    ShortLabel,
    Text,
    button,
    label,
    menu_button,
)
from buurthuis_app.gui.widgets.layout import in_column
from buurthuis_app.i18n import _


class PeopleLines(QWidget):
    """Says what people want; the section does it."""

    state_asked = Signal(object, object)  # Placed, AssignmentState
    stand_in_asked = Signal(object)  # Placed
    swap_asked = Signal(object)  # Placed
    removal_asked = Signal(object)  # Placed

    def __init__(self, *, writes: bool) -> None:
        super().__init__()
        self._writes = writes
        self._column = in_column(on=self)
        self.menus: dict[str, QMenu] = {}

    def show_shift(self, shift: BoardShift) -> None:
        """Show the people of a shift."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.menus = {}
        for placed in shift.placed:
            self._column.addWidget(self._line(placed, over=not shift.goes_on))
        if not shift.placed:
            self._column.addWidget(label(_("Nog niemand."), Text.QUIET))

    def _line(self, placed: PersonOnShift, *, over: bool) -> QWidget:
        line = QWidget()
        outer = in_column(on=line, gap=2)
        row, below = QHBoxLayout(), QHBoxLayout()
        for layout in (row, below):
            layout.setSpacing(GRID)
        name = ShortLabel()
        who = placed.name or _("gewist")
        name.say(who)
        state = label(placed.state.words, Text.QUIET)
        state.setWordWrap(False)
        row.addWidget(name, 1)
        unsure = placed.state in {AssignmentState.PROPOSED, AssignmentState.ASKED}
        (below if unsure else row).addWidget(state)
        below.addStretch(1)
        if self._writes:
            if unsure and not over:
                confirm = partial(self.state_asked.emit, placed, AssignmentState.CONFIRMED)
                sure = button(_("Bevestigen"), ButtonKind.QUIET, "check", do=confirm)
                sure.setAccessibleName(_("{name} bevestigen").format(name=who))
                below.addWidget(sure)
            menu = self.menus[who] = self._menu(placed, line)
            row.addWidget(menu_button(_("Meer over {name}").format(name=who), menu))
        outer.addLayout(row)
        outer.addLayout(below)
        if placed.assignment.overruled_because:
            words = _("Tegen een regel in: {why}").format(why=placed.assignment.overruled_because)
            outer.addWidget(label(words, Text.WARNING))
        if placed.obstacles:
            outer.addWidget(label(in_the_way(placed), Text.WARNING))
        return line

    def _menu(self, placed: PersonOnShift, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        for state in (
            *(AssignmentState.CONFIRMED, AssignmentState.ASKED, AssignmentState.PROPOSED),
            *(AssignmentState.DECLINED, AssignmentState.ABSENT),
        ):
            if state is not placed.state:
                menu.addAction(
                    state.words.capitalize(), partial(self.state_asked.emit, placed, state)
                )
        if placed.state.takes_place:
            menu.addSeparator()
            menu.addAction(_("Vervanger zoeken"), partial(self.stand_in_asked.emit, placed))
            menu.addAction(_("Ruilen met…"), partial(self.swap_asked.emit, placed))
        menu.addSeparator()
        menu.addAction(_("Van de dienst halen"), partial(self.removal_asked.emit, placed))
        return menu
