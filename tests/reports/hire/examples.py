"""Invoices and a hire of an invented house, for the papers."""

import datetime as dt
from uuid import UUID

from buurthuis_app.domain.hire.hire import Hire, HireRow, HireState
from buurthuis_app.domain.hire.hirer import Hirer
from buurthuis_app.domain.hire.invoice import (
    Invoice,
    InvoiceLine,
    InvoiceStanding,
    SentInvoice,
)
from buurthuis_app.domain.hire.price_list import Charge, HiredTime
from buurthuis_app.domain.papers.document import Document
from buurthuis_app.reports.hire import confirmation, invoice_lists
from buurthuis_app.reports.hire.invoice import document

CENTRE = "Buurthuis De Schakel"
DAY = dt.date(2026, 3, 3)


def sent(
    *,
    number: int = 7,
    vat: int | None = None,
    takes: str = "",
    standing: InvoiceStanding = InvoiceStanding.OPEN,
) -> SentInvoice:
    key = UUID(int=number)
    invoice = Invoice(
        id=key,
        centre_id=key,
        hirer_id=key,
        year=2026,
        number=number,
        date=DAY,
        due_on=DAY + dt.timedelta(days=14),
        name="Koor De Merel",
        address="Dorpsstraat 1\n1234 AB Rivierenstad",
        sender=f"{CENTRE}\nLindeplein 3\nKvK 00000000",
        iban="NL91 ABNA 0417 1643 00",
        vat=vat,
        credits_id=key if takes else None,
        reminded_on=DAY if standing is InvoiceStanding.LATE else None,
    )
    cents = -1210 if takes else 1210
    text = "24-2-2026 19.30–21.30, Grote zaal, Repetitie, 2 uur à €\u00a06,05"
    line = InvoiceLine(id=key, invoice_id=key, position=1, text=text, cents=cents)
    return SentInvoice(invoice=invoice, lines=(line,), standing=standing, credits=takes)


def hire_documents() -> dict[str, Document]:
    """Each paper of room hire by its key in the list."""
    later = DAY + dt.timedelta(days=30)
    late = sent(number=3, standing=InvoiceStanding.LATE)
    credit = sent(number=8, takes="2026-0004", standing=InvoiceStanding.CREDIT_NOTE)
    own = [sent(vat=21), late, credit]
    return {
        "hire-confirmation": _confirmation(),
        "invoice": document(sent(vat=21), CENTRE, DAY),
        "invoices": invoice_lists.of_period(own, CENTRE, "2026", later),
        "to-pay": invoice_lists.to_pay([late, sent()], CENTRE, later),
    }


def _confirmation() -> Document:
    key = UUID(int=1)
    choir = Hirer(id=key, centre_id=key, name="Koor De Merel", address="Dorpsstraat 1", since=DAY)
    hire = Hire(
        id=key,
        centre_id=key,
        hirer_id=key,
        room_id=key,
        date=DAY,
        weekly=True,
        purpose="Repetitie",
        state=HireState.AGREED,
        asked_on=DAY,
        activity_id=key,
    )
    times = [
        HiredTime(
            date=DAY + dt.timedelta(weeks=week),
            starts=dt.time(19, 30),
            ends=dt.time(21, 30),
            room_id=key,
            room="Grote zaal",
        )
        for week in range(confirmation.MOST_TIMES + 3)
    ]
    cost = Charge(cents=4000, how="2 uur à €\u00a020,00")
    charges = [Charge(why_not="Er is geen prijs."), *([cost] * (len(times) - 1))]
    row = HireRow(hire=hire, hirer=choir, room="Grote zaal")
    pairs = list(zip(times, charges, strict=True))
    return confirmation.document(row, pairs, f"{CENTRE}\nLindeplein 3", CENTRE, DAY)
