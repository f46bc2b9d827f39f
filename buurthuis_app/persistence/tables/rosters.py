"""Rosters: patterns, shifts and the people on them, and how each came about."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, Table, Time, UniqueConstraint

from buurthuis_app.domain.activities.activity import Skip
from buurthuis_app.domain.rosters.shift import AssignmentState
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence.tables.columns import identity, metadata, refers, text, version
from buurthuis_app.persistence.types import Id, UtcMoment, set_of, value_of

shift_pattern = Table(
    "shift_pattern",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    refers("duty_id", "duty"),
    Column("first", Date, nullable=False),
    Column("until", Date),
    # No foreign key: an activity can be removed or put together with another, and an undo brings it back.
    Column("activity_id", Id),
    text("rule"),
    Column("starts", Time),
    Column("ends", Time),
    Column("before", Integer, nullable=False),
    Column("after", Integer, nullable=False),
    Column("needed", Integer, nullable=False),
    Column("skips", set_of(Skip), nullable=False),
    version(),
)

shift = Table(
    "shift",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    refers("duty_id", "duty"),
    Column("date", Date, nullable=False),
    Column("starts", Time, nullable=False),
    Column("ends", Time, nullable=False),
    Column("needed", Integer, nullable=False),
    # No foreign key: changing a series removes occurrences, and an undo brings them back with the same id.
    Column("occurrence_id", Id),
    refers("pattern_id", "shift_pattern", nullable=True),
    Column("planned_for", Date),
    Column("dropped", Boolean, nullable=False),
    text(
        "remark",
        Personal(
            purpose="opmerking bij een dienst, in eigen woorden",
            retention=Retention.AFTER_THE_DAY,
        ),
    ),
    version(),
    UniqueConstraint("pattern_id", "planned_for"),
    UniqueConstraint("pattern_id", "occurrence_id"),
    Index(None, "centre_id", "date"),
)

assignment = Table(
    "assignment",
    metadata,
    identity(),
    refers("shift_id", "shift"),
    refers("volunteer_id", "volunteer", index=True),
    Column("state", value_of(AssignmentState), nullable=False),
    text(
        "overruled_because",
        Personal(
            purpose="waarom iemand op een dienst staat terwijl een regel dat eigenlijk niet toelaat",
            retention=Retention.AFTER_THE_DAY,
        ),
    ),
    version(),
    UniqueConstraint("shift_id", "volunteer_id"),
)

state_change = Table(
    "state_change",
    metadata,
    identity(),
    refers("assignment_id", "assignment", index=True),
    Column("former", value_of(AssignmentState)),
    Column("state", value_of(AssignmentState), nullable=False),
    Column("recorded_by", value_of(Profile, length=20), nullable=False),
    Column("recorded_at", UtcMoment, nullable=False),
)
