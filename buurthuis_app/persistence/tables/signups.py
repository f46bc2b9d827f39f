"""Sign-ups and attendance, and how long the names are kept."""

from sqlalchemy import Column, Date, Table

from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.domain.signups.sign_up import Place
from buurthuis_app.persistence.tables.columns import (
    identity,
    links,
    metadata,
    refers,
    text,
    version,
)
from buurthuis_app.persistence.types import value_of

_SIGN_UP = Personal(
    purpose="wie zich aanmeldde en hoe iemand te bereiken is, alleen voor deze activiteit",
    retention=Retention.SIGN_UP,
)

sign_up = Table(
    "sign_up",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    refers("activity_id", "activity", index=True),
    refers("occurrence_id", "occurrence", nullable=True, index=True),
    *(text(name, _SIGN_UP) for name in ("name", "email", "phone", "remark", "meal")),
    Column("place", value_of(Place), nullable=False),
    Column("withdrawn_on", Date),
    Column("erase_on", Date, index=True),
    version(),
)

presence = links("presence", sign_up, "present_at", "occurrence")

report_sent = Table(
    "report_sent",
    metadata,
    identity(),
    refers("activity_id", "activity", index=True),
    refers("occurrence_id", "occurrence", nullable=True),
    Column("sent_on", Date, nullable=False),
)

extension = Table(
    "extension",
    metadata,
    identity(),
    refers("activity_id", "activity", index=True),
    refers("occurrence_id", "occurrence", nullable=True),
    Column("until", Date, nullable=False),
    text(
        "because",
        Personal(
            purpose="waarom aanmeldingen langer worden bewaard, in eigen woorden",
            retention=Retention.SIGN_UP,
        ),
    ),
    Column("recorded_on", Date, nullable=False),
)
