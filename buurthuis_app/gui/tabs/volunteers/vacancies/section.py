"""Vacatures: whom the house looks for, and who would like to come."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from buurthuis_app.domain.volunteers.vacancy import not_asked_in_words
from buurthuis_app.gui.shell.tab import Tab
from buurthuis_app.gui.tabs.volunteers.vacancies.applicant_form import CandidateForm
from buurthuis_app.gui.tabs.volunteers.vacancies.details import OpeningDetails
from buurthuis_app.gui.tabs.volunteers.vacancies.vacancy_form import VacancyForm
from buurthuis_app.gui.widgets.controls import ButtonKind, button
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.hints.empty_state import EmptyState
from buurthuis_app.gui.widgets.hints.question import QuestionBox
from buurthuis_app.gui.widgets.layout import grow, in_column, sheet
from buurthuis_app.gui.widgets.lists.columns import number_column
from buurthuis_app.gui.widgets.lists.master_detail import MasterDetail
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.gui.widgets.notices import Notice, Remedy, Tone
from buurthuis_app.gui.widgets.page import Page, done_to
from buurthuis_app.i18n import _, short_date
from buurthuis_app.services.shared.done import Topic

if TYPE_CHECKING:
    from buurthuis_app.domain.volunteers.vacancy import Candidate, Opening
    from buurthuis_app.domain.volunteers.volunteer import Duty, Volunteer
    from buurthuis_app.gui.shell.navigation import Destination
    from buurthuis_app.gui.shell.tab_context import Shell
    from buurthuis_app.services.registry import CentreServices
    from buurthuis_app.services.shared.done import Done

_Read = tuple[tuple["Opening", ...], tuple["Duty", ...]]


class VacanciesSection(Page, Tab):
    """Left the vacancies, right the chosen one with its candidates."""

    areas = frozenset({Topic.VOLUNTEERS})
    topic = "vacatures"
    has_paper = True

    def __init__(self, house: CentreServices, shell: Shell) -> None:
        super().__init__()
        self._house, self._shell = house, shell
        self._duties: tuple[Duty, ...] = ()
        self._operations = shell.operations
        self.notice = Notice()
        self.details = OpeningDetails(house, shell.operations, self.notice)
        self._build()
        self._wire()

    @override
    def refresh(self) -> None:
        vacancies, volunteers = self._house.vacancies, self._house.volunteers
        self._operations.run(
            lambda: (vacancies.openings(), volunteers.duties()), self._show, owner=self
        )

    @override
    def show_place(self, place: Destination) -> None:
        if place.record is not None:
            self.halves.want(place.record)

    @override
    def print_paper(self) -> None:
        self.details.paper.print_paper()

    def make_new(self) -> None:
        """Open an empty form for a vacancy."""
        self._form(self._house.vacancies.blank(), new=True)

    def _show(self, read: _Read) -> None:
        openings, self._duties = read
        self.halves.show_records(openings)
        self.details.show_opening(self.table.current())

    def _form(self, opening: Opening, *, new: bool) -> None:
        dialog = VacancyForm(self._house, self._duties, new=new, **self.where)
        dialog.saved.connect(self._keep_in_sight)
        self.hold(dialog)
        key = "vacancy:new" if new else f"vacancy:{opening.vacancy.id}"
        dialog.edit(opening, drafts=self._shell.drafts, key=key)

    def _candidate(self, opening: Opening, candidate: Candidate | None) -> None:
        vacancies = self._house.vacancies
        dialog = CandidateForm(vacancies, opening.conditions, new=candidate is None, **self.where)
        self.show_form(dialog, candidate or vacancies.blank_candidate(opening.vacancy.id))

    def _fill(self, opening: Opening) -> None:
        filled = opening.vacancy.open
        self.write(
            partial(self._house.vacancies.fill, opening.vacancy.id, filled=filled),
            _("vacature vervuld") if filled else _("vacature weer open"),
        )

    def _remove(self, opening: Opening) -> None:
        self.write(
            partial(self._house.vacancies.remove, opening.vacancy.id),
            done_to(opening.vacancy, _("vacature verwijderd")),
        )

    def _remove_candidate(self, candidate: Candidate) -> None:
        self.write(
            partial(self._house.vacancies.remove_candidate, candidate), _("kandidaat verwijderd")
        )

    def _ask_and_take_on(self, candidate: Candidate) -> None:
        """Ask about what nobody asked yet: a row of question marks is no volunteer without a word."""
        conditions = self.details.opening.conditions if self.details.opening else ()
        unknown = candidate.not_asked(conditions)
        if not unknown:
            self._take_on(candidate)
            return
        words = _("Van {name} is niet alles bekend.").format(name=candidate.name)
        question = QuestionBox(
            self,
            _("Wordt vrijwilliger"),
            words,
            not_asked_in_words(unknown),
            stay=_("Eerst vragen"),
        )
        question.offers(_("Toch vrijwilliger"), partial(self._take_on, candidate, anyway=True))
        self.hold(question)
        question.open()

    def _take_on(self, candidate: Candidate, *, anyway: bool = False) -> None:
        self.write(
            partial(self._house.vacancies.take_on, candidate.id, anyway=anyway),
            _("kandidaat is vrijwilliger"),
            self._taken_on,
        )

    def _taken_on(self, done: Done[Volunteer]) -> None:
        from buurthuis_app.gui.shell.navigation import Destination

        go = partial(
            self._shell.navigator.go,
            Destination(tab="volunteers", section="people", record=done.value.id),
        )
        words = _("{name} staat nu bij Mensen.").format(name=done.value.name)
        remedy = Remedy(words=_("Ga erheen"), do=go)
        self.notice.show_sentence(words, Tone.CALM, remedy)

    def _keep_in_sight(self, opening: Opening) -> None:
        self.halves.want(opening.vacancy.id)

    def _build(self) -> None:
        self.new = button(_("Nieuwe vacature"), ButtonKind.PRIMARY, "plus", do=self.make_new)
        self.table = RecordTable(
            _columns(),
            lambda opening: opening.vacancy.id,
            name=_("Vacatures"),
            empty=_("Er zijn nog geen vacatures."),
        )
        self.table.ensurePolished()
        self.halves = MasterDetail(
            self.table,
            self.details,
            nothing=self._nothing,
            master=sheet(in_column(FlowRow(self.new), grow(self.table))),
            above=(self.notice,),
            beside=True,
        )
        in_column(self.halves, on=self)

    def _nothing(self) -> EmptyState:
        return EmptyState(
            _("Nog geen vacatures"),
            (Remedy(words=_("Nieuwe vacature"), do=self.make_new),),
            explanation=_("Zet hier wie u zoekt. Er komt een blad uit om op te hangen."),
            icon_name="people",
        )

    def _wire(self) -> None:
        details = self.details
        self.table.chosen.connect(details.show_opening)
        self.table.opened.connect(partial(self._form, new=False))
        details.change_asked.connect(partial(self._form, new=False))
        details.fill_asked.connect(self._fill)
        details.remove_asked.connect(self._remove)
        details.candidate_asked.connect(self._candidate)
        details.take_on_asked.connect(self._ask_and_take_on)
        details.candidate_removed.connect(self._remove_candidate)


def _columns() -> tuple[Column[Opening], ...]:
    return (
        Column(title=_("Vacature"), value=lambda opening: opening.vacancy.title, stretch=True),
        Column(
            title=_("Stand"),
            value=lambda opening: opening.vacancy.open,
            display=lambda opening: (
                _("open")
                if opening.vacancy.open or opening.vacancy.filled_on is None
                else _("vervuld op {day}").format(day=short_date(opening.vacancy.filled_on))
            ),
        ),
        number_column(_("Kandidaten"), lambda opening: len(opening.candidates)),
    )
