"""Panel beside the grid: the chosen shift, who is on it, how that came about, and who else could."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from buurthuis_app.domain.rosters.board import BoardShift, PersonOnShift
from buurthuis_app.domain.rosters.candidates import ShiftCandidate, free_ones
from buurthuis_app.domain.rosters.shift import StateChange
from buurthuis_app.domain.shared import permissions
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.gui.forms.form import FormSection
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.tabs.volunteers.roster.candidate_list import CandidateList
from buurthuis_app.gui.tabs.volunteers.roster.grid_rows import open_words
from buurthuis_app.gui.tabs.volunteers.roster.shift_people import PeopleLines
from buurthuis_app.gui.widgets.act_row import ActRow
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, in_row, scrolled
from buurthuis_app.gui.widgets.search_field import search_field
from buurthuis_app.i18n import _, clock, long_date, ngettext, number, short_date

NARROWEST = 34  # characters


class ShiftPanel(QFrame):
    """Shows one shift. `taken` says whom people want on it, `change_asked` and `drop_asked` what of the shift."""

    taken = Signal(object)  # Candidate
    change_asked = Signal()
    drop_asked = Signal()
    stand_in_left = Signal()
    back_asked = Signal()

    def __init__(self, *, writes: bool) -> None:
        super().__init__()
        self._writes = writes
        self._all: tuple[ShiftCandidate, ...] = ()
        self._instead: PersonOnShift | None = None
        self.setProperty("role", "card")
        self.back = button(
            _("Terug naar het rooster"), ButtonKind.QUIET, "previous", do=self.back_asked.emit
        )
        self.title = label("", Text.HEADING)
        self.when = label("")
        self.about = label("", Text.QUIET)
        self.people = PeopleLines(writes=writes)
        self.history = FormSection(_("Verloop"))
        self.who_can = label("", Text.HEADING)
        self.search = search_field(_("Zoek een naam"))
        self.search.textChanged.connect(self._filter)
        self.list = CandidateList()
        self.list.opened.connect(self.taken)
        self.put = button(_("Op het rooster zetten"), icon_name="plus")
        self.put.clicked.connect(self.list.open_current)
        self.leave = button(_("Annuleren"), ButtonKind.QUIET, do=self.stand_in_left.emit)
        self.acts = ActRow(self.put, self.leave)
        self.acts.act(_("Dienst wijzigen…"), self.change_asked.emit, "edit")
        self.acts.removing(_("Vervalt: deze dienst is niet nodig"), self.drop_asked.emit)
        self._lay_out()
        self._fit()
        theme().changed.connect(self._fit)

    @property
    def instead(self) -> PersonOnShift | None:
        """The person for whom a stand-in is looked for."""
        return self._instead

    def show_shift(self, shift: BoardShift, instead: PersonOnShift | None = None) -> None:
        """Show this shift; `instead` is for whom a stand-in is looked for."""
        self._instead = instead
        self.title.setText(shift.duty.name)
        self.when.setText(f"{long_date(shift.shift.date)}, {shift.shift.times}".capitalize())
        off = _("De activiteit gaat niet door.") if shift.called_off else ""
        host = _("met {name}").format(name=shift.led_by) if shift.led_by else ""
        activity = ", ".join(part for part in (shift.activity, host) if part)
        about = [activity, shift.shift.remark, off]
        self.about.setText("\n".join(part for part in about if part))
        self.about.setVisible(any(about))
        self.people.show_shift(shift)
        self._all = ()
        self.list.show_candidates(())
        looking = self._writes and (bool(shift.open) or instead is not None)
        words = open_words(shift.open).capitalize()
        if instead is not None:
            words = _("Wie kan {name} vervangen?").format(name=instead.name)
        elif not shift.open:
            words = _("Alle plaatsen zijn bezet.") if shift.goes_on else ""
        self.who_can.setText(words)
        self.leave.setVisible(instead is not None)
        for part in (self.search, self.list, self.put):
            part.setVisible(looking)
        self.acts.more_button.setVisible(self._writes)

    def show_candidates(self, candidates: Sequence[ShiftCandidate]) -> None:
        """Show who can, best first."""
        self._all = tuple(candidates)
        self._filter()
        free = len(free_ones(candidates))
        sentence = ngettext("{n} iemand kan", "{n} mensen kunnen", free).format(n=number(free))
        self.list.setAccessibleDescription(sentence)

    def show_history(self, shift: BoardShift, changes: Sequence[StateChange]) -> None:
        """Show how everybody came on and off."""
        column = self.history.column
        while (item := column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        names = {placed.assignment.id: placed.name or _("gewist") for placed in shift.placed}
        for change in reversed(changes):
            moment = change.recorded_at.astimezone()
            words = _("{date}, {time}: {name} {state} ({desk})").format(
                date=short_date(moment.date()),
                time=clock(moment.time()),
                name=names.get(change.assignment_id, ""),
                state=change.state.words,
                desk=permissions.names()[change.recorded_by],
            )
            column.addWidget(label(words, Text.QUIET))
        self.history.setVisible(bool(changes))

    def look_for_somebody(self) -> None:
        """Let the keyboard go to the list of who can."""
        if self.list.isVisible():
            self.list.setFocus()
            self._page.ensureVisible(0, self.list.y(), 0, self._page.height() // 2)

    def _fit(self) -> None:
        """Wide enough for a long day in one line at this type size."""
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * NARROWEST)

    def _filter(self) -> None:
        words = folded(self.search.text()).split()
        shown = [
            candidate
            for candidate in self._all
            if all(word in folded(candidate.person.volunteer.name) for word in words)
        ]
        self.list.show_candidates(shown)
        self.put.setEnabled(bool(shown))

    def _lay_out(self) -> None:
        page = QWidget()
        in_column(
            in_row(self.back, SPRING),
            self.title,
            self.when,
            self.about,
            self.people,
            self.who_can,
            self.search,
            self.list,
            self.history,
            SPRING,
            on=page,
            margins=(2 * GRID, 2 * GRID, 2 * GRID, 0),
        )
        foot = in_column(self.acts, margins=(2 * GRID, GRID, 2 * GRID, 2 * GRID))
        self._page = scrolled(page, stop=False)
        in_column(grow(self._page), foot, on=self, margins=1, gap=0)
