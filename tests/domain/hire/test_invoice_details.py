"""Details on an invoice: an account of which the digits are right, a term, and VAT or none."""

from typing import Any

import pytest

from buurthuis_app.domain.hire.invoice_details import (
    InvoiceDetails,
    may_be_an_iban,
    problems_of_invoice_details,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

DETAILS = InvoiceDetails(id=new_id(), centre_id=new_id(), iban="NL91 ABNA 0417 1643 00")


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"iban": "", "vat": 21}, []),
        ({"iban": "NL92 ABNA 0417 1643 00", "term": 0, "vat": 51}, ["iban", "term", "vat"]),
        ({"sender": "x" * 601, "vat": -1}, ["vat", "sender"]),
    ],
)
def test_details_say_what_is_wrong(changes: dict[str, Any], fields: list[str]) -> None:
    assert [
        fault.field for fault in problems_of_invoice_details(replace(DETAILS, **changes))
    ] == fields


@pytest.mark.parametrize("text", ["", "NL91ABNA", "NL91ABNA041716430é", "NL91-ABNA-0417164300"])
def test_what_is_no_account_is_not_taken_for_one(text: str) -> None:
    assert not may_be_an_iban(text)
