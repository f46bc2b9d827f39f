"""Things that are lent, who has them, and what was brought to be mended."""

from sqlalchemy import Column, Date, Integer, LargeBinary, Table

from buurthuis_app.domain.lending.repair import RepairKind, RepairResult
from buurthuis_app.domain.lending.thing import ThingState
from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence.tables.columns import (
    MAY_NAME,
    identity,
    metadata,
    refers,
    text,
    version,
)
from buurthuis_app.persistence.types import value_of

_BORROWER = Personal(
    purpose="wie iets heeft geleend of erop wacht, en hoe die te bereiken is",
    retention=Retention.LENT,
)

thing_photo = Table(
    "thing_photo",
    metadata,
    identity(),
    Column("content", LargeBinary, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
)

thing = Table(
    "thing",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    text("name"),
    Column("state", value_of(ThingState), nullable=False),
    Column("deposit", Integer),
    version(),
    refers("photo_id", "thing_photo", nullable=True, index=True),
)

loan = Table(
    "loan",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    refers("thing_id", "thing", index=True),
    text("name", _BORROWER),
    text("phone", _BORROWER),
    Column("asked_on", Date, nullable=False),
    Column("out_on", Date, index=True),
    Column("due_on", Date),
    Column("returned_on", Date),
    version(),
)

repair = Table(
    "repair",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    Column("date", Date, nullable=False, index=True),
    text("thing", MAY_NAME),
    text("owner", Personal(purpose="van wie het te repareren ding is", retention=Retention.LENT)),
    Column("kind", value_of(RepairKind), nullable=False),
    Column("result", value_of(RepairResult), nullable=False),
    version(),
    Column("grams", Integer),
    refers("occurrence_id", "occurrence", nullable=True, index=True),
)
