"""The tab Activiteiten: the programme by week, month or list, and beside it the chosen activity."""

import datetime as dt
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout
from typing_extensions import override

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.planned import PlannedActivity
from buurthuis_app.domain.papers.names_on_paper import NamesUndecided, undecided
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.domain.shared.periods import week as week_of
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.operations.undo_stack import UndoStack
from buurthuis_app.gui.papers.paper_offer import PaperOffer
from buurthuis_app.gui.shell.navigation import Destination, Navigator
from buurthuis_app.gui.shell.tab import Tab
from buurthuis_app.gui.tabs.activities import queries
from buurthuis_app.gui.tabs.activities.actions import ActivitiesDesk
from buurthuis_app.gui.tabs.activities.details.details import About, ActivityDetails
from buurthuis_app.gui.tabs.activities.form.form_choices import FormChoices
from buurthuis_app.gui.tabs.activities.month.month_layout import Month
from buurthuis_app.gui.tabs.activities.queries import ShownProgramme
from buurthuis_app.gui.tabs.activities.toolbar import Header, ProgrammeView
from buurthuis_app.gui.tabs.activities.view_dates import monday, span, stepped, stretch
from buurthuis_app.gui.tabs.activities.week.item import Item
from buurthuis_app.gui.tabs.activities.week.week_layout import Week
from buurthuis_app.gui.tabs.activities.week.week_view import WeekView
from buurthuis_app.gui.widgets.hints.empty_state import EmptyState
from buurthuis_app.gui.widgets.layout import grow, in_column, sheet
from buurthuis_app.gui.widgets.low_window import LOW_BELOW, is_low
from buurthuis_app.gui.widgets.notices import Notice, Remedy
from buurthuis_app.gui.widgets.page_stack import PageStack
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Topic

if TYPE_CHECKING:
    from buurthuis_app.gui.tabs.activities.list.agenda_list import AgendaList
    from buurthuis_app.gui.tabs.activities.list.list_view import ListView
    from buurthuis_app.gui.tabs.activities.month.month_view import MonthView
    from buurthuis_app.gui.tabs.activities.printout import Printout
    from buurthuis_app.services.papers.naming import Reviewed

BROAD = 1000  # px from which the details stand beside the week
BOTH = 880  # px from which a week and the details can stand beside each other
NARROW = 660  # px at the usual type size, below which a week across cannot be read


