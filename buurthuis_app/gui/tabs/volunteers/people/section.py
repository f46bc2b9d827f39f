"""Mensen: everybody who helps, searched and filtered, and beside it the chosen person."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from typing_extensions import override

from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import theme
from buurthuis_app.gui.papers.paper_offer import PaperOffer
from buurthuis_app.gui.shell.tab import Tab
from buurthuis_app.gui.tabs.volunteers.people.actions import PeopleDesk
from buurthuis_app.gui.tabs.volunteers.people.people_list import PeopleList
from buurthuis_app.gui.tabs.volunteers.people.person_details import PersonDetails
from buurthuis_app.gui.widgets.hints.empty_state import EmptyState
from buurthuis_app.gui.widgets.layout import in_column
from buurthuis_app.gui.widgets.lists.master_detail import MasterDetail
from buurthuis_app.gui.widgets.notices import Notice, Remedy, Tone
from buurthuis_app.i18n import _, listing, ngettext, number, short_date
from buurthuis_app.services.shared.done import Topic

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from buurthuis_app.domain.volunteers.volunteer import Absence, Duty, Person, Volunteer
    from buurthuis_app.gui.shell.navigation import Destination
    from buurthuis_app.gui.shell.tab_context import Shell
    from buurthuis_app.services.registry import CentreServices
    from buurthuis_app.services.volunteers.list_rows import PersonLine
    from buurthuis_app.services.volunteers.retention import LeavingVolunteer

MOST_NAMES = 6
BROAD = 900  # px from which the chosen person stands beside the list


class _ShownPeople(Struct, frozen=True, kw_only=True):
    """People as they are shown, read at once."""

    lines: tuple[PersonLine, ...]
    duties: tuple[Duty, ...]
    soon: tuple[LeavingVolunteer, ...]
    """Whose data is past its term, or will be within 30 days."""


class PeopleSection(Tab):
    """Shows the people; what is done with them goes to the desk."""

    areas = frozenset({Topic.VOLUNTEERS, Topic.ROSTER})
    topic = "vrijwilligers"
    has_paper = True

    def __init__(self, house: CentreServices, shell: Shell) -> None:
        super().__init__()
        self._house, self._shell = house, shell
        self._told: tuple[LeavingVolunteer, ...] = ()
        self.notice = Notice()
        self.paper = PaperOffer("people", house, shell.operations, self.notice)
        self.paper.asked = lambda: (None, tuple(line.person for line in self.list.shown()))
        self.desk = PeopleDesk(house, shell, self.notice, self)
        self.list = PeopleList(house.clock.today())
        self._details: PersonDetails | None = None
        self._build()
        self._wire()

    @property
    def details(self) -> PersonDetails:
        """All about the chosen person; built when there is first room for it."""
        if self._details is None:
            panel = self._details = PersonDetails(self._house.clock.today())
            panel.change_asked.connect(lambda: self._on_chosen(self.desk.change))
            panel.hours_asked.connect(lambda: self._on_chosen(self.desk.note_hours))
            panel.return_asked.connect(lambda: self._on_chosen(self.desk.returns))
            panel.remove_asked.connect(lambda: self._on_chosen(self.desk.remove))
            panel.all_asked.connect(lambda: self._on_chosen(self.desk.show_all))
            panel.absence_asked.connect(self._absent)
            self.halves.put(panel)
            self._show_chosen(self.list.table.current())
        return self._details

    @override
    def refresh(self) -> None:
        volunteers, terms = self._house.volunteers, self._house.volunteer_terms
        self._shell.operations.run(
            lambda: self._house.together(
                lambda: _ShownPeople(
                    lines=volunteers.lines(), duties=volunteers.duties(), soon=terms.soon()
                )
            ),
            self._show,
            owner=self,
        )

    @override
    def show_place(self, place: Destination) -> None:
        if place.section == "placements":
            self.desk.show_placements()
        if place.record is not None:
            self.halves.want(place.record)

    @override
    def print_paper(self) -> None:
        self.paper.print_paper()

    def _show(self, read: _ShownPeople) -> None:
        self.desk.duties = read.duties
        self.desk.people = tuple(line.person for line in read.lines)
        self.list.show_duties(read.duties)
        self.halves.show_records(read.lines)
        self._show_chosen(self.list.table.current())
        self._tell_who_goes(read.soon)

    def _tell_who_goes(self, soon: tuple[LeavingVolunteer, ...]) -> None:
        """Say it once, and again when it is about others: how many, who, and not before which day."""
        if soon == self._told:
            return
        self._told = soon
        if not soon:
            self.notice.hide()
            return
        words = ngettext(
            "De gegevens van {n} mens die al lang weg is, worden vanaf {date} gewist: {names}.",
            "De gegevens van {n} mensen die al lang weg zijn, worden vanaf {date} gewist: {names}.",
            len(soon),
        )
        sentence = words.format(
            n=number(len(soon)),
            date=short_date(min(each.erased_from for each in soon)),
            names=_names(soon),
        )
        remedy = Remedy(words=_("Nakijken…"), do=partial(self.desk.look_through, soon))
        self.notice.show_sentence(sentence, Tone.WARNING, remedy, lasting=True)

    def _show_chosen(self, line: PersonLine | None) -> None:
        if self._details is None:
            return
        duties = {duty.id: duty.name for duty in self.desk.duties}
        names = {person.volunteer.id: person.volunteer.name for person in self.desk.people}
        self._details.show_line(line, duties, names)

    def _build(self) -> None:
        self.halves: MasterDetail[PersonLine] = MasterDetail(
            self.list,
            nothing=self._nothing,
            above=(self.list.top, self.notice),
            beside=True,
            shares=(1, 0),
        )
        in_column(self.halves, on=self)

    def _nothing(self) -> EmptyState:
        return EmptyState(
            _("Nog geen vrijwilligers"),
            (
                Remedy(words=_("Nieuwe vrijwilliger"), do=self.desk.make_new),
                Remedy(words=_("Uit Excel halen…"), do=self._import),
            ),
            explanation=_("Zet hier wie er meehelpt. Daarna kan er een rooster worden gemaakt."),
            icon_name="people",
        )

    def _wire(self) -> None:
        desk, list_ = self.desk, self.list
        list_.new_asked.connect(desk.make_new)
        list_.duties_asked.connect(desk.show_duties)
        list_.placements_asked.connect(desk.show_placements)
        list_.import_asked.connect(self._import)
        list_.export_asked.connect(self._export)
        list_.print_asked.connect(self.print_paper)
        list_.letters_asked.connect(self._write_letters)
        list_.cards_asked.connect(self._save_cards)
        list_.term_asked.connect(desk.choose_term)
        list_.details.toggled.connect(self._arrange)
        theme().changed.connect(self._arrange)
        list_.table.chosen.connect(self._show_chosen)
        list_.table.opened.connect(lambda line: desk.change(line.person))
        desk.kept.connect(self._keep_in_sight)

    def _on_chosen(self, act: object) -> None:
        line = self.details.line
        if line is not None and callable(act):
            act(line.person)

    def _absent(self, absence: Absence | None) -> None:
        if self.details.line is not None:
            self.desk.absent(self.details.line.person, absence)

    def _keep_in_sight(self, person: Person) -> None:
        self.halves.want(person.volunteer.id)

    def _import(self) -> None:
        from buurthuis_app.gui.tabs.volunteers.people.people_import_dialog import PeopleImportDialog

        dialog = PeopleImportDialog(self._house, self._shell.operations, parent=self)
        self.desk.open_dialog(dialog)

    def _export(self) -> None:
        self.paper.save_paper(".xlsx", ".csv")

    def _write_letters(self) -> None:
        from buurthuis_app.gui.tabs.volunteers.people.contact_dialogs import LettersDialog

        operations, people = self._shell.operations, self._shown()
        self.desk.open_dialog(LettersDialog(self._house, operations, people, parent=self))

    def _save_cards(self) -> None:
        from buurthuis_app.gui.tabs.volunteers.people.contact_dialogs import ContactCardsDialog

        operations, people = self._shell.operations, self._shown()
        self.desk.open_dialog(ContactCardsDialog(self._house, operations, people, parent=self))

    def _shown(self) -> tuple[Volunteer, ...]:
        return tuple(line.person.volunteer for line in self.list.shown())

    def _arrange(self) -> None:
        """The chosen person beside the list; where there is no room, in its place when people ask."""
        room = self.width() >= scaled(BROAD, theme().percent)
        alone = not room and self.list.details.isChecked()
        self.list.details.setVisible(not room)
        self.list.setVisible(not alone)
        if room or alone or self._details is not None:
            self.details.setVisible(room or alone)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _names(soon: tuple[LeavingVolunteer, ...]) -> str:
    """Their names; of many the first few, for they all stand in the list."""
    names = [each.volunteer.name for each in soon]
    if len(names) > MOST_NAMES:
        names = [*names[: MOST_NAMES - 1], _("anderen")]
    return listing(names)
