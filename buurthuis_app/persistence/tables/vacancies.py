"""Whom the house looks for, and who would like to come."""

from sqlalchemy import Column, Date, Integer, Table

from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence.tables.columns import (
    identity,
    links,
    metadata,
    refers,
    text,
    version,
)

_CANDIDATE = Personal(
    purpose="wie vrijwilliger wil worden, tot de vacature is vervuld",
    retention=Retention.CANDIDATE,
)
_CONTACT = Personal(
    purpose="bij wie mensen zich voor een vacature kunnen melden",
    retention=Retention.CANDIDATE,
)

vacancy = Table(
    "vacancy",
    metadata,
    identity(),
    refers("centre_id", "centre", index=True),
    *(text(name) for name in ("title", "text", "hours")),
    text("contact", _CONTACT),
    refers("duty_id", "duty", nullable=True),
    Column("opened_on", Date, nullable=False),
    Column("filled_on", Date),
    version(),
)

condition = Table(
    "condition",
    metadata,
    identity(),
    refers("vacancy_id", "vacancy", index=True),
    Column("position", Integer, nullable=False),
    text("text"),
)

candidate = Table(
    "candidate",
    metadata,
    identity(),
    refers("vacancy_id", "vacancy", index=True),
    *(text(name, _CANDIDATE) for name in ("name", "email", "phone", "remark")),
    Column("noted_on", Date, nullable=False),
    refers("volunteer_id", "volunteer", nullable=True, index=True),
    version(),
)

candidate_met = links("candidate_met", candidate, "met", "condition")
candidate_unmet = links("candidate_unmet", candidate, "unmet", "condition")
