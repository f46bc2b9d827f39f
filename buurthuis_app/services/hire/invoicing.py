"""Invoicing of room hire: what is on no invoice yet, a number without holes, payments and credit notes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.hire.hirer import Hirer
from buurthuis_app.domain.hire.invoice import (
    Invoice,
    InvoiceDraft,
    InvoiceLine,
    InvoiceStanding,
    NewLine,
    SentInvoice,
    credit_of,
    problems_of_details,
    problems_of_draft,
    problems_of_payment,
    with_standing,
)
from buurthuis_app.domain.hire.invoice_details import (
    InvoiceDetails,
    problems_of_invoice_details,
)
from buurthuis_app.domain.hire.price_list import HireRate, charge
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import Problem, refuse
from buurthuis_app.domain.shared.texts import folded, tidied
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.i18n import _, hours, in_dutch, short_date
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.hire import hires
from buurthuis_app.persistence.queries.hire.hires import Billable
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, kept, still_there

_CHANGES = frozenset({Topic.HIRE, Topic.ACTIVITIES})


class Invoicing(Service):
    """For the coordinator. An invoice has its number from the moment it is made, and stays as it is from then on."""

    def details(self) -> InvoiceDetails:
        """What the centre says of itself on invoices; empty at first."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            return _details(work, self._centre_id)

    def keep_details(self, details: InvoiceDetails) -> Done[InvoiceDetails]:
        """Keep it for the invoices to come. Raises Invalid for what is wrong."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        details = tidied(details)
        refuse(problems_of_invoice_details(details))
        with self._database.begin() as work:
            there = work.store(InvoiceDetails).find(centre_id=self._centre_id)
            stored = kept(work, details, new=not there)
        return self._done(work, stored, _CHANGES)

    def blank(self) -> InvoiceDraft:
        """An invoice for whom there is nothing in the programme, to write oneself."""
        return InvoiceDraft(due_on=self._clock.today() + dt.timedelta(days=self.details().term))

    def drafts(self) -> tuple[InvoiceDraft, ...]:
        """What can be invoiced today, by the name of the hirer."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            found = self._drafts(work)
        return tuple(sorted(found.values(), key=lambda draft: folded(draft.hirer)))

    def make(self, draft: InvoiceDraft) -> Done[SentInvoice]:
        """Make the invoice, with the next number. It is there to stay: a credit note takes it back.

        Raises Invalid for what is missing or has no price, Conflict when there is something else to invoice by now.
        """
        self._actor.demand(Permission.MANAGE_PEOPLE)
        today = self._clock.today()
        draft = tidied(draft, "extra")
        refuse(problems_of_draft(draft, today))
        with self._database.begin() as work:
            details = _details(work, self._centre_id)
            refuse(problems_of_details(details))
            hirer = still_there(work, Hirer, draft.hirer_id)
            refuse(_of_address(hirer))
            now = self._drafts(work).get(hirer.id)
            if draft.lines and (now is None or now.lines != draft.lines):
                raise Conflict(_("Er is intussen iets anders te factureren. Kijk wat er nu staat."))
            invoice = self._next(work, hirer, details, draft.due_on, today)
            lines = [
                InvoiceLine(
                    id=new_id(),
                    invoice_id=invoice.id,
                    position=place,
                    text=line.text,
                    cents=line.cents,
                    occurrence_id=line.occurrence_id,
                )
                for place, line in enumerate(draft.all_lines, start=1)
            ]
            return self._added(work, invoice, lines, today)

    def invoices(self) -> tuple[SentInvoice, ...]:
        """All invoices and credit notes: what presses first, then the newest."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            return self.invoices_in(work)

    def invoices_in(self, work: Work) -> tuple[SentInvoice, ...]:
        """The same, within a unit of work."""
        invoices = work.store(Invoice).find(centre_id=self._centre_id)
        own = {invoice.id for invoice in invoices}
        lines = [line for line in work.store(InvoiceLine).find() if line.invoice_id in own]
        return with_standing(invoices, lines, self._clock.today())

    def keep_payment(self, invoice: Invoice) -> Done[Invoice]:
        """Keep when it was paid and when somebody was reminded; the rest stays as it is.

        Raises Invalid for a day that cannot be and for what was taken back, Conflict when somebody else noted it.
        """
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            sent = self._sent(work, invoice)
            refuse(problems_of_payment(invoice, self._clock.today()))
            if sent.standing in {InvoiceStanding.CREDITED, InvoiceStanding.CREDIT_NOTE}:
                raise Invalid(_("Hier valt niets te betalen: dit is teruggenomen."))
            noted = replace(
                sent.invoice,
                paid_on=invoice.paid_on,
                reminded_on=invoice.reminded_on,
                version=invoice.version,
            )
            stored = kept(work, noted, new=False)
        return self._done(work, stored, _CHANGES)

    def credit(self, invoice: Invoice) -> Done[SentInvoice]:
        """Take an invoice back whole by a credit note, which has the next number; its times can be invoiced again.

        It is there to stay. Raises Invalid for one that was taken back, and for a credit note.
        """
        self._actor.demand(Permission.MANAGE_PEOPLE)
        today = self._clock.today()
        with self._database.begin() as work:
            sent = self._sent(work, invoice)
            if sent.invoice.credits_id or sent.standing is InvoiceStanding.CREDITED:
                raise Invalid(_("Dit is al teruggenomen."))
            number = hires.last_number(work, self._centre_id, today.year) + 1
            return self._added(work, *credit_of(sent, number, today), today)

    def _sent(self, work: Work, invoice: Invoice) -> SentInvoice:
        still_there(work, Invoice, invoice.id)
        return next(sent for sent in self.invoices_in(work) if sent.invoice.id == invoice.id)

    def _added(
        self, work: Work, invoice: Invoice, lines: list[InvoiceLine], today: dt.date
    ) -> Done[SentInvoice]:
        work.store(Invoice).add(invoice)
        work.store(InvoiceLine).add(*lines)
        others = work.store(Invoice).find(centre_id=self._centre_id)
        sent = next(
            each for each in with_standing(others, lines, today) if each.invoice.id == invoice.id
        )
        return Done(value=sent, changes=_CHANGES)

    def _next(
        self,
        work: Work,
        hirer: Hirer,
        details: InvoiceDetails,
        due_on: dt.date,
        today: dt.date,
    ) -> Invoice:
        """The invoice with the next number; nobody else writes meanwhile, so that none is given twice."""
        centre = still_there(work, Centre, self._centre_id)
        return Invoice(
            id=new_id(),
            centre_id=self._centre_id,
            hirer_id=hirer.id,
            year=today.year,
            number=hires.last_number(work, self._centre_id, today.year) + 1,
            date=today,
            due_on=due_on,
            name=hirer.name,
            address="\n".join(part for part in (hirer.contact_name, hirer.address) if part),
            sender=f"{centre.name}\n{details.sender}",
            iban=details.iban,
            vat=details.vat,
        )

    def _drafts(self, work: Work) -> dict[UUID, InvoiceDraft]:
        """By hirer, what is on no invoice yet."""
        today = self._clock.today()
        due_on = today + dt.timedelta(days=_details(work, self._centre_id).term)
        hirers = {each.id: each for each in work.store(Hirer).find(centre_id=self._centre_id)}
        rates = work.store(HireRate).find(centre_id=self._centre_id)
        by_hirer: dict[UUID, list[Billable]] = defaultdict(list)
        for billable in hires.billable(work, self._centre_id, today):
            if billable.hire.hirer_id is not None:
                by_hirer[billable.hire.hirer_id].append(billable)
        drafts = {key: _draft(hirers[key], times, rates, due_on) for key, times in by_hirer.items()}
        return {key: draft for key, draft in drafts.items() if draft.lines or draft.unclear}


def _details(work: Work, centre_id: UUID) -> InvoiceDetails:
    there = work.store(InvoiceDetails).find(centre_id=centre_id)
    return there[0] if there else InvoiceDetails(id=new_id(), centre_id=centre_id)


def _draft(
    hirer: Hirer, times: Iterable[Billable], rates: tuple[HireRate, ...], due_on: dt.date
) -> InvoiceDraft:
    """The lines of what costs something; what is free comes on no invoice."""
    lines, unclear = [], dict[str, None]()
    for each in times:
        with in_dutch():  # it is kept as it stands on paper
            cost = charge(each.time, hirer.kind, each.hire.price, rates)
            when = " ".join(
                filter(None, (short_date(each.time.date), hours(each.time.starts, each.time.ends)))
            )
            parts = (when, each.time.room, each.hire.purpose, cost.how)
            text = ", ".join(part for part in parts if part)
        if cost.why_not:
            unclear[cost.why_not] = None
        elif cost.cents:
            lines.append(NewLine(text=text, cents=cost.cents, occurrence_id=each.occurrence_id))
    return InvoiceDraft(
        hirer_id=hirer.id,
        hirer=hirer.name,
        lines=tuple(lines),
        unclear=tuple(unclear),
        due_on=due_on,
    )


def _of_address(hirer: Hirer) -> tuple[Problem, ...]:
    if hirer.name and hirer.address:
        return ()
    return (Problem("hirer_id", _("Een factuur moet een adres hebben. Vul het in bij Huurders.")),)
