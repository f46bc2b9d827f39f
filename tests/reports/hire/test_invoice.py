"""Invoice on paper: VAT in it or exempt, and a credit note that says what it takes back."""

import datetime as dt

import pytest

from buurthuis_app.domain.hire.invoice import (
    Invoice,
    InvoiceLine,
    InvoiceStanding,
    SentInvoice,
)
from buurthuis_app.domain.papers.document import Words, blocks, sheets
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.reports.hire.invoice import document

DAY = dt.date(2026, 3, 3)


def sent(
    *, vat: int | None = None, takes: str = "", standing: InvoiceStanding = InvoiceStanding.OPEN
) -> SentInvoice:
    invoice = Invoice(
        id=new_id(),
        centre_id=new_id(),
        hirer_id=new_id(),
        year=2026,
        number=7,
        date=DAY,
        due_on=DAY + dt.timedelta(days=14),
        name="Koor De Merel",
        address="Dorpsstraat 1",
        sender="De Linde",
        iban="NL91 ABNA 0417 1643 00",
        vat=vat,
        credits_id=new_id() if takes else None,
    )
    cents = -1210 if takes else 1210
    line = InvoiceLine(id=new_id(), invoice_id=invoice.id, position=1, text="Zaal", cents=cents)
    return SentInvoice(invoice=invoice, lines=(line,), standing=standing, credits=takes)


def words(each: SentInvoice) -> str:
    paper = document(each, "De Linde", DAY)
    return "\n".join(block.text for block in blocks(paper) if isinstance(block, Words))


@pytest.mark.parametrize(
    ("vat", "rows"),
    [
        (None, ["Totaal", "€\u00a012,10"]),
        (21, ["Totaal", "€\u00a012,10", "waarvan btw, 21%", "€\u00a02,10"]),
        (0, ["Totaal", "€\u00a012,10", "waarvan btw, 0%", "€\u00a00,00"]),
    ],
)
def test_the_total_says_the_vat_that_is_in_it(vat: int | None, rows: list[str]) -> None:
    _lines, totals = sheets(document(sent(vat=vat), "De Linde", DAY))
    shown = [cell.shown for row in totals.rows for cell in row.cells]
    assert shown[: len(rows)] == rows
    assert totals.note == ("Vrijgesteld van btw." if vat is None else "")


def test_who_pays_reads_until_when_where_to_and_with_which_number() -> None:
    said = words(sent())
    assert "€\u00a012,10 vóór 18-3-2026" in said
    assert "NL91 ABNA 0417 1643 00" in said
    assert "het nummer 2026-0007" in said


def test_a_credit_note_says_what_it_takes_back_and_what_is_paid_back() -> None:
    assert document(sent(takes="2026-0003"), "De Linde", DAY).title == "Creditnota 2026-0007"
    said = words(sent(takes="2026-0003", standing=InvoiceStanding.TO_REFUND))
    assert "neemt factuur 2026-0003 terug" in said
    assert "Wij betalen €\u00a012,10 terug" in said
    assert "Wij betalen" not in words(sent(takes="2026-0003"))
