"""Inzage en wissen: all that is kept about one person, to read together, to give out, and to erase find by find."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QMessageBox, QWidget

from buurthuis_app.domain.papers.document import Sheet, Words, blocks
from buurthuis_app.domain.shared.person_search import SoughtPerson
from buurthuis_app.domain.shared.personal_data import (
    ErasureChoice,
    ErasureDecision,
    KeptBecause,
    PersonalFind,
    PrivacyRequest,
)
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.papers.paper_button import PaperButton
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label, label_of
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.hints.question import QuestionBox
from buurthuis_app.gui.widgets.layout import clear, grow, in_column, in_row, scrolled, sheet
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.gui.widgets.long_work import do_long
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.services.privacy import find_words as words
from buurthuis_app.services.privacy.person_requests import proposed
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done
from buurthuis_app.services.volunteers.subject_access import own_record
from buurthuis_app.services.volunteers.wording import lost_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from buurthuis_app.domain.papers.document import Document
    from buurthuis_app.domain.rosters.shift import Shift

Place = tuple[str, tuple[object, ...], str]
Found = tuple[tuple[PersonalFind, ...], "Document"]


class PersonRequestDialog(DialogPage):
    """Who asks is typed here and kept nowhere. What is likely hers or his has a decision; the rest is asked."""

    topic = "inzage-en-wissen"
    erased = Signal()
    tone = Tone.DANGER

    def __init__(
        self, house: CentreServices, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Inzage en wissen"), operations, parent, size=(1120, 680))
        self._house = house
        self._requests = house.person_requests
        self._own: UUID | None = None
        self.paper: Document | None = None
        """All that was found, as it is given out."""
        self.decisions: dict[Place, ErasureDecision] = {}
        self.question: QMessageBox | None = None
        self.name, self.email, self.phone = (QLineEdit() for _field in range(3))
        self.table: RecordTable[PersonalFind] = RecordTable(
            self._columns(),
            lambda found: found.place,
            name=_("Wat er gevonden is"),
            empty=_("Vul in wie u zoekt, en kies Zoeken."),
        )
        self.table.chosen.connect(self._chosen)
        self.whole = in_column(margins=(GRID, 0, GRID, 0))
        """What stands in the chosen find."""
        self._lay_out()

    def look_for(self, own: "UUID") -> None:
        """Begin with a volunteer or participant, whose own record is found too when nothing stands in it any more."""
        self._own = own
        self.look_up(partial(self._requests.sought, own), self._fill_in)

    def search(self) -> None:
        """Look for who was typed."""
        self._search("")

    def _search(self, before: str) -> None:
        """`before` is what was just done, to be told beside what is found now."""
        sought = SoughtPerson(
            name=self.name.text(), email=self.email.text(), phone=self.phone.text()
        )
        own = self._own

        def find(progress: Progress) -> Found:
            found = self._house.person_requests.find(sought, own, progress)
            return found, self._house.subject_access.paper(sought, found)

        do_long(
            find,
            _("Alles wordt doorzocht…"),
            self.notice,
            self._operations,
            on_done=partial(self._show, before),
            on_error=self.refuse,
        )

    def decide(self, choice: ErasureChoice, because: KeptBecause | None = None) -> None:
        """What becomes of the chosen finds, as far as that can be."""
        for found in self.table.selected():
            if choice in found.choices:
                self.decisions[found.place] = ErasureDecision(
                    find=found, choice=choice, because=because
                )
        self._decided()

    def keep_the_rest(self) -> None:
        """All that is not decided yet is about somebody else."""
        for found in self._undecided():
            self.decisions[found.place] = ErasureDecision(
                find=found, choice=ErasureChoice.KEEP, because=KeptBecause.ANOTHER
            )
        self._decided()

    def ask_to_erase(self) -> None:
        """Ask once more, with how much goes and which duties come open: it can't be undone."""
        decisions = tuple(self.decisions.values())
        self.look_up(partial(self._requests.duties_lost, decisions), self._ask)

    def _ask(self, lost: "Sequence[Shift]") -> None:
        chosen = [decision.choice for decision in self.decisions.values()]
        gone = len(chosen) - chosen.count(ErasureChoice.KEEP)
        text = ngettext(
            "{n} plaats wordt nu gewist. Dat kan niet ongedaan worden gemaakt.",
            "{n} plaatsen worden nu gewist. Dat kan niet ongedaan worden gemaakt.",
            gone,
        )
        more = _(
            "Uren en aantallen blijven, zonder naam. In reservekopieën van eerder staat het nog tot zij weg zijn; "
            "wordt er een teruggezet, dan wist het programma dit opnieuw. {lost}"
        ).format(lost=lost_in_words(lost))
        title = _("Gegevens wissen")
        asking = self.question = QuestionBox(self, title, text.format(n=number(gone)), more)
        asking.offers(title, self.erase, QMessageBox.ButtonRole.DestructiveRole)
        asking.open()

    def erase(self) -> None:
        """Erase as was decided."""
        decisions = tuple(self.decisions.values())
        self.look_up(partial(self._requests.erase, decisions), self._erased)

    def _fill_in(self, sought: SoughtPerson) -> None:
        self.name.setText(sought.name)
        self.email.setText(sought.email)
        self.phone.setText(sought.phone)
        self.search()

    def _show(self, before: str, searched: Found) -> None:
        found, paper = searched
        self.paper = paper
        self.decisions = {decision.find.place: decision for decision in proposed(found)}
        self.table.show_records(found)
        self.paper_button.offer_made(partial(self._given, paper))
        self.paper_button.setEnabled(bool(found))
        if found:
            self.table.choose(found[0].place)
        sentence = before or ("" if found else _("Over deze persoon is niets gevonden."))
        self.notice.setVisible(bool(sentence))
        if sentence:
            self.notice.show_sentence(sentence, Tone.CALM)
        self._decided()

    def _given(self, paper: "Document") -> "Document":
        self._requests.note_access()
        return paper

    def _decided(self) -> None:
        self.table.show_records(self.table.records())
        records, left = self.table.records(), self._undecided()
        self.rest_button.setEnabled(bool(left))
        chosen = [decision.choice for decision in self.decisions.values()]
        gone = any(choice is not ErasureChoice.KEEP for choice in chosen)
        self.erase_button.setEnabled(gone and not left)
        self.still.setText(
            ngettext(
                "Bij {n} plaats moet u nog kiezen.",
                "Bij {n} plaatsen moet u nog kiezen.",
                len(left),
            ).format(n=number(len(left)))
            if left
            else _("Bij elke plaats is gekozen.") * bool(records)
        )
        self.still.setVisible(bool(records))
        self.explained.setVisible(not records)  # makes room for what was found
        self._chosen(self.table.current())

    def _undecided(self) -> list[PersonalFind]:
        return [found for found in self.table.records() if found.place not in self.decisions]

    def _chosen(self, found: PersonalFind | None) -> None:
        choices = () if found is None else found.choices
        self.hide_button.setEnabled(ErasureChoice.HIDE in choices)
        self.remove_button.setEnabled(ErasureChoice.REMOVE in choices)
        self.keep_button.setEnabled(ErasureChoice.KEEP in choices)
        clear(self.whole)
        self.reading.setVisible(found is not None)
        if found is not None:
            self._tell(found)
        self.whole.addStretch(1)

    def _tell(self, found: PersonalFind) -> None:
        """All that stands in this find: of a volunteer's own record, what the paper says."""
        if self.paper is None or found is not own_record(self.table.records()):
            self.whole.addWidget(label(words.content(found)))
            return
        _greeting, *told = blocks(self.paper)
        for block in told:
            if isinstance(block, Sheet):
                self.whole.addWidget(label(block.title, Text.LABEL))
                for line in lines_of(block):
                    self.whole.addWidget(label(line))
                self.whole.addSpacing(GRID)
            elif isinstance(block, Words):
                self.whole.addWidget(label(block.text, Text.QUIET))

    def _erased(self, done: Done[PrivacyRequest]) -> None:
        self.erased.emit()
        self._own = None
        _kind, what = words.request_words(done.value)
        self._search(_("Gedaan: {what}. Wie het vroeg, is nergens bewaard.").format(what=what))

    def _columns(self) -> tuple[Column[PersonalFind], ...]:
        return (
            Column(title=_("Waar"), value=words.place),
            Column(title=_("Wat er staat"), value=words.content, stretch=True),
            Column(title=_("Over deze persoon"), value=words.certainty),
            Column(
                title=_("Besluit"),
                value=lambda found: words.choice(found, self.decisions.get(found.place)),
            ),
        )

    def _lay_out(self) -> None:
        self.still = label("", Text.QUIET)
        self.reading = scrolled(self.whole)
        self.reading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.reading.setAccessibleName(_("Alles over deze persoon"))
        self.explained = label(
            _(
                "Zoekt in alles: aanmeldingen, verhalen, opmerkingen, initiatieven, halve formulieren. Wat de "
                "vertrouwenspersoon hoort, is verzegeld en wordt niet doorzocht."
            ),
            Text.QUIET,
        )
        self.lay_out(
            label(_("Wat over iemand bewaard is"), Text.HEADING),
            self.explained,
            self._fields(),
            self.notice,
            grow(self.table),
            grow(self.reading),
            self._choices(),
            self.still,
            self._buttons(),
            gap=GRID,
        )
        self._decided()

    def _fields(self) -> FlowRow:
        row = FlowRow()
        for field, title in (
            (self.name, _("Naam")),
            (self.email, _("E-mail")),
            (self.phone, _("Telefoon")),
        ):
            field.setAccessibleName(title)
            field.setMinimumWidth(26 * GRID)
            field.returnPressed.connect(self.search)
            row.addWidget(sheet(in_row(label_of(field, title), field)))
        self.search_button = button(_("Zoeken"), ButtonKind.PRIMARY, "search", do=self.search)
        row.addWidget(self.search_button)
        return row

    def _choices(self) -> FlowRow:
        self.hide_button = button(_("Naam weg"), do=partial(self.decide, ErasureChoice.HIDE))
        self.remove_button = button(_("Alles weg"), do=partial(self.decide, ErasureChoice.REMOVE))
        self.keep_button = button(_("Bewaren omdat"))
        menu = QMenu(self.keep_button)
        for because, name in words.because_names().items():
            menu.addAction(name, partial(self.decide, ErasureChoice.KEEP, because))
        self.keep_button.setMenu(menu)
        self.rest_button = button(_("De rest is iemand anders"), do=self.keep_the_rest)
        return FlowRow(self.hide_button, self.remove_button, self.keep_button, self.rest_button)

    def _buttons(self) -> FlowRow:
        parts = self._house, self._operations, self.notice
        self.paper_button = PaperButton(_("Meegeven"), "person", *parts)
        self.register_button = PaperButton(_("Verwerkingsregister"), "processing-register", *parts)
        self.erase_button = button(_("Wissen…"), ButtonKind.DANGER, "trash", do=self.ask_to_erase)
        close = button(_("Sluiten"), do=self.accept)
        return FlowRow(self.paper_button, self.register_button, self.erase_button, close)


def lines_of(table: Sheet) -> list[str]:
    """The rows in words: "Naam: Ria", or the cells that hold something, parted by points."""
    between = " · " if any(heading.title for heading in table.headings) else ": "
    return [between.join(cell.shown for cell in row.cells if cell.shown) for row in table.rows]