class ActivitiesTab(Tab):
    """Shows the programme; what people do with it goes to the desk. What nobody looked at yet is not built."""

    areas = frozenset(Topic) - {Topic.STORIES, Topic.KEEPING}
    topic = "activiteiten"
    has_paper = True

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        navigator: Navigator,
        undo: UndoStack | None = None,
    ) -> None:
        super().__init__()
        self.house = house
        self.operations = operations
        self._navigator = navigator
        self._programme: ShownProgramme | None = None
        self._choices = FormChoices(centre=house.centre)
        self.view = ProgrammeView.WEEK
        self.day = house.clock.today()
        self._kept: UUID | None = None
        self._wanted: UUID | None = None
        self._wanted_room: UUID | None = None
        self._details: ActivityDetails | None = None
        self._details_wished: bool | None = None
        self._narrow = False
        self.desk = ActivitiesDesk(house, operations, undo, self)
        self.desk.confiding.connect(lambda: navigator.go(Destination(tab="confidant")))
        self._build()
        self._wire()
        self._show_view()

    @override
    def refresh(self) -> None:
        asked, house = stretch(self.view, self.day), self.house

        def show(found: ShownProgramme) -> None:
            if asked == stretch(self.view, self.day):  # else what is wanted now is on its way
                self._show(found)

        self.operations.run(
            lambda: house.together(lambda: queries.programme(house, *asked)), show, owner=self
        )

    @override
    def show_place(self, place: Destination) -> None:
        if place.day is not None:
            self.go(ProgrammeView.WEEK, place.day)
        if place.section == "new":
            self.operations.run(lambda: None, lambda _none: self.desk.make_new(), owner=self)
        if place.section == "occupancy" and place.period is not None:
            so_far = place.period.as_far_as(self.house.clock.today())
            self.desk.show_occupancy(Span(first=so_far.first, last=so_far.last))
        windows = {
            "outreach": self.desk.show_outreach,
            "lending": self.desk.show_lending,
            "incidents": self.desk.show_incidents,
            "hire": self.desk.show_hire,
        }
        if show := windows.get(place.section):
            show()
        if place.section == "room":
            self._wanted_room = place.record
        elif place.record is not None:
            self._wanted = place.record
            if place.day is None:
                self.go(ProgrammeView.LIST, self.day)

    @override
    def print_paper(self) -> None:
        """Once every name in it is decided: it may hang on a wall."""
        printout, naming = self.printout, self.house.naming
        self.operations.run(
            lambda: naming.reviewed(printout.content), partial(self._print, printout), owner=self
        )

    def _print(self, printout: "Printout", reviewed: "Reviewed[Any]") -> None:
        from buurthuis_app.gui.tabs.activities.printout import paper_of

        output = self.poster.output
        if left := undecided(reviewed.questions):
            output.refused(self.print_paper, NamesUndecided(left))
            return
        content = paper_of(replace(printout, content=reviewed.value))
        output.print_paper(content, printout.heading)

    @property
    def printout(self) -> "Printout":
        """What a paper of this tab holds: the list as a table, the week and the month as they are drawn."""
        from buurthuis_app.gui.tabs.activities.printout import Printout, list_document

        if self.view is ProgrammeView.LIST:
            name = self.house.centre.name
            heading = _("Activiteiten van {centre}").format(centre=name)
            rows = list_document(self.list.table, heading, name, self.house.clock.today())
            return Printout(heading=heading, content=rows)
        heading = f"{self.house.centre.name} · {self.header.title.text()}"
        content = self.week.week if self.view is ProgrammeView.WEEK else self.month.month
        items = tuple(replace(item, host="", occurrence=None) for item in content.items)
        return Printout(heading=heading, content=replace(content, items=items))

    def go(self, view: ProgrammeView, day: dt.date) -> None:
        """Show this view of the week or the month of `day`."""
        self.view, self.day = view, day
        self._show_view()
        self.refresh()

    def _build(self) -> None:
        self.header, self.notice = Header(), Notice()
        self.desk.notice = self.notice
        self.poster = PaperOffer("week", self.house, self.operations, self.notice)
        self.poster.asked = lambda: (week_of(self.day), None)
        self.pages = PageStack()
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(self.pages)
        self.split.setStretchFactor(0, 1)
        self.split.setChildrenCollapsible(False)
        self._content = sheet(in_column(self.header, self.notice, grow(self.split)))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID + GRID // 2, 2 * GRID, GRID)
        column.addWidget(self._content)
        self.desk.fill_menu(self.header.menu)
        poster = self.header.menu.addAction(_("Weekprogramma voor de deur afdrukken…"))
        poster.triggered.connect(self.poster.print_paper)

    @cached_property
    def empty(self) -> EmptyState:
        """What stands here before there is anything, made when it is needed."""
        empty_state = EmptyState(
            _("Nog geen activiteiten"),
            (
                Remedy(words=_("Nieuwe activiteit"), do=self.desk.make_new),
                Remedy(words=_("Uit Excel halen…"), do=self._go_import),
                Remedy(words=_("Lijsten, verhuur, uitleen…"), do=self._open_menu),
            ),
            explanation=_(
                "Zet hier wat er in huis gebeurt. Daarna kan er bij Vandaag geteld worden."
            ),
            icon_name="calendar",
        )
        self._column.addWidget(empty_state)
        return empty_state

    def _open_menu(self) -> None:
        """All that can be done in a centre without activities; the button of the menu is not there then."""
        self.header.menu.popup(self.empty.mapToGlobal(self.empty.rect().center()))

    def _wire(self) -> None:
        header, desk = self.header, self.desk
        header.view_chosen.connect(lambda view: self.go(view, self.day))
        header.step_asked.connect(self._step)
        header.day_chosen.connect(lambda day: self.go(self.view, day))
        header.filter_changed.connect(self._show_filtered)
        header.new_asked.connect(desk.make_new)
        header.details_toggled.connect(self._wish_details)
        theme().changed.connect(self._fit)
        desk.kept.connect(self._keep_in_sight)
        desk.said.connect(self.notice.show_sentence)

    @cached_property
    def week(self) -> WeekView:
        """Week view: a column for each day."""
        view = WeekView()
        view.week_asked.connect(self._step)
        view.slot_opened.connect(self._plan_here)
        view.move_asked.connect(self.desk.move)
        view.cancel_asked.connect(self.desk.cancel)
        view.chosen.connect(self._item_chosen)
        view.opened.connect(self._open_item)
        self.pages.addWidget(view)
        return view

    @cached_property
    def month(self) -> "MonthView":
        """Month view: a cell for each day."""
        from buurthuis_app.gui.tabs.activities.month.month_view import MonthView

        view = MonthView()
        view.month_asked.connect(self._step)
        view.day_opened.connect(partial(self.go, ProgrammeView.WEEK))
        view.new_asked.connect(lambda day: self._plan_here(day, None, None))
        view.chosen.connect(self._item_chosen)
        view.opened.connect(self._open_item)
        self.pages.addWidget(view)
        return view

    @cached_property
    def list(self) -> "ListView":
        """List view: a row for each activity."""
        from buurthuis_app.gui.tabs.activities.list.list_view import ListView

        view = ListView()
        view.chosen.connect(self._row_chosen)
        view.opened.connect(self.desk.change)
        self.pages.addWidget(view)
        return view

    @cached_property
    def agenda(self) -> "AgendaList":
        """What stands here instead of a week or a month where there is no room for days across."""
        from buurthuis_app.gui.tabs.activities.list.agenda_list import AgendaList

        view = AgendaList()
        view.chosen.connect(lambda _row: self._item_chosen(view.item))
        view.opened.connect(self._open_item)
        self.pages.addWidget(view)
        return view

    @property
    def page(self) -> "WeekView | MonthView | AgendaList | ListView":
        """View that is shown."""
        return self.list if self.view is ProgrammeView.LIST else self._days

    @property
    def _days(self) -> "WeekView | MonthView | AgendaList":
        """View of the week or the month."""
        if self._narrow:
            return self.agenda
        return self.month if self.view is ProgrammeView.MONTH else self.week

    @property
    def details(self) -> ActivityDetails:
        """Details of the chosen activity."""
        if self._details is None:
            panel = self._details = ActivityDetails(self.house.clock.today())
            panel.hide()
            panel.show_choices(self._choices)
            panel.change_asked.connect(self._change)
            panel.end_asked.connect(self.desk.end)
            panel.aim_asked.connect(self.desk.aim)
            panel.remove_asked.connect(self.desk.remove)
            panel.sign_ups_asked.connect(lambda row: self.desk.sign_ups(row, panel.item))
            panel.calendar_asked.connect(self.desk.export)
            panel.merge_asked.connect(self._merge)
            panel.cancel_asked.connect(self.desk.cancel)
            panel.copy_asked.connect(self.desk.copy)
            panel.model_asked.connect(self.desk.make_model)
            panel.days_asked.connect(self.desk.add_days)
            panel.time_asked.connect(self.desk.change_time)
            panel.day_removal_asked.connect(self.desk.remove_day)
            panel.date_opened.connect(self._open_date)
            self.split.addWidget(panel)
            self.split.setStretchFactor(1, 0)
            self._show_chosen()
        return self._details

    def _show(self, programme: ShownProgramme) -> None:
        self._programme, self._choices = programme, programme.choices
        self.desk.choices = programme.choices
        self._content.setVisible(bool(programme.rows))
        if not programme.rows or "empty" in vars(self):
            self.empty.setVisible(not programme.rows)
        self.header.show_choices(programme.choices)
        if self._wanted_room is not None:
            self.header.choose_room(self._wanted_room)
            self._wanted_room = None
        if self._details is not None:
            self._details.show_choices(programme.choices)
        if self.view is ProgrammeView.WEEK and self._wanted is not None:
            self.week.choose(self._wanted)
        elif self.view is ProgrammeView.LIST:
            self._show_rows(programme)
        self._show_filtered()
        if self._narrow and self._wanted is not None:
            self.agenda.choose(self._wanted)
        self._wanted = None

    def _show_rows(self, programme: ShownProgramme) -> None:
        self.list.show_choices(programme.choices)
        self.list.show_rows(programme.rows)
        in_sight, self._kept = self._wanted or self._kept, None
        if in_sight is not None:
            self.list.choose(in_sight)

    def _show_filtered(self) -> None:
        programme = self._programme
        if programme is None:
            return
        room, kind = self.header.rooms.currentData(), self.header.kinds.currentData()
        items = tuple(
            item
            for item in programme.stretch.items
            if room in {None, item.room_id} and kind in {None, item.kind_id}
        )
        today, closed = self.house.clock.today(), programme.stretch.closed
        if self.view is ProgrammeView.WEEK:
            now = self.house.clock.now().astimezone().time()
            first = monday(self.day)
            self.week.show_week(
                Week(monday=first, today=today, items=items, closed=closed, now=now)
            )
        elif self.view is ProgrammeView.MONTH:
            first = self.day.replace(day=1)
            self.month.show_month(Month(first=first, today=today, items=items, closed=closed))
        else:
            self._show_chosen()
        if self._narrow and self.view is not ProgrammeView.LIST:
            self.agenda.show_items(items, *span(self.view, self.day), max(self.day, today))

    def _show_view(self) -> None:
        self.header.show_when(self.view, self.day)
        self.pages.setCurrentWidget(self.page)
        self._show_details()

    def _show_details(self) -> None:
        """Beside the programme where there is room, or when people want them; instead of it where both have none."""
        room = self.width() >= scaled(BROAD, theme().percent)
        low = self.view is ProgrammeView.MONTH and is_low(self, LOW_BELOW)
        shown = (room and not low) if self._details_wished is None else self._details_wished
        if shown or self._details is not None:
            self.details.setVisible(shown)
        one = self._narrow or low or self.width() < scaled(BOTH, theme().percent)
        self.pages.setHidden(shown and one)
        self.header.details.blockSignals(True)  # noqa: FBT003 - Qt
        self.header.details.setChecked(shown)
        self.header.details.blockSignals(False)  # noqa: FBT003 - Qt

    def _wish_details(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._details_wished = shown
        self._show_details()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._show_details()

    def _fit(self) -> None:
        """Days across, or below each other where they would be too narrow."""
        narrow = self.width() < scaled(NARROW, theme().percent)
        if narrow != self._narrow:
            self._narrow = narrow
            self.header.show_narrow(narrow=narrow)
            self._show_view()
            self._show_filtered()

    def _step(self, steps: int) -> None:
        """So many on; 0 leads back to today."""
        today = self.house.clock.today()
        self.go(self.view, stepped(self.view, self.day, steps) if steps else today)

    def _plan_here(self, date: dt.date, starts: dt.time | None, ends: dt.time | None) -> None:
        self.desk.make_new(date, starts, ends, self.header.rooms.currentData())

    def _row(self, activity: UUID) -> PlannedActivity | None:
        rows = self._programme.rows if self._programme else ()
        return next((row for row in rows if row.activity.id == activity), None)

    def _show_chosen(self) -> None:
        """Show the chosen item in the panel beside the view."""
        if self.view is ProgrammeView.LIST:
            self._row_chosen(self.list.table.current())
        else:
            self._item_chosen(self._days.item)

    def _row_chosen(self, row: PlannedActivity | None, item: Item | None = None) -> None:
        details, house = self._details, self.house
        if details is None:
            return
        if row is None:
            details.show_about(None)
            return

        def show(about: About) -> None:
            if self._chosen_now(row):
                details.show_about(about, item)

        self.operations.run(
            lambda: house.together(lambda: queries.about(house, row)), show, owner=self
        )

    def _chosen_now(self, row: PlannedActivity) -> bool:
        """Whether it is still what people look at: they may have gone on."""
        if self.view is ProgrammeView.LIST:
            return self.list.table.current() == row
        item = self._days.item
        return item is not None and item.activity_id == row.activity.id

    def _item_chosen(self, item: Item | None) -> None:
        self._row_chosen(self._row(item.activity_id) if item else None, item)

    def _open_item(self, item: Item) -> None:
        row = self._row(item.activity_id)
        if row is not None:
            self.desk.change(row, item)

    def _change(self, row: PlannedActivity) -> None:
        self.desk.change(row, self.details.item)

    def _merge(self, row: PlannedActivity) -> None:
        self.desk.merge(row, self._programme.rows if self._programme else ())

    def _keep_in_sight(self, activity: Activity) -> None:
        self._kept = activity.id

    def _open_date(self, occurrence: Occurrence) -> None:
        self._navigator.go(Destination(tab="today", day=occurrence.date, record=occurrence.id))

    def _go_import(self) -> None:
        self._navigator.go(Destination(tab="harvest", section="import"))
