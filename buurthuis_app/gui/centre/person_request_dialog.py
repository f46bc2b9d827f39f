"""Inzage en wissen: all that is kept about one person, to give out, and to erase find by find."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from buurthuis_app.domain.shared.person_search import SoughtPerson
from buurthuis_app.domain.shared.personal_data import (
    ErasureChoice,
    ErasureDecision,
    KeptBecause,
    PersonalFind,
    PrivacyRequest,
)
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.papers.paper_button import PaperButton
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import open_at
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.gui.widgets.page import Page
from buurthuis_app.gui.widgets.plain_text import MessageBox
from buurthuis_app.gui.widgets.record_table import Column, RecordTable
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.services.privacy import find_words as words
from buurthuis_app.services.privacy.person_requests import proposed
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done
from buurthuis_app.services.volunteers.wording import lost_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from buurthuis_app.domain.papers.document import Document
    from buurthuis_app.domain.rosters.shift import Shift

Place = tuple[str, tuple[object, ...], str]


class PersonRequestDialog(Page, QDialog):
    """Who asks is typed here and kept nowhere. What is likely hers or his has a decision; the rest is asked."""

    topic = "inzage-en-wissen"
    erased = Signal()
    tone = Tone.DANGER

    def __init__(
        self, house: CentreServices, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._house, self._operations = house, operations
        self._requests = house.person_requests
        self._sought = SoughtPerson()
        self._own: UUID | None = None
        self.decisions: dict[Place, ErasureDecision] = {}
        self.question: QMessageBox | None = None
        self.setWindowTitle(_("Inzage en wissen"))
        open_at(self, 1120, 680)
        self.notice = Notice()
        self.name, self.email, self.phone = (QLineEdit() for _field in range(3))
        self.table: RecordTable[PersonalFind] = RecordTable(
            self._columns(),
            lambda found: found.place,
            name=_("Wat er gevonden is"),
            empty=_("Vul in wie u zoekt, en kies Zoeken."),
        )
        self.table.chosen.connect(self._chosen)
        self.whole = label("")
        self._lay_out()

    def look_for(self, own: "UUID") -> None:
        """Begin with a volunteer or participant, whose own record is found too when nothing stands in it any more."""
        self._own = own
        self._operations.run(
            lambda: self._requests.sought(own),
            self._fill_in,
            on_error=self.refuse,
            owner=self,
        )

    def search(self) -> None:
        """Look for who was typed."""
        self._search("")

    def _search(self, before: str) -> None:
        """`before` is what was just done, to be told beside what is found now."""
        sought = SoughtPerson(
            name=self.name.text(), email=self.email.text(), phone=self.phone.text()
        )
        self._sought, own = sought, self._own
        self._operations.run(
            lambda: self._requests.find(sought, own),
            partial(self._show, before),
            on_error=self.refuse,
            owner=self,
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
        self._operations.run(
            lambda: self._requests.duties_lost(decisions),
            self._ask,
            on_error=self.refuse,
            owner=self,
        )

    def _ask(self, lost: "Sequence[Shift]") -> None:
        chosen = [decision.choice for decision in self.decisions.values()]
        gone = len(chosen) - chosen.count(ErasureChoice.KEEP)
        asking = MessageBox(self)
        asking.setIcon(QMessageBox.Icon.Warning)
        asking.setWindowTitle(_("Gegevens wissen"))
        text = ngettext(
            "{n} plaats wordt nu gewist. Dat kan niet ongedaan worden gemaakt.",
            "{n} plaatsen worden nu gewist. Dat kan niet ongedaan worden gemaakt.",
            gone,
        )
        asking.setText(text.format(n=number(gone)))
        asking.setInformativeText(
            _(
                "Uren en aantallen blijven, zonder naam. In reservekopieën van eerder staat het nog tot zij weg zijn; "
                "wordt er een teruggezet, dan wist het programma dit opnieuw. {lost}"
            ).format(lost=lost_in_words(lost))
        )
        yes = asking.addButton(_("Gegevens wissen"), QMessageBox.ButtonRole.DestructiveRole)
        no = asking.addButton(_("Annuleren"), QMessageBox.ButtonRole.RejectRole)
        asking.setDefaultButton(no)
        asking.setEscapeButton(no)
        yes.clicked.connect(self.erase)
        self.question = asking
        asking.open()

    def erase(self) -> None:
        """Erase as was decided."""
        decisions = tuple(self.decisions.values())
        self._operations.run(
            lambda: self._requests.erase(decisions),
            self._erased,
            on_error=self.refuse,
            owner=self,
        )

    def _fill_in(self, sought: SoughtPerson) -> None:
        self.name.setText(sought.name)
        self.email.setText(sought.email)
        self.phone.setText(sought.phone)
        self.search()

    def _show(self, before: str, found: tuple[PersonalFind, ...]) -> None:
        self.decisions = {decision.find.place: decision for decision in proposed(found)}
        self.table.show_records(found)
        self.paper_button.offer_made(partial(self._paper, self._sought, found))
        self.paper_button.setEnabled(bool(found))
        if found:
            self.table.choose(found[0].place)
        sentence = before or ("" if found else _("Over deze persoon is niets gevonden."))
        self.notice.setVisible(bool(sentence))
        if sentence:
            self.notice.show_sentence(sentence, Tone.CALM)
        self._decided()

    def _paper(self, sought: SoughtPerson, found: tuple[PersonalFind, ...]) -> "Document":
        paper = self._requests.paper(sought, found)
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
        self._chosen(self.table.current())

    def _undecided(self) -> list[PersonalFind]:
        return [found for found in self.table.records() if found.place not in self.decisions]

    def _chosen(self, found: PersonalFind | None) -> None:
        choices = () if found is None else found.choices
        self.hide_button.setEnabled(ErasureChoice.HIDE in choices)
        self.remove_button.setEnabled(ErasureChoice.REMOVE in choices)
        self.keep_button.setEnabled(ErasureChoice.KEEP in choices)
        self.whole.setText("" if found is None else words.content(found))

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
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(label(_("Wat over iemand bewaard is"), Text.HEADING))
        column.addWidget(
            label(
                _(
                    "Zoekt in alles: aanmeldingen, verhalen, opmerkingen, initiatieven, halve formulieren. Wat de "
                    "vertrouwenspersoon hoort, is verzegeld en wordt niet doorzocht."
                ),
                Text.QUIET,
            )
        )
        column.addWidget(self._fields())
        column.addWidget(self.notice)
        column.addWidget(self.table, 1)
        column.addWidget(self.whole)
        column.addWidget(self._choices())
        self.still = label("", Text.QUIET)
        column.addWidget(self.still)
        column.addWidget(self._buttons())
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
            pair = QWidget()
            inside = QHBoxLayout(pair)
            inside.setContentsMargins(0, 0, 0, 0)
            title_label = label(title)
            title_label.setBuddy(field)
            inside.addWidget(title_label)
            inside.addWidget(field)
            field.returnPressed.connect(self.search)
            row.addWidget(pair)
        self.search_button = button(_("Zoeken"), ButtonKind.PRIMARY, "search")
        self.search_button.clicked.connect(self.search)
        row.addWidget(self.search_button)
        return row

    def _choices(self) -> FlowRow:
        self.hide_button = button(_("Naam weg"))
        self.hide_button.clicked.connect(lambda: self.decide(ErasureChoice.HIDE))
        self.remove_button = button(_("Alles weg"))
        self.remove_button.clicked.connect(lambda: self.decide(ErasureChoice.REMOVE))
        self.keep_button = button(_("Bewaren omdat"))
        menu = QMenu(self.keep_button)
        for because, name in words.because_names().items():
            menu.addAction(name, partial(self.decide, ErasureChoice.KEEP, because))
        self.keep_button.setMenu(menu)
        self.rest_button = button(_("De rest gaat over iemand anders"))
        self.rest_button.clicked.connect(self.keep_the_rest)
        row = FlowRow()
        for made in (self.hide_button, self.remove_button, self.keep_button, self.rest_button):
            made.setAutoDefault(False)
            row.addWidget(made)
        return row

    def _buttons(self) -> FlowRow:
        parts = self._house, self._operations, self.notice
        self.paper_button = PaperButton(_("Meegeven"), "person", *parts)
        register = PaperButton(_("Verwerkingsregister"), "processing-register", *parts)
        self.register_button = register
        self.erase_button = button(_("Wissen…"), ButtonKind.DANGER, "trash")
        self.erase_button.clicked.connect(self.ask_to_erase)
        close = button(_("Sluiten"))
        close.clicked.connect(self.accept)
        row = FlowRow()
        for made in (self.paper_button, register, self.erase_button, close):
            made.setAutoDefault(False)
            row.addWidget(made)
        return row
