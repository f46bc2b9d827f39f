"""Invoice on paper: VAT in it or exempt, and a credit note that says what it takes back."""

import pytest

from buurthuis_app.domain.hire.invoice import InvoiceStanding, SentInvoice
from buurthuis_app.domain.papers.document import Words, blocks, sheets
from buurthuis_app.reports.hire.invoice import document
from tests.reports.hire.examples import CENTRE, DAY, hire_documents, sent


def words(each: SentInvoice) -> str:
    paper = document(each, CENTRE, DAY)
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
    _lines, totals = sheets(document(sent(vat=vat), CENTRE, DAY))
    shown = [cell.shown for row in totals.rows for cell in row.cells]
    assert shown[: len(rows)] == rows
    assert totals.note == ("Vrijgesteld van btw." if vat is None else "")


def test_who_pays_reads_until_when_where_to_and_with_which_number() -> None:
    said = words(sent())
    assert "€\u00a012,10 vóór 18-3-2026" in said
    assert "NL91 ABNA 0417 1643 00" in said
    assert "het nummer 2026-0007" in said


def test_a_credit_note_says_what_it_takes_back_and_what_is_paid_back() -> None:
    assert document(sent(takes="2026-0003"), CENTRE, DAY).title == "Creditnota 2026-0007"
    said = words(sent(takes="2026-0003", standing=InvoiceStanding.TO_REFUND))
    assert "neemt factuur 2026-0003 terug" in said
    assert "Wij betalen €\u00a012,10 terug" in said
    assert "Wij betalen" not in words(sent(takes="2026-0003"))


def test_a_long_series_is_cut_and_what_has_no_price_is_not_made_up() -> None:
    (table,) = sheets(hire_documents()["hire-confirmation"])
    assert len(table.rows) == 12
    assert table.note == "Daarna volgen nog 3 keer."
    assert table.column("prijs")[:2] == ("in overleg", "€\u00a040,00 (2 uur à €\u00a020,00)")
