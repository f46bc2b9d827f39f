"""The chosen vacancy: its text and conditions, the notice on paper, and its candidates."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.papers.paper_button import PaperButton
from buurthuis_app.gui.widgets.act_row import ActRow
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, card, label
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, scrolled
from buurthuis_app.gui.widgets.lists.columns import day_column
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.i18n import _, short_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from buurthuis_app.domain.volunteers.vacancy import Candidate, Condition, Opening
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.gui.widgets.notices import Notice
    from buurthuis_app.services.registry import CentreServices

SIGNS = {True: "✓", False: "✗", None: "?"}


class OpeningDetails(QWidget):
    """Empty until a vacancy is chosen."""

    change_asked = Signal(object)  # Opening
    fill_asked = Signal(object)
    remove_asked = Signal(object)
    candidate_asked = Signal(object, object)  # Opening, Candidate | None for a new one
    take_on_asked = Signal(object)  # Candidate
    candidate_removed = Signal(object)

    def __init__(self, house: CentreServices, operations: Operations, notice: Notice) -> None:
        super().__init__()
        self._house = house
        self.opening: Opening | None = None
        self.paper = PaperButton(_("Blad om op te hangen"), "vacancy", house, operations, notice)
        self._build()

    def show_opening(self, opening: Opening | None) -> None:
        """Show this vacancy; None for nothing."""
        self.opening = opening
        for part in (self._around, self.acts):
            part.setVisible(opening is not None)
        self._nothing.setVisible(opening is None)
        if opening is None:
            return
        vacancy = opening.vacancy
        self.paper.offer(option=vacancy.id)
        self.title.setText(vacancy.title)
        self.facts.setText("\n".join(_facts(opening)))
        self.text.setText(vacancy.text)
        self.text.setVisible(bool(vacancy.text))
        words = _("Is vervuld") if vacancy.open else _("Weer open")
        self.fill_button.setText(words)
        self.candidates.show_records(opening.candidates)
        self._candidate_chosen(self.candidates.current())

    def _candidate_chosen(self, candidate: Candidate | None) -> None:
        named = candidate is not None and bool(candidate.name)
        self.answer_action.setEnabled(named)
        self.remove_candidate_action.setEnabled(candidate is not None)
        can = named and candidate is not None and candidate.volunteer_id is None
        self.take_on_button.setEnabled(can and self._fits(candidate) is not False)

    def _fits(self, candidate: Candidate | None) -> bool | None:
        if candidate is None or self.opening is None:
            return None
        return candidate.fits(self.opening.conditions)

    def _build(self) -> None:
        self._sheet = card()
        self._nothing = label(_("Kies een vacature om te zien wat erbij hoort."), Text.QUIET)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title, self.facts, self.text = (
            label("", Text.HEADING),
            label("", Text.QUIET),
            label(""),
        )
        self.candidates = RecordTable(
            self._columns(),
            lambda candidate: candidate.id,
            name=_("Kandidaten"),
            empty=_("Nog niemand. Kies 'Kandidaat erbij' als iemand zich meldt."),
        )
        self.candidates.ensurePolished()
        self.candidates.fit_rows()
        self.candidates.chosen.connect(self._candidate_chosen)
        self.candidates.opened.connect(self._ask_candidate)
        in_column(
            self.title,
            self.facts,
            self.text,
            GRID,
            label(_("Kandidaten"), Text.LABEL),
            self.candidates,
            self._candidate_acts(),
            SPRING,
            on=self._sheet,
            margins=2 * GRID,
        )
        self._around = scrolled(self._sheet, stop=False)
        self.acts = self._acts()
        in_column(
            grow(self._around), self.acts, grow(self._nothing), on=self, margins=(GRID, 0, 0, 0)
        )
        self._around.hide()
        self.acts.hide()

    def _columns(self) -> tuple[Column[Candidate], ...]:
        return (
            Column(
                title=_("Naam"),
                value=lambda candidate: candidate.name or _("(gewist)"),
                stretch=True,
            ),
            day_column(_("Gemeld"), lambda candidate: candidate.noted_on),
            Column(title=_("Voldoet"), value=self._answer),
        )

    def _answer(self, candidate: Candidate) -> str:
        """Each condition with its answer as a sign, and what it comes to."""
        if candidate.volunteer_id is not None:
            return _("is vrijwilliger")
        conditions = self.opening.conditions if self.opening else ()
        signs = " ".join(SIGNS[answer_of(candidate, condition)] for condition in conditions)
        words = {True: _("ja"), False: _("nee"), None: _("nog niet bekend")}[self._fits(candidate)]
        return f"{words}  {signs}" if signs else words

    def _acts(self) -> ActRow:
        change = partial(self._on_opening, self.change_asked.emit)
        fill = partial(self._on_opening, self.fill_asked.emit)
        self.change_button = button(_("Wijzigen"), icon_name="edit", do=change)
        self.fill_button = button(_("Is vervuld"), do=fill)
        acts = ActRow(self.change_button, self.fill_button)
        acts.paper(self.paper)
        acts.removing(_("Verwijderen"), partial(self._on_opening, self.remove_asked.emit))
        return acts

    def _candidate_acts(self) -> ActRow:
        self.add_button = button(
            _("Kandidaat erbij…"), icon_name="plus", do=lambda: self._ask_candidate(None)
        )
        take_on = partial(self._on_candidate, self.take_on_asked.emit)
        remove = partial(self._on_candidate, self.candidate_removed.emit)
        self.take_on_button = button(_("Wordt vrijwilliger"), ButtonKind.PRIMARY, do=take_on)
        acts = ActRow(self.add_button, self.take_on_button, of=_("kandidaat"))
        self.answer_action = acts.act(
            _("Wijzigen…"), lambda: self._ask_candidate(self.candidates.current()), "edit"
        )
        self.remove_candidate_action = acts.removing(_("Verwijderen"), remove)
        return acts

    def _ask_candidate(self, candidate: Candidate | None) -> None:
        if self.opening is not None:
            self.candidate_asked.emit(self.opening, candidate)

    def _on_opening(self, act: Callable[[object], None]) -> None:
        if self.opening is not None:
            act(self.opening)

    def _on_candidate(self, act: Callable[[object], None]) -> None:
        if (candidate := self.candidates.current()) is not None:
            act(candidate)


def answer_of(candidate: Candidate, condition: Condition) -> bool | None:
    """Whether this candidate meets it; None when nobody asked yet."""
    if condition.id in candidate.met:
        return True
    return False if condition.id in candidate.unmet else None


def _facts(opening: Opening) -> list[str]:
    vacancy = opening.vacancy
    since = short_date(vacancy.opened_on)
    state = _("Open sinds {day}").format(day=since)
    if vacancy.filled_on is not None:
        state = _("Vervuld op {day}").format(day=short_date(vacancy.filled_on))
    lines = [state]
    if vacancy.hours:
        lines.append(_("Hoeveel tijd: {what}").format(what=vacancy.hours))
    lines += [f"• {condition.text}" for condition in opening.conditions]
    if vacancy.contact:
        lines.append(_("Melden bij: {who}").format(who=vacancy.contact))
    return lines
