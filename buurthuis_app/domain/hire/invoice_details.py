"""Details of the centre that stand on its invoices: address, account, term and VAT."""

from collections.abc import Iterator
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.problems import Problem, gathered, too_long
from buurthuis_app.i18n import _

_LONGEST = {"sender": 600, "iban": 60}
LONGEST_TERM = 120
"""Days."""
HIGHEST_VAT = 50
"""Percent."""
_SHORTEST, _MOST = 15, 34  # signs of an IBAN


class InvoiceDetails(Struct, frozen=True, kw_only=True):
    """What the centre says of itself on an invoice. `sender` is address, KvK and VAT number, line by line.

    `term` is in days. `vat` is the percentage that prices contain; None where letting is exempt.
    """

    id: UUID
    centre_id: UUID
    sender: str = ""
    iban: str = ""
    term: int = 14
    vat: int | None = None
    version: int = 1


@gathered
def problems_of_invoice_details(details: InvoiceDetails) -> Iterator[Problem]:
    """Everything a person must still mend."""
    if details.iban.strip() and not may_be_an_iban(details.iban):
        yield Problem("iban", _("Dit rekeningnummer klopt niet. Kijk of elk cijfer goed staat."))
    if not 1 <= details.term <= LONGEST_TERM:
        yield Problem("term", _("Kies een termijn van 1 tot 120 dagen."))
    if details.vat is not None and not 0 <= details.vat <= HIGHEST_VAT:
        yield Problem("vat", _("Kies een btw van 0 tot 50 procent."))
    yield from too_long(details, _LONGEST)


def may_be_an_iban(text: str) -> bool:
    """Whether the check digits are right (ISO 13616: the number modulo 97 is 1)."""
    plain = "".join(text.split()).upper()
    if not (plain.isascii() and plain.isalnum() and _SHORTEST <= len(plain) <= _MOST):
        return False
    turned = plain[4:] + plain[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1
