"""Invoices of room hire: numbered without holes, never changed; a credit note takes one back."""

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.hire.invoice_details import InvoiceDetails
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.problems import Problem, gathered, longer_than
from buurthuis_app.i18n import _, euros, long_date

MOST_CENTS = 10_000_000
LONGEST_LINE = 300


class InvoiceStanding(Enum):
    """How an invoice stands, what presses first."""

    LATE = "late"
    OPEN = "open"
    TO_REFUND = "to_refund"
    PAID = "paid"
    CREDITED = "credited"
    CREDIT_NOTE = "credit_note"


class Invoice(Struct, frozen=True, kw_only=True):
    """An invoice or credit note. But for `paid_on` and `reminded_on` nothing of it ever changes.

    `number` counts from 1 in each `year` of its date, without holes. Who it is for and who sends it stand in it as
    they were. `vat` is a percentage that the amounts contain, None where the hire is exempt. `credits_id` is the
    invoice that this one takes back.
    """

    id: UUID
    centre_id: UUID
    hirer_id: UUID
    year: int
    number: int
    date: dt.date
    due_on: dt.date
    name: str
    address: str
    sender: str
    iban: str
    vat: int | None
    credits_id: UUID | None = None
    paid_on: dt.date | None = None
    reminded_on: dt.date | None = None
    version: int = 1

    @property
    def code(self) -> str:
        """The number as it is written: 2026-0007."""
        return f"{self.year}-{self.number:04d}"


class InvoiceLine(Struct, frozen=True, kw_only=True):
    """One line of an invoice, in euro cents; `occurrence_id` is the time that it is about."""

    id: UUID
    invoice_id: UUID
    position: int
    text: str
    cents: int
    occurrence_id: UUID | None = None


class NewLine(Struct, frozen=True, kw_only=True):
    """A line that will stand on the next invoice of a hirer."""

    text: str
    cents: int
    occurrence_id: UUID | None = None


class InvoiceDraft(Struct, frozen=True, kw_only=True):
    """What the next invoice of a hirer will say; it has no number and is kept nowhere.

    `unclear` says what has no price yet. `extra` is one more line in own words.
    """

    hirer_id: UUID | None = None
    hirer: str = ""
    lines: tuple[NewLine, ...] = ()
    unclear: tuple[str, ...] = ()
    due_on: dt.date
    extra: str = ""
    extra_cents: int | None = None

    @property
    def all_lines(self) -> tuple[NewLine, ...]:
        """The lines, with what was written beside them."""
        if self.extra_cents is None:
            return self.lines
        return (*self.lines, NewLine(text=self.extra, cents=self.extra_cents))

    @property
    def cents(self) -> int:
        """What it comes to."""
        return sum(line.cents for line in self.all_lines)


class SentInvoice(Struct, frozen=True, kw_only=True):
    """An invoice with its lines, and how it stands."""

    invoice: Invoice
    lines: tuple[InvoiceLine, ...]
    standing: InvoiceStanding
    credits: str = ""
    """Number of the invoice that it takes back."""

    @property
    def cents(self) -> int:
        """What it comes to, what it contains of VAT included."""
        return sum(line.cents for line in self.lines)

    @property
    def vat_cents(self) -> int:
        """The VAT that is in it, in whole cents: half a cent goes away from zero."""
        return vat_in(self.cents, self.invoice.vat)


def vat_in(cents: int, percent: int | None) -> int:
    """The VAT that an amount contains at so many percent; 0 where it is exempt."""
    if percent is None:
        return 0
    whole = 100 + percent
    vat = (2 * abs(cents) * percent + whole) // (2 * whole)
    return vat if cents >= 0 else -vat


def invoice_standing_names() -> dict[InvoiceStanding, str]:
    """What people call each standing."""
    return {
        InvoiceStanding.LATE: _("te laat"),
        InvoiceStanding.OPEN: _("open"),
        InvoiceStanding.TO_REFUND: _("nog terug te betalen"),
        InvoiceStanding.PAID: _("betaald"),
        InvoiceStanding.CREDITED: _("teruggenomen"),
        InvoiceStanding.CREDIT_NOTE: _("creditnota"),
    }


