"""Invoices: what they come to, how they stand, and a credit note that takes one back."""

import datetime as dt
from typing import Any

import pytest

from buurthuis_app.domain.hire.invoice import (
    Invoice,
    InvoiceDraft,
    InvoiceLine,
    InvoiceStanding,
    NewLine,
    SentInvoice,
    credit_of,
    invoice_standing_names,
    problems_of_details,
    problems_of_draft,
    problems_of_payment,
    vat_in,
    with_standing,
)
from buurthuis_app.domain.hire.invoice_details import InvoiceDetails
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

TODAY = dt.date(2026, 3, 20)
DAY = dt.timedelta(days=1)
FIRST = Invoice(
    id=new_id(),
    centre_id=new_id(),
    hirer_id=new_id(),
    year=2026,
    number=1,
    date=TODAY - 9 * DAY,
    due_on=TODAY,
    name="Koor De Merel",
    address="Dorpsstraat 1",
    sender="De Linde",
    iban="NL91ABNA0417164300",
    vat=21,
)
LINES = [
    InvoiceLine(id=new_id(), invoice_id=FIRST.id, position=2, text="Koffie", cents=210),
    InvoiceLine(
        id=new_id(),
        invoice_id=FIRST.id,
        position=1,
        text="Zaal",
        cents=1000,
        occurrence_id=new_id(),
    ),
]
DRAFT = InvoiceDraft(hirer_id=new_id(), lines=(NewLine(text="Zaal", cents=1000),), due_on=TODAY)


def standing(*invoices: Invoice) -> dict[int, InvoiceStanding]:
    rows = with_standing(invoices, LINES, TODAY)
    return {row.invoice.number: row.standing for row in rows}


@pytest.mark.parametrize(
    ("cents", "percent", "vat"),
    [(1210, 21, 210), (1000, 21, 174), (1, 100, 1), (-1210, 21, -210), (500, None, 0), (9, 0, 0)],
)
def test_the_vat_that_an_amount_contains_is_in_whole_cents(
    cents: int, percent: int | None, vat: int
) -> None:
    assert vat_in(cents, percent) == vat


def test_an_invoice_is_open_until_the_day_after_its_last() -> None:
    late = replace(FIRST, id=new_id(), number=2, due_on=TODAY - DAY)
    paid = replace(late, id=new_id(), number=3, paid_on=TODAY)
    rows = with_standing([paid, FIRST, late], LINES, TODAY)
    assert [row.standing for row in rows] == [
        *(InvoiceStanding.LATE, InvoiceStanding.OPEN),
        InvoiceStanding.PAID,
    ]
    open_one = rows[1]
    assert [line.text for line in open_one.lines] == ["Zaal", "Koffie"]
    assert (open_one.cents, open_one.vat_cents, open_one.invoice.code) == (1210, 210, "2026-0001")
    assert set(invoice_standing_names()) == set(InvoiceStanding)


def test_a_credit_note_takes_back_all_of_it_and_names_what_it_takes_back() -> None:
    (sent,) = with_standing([FIRST], LINES, TODAY)
    credit, lines = credit_of(sent, 2, TODAY)
    assert sum(line.cents for line in lines) == -1210
    assert {line.occurrence_id for line in lines} == {None}
    assert (credit.name, credit.date, credit.due_on) == (FIRST.name, TODAY, TODAY)
    assert standing(FIRST, credit) == {1: InvoiceStanding.CREDITED, 2: InvoiceStanding.CREDIT_NOTE}
    paid = replace(FIRST, paid_on=TODAY)
    assert standing(paid, credit)[2] is InvoiceStanding.TO_REFUND
    assert standing(paid, replace(credit, paid_on=TODAY))[2] is InvoiceStanding.CREDIT_NOTE
    taken = with_standing([FIRST, credit], [*LINES, *lines], TODAY)
    assert [row.credits for row in taken] == ["", "2026-0001"]
    assert isinstance(taken[0], SentInvoice)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"extra": "Koffie", "extra_cents": 250}, []),
        ({"hirer_id": None, "unclear": ("Geen prijs.",)}, ["hirer_id", "lines"]),
        ({"extra": "Koffie"}, ["extra"]),
        ({"extra_cents": 5}, ["extra"]),
        ({"extra": "x" * 301, "extra_cents": 5}, ["extra"]),
        ({"lines": ()}, ["extra"]),
        ({"extra": "Veel", "extra_cents": 10_000_000}, ["extra_cents"]),
        ({"due_on": TODAY - DAY}, ["due_on"]),
    ],
)
def test_an_invoice_has_somebody_something_and_a_day(
    changes: dict[str, Any], fields: list[str]
) -> None:
    assert [fault.field for fault in problems_of_draft(replace(DRAFT, **changes), TODAY)] == fields


def test_without_address_and_account_there_is_no_invoice() -> None:
    details = InvoiceDetails(id=new_id(), centre_id=new_id(), sender="Straat 1", iban="NL91")
    assert problems_of_details(details) == ()
    for without in (replace(details, sender=" "), replace(details, iban="")):
        assert len(problems_of_details(without)) == 1


def test_it_is_paid_between_its_date_and_today() -> None:
    assert problems_of_payment(FIRST, TODAY) == ()
    assert problems_of_payment(replace(FIRST, paid_on=TODAY, reminded_on=FIRST.date), TODAY) == ()
    wrong = replace(FIRST, paid_on=TODAY + DAY, reminded_on=FIRST.date - DAY)
    assert [fault.field for fault in problems_of_payment(wrong, TODAY)] == [
        "paid_on",
        "reminded_on",
    ]
