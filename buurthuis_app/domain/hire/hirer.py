"""Hirers: who hires rooms of the centre, how to reach them, and of which kind they are."""

import datetime as dt
from collections.abc import Iterator
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.contact_details import may_be_a_phone, may_be_an_address
from buurthuis_app.domain.shared.problems import Problem, gathered, too_long
from buurthuis_app.i18n import _

_LONGEST = {"name": 120, "contact_name": 120, "email": 200, "phone": 60, "address": 400}


class HirerKind(Enum):
    """Kind of hirer, by which a room has its price."""

    RESIDENTS = "residents"
    SOCIETY = "society"
    BUSINESS = "business"


class Hirer(Struct, frozen=True, kw_only=True):
    """A person, society or business that hires. `address` is where the invoice goes, line by line.

    All that says who it is, is erased some time after the last hire; an invoice keeps its own copy.
    """

    id: UUID
    centre_id: UUID
    name: str
    kind: HirerKind = HirerKind.SOCIETY
    contact_name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    since: dt.date
    version: int = 1


def hirer_kind_names() -> dict[HirerKind, str]:
    """What people call each kind."""
    return {
        HirerKind.RESIDENTS: _("bewoners"),
        HirerKind.SOCIETY: _("vereniging of stichting"),
        HirerKind.BUSINESS: _("bedrijf of instelling"),
    }


@gathered
def problems_of_hirer(hirer: Hirer) -> Iterator[Problem]:
    """Everything a person must still mend before the hirer can be kept."""
    if not hirer.name.strip():
        yield Problem("name", _("Schrijf wie er huurt."))
    if hirer.email.strip() and not may_be_an_address(hirer.email.strip()):
        yield Problem("email", _("Dit is geen e-mailadres. Kijk of er een @ in staat."))
    if hirer.phone.strip() and not may_be_a_phone(hirer.phone):
        yield Problem("phone", _("Dit is geen telefoonnummer. Schrijf minstens zes cijfers."))
    yield from too_long(hirer, _LONGEST)