def with_standing(
    invoices: Sequence[Invoice], lines: Sequence[InvoiceLine], today: dt.date
) -> tuple[SentInvoice, ...]:
    """Each with its lines, and how it stands on this day: what presses first, then the newest number."""
    by_id = {invoice.id: invoice for invoice in invoices}
    taken_back = {invoice.credits_id for invoice in invoices}
    of: dict[UUID, list[InvoiceLine]] = {invoice.id: [] for invoice in invoices}
    for line in sorted(lines, key=lambda line: line.position):
        of[line.invoice_id].append(line)
    sent = (
        SentInvoice(
            invoice=invoice,
            lines=tuple(of[invoice.id]),
            standing=_standing(invoice, by_id, taken_back, today),
            credits=by_id[invoice.credits_id].code if invoice.credits_id else "",
        )
        for invoice in invoices
    )
    order = list(InvoiceStanding)
    return tuple(
        sorted(
            sent,
            key=lambda each: (
                order.index(each.standing),
                -each.invoice.year,
                -each.invoice.number,
            ),
        )
    )


def _standing(
    invoice: Invoice, by_id: dict[UUID, Invoice], taken_back: set[UUID | None], today: dt.date
) -> InvoiceStanding:
    if invoice.credits_id:
        paid = by_id[invoice.credits_id].paid_on is not None
        refund = paid and invoice.paid_on is None
        return InvoiceStanding.TO_REFUND if refund else InvoiceStanding.CREDIT_NOTE
    if invoice.id in taken_back:
        return InvoiceStanding.CREDITED
    if invoice.paid_on is not None:
        return InvoiceStanding.PAID
    return InvoiceStanding.LATE if invoice.due_on < today else InvoiceStanding.OPEN


def credit_of(sent: SentInvoice, number: int, today: dt.date) -> tuple[Invoice, list[InvoiceLine]]:
    """The credit note that takes an invoice back whole, with the lines of it."""
    former = sent.invoice
    credit = Invoice(
        id=new_id(),
        centre_id=former.centre_id,
        hirer_id=former.hirer_id,
        year=today.year,
        number=number,
        date=today,
        due_on=today,
        name=former.name,
        address=former.address,
        sender=former.sender,
        iban=former.iban,
        vat=former.vat,
        credits_id=former.id,
    )
    lines = [
        InvoiceLine(
            id=new_id(),
            invoice_id=credit.id,
            position=line.position,
            text=line.text,
            cents=-line.cents,
        )
        for line in sent.lines
    ]
    return credit, lines


@gathered
def problems_of_draft(draft: InvoiceDraft, today: dt.date) -> Iterator[Problem]:
    """Everything a person must still mend before there can be an invoice."""
    if draft.hirer_id is None:
        yield Problem("hirer_id", _("Kies voor wie de factuur is."))
    if draft.unclear:
        yield Problem("lines", " ".join(draft.unclear))
    if bool(draft.extra.strip()) != (draft.extra_cents is not None):
        yield Problem("extra", _("Schrijf waarvoor het is en hoeveel, of laat beide leeg."))
    yield from longer_than(LONGEST_LINE, "extra", draft.extra)
    if not draft.all_lines:
        sentence = _("Er staat niets op deze factuur. Schrijf waarvoor hij is en hoeveel.")
        yield Problem("extra", sentence)
    if not 0 <= draft.cents <= MOST_CENTS:
        sentence = _("Het bedrag kan niet. Het ligt tussen 0 en {most}.")
        yield Problem("extra_cents", sentence.format(most=euros(MOST_CENTS)))
    if draft.due_on < today:
        yield Problem("due_on", _("Deze dag is voorbij. Kies een latere."))


def problems_of_details(details: InvoiceDetails) -> tuple[Problem, ...]:
    """Why no invoice can be made with these details of the centre."""
    if details.sender.strip() and details.iban.strip():
        return ()
    return (Problem("", _("Vul eerst bij 'Op de factuur' uw adres en rekeningnummer in.")),)


def problems_of_payment(invoice: Invoice, today: dt.date) -> tuple[Problem, ...]:
    """What cannot be about when it was paid or reminded of."""
    return tuple(
        Problem(
            name,
            _("Kies een dag tussen {first} en vandaag.").format(first=long_date(invoice.date)),
        )
        for name in ("paid_on", "reminded_on")
        if (day := getattr(invoice, name)) is not None and not invoice.date <= day <= today
    )
