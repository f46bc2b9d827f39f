"""Overviews as they were adopted, with aims and the logo of papers."""

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence.tables.columns import (
    MAY_NAME,
    identity,
    metadata,
    refers,
    text,
    version,
)
from buurthuis_app.persistence.types import Id

aim = Table(
    "aim",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    refers("activity_id", "activity", index=True),
    Column("year", Integer, nullable=False),
    Column("times", Integer),
    Column("visits", Integer),
    text(
        "why_different",
        Personal(
            purpose="waarom een jaar anders liep dan beoogd, in eigen woorden; bedoeld voor de gemeente",
            retention=Retention.AFTER_LAST_DATE,
        ),
    ),
    version(),
    UniqueConstraint("activity_id", "year"),
)

logo = Table(
    "logo",
    metadata,
    Column("centre_id", Id, ForeignKey("centre.id"), primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
)

_PRINTED = Personal(
    purpose="de verhalen in een vastgesteld overzicht, zoals ze er toen in stonden",
    retention=Retention.ADOPTED_STORY,
)

adopted = Table(
    "adopted",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    Column("period", String(30), nullable=False),
    Column("adopted_on", Date, nullable=False),
    Column("digest", String(64), nullable=False),
    text("document", MAY_NAME),
    text("figures", MAY_NAME),
    Column("content", LargeBinary, nullable=False, info={"personal": _PRINTED}),
    UniqueConstraint("centre_id", "period"),
)

adopted_story = Table(
    "adopted_story",
    metadata,
    Column("adopted_id", Id, ForeignKey("adopted.id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column(
        "story_id", Id, nullable=False
    ),  # no key: a story that is taken away leaves its place here
    text("told", _PRINTED),
    sqlite_with_rowid=False,
)
