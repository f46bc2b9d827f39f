"""Papers of room hire: a confirmation, an invoice, the list of a year for the books, and who has yet to pay."""

from uuid import UUID

from buurthuis_app.domain.centre.centre import Centre, Room
from buurthuis_app.domain.hire.hire import Hire, HireRow
from buurthuis_app.domain.hire.hirer import Hirer
from buurthuis_app.domain.hire.invoice import (
    InvoiceStanding,
    SentInvoice,
)
from buurthuis_app.domain.hire.invoice_details import InvoiceDetails
from buurthuis_app.domain.hire.price_list import HireRate, charge
from buurthuis_app.domain.papers.document import Document
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.queries.hire import hires
from buurthuis_app.reports.hire import confirmation, invoice, invoice_lists
from buurthuis_app.services.hire.invoicing import Invoicing
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.service import Service, still_there

_TO_PAY = (InvoiceStanding.LATE, InvoiceStanding.OPEN)


class HirePapers(Service):
    """For the coordinator: they hold names and addresses."""

    def __init__(
        self, database: Database, clock: Clock, actor: Actor, centre_id: UUID, invoicing: Invoicing
    ) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._invoicing = invoicing

    def confirmation(self, hire_id: UUID) -> Document:
        """What was agreed, for the hirer. Raises Invalid for a request that has no answer yet."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        today = self._clock.today()
        with self._database.read() as work:
            hire = still_there(work, Hire, hire_id)
            if hire.activity_id is None:
                raise Invalid(_("Dit is nog niet afgesproken. Kies eerst 'Afspreken…'."))
            hirer = still_there(work, Hirer, hire.hirer_id)
            room = still_there(work, Room, hire.room_id)
            rates = work.store(HireRate).find(centre_id=self._centre_id)
            times = hires.times_of(work, hire.activity_id)
            details = work.store(InvoiceDetails).find(centre_id=self._centre_id)
            centre = still_there(work, Centre, self._centre_id)
        coming = [time for time in times if time.date >= today] or list(times)
        return confirmation.document(
            HireRow(hire=hire, hirer=hirer, room=room.name),
            [(time, charge(time, hirer.kind, hire.price, rates)) for time in coming],
            details[0].sender if details else "",
            centre.name,
            today,
        )

    def invoice(self, invoice_id: UUID) -> Document:
        """The invoice or credit note as it was made. Raises Conflict when it is not there."""
        centre, sent = self._all()
        found = next((each for each in sent if each.invoice.id == invoice_id), None)
        if found is None:
            raise Conflict(_("Deze factuur is er niet. Kijk wat er nu staat."))
        return invoice.document(found, centre, self._clock.today())

    def of_period(self, period: Period) -> Document:
        """Every invoice and credit note of these days by number, for who keeps the books; and line by line."""
        centre, sent = self._all()
        own = [each for each in sent if period.first <= each.invoice.date <= period.last]
        return invoice_lists.of_period(own, centre, period.name, self._clock.today())

    def to_pay(self) -> Document:
        """Who has yet to pay, what is late first; for a reminder."""
        centre, sent = self._all()
        own = [each for each in sent if each.standing in _TO_PAY]
        return invoice_lists.to_pay(own, centre, self._clock.today())

    def _all(self) -> tuple[str, tuple[SentInvoice, ...]]:
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
            return centre.name, self._invoicing.invoices_in(work)
