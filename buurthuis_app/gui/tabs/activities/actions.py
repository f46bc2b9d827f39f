"""Actions on the programme: forms, questions and dialogs, and the writes that come of them."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.activity_model import ActivityModel
from buurthuis_app.domain.activities.planned import PlannedActivity, called_off_in_words
from buurthuis_app.domain.activities.recurrence import ONCE
from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.domain.papers.names_on_paper import NamesUndecided
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.errors import AppError, Invalid
from buurthuis_app.gui.forms.field import named
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.operations.undo_stack import UndoStack
from buurthuis_app.gui.tabs.activities.form.form_choices import FormChoices
from buurthuis_app.gui.tabs.activities.week.drag_move import Move
from buurthuis_app.gui.tabs.activities.week.item import Item
from buurthuis_app.gui.widgets.hints.question import QuestionBox
from buurthuis_app.gui.widgets.long_work import do_long
from buurthuis_app.gui.widgets.page import Page, done_to
from buurthuis_app.gui.widgets.plain_text import unlettered
from buurthuis_app.i18n import _, day_and_month, ngettext, number
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done

if TYPE_CHECKING:
    from buurthuis_app.gui.tabs.activities.form.dialog import ActivityDialog, Plan
    from buurthuis_app.gui.tabs.activities.form.series_changes import SeriesChanges
    from buurthuis_app.services.activities.removal import Removal
    from buurthuis_app.services.papers.naming import Reviewed


class ActivitiesDesk(Page, QObject):
    """Opens what is needed and keeps what comes back. `dialog` is the one that was opened last."""

    kept = Signal(object)  # Activity
    said = Signal(str)
    confiding = Signal()  # somebody wants to leave a message for the confidant

    def __init__(
        self, house: CentreServices, operations: Operations, undo: UndoStack | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._undo = undo
        self._operations = operations
        self._parent = parent
        self.choices = FormChoices(centre=house.centre)

    @cached_property
    def changes(self) -> "SeriesChanges":
        """What is asked, and done, when a series changes."""
        from buurthuis_app.gui.tabs.activities.form.series_changes import SeriesChanges

        series_changes = SeriesChanges(self._house, self._operations, self._parent)
        series_changes.opened.connect(self.hold)
        return series_changes

    def fill_menu(self, menu: QMenu) -> None:
        """Fill the menu with the actions on the whole programme."""
        for words, do in (
            (_("Nieuwe activiteit uit een model…"), self.show_models),
            (_("Lijsten: zalen, soorten, gesloten dagen…"), self.show_lists),
            (_("Bezetting van de zalen…"), self.show_occupancy),
            (_("Verhuur van zalen…"), self.show_hire),
            (_("Uitleen en reparatie…"), self.show_lending),
            (_("Jongeren en op straat…"), self.show_outreach),
            (_("Incidenten…"), self.show_incidents),
            (_("Alles naar een agenda (.ics)…"), self.export_all),
        ):
            menu.addAction(words, do)
        rooms = menu.addMenu(_("Eén zaal naar een agenda (.ics)"))
        menu.aboutToShow.connect(partial(self._offer_rooms, rooms))

    def _offer_rooms(self, menu: QMenu) -> None:
        menu.clear()
        menu.setEnabled(bool(self.choices.rooms))
        for room in self.choices.rooms:
            menu.addAction(unlettered(f"{room.name}…"), partial(self.export_room, room))

    def make_new(
        self,
        date: dt.date | None = None,
        starts: dt.time | None = None,
        ends: dt.time | None = None,
        room_id: UUID | None = None,
    ) -> None:
        """Open the form for a new activity, with what is known of it already."""
        activity = self._house.planning.blank(date, starts, ends, room_id)
        self._open_form(activity, new=True, save=partial(self._keep, new=True))

    def change(self, row: PlannedActivity, item: Item | None = None) -> None:
        """Open the form with this activity; what of it changes is asked after it is filled in."""
        activity = row.activity
        was = item.occurrence if item is not None else None
        dialog = self._open_form(activity, new=False, save=partial(self._keep, new=False))
        if was is not None and activity.rule not in {"", ONCE}:
            changes = self.changes
            dialog.ask = partial(changes.ask_form, dialog, activity, was)
            dialog.keep = partial(changes.save, dialog, activity, was)

    def copy(self, row: PlannedActivity) -> None:
        """Open the form for a new activity like this one; its name is ready to be typed over."""
        activity = row.activity.copied(self._house.clock.today())
        dialog = self._open_form(
            activity, new=True, save=partial(self._keep, new=True), like=row.activity
        )
        dialog.widget("title").selectAll()

    def make_model(self, row: PlannedActivity) -> None:
        """Keep a model of this activity, to begin others with."""
        self._operations.run(
            partial(self._house.activity_models.make, row.activity),
            label=_("{title} als model bewaard").format(title=row.activity.title),
            on_error=self.refuse,
        )

    def show_models(self) -> None:
        """The models of activities, each to begin a new activity with."""
        from buurthuis_app.gui.tabs.activities.models.window import models_window

        def form(_model: object, window: QWidget, **_new: bool) -> "ActivityDialog":
            dialog = self._form(new=True, save=partial(self._keep, new=True), over=window)
            dialog.saved.connect(window.close)
            return dialog

        models = self._house.activity_models
        self.open_dialog(
            models_window(
                models,
                form,
                partial(self._begun, self._house.clock.today()),
                self._operations,
                self._undo,
                self._parent,
            )
        )

    def _begun(self, today: dt.date, model: ActivityModel) -> "Plan":
        from buurthuis_app.gui.tabs.activities.form.dialog import plan_of

        return plan_of(model.begun(today), self.choices.rooms, model.tallies)

    def move(self, move: Move) -> None:
        """Another day or time for one occurrence, or for more of its series."""
        self.changes.move(move)

    def add_days(self, row: PlannedActivity) -> None:
        """Ask which days come beside those that are planned, and how they are."""
        from buurthuis_app.gui.tabs.activities.form.times_dialogs import DaysDialog, MoreDays

        loose, activity = self._house.loose_days, row.activity

        def add(more: MoreDays) -> Done[tuple[Occurrence, ...]]:
            return loose.add(more.like, more.days, room=more.room)

        dialog = DaysDialog(
            self.choices,
            self._house.clock.today(),
            operations=self._operations,
            save=add,
            parent=self._parent,
        )
        self.show_form(dialog, MoreDays(like=activity, room=self._room_name(activity.room_id)))

    def change_time(self, occurrence: Occurrence) -> None:
        """Ask for another day, time, place or leader, for this time only."""
        from buurthuis_app.gui.tabs.activities.form.times_dialogs import OneTime, TimeDialog

        planning = self._house.planning
        dialog = TimeDialog(
            self.choices,
            operations=self._operations,
            save=lambda changed: planning.move(changed.occurrence, room=changed.room),
            parent=self._parent,
        )
        self.show_form(
            dialog, OneTime(occurrence=occurrence, room=self._room_name(occurrence.room_id))
        )

    def remove_day(self, occurrence: Occurrence) -> None:
        """Take a coming day of an activity without a pattern away; the status line offers to undo."""
        self._operations.run(
            partial(self._house.loose_days.remove, occurrence),
            label=_("{day} weggehaald").format(day=day_and_month(occurrence.date)),
        )

    def _room_name(self, room_id: UUID | None) -> str:
        return next((room.name for room in self.choices.rooms if room.id == room_id), "")

    def cancel(self, item: Item | None) -> None:
        """Ask why it is off, or let it take place after all."""
        if item is None:
            return
        counting = self._house.counting
        if item.cancelled:
            self._operations.run(
                partial(counting.resume, item.id),
                label=_("{title} gaat toch door").format(title=item.title),
            )
            return
        from buurthuis_app.gui.widgets.hints.reason_dialog import ReasonDialog

        dialog = ReasonDialog(
            _("Waarom gaat het niet door?"),
            lambda: (
                *(_("te weinig mensen"), _("gastvrouw of gastheer ziek")),
                *(_("feestdag"), _("weer")),
            ),
            explanation=item.sentence,
            unknown=True,
            parent=self._parent,
        )
        dialog.chosen.connect(
            lambda reason: self._operations.run(
                partial(counting.cancel, item.id, reason),
                label=_("{title} gaat niet door").format(title=item.title),
            )
        )
        self.open_dialog(dialog)
        self._operations.run(
            partial(self._house.planning.standing, item.id),
            lambda standing: dialog.warn(called_off_in_words(standing)),
            owner=dialog,
        )

    def end(self, row: PlannedActivity) -> None:
        """Ask for the last day, and let it end then."""
        from buurthuis_app.gui.tabs.activities.form.end_dialog import EndingDialog

        dialog = EndingDialog(
            row.activity,
            self._house.clock.today(),
            partial(self._house.planning.preview_end, row.activity),
            self._operations,
            parent=self._parent,
        )
        dialog.chosen.connect(
            lambda last: self._operations.run(
                partial(self._house.planning.end, row.activity, last),
                label=_("{title} beëindigd").format(title=row.activity.title),
            )
        )
        self.open_dialog(dialog)

    def aim(self, row: PlannedActivity) -> None:
        """Ask how often and for how many it is meant, this year and the next."""
        from buurthuis_app.gui.tabs.activities.form.aim_dialog import AimDialog

        aim_dialog = AimDialog(
            self._house, row.activity, operations=self._operations, parent=self._parent
        )
        aim_dialog.ask()
        self.hold(aim_dialog)

    def remove(self, row: PlannedActivity) -> None:
        """Remove it, after a question when people or aims go along; the status line offers to undo."""
        self._operations.run(
            partial(self._house.planning.preview_removal, row.activity),
            partial(self._ask_to_remove, row),
            label=_("activiteit verwijderen"),
            on_error=partial(self._offer_end, row),
        )

    def _offer_end(self, row: PlannedActivity, error: AppError) -> None:
        """Why it can't be removed, with what people can do instead."""
        title = _("Activiteit verwijderen")
        asking = QuestionBox(self._parent, title, error.sentence, stay=_("Sluiten"))
        if isinstance(error, Invalid):
            asking.offers(_("Laten eindigen…"), partial(self.end, row))
        self.open_dialog(asking)

    def _ask_to_remove(self, row: PlannedActivity, removal: "Removal") -> None:
        if not removal.words:
            self._remove(row)
            return
        words = _("{title} verwijderen?").format(title=row.activity.title)
        asking = QuestionBox(self._parent, _("Activiteit verwijderen"), words, removal.words)
        role = QMessageBox.ButtonRole.DestructiveRole
        asking.offers(_("Verwijderen"), partial(self._remove, row), role)
        self.open_dialog(asking)

    def _remove(self, row: PlannedActivity) -> None:
        self._operations.run(
            partial(self._house.planning.remove, row.activity),
            label=done_to(row.activity, _("activiteit verwijderd")),
        )

    def merge(self, row: PlannedActivity, rows: Sequence[PlannedActivity]) -> None:
        """Ask with which of the other activities it is put together."""
        from buurthuis_app.gui.figures.merge_dialog import MergeDialog, Titled

        named = (
            Titled(key=activity_row.activity.id, name=activity_row.activity.title)
            for activity_row in rows
        )
        self.open_dialog(
            MergeDialog(
                Titled(key=row.activity.id, name=row.activity.title),
                sorted(named, key=lambda titled: folded(titled.name)),
                merging=self._house.merging,
                operations=self._operations,
                parent=self._parent,
            )
        )

    def sign_ups(self, row: PlannedActivity, item: Item | None) -> None:
        """Who signed up, for the occurrence that is chosen or for the activity."""
        from buurthuis_app.gui.signups.dialog import SignUpsDialog

        self.open_dialog(
            SignUpsDialog(
                self._house,
                self._operations,
                row.activity,
                item.occurrence if item is not None else None,
                undo=self._undo,
                parent=self._parent,
            )
        )

    def export(self, row: PlannedActivity) -> None:
        """Export one activity as a calendar file."""
        calendars, activity = self._house.calendars, row.activity
        self._write_calendar(
            activity.title,
            lambda target, progress: calendars.write(
                target, activity_id=activity.id, progress=progress
            ),
        )

    def export_room(self, room: Room) -> None:
        """What takes place in one room as a calendar file."""
        calendars = self._house.calendars
        self._write_calendar(
            room.name,
            lambda target, progress: calendars.write(target, room_id=room.id, progress=progress),
        )

    def export_all(self) -> None:
        """The whole programme as a calendar file."""
        calendars = self._house.calendars
        self._write_calendar(
            _("activiteiten"), lambda target, progress: calendars.write(target, progress=progress)
        )

    def show_lists(self) -> None:
        """Rooms, kinds, themes, target groups, areas and closed days."""
        from buurthuis_app.gui.tabs.activities.centre_lists.lists_dialog import ListsDialog

        self.open_dialog(
            ListsDialog(self._house, self._operations, self._undo, parent=self._parent)
        )

    def show_occupancy(self, span: Span | None = None) -> None:
        """How much the rooms are used, or were in these days."""
        from buurthuis_app.gui.tabs.activities.centre_lists.occupancy_dialog import OccupancyDialog

        self.open_dialog(OccupancyDialog(self._house, self._operations, span, parent=self._parent))

    def show_hire(self) -> None:
        """Who hires rooms, at which price, and the invoices."""
        from buurthuis_app.gui.tabs.activities.hire.window import HireWindow

        self.open_dialog(HireWindow(self._house, self._operations, self._undo, self._parent))

    def show_lending(self) -> None:
        """What is lent, to whom, and what was mended."""
        from buurthuis_app.gui.tabs.activities.lending.window import lending_window

        self.open_dialog(lending_window(self._house, self._operations, self._undo, self._parent))

    def show_incidents(self) -> None:
        """What went wrong, and what must still happen."""
        from buurthuis_app.gui.tabs.activities.incidents.window import incidents_window

        self.open_dialog(
            incidents_window(
                self._house,
                self._operations,
                self._undo,
                self._parent,
                tell=self.confiding.emit,
            )
        )

    def show_outreach(self) -> None:
        """Rounds in the street."""
        from buurthuis_app.gui.tabs.activities.outreach.window import outreach_window
        from buurthuis_app.gui.tabs.activities.queries import choices

        def show(known: FormChoices) -> None:
            window = outreach_window(self._house, known, self._operations, self._undo, self._parent)
            self.open_dialog(window)

        self._operations.run(lambda: choices(self._house), show, owner=self)

    def _write_calendar(self, name: str, write: Callable[[Path, Progress], int]) -> None:
        """Ask where: the name of a file names nobody either."""
        from buurthuis_app.gui.papers.save_dialog import ask_where, documents_folder, file_name

        def ask(reviewed: "Reviewed[str]") -> None:
            suggested = documents_folder() / file_name(
                reviewed.value, self._house.centre.name, ".ics"
            )
            target = ask_where(self._parent, _("Agenda opslaan"), suggested, (".ics",))
            if target is not None:
                self._write_to(target, write)

        naming = self._house.naming
        self._operations.run(lambda: naming.reviewed(name), ask, owner=self)

    def _write_to(self, target: Path, write: Callable[[Path, Progress], int]) -> None:
        """Write it; once the names in it are decided."""

        def refused(error: AppError) -> None:
            if not isinstance(error, NamesUndecided):
                self.refuse(error)
                return
            from buurthuis_app.gui.papers.names_dialog import ask_names

            naming, again = self._house.naming, partial(self._write_to, target, write)
            self.hold(ask_names(error.questions, naming, self._operations, self._parent, again))

        do_long(
            partial(write, target),
            _("De agenda wordt geschreven…"),
            self.notice,
            self._operations,
            on_done=self._say_written,
            on_error=refused,
        )

    def _say_written(self, events: int) -> None:
        words = ngettext("Agenda opgeslagen: {n} regel.", "Agenda opgeslagen: {n} regels.", events)
        self.said.emit(words.format(n=number(events)))

    def _open_form(
        self,
        activity: Activity,
        *,
        new: bool,
        save: "Callable[[Plan], Done[Activity]]",
        like: Activity | None = None,
    ) -> "ActivityDialog":
        """Open it; `like` is the activity of which a new one is a copy."""
        from buurthuis_app.gui.tabs.activities.form.dialog import plan_of

        dialog = self._form(new=new, save=save, over=self._parent)
        self.hold(dialog)
        source = like or activity
        key = "activity" if new else f"activity-{activity.id}"
        if like is not None:
            key = f"copy-{like.id}"
        own = [kind.name for kind in self.choices.tallies if kind.activity_id == source.id]
        plan = plan_of(activity, self.choices.rooms, own)
        dialog.edit(plan, drafts=self._house.drafting, key=key)
        return dialog

    def _form(
        self, *, new: bool, save: "Callable[[Plan], Done[Activity]]", over: QWidget
    ) -> "ActivityDialog":
        from buurthuis_app.gui.tabs.activities.form.dialog import ActivityDialog

        house = self._house
        dialog = ActivityDialog(
            self.choices,
            new=new,
            operations=self._operations,
            save=save,
            clashes=lambda plan: house.plan.conflicts(plan.activity, plan.days),
            today=self._house.clock.today(),
            parent=over,
        )
        dialog.saved.connect(self.kept)
        for name in ("theme_ids", "group_ids"):
            dialog.widget(name).list_wanted.connect(partial(self._make_lists, dialog))
        return dialog

    def _make_lists(self, form: "ActivityDialog") -> None:
        """Over the form, which can choose from them afterwards."""
        from buurthuis_app.gui.tabs.activities.centre_lists.lists_dialog import ListsDialog

        plan = self._house.plan

        def read() -> dict[str, Sequence[object]]:
            return {"theme_ids": plan.themes(), "group_ids": plan.groups()}

        def offer(lists: dict[str, Sequence[object]]) -> None:
            for name, records in lists.items():
                if not form.widget(name).offered:
                    form.widget(name).offer(named(records))

        made = ListsDialog(self._house, self._operations, self._undo, parent=form)
        made.finished.connect(lambda: self._operations.run(read, offer, owner=form))
        made.open()

    def _keep(self, plan: "Plan", *, new: bool) -> Done[Activity]:
        return self._house.planning.keep(
            plan.activity,
            new=new,
            room=plan.room,
            tallies=plan.tallies,
            days=plan.days,
            lost=plan.lost,
        )
