"""Participants, when they were there, and what is left of those who were erased."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table

from buurthuis_app.domain.participants.figures import TallyAbout
from buurthuis_app.domain.participants.participant import Gender, Home
from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence.tables.columns import (
    identity,
    metadata,
    refers,
    refers_as_key,
    text,
    version,
)
from buurthuis_app.persistence.types import value_of


def _kept_for(purpose: str) -> Personal:
    return Personal(purpose=purpose, retention=Retention.AFTER_LAST_VISIT)


_WHO = _kept_for("wie dezelfde mens is bij een andere keer, alleen als het huis een lijst bijhoudt")
_FACTS = {
    "personal": _kept_for("hoe oud deelnemers zijn, waar zij wonen en hun geslacht, als aantal")
}

participant = Table(
    "participant",
    metadata,
    identity(),
    refers("centre_id", "centre", index=True),
    text("name", _WHO),
    Column("birth_year", Integer, info=_FACTS),
    Column("home", value_of(Home), info=_FACTS),
    Column("gender", value_of(Gender), info=_FACTS),
    Column("noted_on", Date, nullable=False),
    version(),
)

known_visit = Table(
    "known_visit",
    metadata,
    refers_as_key("occurrence_id", "occurrence"),
    refers_as_key("participant_id", "participant"),
    Column("raised", Boolean, nullable=False),
    Index("ix_known_visit_participant_id", "participant_id"),
    sqlite_with_rowid=False,
)

erased_tally = Table(
    "erased_tally",
    metadata,
    # How many of the erased participants of a year were this: of nobody which, and of no two things together.
    refers_as_key("centre_id", "centre"),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("about", value_of(TallyAbout), primary_key=True),
    Column("value", String(20), primary_key=True),
    Column("number", Integer, nullable=False),
    sqlite_with_rowid=False,
)
