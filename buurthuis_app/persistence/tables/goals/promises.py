"""Promises of the centre, and their measurements."""

from sqlalchemy import Boolean, Column, Date, Float, Integer, Table

from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence.tables.columns import (
    MAY_NAME,
    identity,
    metadata,
    refers,
    text,
    version,
)

promise = Table(
    "promise",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    text("sentence"),
    text("norm"),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Column("threshold", Float),
    Column("at_most", Boolean, nullable=False),
    text("unit"),
    text("measured_how", MAY_NAME),
    text(
        "looked_after_by",
        Personal(
            purpose="wie op een belofte let, een rol of een voornaam",
            retention=Retention.PROMISE,
        ),
    ),
    Column("position", Integer, nullable=False),
    version(),
)

measurement = Table(
    "measurement",
    metadata,
    identity(),
    refers("promise_id", "promise", index=True),
    Column("date", Date, nullable=False),
    Column("value", Float),
    Column("kept", Boolean),
    text("remark", MAY_NAME),
    version(),
)
