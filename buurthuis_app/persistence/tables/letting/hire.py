"""Room hire: hirers, the price list, hires, and invoices with their lines."""

from sqlalchemy import Boolean, Column, Date, Integer, Table, Time, UniqueConstraint

from buurthuis_app.domain.hire.hire import HireState
from buurthuis_app.domain.hire.hirer import HirerKind
from buurthuis_app.domain.hire.price_list import RateUnit
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence.tables.columns import (
    MAY_NAME,
    copied_from,
    identity,
    metadata,
    refers,
    text,
    version,
)
from buurthuis_app.persistence.types import value_of

_HIRER = Personal(
    purpose="wie een zaal huurt, hoe die te bereiken is, en waar de factuur heen gaat",
    retention=Retention.HIRED,
)
_BILLED = Personal(
    purpose="voor wie een factuur is, zoals de belastingdienst dat vraagt",
    retention=Retention.MONEY,
)

hirer = Table(
    "hirer",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    text("name", _HIRER),
    Column("kind", value_of(HirerKind), nullable=False),
    text("contact_name", _HIRER),
    text("email", _HIRER),
    text("phone", _HIRER),
    text("address", _HIRER),
    Column("since", Date, nullable=False),
    version(),
)

hire_rate = Table(
    "hire_rate",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    refers("room_id", "room"),
    Column("kind", value_of(HirerKind), nullable=False),
    Column("part", value_of(DayPart)),
    Column("unit", value_of(RateUnit), nullable=False),
    Column("cents", Integer, nullable=False),
    version(),
)

hire = Table(
    "hire",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    refers("hirer_id", "hirer", index=True),
    refers("room_id", "room"),
    Column("date", Date, nullable=False),
    Column("starts", Time),
    Column("ends", Time),
    Column("weekly", Boolean, nullable=False),
    Column("until", Date),
    text("purpose", MAY_NAME),
    text("remark", MAY_NAME),
    Column("price", Integer),
    Column("state", value_of(HireState), nullable=False),
    Column("asked_on", Date, nullable=False),
    refers("activity_id", "activity", nullable=True, index=True),
    version(),
)

invoice = Table(
    "invoice",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    copied_from("hirer_id", "hirer"),
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("date", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    text("name", _BILLED),
    text("address", _BILLED),
    text("sender", MAY_NAME),
    text("iban"),
    Column("vat", Integer),
    refers("credits_id", "invoice", nullable=True, index=True),
    Column("paid_on", Date),
    Column("reminded_on", Date),
    version(),
    UniqueConstraint("centre_id", "year", "number"),
)

invoice_line = Table(
    "invoice_line",
    metadata,
    identity(),
    refers("invoice_id", "invoice", index=True),
    Column("position", Integer, nullable=False),
    text("text", MAY_NAME),
    Column("cents", Integer, nullable=False),
    refers("occurrence_id", "occurrence", nullable=True, index=True),
)

invoice_details = Table(
    "invoice_details",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    text("sender", MAY_NAME),
    text("iban"),
    Column("term", Integer, nullable=False),
    Column("vat", Integer),
    version(),
    UniqueConstraint("centre_id"),
)
