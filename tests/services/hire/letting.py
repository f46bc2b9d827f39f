"""A room that is let: a hirer, a price and an agreed hire, for the tests."""

import datetime as dt
from typing import Any

from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.domain.hire.hire import Agreeing, Hire
from buurthuis_app.domain.hire.hirer import Hirer
from buurthuis_app.domain.hire.invoice import SentInvoice
from buurthuis_app.domain.hire.price_list import RateUnit
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices


def a_room(house: CentreServices, name: str = "Kleine zaal") -> Room:
    return house.lists.keep(Room(id=new_id(), centre_id=house.centre.id, name=name), new=True).value


def a_hirer(house: CentreServices) -> Hirer:
    blank = replace(
        house.hiring.blank_hirer(),
        name="Koor De Merel",
        phone="0612345678",
        address="Dorpsstraat 1\n1234 AB Ons Dorp",
    )
    return house.hiring.keep_hirer(blank, new=True).value


def a_hire(house: CentreServices, **changes: Any) -> Hire:
    """A request for the evening of today, in a room of its own."""
    changes.setdefault("hirer_id", None)
    changes.setdefault("room_id", None)
    changes["hirer_id"] = changes["hirer_id"] or a_hirer(house).id
    changes["room_id"] = changes["room_id"] or a_room(house, f"Zaal {new_id().hex}").id
    blank = replace(house.hiring.blank(), starts=dt.time(19), ends=dt.time(21))
    return house.hiring.keep(replace(blank, **changes), new=True).value


def agreed(house: CentreServices, **changes: Any) -> Hire:
    """The same, agreed; holidays in its way are no trouble."""
    return house.hiring.agree(Agreeing(hire=a_hire(house, **changes), anyway=True)).value


def priced(house: CentreServices, hire: Hire, cents: int = 2000) -> None:
    """A price by the hour for that room, and what must stand on an invoice."""
    rate = replace(house.hiring.blank_rate(), room_id=hire.room_id, cents=cents, unit=RateUnit.HOUR)
    house.hiring.keep_rate(rate, new=True)
    details = replace(
        house.invoicing.details(), sender="Dorpsplein 3", iban="NL91ABNA0417164300", vat=21
    )
    house.invoicing.keep_details(details)


def invoiced(house: CentreServices, **changes: Any) -> SentInvoice:
    """The invoice of two hours this evening."""
    hire = agreed(house, **changes)
    priced(house, hire)
    draft = next(each for each in house.invoicing.drafts() if each.hirer_id == hire.hirer_id)
    return house.invoicing.make(draft).value
