"""Actions in Mensen: each opens its form or question, writes, and shows the result."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from buurthuis_app.gui.forms.field import named
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.gui.widgets.page import Page
from buurthuis_app.i18n import _
from buurthuis_app.services.volunteers.volunteers import draft_key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from buurthuis_app.domain.volunteers.volunteer import Absence, Duty, Person, Volunteer
    from buurthuis_app.gui.shell.tab_context import Shell
    from buurthuis_app.gui.tabs.volunteers.people.person_form import PersonForm
    from buurthuis_app.gui.widgets.notices import Notice
    from buurthuis_app.services.registry import CentreServices
    from buurthuis_app.services.volunteers.retention import LeavingVolunteer


class PeopleDesk(Page, QObject):
    """Knows the duties and people of the moment; `dialog` is the last one that was opened."""

    kept = Signal(object)  # Person: keep it in sight

    def __init__(
        self, house: CentreServices, shell: Shell, notice: Notice, window: QWidget
    ) -> None:
        super().__init__(window)
        self._house, self._shell, self._window = house, shell, window
        self.duties: Sequence[Duty] = ()
        self.people: Sequence[Person] = ()
        self.notice, self._operations = notice, shell.operations

    def make_new(self) -> None:
        """An empty form, from today on."""
        self._form(self._house.volunteers.blank(), new=True)

    def change(self, person: Person) -> None:
        """The form with this person."""
        self._form(person, new=False)

    def returns(self, person: Person) -> None:
        """The form of somebody who stopped, back from today on; the period of before stands beside it."""
        self._form(person, new=False, filled=self._house.volunteers.returning(person))

    def note_hours(self, person: Person) -> None:
        """Hours of this person, today unless another day is chosen."""
        from buurthuis_app.gui.tabs.volunteers.hours.hours_form import HoursForm

        people = self._named()
        dialog = HoursForm(
            self._house, people, new=True, operations=self._operations, parent=self._window
        )
        self.show_form(dialog, self._house.hours.blank(person.volunteer.id))

    def absent(self, person: Person, absence: Absence | None) -> None:
        """A new absence, or one that changes."""
        from buurthuis_app.gui.tabs.volunteers.people.absence_form import AbsenceForm

        dialog = AbsenceForm(
            self._house.volunteers,
            removing=None if absence is None else partial(self._there_after_all, absence),
            operations=self._operations,
            parent=self._window,
        )
        self.show_form(dialog, absence or self._house.volunteers.blank_absence(person.volunteer.id))

    def remove(self, person: Person) -> None:
        """Take somebody away who should never have been here; it can be undone."""
        self.write(
            partial(self._house.volunteers.remove, person.volunteer.id),
            _("vrijwilliger verwijderd"),
        )

    def show_all(self, person: Person) -> None:
        """All that is kept about this person: to read, to give out, and to erase find by find."""
        from buurthuis_app.gui.centre.person_request_dialog import PersonRequestDialog

        dialog = PersonRequestDialog(self._house, self._operations, parent=self._window)
        dialog.erased.connect(self._erased)
        dialog.look_for(person.volunteer.id)
        self.open_dialog(dialog)

    def show_duties(self) -> None:
        """Open the list of duties."""
        from buurthuis_app.gui.tabs.volunteers.people.duties_dialog import duties_window

        self.open_dialog(duties_window(self._house, self._shell, parent=self._window))

    def show_placements(self) -> None:
        """Open the work-experience places."""
        from buurthuis_app.gui.tabs.volunteers.placements.window import PlacementWindow

        self.open_dialog(PlacementWindow(self._house, self._shell, self._window))

    def choose_term(self) -> None:
        """After how many months data is erased."""
        terms, operations = self._house.volunteer_terms, self._operations
        operations.run(terms.months, self._ask_term, owner=self)

    def look_through(self, leaving: tuple[LeavingVolunteer, ...]) -> None:
        """Whose data is about to be erased, to be changed while it is there."""
        from buurthuis_app.gui.tabs.volunteers.people.leaving_dialog import LeavingDialog

        dialog = LeavingDialog(leaving, parent=self._window)
        dialog.change_asked.connect(self._change_leaving)
        self.open_dialog(dialog)

    def _change_leaving(self, volunteer_id: UUID) -> None:
        volunteers = self._house.volunteers
        self._operations.run(partial(volunteers.person, volunteer_id), self.change, owner=self)

    def _ask_term(self, months: int) -> None:
        from buurthuis_app.gui.tabs.volunteers.people.term_form import TermForm

        dialog = TermForm(
            self._house.volunteer_terms, operations=self._operations, parent=self._window
        )
        self.show_form(dialog, months)

    def _there_after_all(self, absence: Absence) -> None:
        self.write(
            partial(self._house.volunteers.remove_absence, absence), _("afwezigheid weggehaald")
        )

    def _form(self, person: Person, *, new: bool, filled: Person | None = None) -> None:
        own = person.volunteer
        duties = [duty for duty in self.duties if not duty.archived or duty.id in own.duty_ids]
        from buurthuis_app.gui.tabs.volunteers.people.person_form import PersonForm

        dialog = PersonForm(
            self._house,
            duties,
            [volunteer for volunteer in self._named() if volunteer.id != own.id],
            new=new,
            operations=self._operations,
            parent=self._window,
        )
        dialog.saved.connect(self.kept)
        dialog.widget("duty_ids").list_wanted.connect(partial(self._make_duties, dialog))
        self.hold(dialog)
        key = "volunteer:new" if new else draft_key(own.id)
        dialog.edit(person, drafts=self._shell.drafts, key=key)
        if filled is not None:
            dialog.fill(filled)

    def _make_duties(self, form: PersonForm) -> None:
        """Over the form, which can choose them afterwards."""
        from buurthuis_app.gui.tabs.volunteers.people.duties_dialog import duties_window

        made = duties_window(self._house, self._shell, parent=form)
        read, offer = self._house.volunteers.duties, form.widget("duty_ids").offer
        made.finished.connect(
            lambda: self._operations.run(
                read,
                lambda duties: offer(named([duty for duty in duties if not duty.archived])),
                owner=form,
            )
        )
        made.open()

    def _named(self) -> list[Volunteer]:
        return [person.volunteer for person in self.people]

    def _erased(self) -> None:
        self._shell.undo.clear()
        self.notice.show_sentence(_("De gegevens zijn gewist."), Tone.CALM)
