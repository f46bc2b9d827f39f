"""Field for several people out of a list: choose a name to add it, press one to take it off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import PressButton, named
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from buurthuis_app.domain.volunteers.volunteer import Volunteer

WIDTH = 24  # characters


class PeopleField(FlowRow):
    """The chosen ones as buttons, and a list to choose another from."""

    changed = Signal()

    def __init__(self, people: Iterable[Volunteer]) -> None:
        super().__init__()
        self._names = {person.id: person.name for person in people}
        self._chips: dict[UUID, PressButton] = {}
        self.list = QComboBox(minimumContentsLength=WIDTH)
        self.list.setAccessibleName(_("Nog iemand kiezen"))
        self.list.addItem(_("Kies iemand…"), None)
        for key, name in self._names.items():
            self.list.addItem(name, key)
        self.list.activated.connect(self._chosen)
        self.setSpacing(GRID // 2)
        self.addWidget(self.list)
        self.setFocusProxy(self.list)

    def show_people(self, ids: Iterable[UUID]) -> None:
        """Show these people as chosen."""
        for key in tuple(self._chips):
            self._remove(key)
        for key in ids:
            self._add(key)

    def people(self) -> frozenset[UUID]:
        """Ids of the chosen people."""
        return frozenset(self._chips)

    def _chosen(self) -> None:
        key = self.list.currentData()
        self.list.setCurrentIndex(0)
        if key is not None:
            self._add(key)
            self.changed.emit()

    def _add(self, key: UUID) -> None:
        if key in self._chips or key not in self._names:
            return
        name = self._names[key]
        chip = PressButton(f"{name}  ×", partial(self._take_off, key))
        chip.setProperty("kind", "chip")
        chip.setAutoDefault(False)
        named(chip, _("{name} weghalen").format(name=name))
        self._chips[key] = chip
        self.addWidget(chip)
        chip.show()

    def _take_off(self, key: UUID) -> None:
        self._remove(key)
        self.list.setFocus()
        self.changed.emit()

    def _remove(self, key: UUID) -> None:
        chip = self._chips.pop(key)
        self.removeWidget(chip)
        chip.deleteLater()
