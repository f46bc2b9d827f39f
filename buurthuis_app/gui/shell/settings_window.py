"""Settings window: everything that is set somewhere, in groups, each with how it stands and the way to change it."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import Text, button, label
from buurthuis_app.gui.widgets.dialog_size import SizedDialog
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, in_row, sheet
from buurthuis_app.i18n import _


class SettingsEntry(Struct, frozen=True, kw_only=True):
    """One thing that is set: `state` says how it stands, on the database lane; `do` opens where it is changed.

    With `choice` it is changed here, without either it is only told.
    """

    title: str
    state: str | Callable[[], str]
    do: Callable[[], None] | None = None
    choice: Callable[[], QWidget] | None = None


class SettingsGroup(Struct, frozen=True, kw_only=True):
    """Settings that belong together."""

    title: str
    entries: tuple[SettingsEntry, ...]


class SettingsWindow(SizedDialog):
    """Shows the groups below each other, and reads again how things stand after each write."""

    topic = "beginnen#alle-instellingen-bij-elkaar"

    def __init__(
        self,
        groups: tuple[SettingsGroup, ...],
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Instellingen"), parent, size=(860, 640))
        self._operations = operations
        self.groups = groups
        self.states = {
            entry.title: label(entry.state if isinstance(entry.state, str) else "", Text.QUIET)
            for group in groups
            for entry in group.entries
        }
        page = sheet(
            in_column(*map(self._part, groups), SPRING, margins=(0, 0, GRID, 0), gap=3 * GRID)
        )
        page.setObjectName("page")
        around = QScrollArea()
        around.setWidget(page)
        around.setWidgetResizable(True)
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.setFrameShape(QScrollArea.Shape.NoFrame)
        close = button(_("Sluiten"), do=self.accept)
        self.lay_out(grow(around), buttons=(close,))
        operations.changed.connect(self.read)
        self.read()

    def read(self, _areas: object = None) -> None:
        """Say how everything stands now."""
        for group in self.groups:
            for entry in group.entries:
                if not isinstance(entry.state, str):
                    shown = self.states[entry.title]
                    self._operations.run(entry.state, shown.setText, owner=shown)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Some things that are set are no writes: look again when people come back from a dialog."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.read()

    def _part(self, group: SettingsGroup) -> QWidget:
        lines = map(self._line, group.entries)
        return sheet(in_column(label(group.title, Text.HEADING), *lines, gap=2 * GRID))

    def _line(self, entry: SettingsEntry) -> QWidget:
        words = in_column(label(entry.title, Text.LABEL), self.states[entry.title], gap=GRID // 2)
        change: QWidget | None = None
        if entry.choice is not None:
            change = entry.choice()
            change.setAccessibleName(entry.title)
        elif entry.do is not None:
            change = button(_("Wijzigen…"), do=entry.do)
            change.setAccessibleName(_("{what} wijzigen").format(what=entry.title))
        return sheet(in_row(grow(words), *([] if change is None else [change]), gap=2 * GRID))
