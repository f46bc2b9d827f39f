"""Window of room hire: requests, what is to be invoiced, invoices, hirers, prices and what stands on an invoice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from buurthuis_app.domain.hire.hire import Agreeing, Hire, HireRow, hire_state_names
from buurthuis_app.domain.hire.hirer import hirer_kind_names
from buurthuis_app.domain.hire.invoice import (
    Invoice,
    SentInvoice,
    invoice_standing_names,
)
from buurthuis_app.domain.hire.price_list import HireRate, part_names, unit_names
from buurthuis_app.gui.forms.list_window import ListWindow, RecordAct, RecordKind, removing
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.papers.paper_button import PaperButton
from buurthuis_app.gui.tabs.activities.hire.forms import AgreeForm, HireForm, HirerForm, RateForm
from buurthuis_app.gui.tabs.activities.hire.invoice_forms import (
    InvoiceDetailsForm,
    InvoiceForm,
    PaymentForm,
)
from buurthuis_app.gui.widgets.controls import NOT_THERE
from buurthuis_app.gui.widgets.layout import in_row
from buurthuis_app.gui.widgets.lists.columns import choice_column, day_column, euro_column
from buurthuis_app.gui.widgets.lists.record_table import Align, Column
from buurthuis_app.i18n import _, hours, percent, short_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from buurthuis_app.domain.centre.centre import Room
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.gui.operations.undo_stack import UndoStack
    from buurthuis_app.services.registry import CentreServices

_SIZE = (150 * GRID, 76 * GRID)
REQUESTS, TO_INVOICE, INVOICES, HIRERS = range(4)


class HireWindow(ListWindow):
    """Requests first: those wait for an answer."""

    topic = "verhuur"

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        undo: UndoStack | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._house = house
        self._rooms: tuple[Room, ...] = ()
        lists = (
            *(self._requests(), self._to_invoice(), self._invoices()),
            *(self._hirers(), self._prices(), self._details()),
        )
        footer = in_row()
        super().__init__(
            _("Verhuur van zalen"),
            lists,
            operations,
            undo,
            size=_SIZE,
            footer=footer,
            parent=parent,
        )
        for words, key in (
            (_("Nog te betalen"), "to-pay"),
            (_("Voor de boekhouding"), "invoices"),
        ):
            footer.addWidget(PaperButton(words, key, house, operations, self.notice))
        self._offer(REQUESTS, _("Bevestiging"), "hire-confirmation", lambda row: row.hire.id)
        self._offer(INVOICES, _("Factuur"), "invoice", lambda sent: sent.invoice.id)

    def _offer(self, place: int, words: str, key: str, about: Callable[[Any], object]) -> None:
        paper = PaperButton(words, key, self._house, self._operations, self.notice)
        table = self.tables[place]
        paper.asked = lambda: (None, about(table.current()))
        self.acts[place].paper(paper)

    def _read_requests(self) -> tuple[HireRow, ...]:
        self._rooms = tuple(room for room in self._house.plan.rooms() if not room.archived)
        return self._house.hiring.hires()

    def _requests(self) -> RecordKind:
        hiring = self._house.hiring

        names = hire_state_names()
        return RecordKind(
            title=_("Aanvragen en afspraken"),
            explanation=_(
                "Wie een zaal vraagt. Na 'Afspreken' staat het in het programma: "
                "verzet het daar, bij Activiteiten."
            ),
            columns=(
                Column(title=_("Waarvoor"), value=lambda row: row.title, stretch=True),
                Column(
                    title=_("Stand"),
                    value=lambda row: list(names).index(row.hire.state),
                    display=_state,
                ),
                Column(title=_("Wie"), value=lambda row: row.hirer.name or NOT_THERE),
                Column(title=_("Zaal"), value=lambda row: row.room),
                Column(
                    title=_("Dag"),
                    value=lambda row: row.hire.date,
                    display=lambda row: _when(row.hire),
                ),
                Column(title=_("Tijd"), value=lambda row: hours(row.hire.starts, row.hire.ends)),
            ),
            read=self._read_requests,
            blank=hiring.blank,
            form=lambda _row, window, *, new: HireForm(
                window.tables[HIRERS].records(),
                self._rooms,
                partial(hiring.keep, new=new),
                new=new,
                **window.where,
            ),
            fill=lambda row: row.hire if isinstance(row, HireRow) else row,
            key=lambda row: row.hire.id,
            acts=(
                RecordAct(
                    words=_("Afspreken…"),
                    label=_("verhuur afgesproken"),
                    form=lambda row, window, **_new: AgreeForm(row, hiring.agree, **window.where),
                    fill=lambda row: Agreeing(hire=row.hire),
                ),
                RecordAct(
                    words=_("Afwijzen"),
                    label=_("aanvraag afgewezen"),
                    do=lambda row, _all: hiring.decline(row.hire),
                ),
                RecordAct(
                    words=_("Afgezegd"),
                    label=_("verhuur afgezegd"),
                    do=lambda row, _all: hiring.call_off(row.hire),
                ),
                removing(_("aanvraag verwijderd"), lambda row: hiring.remove(row.hire)),
            ),
            empty=_("Nog geen aanvraag. Zet eerst bij Huurders wie er huurt."),
        )

    def _to_invoice(self) -> RecordKind:
        invoicing = self._house.invoicing

        return RecordKind(
            title=_("Te factureren"),
            explanation=_(
                "Wat nog op geen factuur staat: van een vaste huur tot en met vandaag, "
                "van een losse keer ook wat nog komt."
            ),
            columns=(
                Column(title=_("Wie"), value=lambda draft: draft.hirer, stretch=True),
                Column(title=_("Keren"), value=lambda draft: len(draft.lines), align=Align.RIGHT),
                euro_column(_("Samen"), lambda draft: draft.cents),
                Column(title=_("Nog onduidelijk"), value=lambda draft: " ".join(draft.unclear)),
            ),
            read=invoicing.drafts,
            blank=invoicing.blank,
            form=lambda draft, window, **_new: InvoiceForm(
                draft,
                window.tables[HIRERS].records(),
                invoicing.make,
                today=self._house.clock.today(),
                **window.where,
            ),
            key=lambda draft: draft.hirer_id,
            add_words=_("Losse factuur…"),
            change_words=_("Factuur maken…"),
            empty=_("Alles wat is verhuurd, staat op een factuur."),
        )

    def _invoices(self) -> RecordKind:
        invoicing = self._house.invoicing

        names = invoice_standing_names()
        return RecordKind(
            title=_("Facturen"),
            explanation=_(
                "Een factuur verandert niet meer. Klopt zij niet, neem haar dan terug: "
                "u krijgt een creditnota, en kunt een nieuwe maken."
            ),
            columns=(
                Column(title=_("Nummer"), value=lambda sent: sent.invoice.code),
                Column(
                    title=_("Aan"), value=lambda sent: sent.invoice.name or NOT_THERE, stretch=True
                ),
                euro_column(_("Bedrag"), lambda sent: sent.cents),
                choice_column(_("Stand"), lambda sent: sent.standing, names),
                day_column(_("Datum"), lambda sent: sent.invoice.date),
                day_column(_("Uiterlijk"), lambda sent: sent.invoice.due_on),
                day_column(_("Herinnerd"), lambda sent: sent.invoice.reminded_on),
            ),
            read=invoicing.invoices,
            blank=None,
            form=lambda _sent, window, **_new: PaymentForm(
                invoicing.keep_payment, today=self._house.clock.today(), **window.where
            ),
            fill=_invoice_of,
            key=lambda sent: sent.invoice.id,
            change_words=_("Betaald of herinnerd…"),
            acts=(
                RecordAct(
                    words=_("Terugnemen met een creditnota"),
                    label=_("creditnota gemaakt"),
                    do=lambda sent, _all: invoicing.credit(sent.invoice),
                ),
            ),
            empty=_("Nog geen factuur. Kies links 'Te factureren'."),
        )

    def _hirers(self) -> RecordKind:
        hiring = self._house.hiring

        names = hirer_kind_names()
        return RecordKind(
            title=_("Huurders"),
            explanation=_(
                "Wie er huurt en waar de factuur heen gaat. "
                "Naam en adres verdwijnen vanzelf, twee jaar na de laatste keer."
            ),
            columns=(
                Column(title=_("Naam"), value=lambda hirer: hirer.name or NOT_THERE, stretch=True),
                Column(title=_("Soort"), value=lambda hirer: names[hirer.kind]),
                Column(title=_("Contactpersoon"), value=lambda hirer: hirer.contact_name),
                Column(title=_("Telefoon"), value=lambda hirer: hirer.phone),
                Column(title=_("E-mail"), value=lambda hirer: hirer.email),
            ),
            read=hiring.hirers,
            blank=hiring.blank_hirer,
            form=lambda _hirer, window, *, new: HirerForm(
                partial(hiring.keep_hirer, new=new), new=new, **window.where
            ),
            acts=(removing(_("huurder verwijderd"), hiring.remove_hirer),),
        )

    def _prices(self) -> RecordKind:
        hiring = self._house.hiring

        return RecordKind(
            title=_("Prijzen"),
            explanation=_("Wat een zaal kost, voor wie en wanneer. Zo rekent de factuur het uit."),
            columns=(
                Column(title=_("Zaal"), value=lambda row: row[1], stretch=True),
                Column(title=_("Voor wie"), value=lambda row: hirer_kind_names()[row[0].kind]),
                euro_column(_("Prijs"), lambda row: row[0].cents),
                Column(title=_("Waarvoor"), value=lambda row: unit_names()[row[0].unit]),
                Column(title=_("Begint in de"), value=lambda row: part_names()[row[0].part]),
            ),
            read=hiring.rates,
            blank=hiring.blank_rate,
            form=lambda _row, window, *, new: RateForm(
                self._rooms, partial(hiring.keep_rate, new=new), new=new, **window.where
            ),
            fill=lambda row: row if isinstance(row, HireRate) else row[0],
            key=lambda row: row[0].id,
            acts=(removing(_("prijs verwijderd"), lambda row: hiring.remove_rate(row[0])),),
        )

    def _details(self) -> RecordKind:
        invoicing = self._house.invoicing

        return RecordKind(
            title=_("Op de factuur"),
            explanation=_(
                "Wat uw buurthuis van zichzelf op een factuur zet. Het geldt voor nieuwe."
            ),
            columns=(
                Column(
                    title=_("Adres"),
                    value=lambda details: ", ".join(details.sender.splitlines()) or NOT_THERE,
                    stretch=True,
                ),
                Column(title=_("Rekening"), value=lambda details: details.iban or NOT_THERE),
                Column(title=_("Betalen binnen (dagen)"), value=lambda details: details.term),
                Column(
                    title=_("Btw"),
                    value=lambda details: details.vat,
                    display=lambda details: (
                        _("vrijgesteld") if details.vat is None else percent(details.vat / 100)
                    ),
                ),
            ),
            read=lambda: (invoicing.details(),),
            blank=None,
            form=lambda _details, window, **_new: InvoiceDetailsForm(
                invoicing.keep_details, **window.where
            ),
        )


def _invoice_of(sent: SentInvoice) -> Invoice:
    return sent.invoice


def _when(hire: Hire) -> str:
    day = short_date(hire.date)
    if not hire.weekly:
        return day
    if hire.until is None:
        return _("elke week vanaf {day}").format(day=day)
    return _("elke week, {day} tot en met {last}").format(day=day, last=short_date(hire.until))


def _state(row: HireRow) -> str:
    words = hire_state_names()[row.hire.state]
    return _("{state}, kijk eerst").format(state=words) if row.in_the_way else words
