"""The page of the confidant: who she is, what nobody has to put up with, and whom to call."""

from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, Table

from buurthuis_app.domain.confidant.behaviours import UsualBehaviour, UsualLine
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

_CONFIDANT = Personal(
    purpose="wie de vertrouwenspersoon is en hoe zij te bereiken is, voor iedereen te lezen",
    retention=Retention.CONFIDANT_LEFT,
)

confidant_photo = Table(
    "confidant_photo",
    metadata,
    identity(),
    Column("content", LargeBinary, nullable=False, info={"personal": _CONFIDANT}),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    version(),
)

confidant = Table(
    "confidant",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    *(text(name, _CONFIDANT) for name in ("name", "role", "phone", "email", "hours", "office")),
    *(text(name, _CONFIDANT) for name in ("languages", "about")),
    refers("photo_id", "confidant_photo", nullable=True, index=True),
    Column("until", Date),
    Column("position", Integer, nullable=False),
    version(),
)

unwanted_behaviour = Table(
    "unwanted_behaviour",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    Column("usual", value_of(UsualBehaviour)),
    text("name"),
    text("explanation"),
    Column("position", Integer, nullable=False),
    Column("archived", Boolean, nullable=False),
    version(),
)

help_line = Table(
    "help_line",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    Column("usual", value_of(UsualLine)),
    *(text(name, MAY_NAME) for name in ("name", "number", "explanation")),
    Column("position", Integer, nullable=False),
    version(),
)
