"""The tab Activiteiten: left all activities, right the chosen one with its dates."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from buurthuis_app.domain import recurrence
from buurthuis_app.domain.activities import Activity
from buurthuis_app.domain.plan import PlannedActivity
from buurthuis_app.gui.activities.details import ActivityDetails, hours
from buurthuis_app.gui.activities.dialog import ActivityDialog, Choices, Plan, plan_of
from buurthuis_app.gui.activities.ending import EndingDialog
from buurthuis_app.gui.controls import Kind, button
from buurthuis_app.gui.empty import EmptyState
from buurthuis_app.gui.icons import icon
from buurthuis_app.gui.navigation import Navigator, Place
from buurthuis_app.gui.notices import Remedy
from buurthuis_app.gui.operations import Operations
from buurthuis_app.gui.tab import Tab
from buurthuis_app.gui.tables import Column, RecordTable
from buurthuis_app.gui.theme import GRID
from buurthuis_app.i18n import _, day_and_month
from buurthuis_app.services.done import Area
from buurthuis_app.services.house import House


class ActivitiesTab(Tab):
    """Make, find, change and end activities."""

    areas = frozenset({Area.ACTIVITIES, Area.OCCURRENCES, Area.COUNTS})
    topic = "activiteiten"

    def __init__(self, house: House, operations: Operations, navigator: Navigator) -> None:
        super().__init__()
        self._house = house
        self._operations = operations
        self._navigator = navigator
        self._all: tuple[PlannedActivity, ...] = ()
        self._choices = Choices(rooms=(), themes=())
        self.dialog: ActivityDialog | EndingDialog | None = None
        self._build()

    @override
    def refresh(self) -> None:
        planning = self._house.planning

        def read() -> tuple[tuple[PlannedActivity, ...], Choices]:
            choices = Choices(rooms=planning.rooms(), themes=planning.themes())
            return planning.activities(), choices

        self._operations.run(read, self._show)

    @override
    def show_place(self, place: Place) -> None:
        if place.section == "new":
            self._operations.run(lambda: None, lambda _none: self.make_new(), owner=self)
        if place.record is not None:
            record = place.record
            self._operations.run(lambda: None, lambda _none: self._choose(record), owner=self)

    def make_new(self) -> None:
        """Open the form for a new activity."""
        self._open_form(Plan(activity=self._house.planning.blank()), new=True)

    def change(self, row: PlannedActivity) -> None:
        """Open the form with this activity."""
        self._open_form(plan_of(row.activity, self._choices.rooms), new=False)

    def end(self, row: PlannedActivity) -> None:
        """Ask for the last day, and let it end then."""
        planning = self._house.planning
        self.dialog = EndingDialog(row.activity, self._house.clock.today(), parent=self)
        self.dialog.chosen.connect(
            lambda last: self._operations.run(
                partial(planning.end, row.activity, last), label=_("activiteit beëindigd")
            )
        )
        self.dialog.open()

    def remove(self, row: PlannedActivity) -> None:
        """Remove it; the status line offers to undo."""
        self._operations.run(
            partial(self._house.planning.remove, row.activity), label=_("activiteit verwijderd")
        )

    def _build(self) -> None:
        self.table = RecordTable(
            _columns(),
            lambda row: row.activity.id,
            name=_("Activiteiten"),
            empty=_("Geen activiteit met deze naam. Zoek op een ander woord."),
        )
        self.details = ActivityDetails(self._house, self._operations, self._navigator)
        self.table.chosen.connect(self.details.show_activity)
        self.table.opened.connect(self.change)
        self.details.change_asked.connect(self.change)
        self.details.end_asked.connect(self.end)
        self.details.remove_asked.connect(self.remove)
        self._empty = EmptyState(
            _("Nog geen activiteiten"),
            (
                Remedy(words=_("Nieuwe activiteit"), do=self.make_new),
                Remedy(words=_("Uit Excel halen"), do=self._go_import),
            ),
            explanation=_(
                "Zet hier wat er in huis gebeurt. Daarna kan er bij Vandaag geteld worden."
            ),
            icon_name="calendar",
        )
        self._content = QSplitter(Qt.Orientation.Horizontal)
        self._content.addWidget(self._left())
        self._content.addWidget(self.details)
        self._content.setStretchFactor(0, 3)
        self._content.setStretchFactor(1, 2)
        self._content.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.addWidget(self._content)
        column.addWidget(self._empty)
        self._empty.hide()

    def _left(self) -> QWidget:
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Zoek een activiteit of zaal"))
        self.search.setAccessibleName(_("Zoek een activiteit of zaal"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._filter)
        self.with_ended = QCheckBox(_("ook wat voorbij is"))
        self.with_ended.toggled.connect(self._filter)
        self.new_button = button(_("Nieuwe activiteit"), Kind.PRIMARY, "plus")
        self.new_button.clicked.connect(self.make_new)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.search, 1)
        row.addWidget(self.with_ended)
        row.addWidget(self.new_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        return left

    def _show(self, read: tuple[tuple[PlannedActivity, ...], Choices]) -> None:
        self._all, self._choices = read
        self._content.setVisible(bool(self._all))
        self._empty.setVisible(not self._all)
        self._filter()

    def _filter(self) -> None:
        words = self.search.text().casefold().split()
        shown = [
            row
            for row in self._all
            if all(word in f"{row.activity.title} {row.room}".casefold() for word in words)
            and (self.with_ended.isChecked() or not _over(row))
        ]
        self.table.show_records(shown)
        if self.table.current() is None and shown:
            self.table.choose(shown[0].activity.id)
        self.details.show_activity(self.table.current())

    def _choose(self, record: object) -> None:
        self.search.clear()
        self.with_ended.setChecked(True)
        self.table.choose(record)

    def _open_form(self, plan: Plan, *, new: bool) -> None:
        planning = self._house.planning
        self.dialog = ActivityDialog(
            self._choices,
            new=new,
            operations=self._operations,
            save=lambda made: planning.keep(made.activity, new=new, room=made.room),
            parent=self,
        )
        self.dialog.saved.connect(self._choose_kept)
        key = "activity" if new else f"activity-{plan.activity.id}"
        self.dialog.edit(plan, drafts=self._house.drafting, key=key)

    def _choose_kept(self, kept: Activity) -> None:
        def choose(_none: None) -> None:
            self.table.choose(kept.id)

        self._operations.run(lambda: None, choose, owner=self)

    def _go_import(self) -> None:
        self._navigator.go(Place(tab="harvest", section="import"))


def _over(row: PlannedActivity) -> bool:
    """Nothing of it is to come, and it was not made for single times that may still be added."""
    return row.next is None and bool(row.activity.rule)


def _columns() -> tuple[Column[PlannedActivity], ...]:
    return (
        Column(title=_("Activiteit"), value=lambda row: row.activity.title, stretch=True),
        Column(title=_("Wanneer"), value=lambda row: recurrence.short(row.activity.rule)),
        Column(title=_("Tijd"), value=_begin, display=_hours),
        Column(title=_("Zaal"), value=lambda row: row.room, display=lambda row: row.room or "–"),
        Column(
            title=_("Volgende keer"),
            value=lambda row: row.next,
            display=lambda row: day_and_month(row.next) if row.next else "–",
        ),
    )


def _begin(row: PlannedActivity) -> object:
    return row.activity.starts


def _hours(row: PlannedActivity) -> str:
    return hours(row.activity.starts, row.activity.ends)
