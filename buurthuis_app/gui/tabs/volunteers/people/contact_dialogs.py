"""Contact with volunteers: whom, and then a file for a telephone, or a letter to each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit

from buurthuis_app.domain.volunteers.letter import (
    FIRST_NAME,
    LONGEST_SUBJECT,
    NAME,
    Letter,
    problems_of_letter,
)
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.papers.output import PaperOutput
from buurthuis_app.gui.papers.paper_offer import PaperOffer
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, in_row
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.i18n import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLayout, QWidget

    from buurthuis_app.domain.volunteers.volunteer import Volunteer
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.services.registry import CentreServices


class _ChoiceOfPeople(QListWidget):
    """Names to tick. Who cannot be reached that way says so, and is not ticked."""

    def __init__(self, people: Sequence[tuple[Volunteer, str]]) -> None:
        super().__init__()
        self.setAccessibleName(_("Voor wie"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ensurePolished()
        row = QSize(0, self.fontMetrics().height() + 2 * GRID)
        for person, missing in people:
            words = f"{person.name} ({missing})" if missing else person.name
            item = QListWidgetItem(words, self)
            item.setSizeHint(row)
            item.setData(Qt.ItemDataRole.UserRole, person)
            ticked = Qt.CheckState.Unchecked if missing else Qt.CheckState.Checked
            item.setCheckState(ticked)
        self.setCurrentRow(0)

    def chosen(self) -> tuple[Volunteer, ...]:
        """Those who are ticked."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )

    def tick(self, *, all_of_them: bool) -> None:
        """Everybody, or nobody."""
        for row in range(self.count()):
            ticked = Qt.CheckState.Checked if all_of_them else Qt.CheckState.Unchecked
            self.item(row).setCheckState(ticked)


class ContactCardsDialog(DialogPage):
    """Says what goes out of the house, to whom it may go, and writes it only then."""

    topic = "vrijwilligers#op-de-telefoon-en-per-brief"

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        people: Sequence[Volunteer],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Naar de telefoon"), operations, parent, size=(560, 620))
        self._house = house
        self.output = PaperOutput(operations, self.notice)
        self.list = _ChoiceOfPeople([(person, _unreachable(person)) for person in people])
        self.privacy = label("")
        self.list.itemChanged.connect(self._say)
        self._write_button = button(_("Opslaan…"), ButtonKind.PRIMARY, do=self.save)
        self.lay_out(
            label(_("Wie komen in het bestand?"), Text.HEADING),
            grow(_with_ticks(self.list)),
            self.privacy,
            self.notice,
            FlowRow(button(_("Sluiten"), do=self.reject), self._write_button, at_end=True),
        )
        self._say()

    def save(self) -> None:
        """Ask where, and write the cards of who is ticked."""
        chosen = self.list.chosen()
        write = partial(self._house.contacting.write_cards, chosen)
        self.output.save(_("Contacten"), self._house.centre.name, (".vcf",), write)

    def _say(self) -> None:
        n = len(self.list.chosen())
        words = ngettext(
            "In het bestand staan naam, telefoonnummer en e-mailadres van {n} vrijwilliger. Wie het heeft, heeft die "
            "gegevens. Zet het alleen op een telefoon van het buurthuis, en gooi het bestand daarna weg.",
            "In het bestand staan naam, telefoonnummer en e-mailadres van {n} vrijwilligers. Wie het heeft, heeft die "
            "gegevens. Zet het alleen op een telefoon van het buurthuis, en gooi het bestand daarna weg.",
            n,
        )
        self.privacy.setText(words.format(n=number(n)) if n else _("Kies eerst iemand."))
        self._write_button.setEnabled(bool(n))


class LettersDialog(DialogPage):
    """One text for all; what is typed is not kept."""

    topic = "vrijwilligers#op-de-telefoon-en-per-brief"

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        people: Sequence[Volunteer],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Brieven"), operations, parent, size=(940, 640))
        self._house = house
        self.output = PaperOutput(operations, self.notice)
        self.paper = PaperOffer("letters", house, operations, self.notice)
        self.paper.asked = lambda: (None, (self.list.chosen(), self.letter()))
        self.list = _ChoiceOfPeople([(person, _homeless(person)) for person in people])
        self.subject, self.text = QLineEdit(), QPlainTextEdit()
        self.subject.setAccessibleName(_("Onderwerp"))
        self.subject.setMaxLength(LONGEST_SUBJECT)
        self.text.setAccessibleName(_("Brief"))
        self.text.setTabChangesFocus(True)
        self.text.setPlainText(house.contacting.blank_letter().text)
        hint = _("Voor {name} en {first} komt in elke brief de naam te staan.")
        written = in_column(
            label(_("Onderwerp"), Text.LABEL),
            self.subject,
            label(_("Brief"), Text.LABEL),
            grow(self.text),
            label(hint.format(name=NAME, first=FIRST_NAME), Text.QUIET),
        )
        to_whom = in_column(label(_("Voor wie"), Text.LABEL), grow(_with_ticks(self.list)))
        self.lay_out(
            self.notice,
            grow(in_row(grow(to_whom, 2), grow(written, 3), gap=3 * GRID)),
            FlowRow(
                button(_("Sluiten"), do=self.reject),
                button(_("Adreslijst voor Word…"), do=self.save_addresses),
                button(_("Opslaan als PDF…"), do=self.save_letters),
                button(_("Afdrukken…"), ButtonKind.PRIMARY, "print", do=self.print_letters),
                at_end=True,
            ),
        )

    def letter(self) -> Letter:
        """What is typed."""
        return Letter(subject=self.subject.text().strip(), text=self.text.toPlainText())

    def print_letters(self) -> None:
        """Ask which printer, and print a letter for each."""
        if self._sound():
            self.paper.print_paper()

    def save_letters(self) -> None:
        """Ask where, and save a letter for each in one PDF."""
        if self._sound():
            self.paper.save_paper()

    def save_addresses(self) -> None:
        """Ask where, and save names and addresses as a table."""
        from buurthuis_app.services.papers import files

        chosen = self.list.chosen()
        made = self._house.contacting.addresses
        self.output.save(
            _("Adressen voor brieven"),
            self._house.centre.name,
            (".csv", ".xlsx"),
            lambda target: files.write(made(chosen), target),
        )

    def _sound(self) -> bool:
        faults = [problem.sentence for problem in problems_of_letter(self.letter())]
        if not self.list.chosen():
            faults.insert(0, _("Kies eerst iemand."))
        if faults:
            self.notice.show_sentence(" ".join(faults), Tone.WARNING)
        return not faults


def _with_ticks(people: _ChoiceOfPeople) -> QLayout:
    return in_column(
        grow(people),
        in_row(
            button(_("Iedereen"), ButtonKind.QUIET, do=partial(people.tick, all_of_them=True)),
            button(_("Niemand"), ButtonKind.QUIET, do=partial(people.tick, all_of_them=False)),
            SPRING,
        ),
    )


def _unreachable(person: Volunteer) -> str:
    reachable = person.phone.strip() or person.email.strip()
    return "" if reachable else _("geen telefoon of e-mail")


def _homeless(person: Volunteer) -> str:
    return "" if person.address.strip() else _("geen adres")
