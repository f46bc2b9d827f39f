"""Matters that people bring up, what they said, and how it stands."""

from sqlalchemy import Column, Date, Integer, Table

from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.domain.voices.matter import MatterKind, Reaction
from buurthuis_app.domain.voices.voice import VoiceSource
from buurthuis_app.persistence.tables.columns import (
    MAY_NAME,
    identity,
    metadata,
    refers,
    text,
    version,
)
from buurthuis_app.persistence.types import value_of

matter = Table(
    "matter",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    text("title", MAY_NAME),
    Column("since", Date, nullable=False),
    Column("kind", value_of(MatterKind), nullable=False),
    text("adviser", MAY_NAME),
    Column("reaction", value_of(Reaction), nullable=False),
    Column("reacted_on", Date),
    text("words", MAY_NAME),
    refers("promise_id", "promise", nullable=True, index=True),
    refers("initiative_id", "initiative", nullable=True, index=True),
    Column("due_on", Date),
    Column("done_on", Date),
    version(),
)

matter_note = Table(
    "matter_note",
    metadata,
    identity(),
    refers("matter_id", "matter", index=True),
    Column("date", Date, nullable=False),
    text("words", MAY_NAME),
    version(),
)

voice = Table(
    "voice",
    metadata,
    identity(),
    refers("matter_id", "matter", index=True),
    Column("date", Date, nullable=False),
    text(
        "words",
        Personal(
            purpose="wat iemand tegen het buurthuis zei, zonder naam erbij",
            retention=Retention.VOICE,
        ),
    ),
    Column("source", value_of(VoiceSource), nullable=False),
    Column("times", Integer, nullable=False),
    refers("activity_id", "activity", nullable=True, index=True),
    refers("survey_id", "survey", nullable=True, index=True),
    refers("story_id", "story", nullable=True, index=True),
    version(),
)
