"""Filters of the figures: the line along which to split, the activities, and the period to compare with."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from buurthuis_app.domain.figures.breakdown import BreakdownRow, Only, names
from buurthuis_app.domain.shared.periods import Against
from buurthuis_app.gui.tabs.harvest.queries import Harvested, HarvestView
from buurthuis_app.gui.widgets.controls import named
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

SHORTEST = 12  # characters of a name that a box shows at least
SHORTEST_AGAINST = 17  # characters of what there is to compare with


class ViewChoosers(FlowRow):
    """Four boxes in a row; `chosen` with the View when people choose another one."""

    chosen = Signal(object)  # View

    def __init__(self) -> None:
        super().__init__()
        self._view: HarvestView | None = None
        self.along = self._box(_("Splitsen per"))
        self.theme = self._box(_("Thema"))
        self.activity = self._box(_("Activiteit"))
        self.against = self._box(_("Vergelijken met"))
        self.against.setMinimumContentsLength(SHORTEST_AGAINST)
        for along, name in names().items():
            self.along.addItem(_("per {what}").format(what=name), along)
        self.against.addItem(_("naast een jaar eerder"), Against.LAST_YEAR)
        self.against.addItem(_("naast de periode ervoor"), Against.FORMER)

    def show_harvest(self, harvested: Harvested) -> None:
        """Show what is looked at, without telling anybody."""
        view = self._view = harvested.view
        _fill(self.theme, _("alle thema's"), harvested.themes)
        _fill(self.activity, _("alle activiteiten"), harvested.titles)
        for box, value in (
            (self.along, view.along),
            (self.theme, view.only.theme_id),
            (self.activity, view.only.activity_id),
            (self.against, view.against),
        ):
            _choose(box, value)

    def _box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        named(box, name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(SHORTEST)
        box.activated.connect(self._tell)
        self.addWidget(box)
        return box

    def _tell(self) -> None:
        if self._view is None:
            return
        view = replace(
            self._view,
            along=self.along.currentData(),
            against=self.against.currentData(),
            only=Only(theme_id=self.theme.currentData(), activity_id=self.activity.currentData()),
        )
        if view != self._view:
            self._view = view
            self.chosen.emit(view)


def _fill(box: QComboBox, every: str, rows: Sequence[BreakdownRow]) -> None:
    entries = [(every, None), *((row.name, row.key) for row in rows)]
    former_entries = [(box.itemText(place), box.itemData(place)) for place in range(box.count())]
    if entries != former_entries:
        box.clear()
        for words, key in entries:
            box.addItem(words, key)


def _choose(box: QComboBox, value: Any) -> None:
    """By equality: Qt compares Python values by identity."""
    for place in range(box.count()):
        if box.itemData(place) == value:
            box.setCurrentIndex(place)
            return
    box.setCurrentIndex(0)
