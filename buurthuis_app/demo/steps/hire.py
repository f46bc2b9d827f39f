"""Room hire of the demo's centre: a school that is invoiced every month, of which the last are open, and a request."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from uuid import UUID

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from buurthuis_app.demo.data.hire import HirerData, hire_data
from buurthuis_app.demo.steps.activities import ActivityRecords
from buurthuis_app.demo.steps.centre import House
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.hire.hire import Hire, HireState
from buurthuis_app.domain.hire.hirer import Hirer
from buurthuis_app.domain.hire.invoice import Invoice, InvoiceLine
from buurthuis_app.domain.hire.invoice_details import InvoiceDetails
from buurthuis_app.domain.hire.price_list import HiredTime, HireRate, charge
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.i18n import hours, in_dutch, short_date
from buurthuis_app.persistence.database import Work

_TERM = dt.timedelta(days=14)
_PAID_WITHIN = dt.timedelta(days=40)
"""Of younger invoices nothing was paid yet."""
_NAMES_KEPT = relativedelta(months=84)
_AHEAD = dt.timedelta(days=30)


class HireRecords(Struct, frozen=True, kw_only=True):
    """All that belongs to room hire."""

    details: InvoiceDetails
    hirers: tuple[Hirer, ...]
    rates: tuple[HireRate, ...]
    hires: tuple[Hire, ...]
    invoices: tuple[Invoice, ...]
    lines: tuple[InvoiceLine, ...]


@in_dutch()
def build(house: House, timeline: Timeline, plan: ActivityRecords) -> HireRecords:
    """Every month what was let in the month before is invoiced."""
    data, centre_id = hire_data(), house.centre.id
    details = InvoiceDetails(
        id=new_id(), centre_id=centre_id, sender=data.sender.strip(), iban=data.iban
    )
    rates = tuple(
        HireRate(
            id=new_id(),
            centre_id=centre_id,
            room_id=room.id,
            kind=each.kind,
            part=each.part,
            unit=each.unit,
            cents=each.cents,
        )
        for room in house.rooms.values()
        for each in data.rates
    )
    hirers, hires, invoices, lines = [], [], [], []
    for each in data.hirers:
        hirer = _hirer(house, timeline, each)
        hirers.append(hirer)
        activity = next((act for act in plan.activities if act.title == each.activity), None)
        hires.append(_hire(house, timeline, each, hirer, activity))
        if activity is not None:
            times = [time for time in plan.occurrences if time.activity_id == activity.id]
            for invoice, own in _invoices(house, timeline, hirer, times, rates, details):
                invoices.append(invoice)
                lines += own
    return HireRecords(
        details=details,
        hirers=tuple(hirers),
        rates=rates,
        hires=tuple(hires),
        invoices=tuple(invoices),
        lines=tuple(lines),
    )


def keep(work: Work, records: HireRecords) -> None:
    """Write them."""
    work.store(InvoiceDetails).add(records.details)
    work.store(Hirer).add(*records.hirers)
    work.store(HireRate).add(*records.rates)
    work.store(Hire).add(*records.hires)
    work.store(Invoice).add(*records.invoices)
    work.store(InvoiceLine).add(*records.lines)


def _hirer(house: House, timeline: Timeline, data: HirerData) -> Hirer:
    return Hirer(
        id=new_id(),
        centre_id=house.centre.id,
        name=data.name,
        kind=data.kind,
        contact_name=data.contact_name,
        email=data.email,
        phone=data.phone,
        address=data.address.strip(),
        since=timeline.first,
    )


def _hire(
    house: House, timeline: Timeline, data: HirerData, hirer: Hirer, activity: Activity | None
) -> Hire:
    agreed = activity is not None
    return Hire(
        id=new_id(),
        centre_id=house.centre.id,
        hirer_id=hirer.id,
        room_id=(activity.room_id if activity else None) or next(iter(house.rooms.values())).id,
        date=activity.first if activity else timeline.today + _AHEAD,
        starts=activity.starts if activity else dt.time(19, 30),
        ends=activity.ends if activity else dt.time(22),
        weekly=agreed,
        purpose=data.purpose,
        state=HireState.AGREED if agreed else HireState.ASKED,
        asked_on=timeline.first if agreed else timeline.today,
        activity_id=activity.id if activity else None,
    )


def _invoices(
    house: House,
    timeline: Timeline,
    hirer: Hirer,
    times: Sequence[Occurrence],
    rates: Sequence[HireRate],
    details: InvoiceDetails,
) -> Iterator[tuple[Invoice, list[InvoiceLine]]]:
    """One each month, numbered from 1 in each year."""
    rooms = {room.id: room.name for room in house.rooms.values()}
    numbers: dict[int, int] = {}
    held = sorted((each for each in times if not each.cancelled), key=lambda each: each.date)
    for first, own in groupby(held, key=lambda each: each.date.replace(day=1)):
        day = first + relativedelta(months=1)
        if day > timeline.today:
            return
        known = day + _NAMES_KEPT > timeline.today
        numbers[day.year] = numbers.get(day.year, 0) + 1
        invoice = Invoice(
            id=new_id(),
            centre_id=house.centre.id,
            hirer_id=hirer.id,
            year=day.year,
            number=numbers[day.year],
            date=day,
            due_on=day + _TERM,
            name=hirer.name if known else "",
            address=f"{hirer.contact_name}\n{hirer.address}" if known else "",
            sender=f"{house.centre.name}\n{details.sender}",
            iban=details.iban,
            vat=None,
            paid_on=day + _TERM if day + _PAID_WITHIN < timeline.today else None,
        )
        yield (
            invoice,
            [
                _line(invoice, hirer, place, time, rooms, rates)
                for place, time in enumerate(own, start=1)
            ],
        )


def _line(
    invoice: Invoice,
    hirer: Hirer,
    place: int,
    time: Occurrence,
    rooms: Mapping[UUID, str],
    rates: Sequence[HireRate],
) -> InvoiceLine:
    room = rooms[time.room_id] if time.room_id else ""
    hired = HiredTime(
        date=time.date, starts=time.starts, ends=time.ends, room_id=time.room_id, room=room
    )
    cost = charge(hired, hirer.kind, None, rates)
    when = f"{short_date(time.date)} {hours(time.starts, time.ends)}"
    return InvoiceLine(
        id=new_id(),
        invoice_id=invoice.id,
        position=place,
        text=f"{when}, {room}, {cost.how}",
        cents=cost.cents,
        occurrence_id=time.id,
    )
