"""Room hire of the demo as data: who hires, and the price list, which is the same for each room."""

from functools import cache

from buurthuis_app.demo.data.toml_file import Data, read
from buurthuis_app.domain.hire.hirer import HirerKind
from buurthuis_app.domain.hire.price_list import RateUnit
from buurthuis_app.domain.shared.day_parts import DayPart


class HirerData(Data, frozen=True, kw_only=True):
    """Who hires: an activity of the demo as it stands, or something that is only asked for."""

    name: str
    kind: HirerKind
    contact_name: str
    email: str
    phone: str
    address: str
    activity: str = ""
    purpose: str = ""


class RateData(Data, frozen=True, kw_only=True):
    """One line of the price list, in euro cents."""

    kind: HirerKind
    part: DayPart | None = None
    unit: RateUnit
    cents: int


class HireData(Data, frozen=True, kw_only=True):
    """What the demo says of itself on an invoice, who hires, and for how much."""

    sender: str
    iban: str
    hirers: tuple[HirerData, ...]
    rates: tuple[RateData, ...]


@cache
def hire_data() -> HireData:
    """The file `hire`."""
    return read("hire", HireData)
