"""Table of all activities: searched, and filtered by theme, kind, room and area."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from buurthuis_app.domain.activities import recurrence
from buurthuis_app.domain.activities.planned import PlannedActivity
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.gui.forms.basic_fields import choose_value
from buurthuis_app.gui.tabs.activities.form.form_choices import FormChoices
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import grow, in_column
from buurthuis_app.gui.widgets.lists.columns import written
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.gui.widgets.search_field import search_field
from buurthuis_app.i18n import _, day_and_month, listing

if TYPE_CHECKING:
    from collections.abc import Callable

SEARCH = 22  # characters


class ListView(QWidget):
    """The table with its filters."""

    chosen = Signal(object)  # PlannedActivity | None
    opened = Signal(object)  # PlannedActivity

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[PlannedActivity, ...] = ()
        self.table = RecordTable(
            _columns(),
            lambda row: row.activity.id,
            name=_("Activiteiten"),
            empty=_("Geen activiteit gevonden. Zoek op een ander woord, of laat minder weg."),
        )
        self.table.ensurePolished()  # or the widths are taken from smaller letters
        self.search = search_field(_("Zoek activiteit"), _("Zoek activiteit of zaal"), width=SEARCH)
        self.with_ended = QCheckBox(_("ook wat voorbij is"))
        self.filters: dict[str, QComboBox] = {}
        top = row = FlowRow()
        row.addWidget(self.search)
        for name, words in (
            ("themes", _("Alleen dit thema")),
            ("kinds", _("Alleen deze soort")),
            ("rooms", _("Alleen deze zaal")),
            ("areas", _("Alleen dit gebied")),
        ):
            box = QComboBox()
            box.setAccessibleName(words)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.currentIndexChanged.connect(self._filter)
            self.filters[name] = box
            row.addWidget(box)
        row.addWidget(self.with_ended)
        in_column(top, grow(self.table), on=self)
        self.search.textChanged.connect(self._filter)
        self.with_ended.toggled.connect(self._filter)
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)

    def show_choices(self, choices: FormChoices) -> None:
        """What can be filtered by; what was chosen stays."""
        for name, words, records in (
            ("themes", _("alle thema's"), choices.themes),
            ("kinds", _("alle soorten"), choices.kinds),
            ("rooms", _("alle zalen"), choices.rooms),
            ("areas", _("alle gebieden"), choices.areas),
        ):
            box = self.filters[name]
            chosen = box.currentData()
            box.blockSignals(True)  # noqa: FBT003 - Qt
            box.clear()
            box.addItem(words, None)
            for record in records:
                box.addItem(record.name, record.id)
            choose_value(box, chosen)
            box.setVisible(bool(records))
            box.blockSignals(False)  # noqa: FBT003 - Qt

    def show_rows(self, rows: tuple[PlannedActivity, ...]) -> None:
        """Show these activities, as far as the filters let them through."""
        self._all = rows
        self._filter()

    def choose(self, activity: UUID) -> None:
        """Make this activity current, whatever was filtered."""
        if self.table.choose(activity):
            return
        self.search.clear()
        for box in self.filters.values():
            box.setCurrentIndex(0)
        self.with_ended.setChecked(True)
        self.table.choose(activity)

    def _filter(self) -> None:
        words = folded(self.search.text()).split()
        tests: tuple[tuple[str, Callable[[PlannedActivity], tuple[UUID | None, ...]]], ...] = (
            ("themes", lambda row: row.activity.theme_ids),
            ("kinds", lambda row: (row.activity.kind_id,)),
            ("rooms", lambda row: (row.activity.room_id,)),
            ("areas", lambda row: (row.activity.area_id,)),
        )
        shown = [
            row
            for row in self._all
            if all(word in folded(f"{row.activity.title} {row.room}") for word in words)
            and (self.with_ended.isChecked() or not _over(row))
            and all(
                (chosen_value := self.filters[name].currentData()) is None
                or chosen_value in has(row)
                for name, has in tests
            )
        ]
        self.table.show_records(shown)
        self.table.choose_first()
        if not shown:
            self.chosen.emit(None)


def _over(row: PlannedActivity) -> bool:
    """Nothing of it is to come, and it was not made for single times that may still be added."""
    return row.next is None and bool(row.activity.rule)


def _columns() -> tuple[Column[PlannedActivity], ...]:
    return (
        Column(title=_("Activiteit"), value=lambda row: row.activity.title, stretch=True),
        Column(title=_("Wanneer"), value=lambda row: recurrence.short(row.activity.rule)),
        Column(
            title=_("Tijd"),
            value=lambda row: row.activity.starts,
            display=_times,
        ),
        Column(
            title=_("Zaal"),
            value=_where,
            display=lambda row: _where(row) or "–",
        ),
        written(_("Volgende"), lambda row: row.next, day_and_month),
    )


def _times(row: PlannedActivity) -> str:
    return listing([each.times for each in row.activity.sittings if each.times]) or "–"


def _where(row: PlannedActivity) -> str:
    return row.room or row.activity.place
