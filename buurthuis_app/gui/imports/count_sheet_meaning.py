"""Names in a count sheet: the activity that each stands for, and for each tally kind what it adds to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from buurthuis_app.domain.counts.count import TallyKind, TallyRole
from buurthuis_app.domain.counts.count_sheet import CountFile, KindUse, Understanding
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import Text, label, label_of
from buurthuis_app.gui.widgets.layout import in_column
from buurthuis_app.i18n import _
from buurthuis_app.services.counts.sheet_import import Suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

_WIDEST = 28
"""Characters of a name that a box makes room for."""


class MeaningFields(QWidget):
    """A box beside every name of the file; `changed` tells when people mend one."""

    changed = Signal()

    def __init__(self, file: CountFile, suggestion: Suggestion, parent: QWidget) -> None:
        super().__init__(parent)
        self._said = suggestion.understanding
        self.activity_boxes: dict[str, QComboBox] = {}
        self.kind_boxes: dict[str, QComboBox] = {}
        column = in_column(on=self, margins=(0, GRID, 0, 0))
        if file.names:
            self._add_activities(column, file, suggestion)
        if file.kinds:
            self._add_kinds(column, file, suggestion)

    def understanding(self) -> Understanding:
        """What the boxes say now."""
        said = {key: box.currentData() for key, box in self.activity_boxes.items()}
        left_out = frozenset(key for key, data in said.items() if data is KindUse.LEAVE_OUT)
        activities: Mapping[str, UUID | None] = {
            key: None if key in left_out else data for key, data in said.items()
        }
        kinds = dict(self._said.kinds)
        for key, box in self.kind_boxes.items():
            if box.currentData() is None:
                kinds.pop(key, None)
            else:
                kinds[key] = box.currentData()
        return Understanding(activities=activities, kinds=kinds, left_out=left_out)

    def _add_activities(self, column: QVBoxLayout, file: CountFile, suggestion: Suggestion) -> None:
        column.addWidget(label(_("Welke activiteit is het?"), Text.LABEL))
        explanation = _(
            "Links de naam in het bestand. Klopt de activiteit ernaast niet? Kies een andere, of lees hem niet in."
        )
        column.addWidget(label(explanation, Text.QUIET))
        grid = _grid(column)
        meant = suggestion.understanding.activities
        for row, name in enumerate(file.names):
            box = _box(self, _("Activiteit voor {name}").format(name=name))
            box.addItem(_("nieuwe activiteit"), None)
            box.addItem(_("niet inlezen"), KindUse.LEAVE_OUT)
            if suggestion.activities:
                box.insertSeparator(2)
            for activity in suggestion.activities:
                box.addItem(activity.title, activity.id)
            left_out = name_key(name) in suggestion.understanding.left_out
            means = KindUse.LEAVE_OUT if left_out else meant.get(name_key(name))
            box.setCurrentIndex(_place_of(box, means))
            box.currentIndexChanged.connect(self.changed)
            self.activity_boxes[name_key(name)] = box
            _put(grid, row, name, box)

    def _add_kinds(self, column: QVBoxLayout, file: CountFile, suggestion: Suggestion) -> None:
        column.addSpacing(GRID)
        column.addWidget(label(_("Wat telt elke kolom?"), Text.LABEL))
        explanation = _(
            "Telt mee: komt bij de bezoeken. Waarvan: zit er al in. Apart: telt iets anders."
        )
        column.addWidget(label(explanation, Text.QUIET))
        grid = _grid(column)
        known = {name_key(kind.name): kind for kind in suggestion.kinds}
        for row, name in enumerate(file.kinds):
            key = name_key(name)
            box = _box(self, _("Wat {name} telt").format(name=name))
            _fill_uses(box, known.get(key), _usual_role(name, file))
            box.setCurrentIndex(_place_of(box, suggestion.understanding.kinds.get(key)))
            box.currentIndexChanged.connect(self.changed)
            self.kind_boxes[key] = box
            _put(grid, row, name, box)


def _usual_role(name: str, file: CountFile) -> TallyRole:
    """What a new tally kind of this file does when nobody says otherwise."""
    if name in file.aside:
        return TallyRole.ASIDE
    return TallyRole.OF_WHOM if name in file.of_whom else TallyRole.VISITS


def _fill_uses(box: QComboBox, known: TallyKind | None, role: TallyRole) -> None:
    """The usual use first. A kind that the centre counts already keeps its role: its past would change with it."""
    words = {
        KindUse.VISITS: _("telt mee"),
        KindUse.OF_WHOM: _("waarvan"),
        KindUse.ASIDE: _("apart"),
        KindUse.LEAVE_OUT: _("niet lezen"),
    }
    if known is not None:
        usual = KindUse(known.role.value)
        box.addItem(_("{use}, zoals altijd").format(use=words[usual]), None)
        box.addItem(words[KindUse.LEAVE_OUT], KindUse.LEAVE_OUT)
        return
    usual = KindUse(role.value)
    box.addItem(words.pop(usual), usual)
    for use, text in words.items():
        box.addItem(text, use)


def _place_of(box: QComboBox, data: object) -> int:
    """Where this stands in the box; the usual choice when it doesn't. Qt can't compare our values."""
    places = (place for place in range(box.count()) if box.itemData(place) == data)
    return 0 if data is None else next(places, 0)


def _grid(column: QVBoxLayout) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(GRID // 2)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    column.addLayout(grid)
    return grid


def _box(parent: QWidget, name: str) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.setMinimumContentsLength(_WIDEST // 2)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _put(grid: QGridLayout, row: int, name: str, box: QComboBox) -> None:
    grid.addWidget(label_of(box, name), row, 0)
    grid.addWidget(box, row, 1)
