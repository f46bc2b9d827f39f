"""Retention of personal texts: how long, what is past its time, and what soon will be."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QWidget

from buurthuis_app.domain.shared.personal_data import SOON, ErasureCount
from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.hints.question import QuestionBox
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, in_row, scrolled
from buurthuis_app.gui.widgets.lists.card_list import CardList
from buurthuis_app.gui.widgets.lists.card_painting import RULED, CardLine, ListCard
from buurthuis_app.gui.widgets.long_work import do_long
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.gui.widgets.unrolled import Unrolled
from buurthuis_app.i18n import _, listing, ngettext, number, short_date
from buurthuis_app.services.privacy.maintenance import Erasing, Term
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done


class RetentionDialog(DialogPage):
    """A card for each rule. Erasing happens by itself at every start; here people see it coming."""

    topic = "inzage-en-wissen#hoe-lang-alles-blijft"
    erased = Signal()

    def __init__(
        self, house: CentreServices, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Bewaartermijnen"), operations, parent, size=(760, 600))
        self._keeping = house.keeping
        self.question: QMessageBox | None = None
        self.list = CardList(
            _card,
            lambda term: term.due.retention,
            name=_("Bewaartermijnen"),
            look=RULED,
            empty=_("Er zijn geen persoonlijke teksten."),
        )
        Unrolled(self.list)
        self.outcome = label("", Text.QUIET)
        explained = _(
            "Na de termijn wist het programma deze teksten, elke dag dat het open is. Dat "
            "zegt het ten minste een week van tevoren. Wat al over de termijn is als het "
            "binnenkomt, blijft nog 30 dagen. De aantallen blijven. Wissen kan alleen op "
            "dezelfde dag nog worden teruggedraaid."
        )
        self.lay_out(
            label(_("Wat we van mensen bewaren, en hoe lang"), Text.HEADING),
            self.notice,
            grow(scrolled(in_column(label(explained), self.list, SPRING), stop=False)),
            self.outcome,
            self._buttons(),
        )
        self._read()

    def ask_to_erase(self) -> None:
        """Erase what is past its term now, after a question that says how much it is."""
        rows = sum(term.due.rows for term in self.list.records())
        words = ngettext(
            "{n} tekst is over de termijn en wordt nu gewist, ook als die later op de lijst staat: {what}. "
            "Alleen vandaag kan dat nog worden teruggedraaid.",
            "{n} teksten zijn over de termijn en worden nu gewist, ook als die later op de lijst staan: {what}. "
            "Alleen vandaag kan dat nog worden teruggedraaid.",
            rows,
        )
        what = [
            f"{term.what} ({number(term.due.rows)})"
            for term in self.list.records()
            if term.due.rows
        ]
        text = words.format(n=number(rows), what=listing(what))
        asking = self.question = QuestionBox(self, _("Nu wissen"), text)
        asking.offers(_("Nu wissen"), self.erase, QMessageBox.ButtonRole.DestructiveRole)
        asking.open()

    def erase(self) -> None:
        """Erase what is past its term now, instead of on the day that was announced."""
        self.erase_button.setEnabled(False)
        do_long(
            self._keeping.erase_now,
            _("Er wordt gewist, na een reservekopie…"),
            self.notice,
            self._operations,
            on_done=self._erased,
            on_error=self._not_erased,
            on_stop=self._read,
            in_order=True,
        )

    def take_back(self) -> None:
        """Put back what was erased today."""
        self._operations.run(self._keeping.take_back_erasure, self._taken_back, owner=self)

    def _buttons(self) -> QHBoxLayout:
        self.erase_button = button(
            _("Nu wissen…"), ButtonKind.DANGER, "trash", do=self.ask_to_erase
        )
        self.back_button = button(_("Wissen van vandaag terugdraaien"), do=self.take_back)
        self.back_button.hide()
        close = button(_("Sluiten"), do=self.accept)
        return in_row(self.erase_button, self.back_button, SPRING, close)

    def _read(self) -> None:
        keeping = self._keeping
        self._operations.run(
            lambda: (keeping.terms(SOON), keeping.can_be_taken_back()), self._show, owner=self
        )

    def _show(self, read: tuple[tuple[Term, ...], ErasureCount]) -> None:
        terms, back = read
        self.list.show_records(sorted(terms, key=lambda term: not (term.due.rows or term.soon)))
        self.erase_button.setEnabled(any(term.due.rows for term in terms))
        self.back_button.setVisible(bool(back.rows))

    def _erased(self, done: Done[Erasing]) -> None:
        self.outcome.setText(erased_words(done.value.erased))
        self.erased.emit()
        self._read()

    def _not_erased(self, error: AppError) -> None:
        self.notice.show_error(error, Tone.DANGER)
        self._read()

    def _taken_back(self, done: Done[ErasureCount]) -> None:
        words = ngettext(
            "{n} tekst is terug. Over 30 dagen wordt zij opnieuw gewist.",
            "{n} teksten zijn terug. Over 30 dagen worden zij opnieuw gewist.",
            done.value.rows,
        )
        self.outcome.setText(words.format(n=number(done.value.rows)))
        self._read()


def _card(term: Term) -> ListCard:
    """How long it stays, and when something of it goes."""
    waits = [
        words.format(n=number(rows))
        for words, rows in (
            (_("over de termijn: {n}"), term.due.rows),
            (_("binnen 30 dagen: {n}"), term.soon),
        )
        if rows
    ]
    if term.erased_from:
        waits.append(_("gewist vanaf {day}").format(day=short_date(term.erased_from)))
    words, goes = _how_long(term), " · ".join(waits)
    lines = [CardLine(words=words, wraps=True)]
    if goes:
        lines.append(CardLine(words=goes, ink=Ink.WARNING, wraps=True))
    spoken = ", ".join(part for part in (term.what, words, goes) if part)
    return ListCard(title=term.what, title_lines=2, lines=tuple(lines), spoken=spoken)


def erased_words(erased: ErasureCount) -> str:
    """What was erased, with how many people: the first thing that one wants to know."""
    texts = ngettext("{n} tekst gewist", "{n} teksten gewist", erased.rows).format(
        n=number(erased.rows)
    )
    if not erased.people:
        return _("{texts}, van niemand de naam.").format(texts=texts)
    words = ngettext(
        "{texts}, met de gegevens van {n} mens.",
        "{texts}, met de gegevens van {n} mensen.",
        erased.people,
    )
    return words.format(texts=texts, n=number(erased.people))


def _how_long(term: Term) -> str:
    """ "24 maanden na die dag", or only the day when each row names its own."""
    if not term.due.months:
        return term.after
    words = ngettext("{n} maand {after}", "{n} maanden {after}", term.due.months)
    return words.format(n=term.due.months, after=term.after)
