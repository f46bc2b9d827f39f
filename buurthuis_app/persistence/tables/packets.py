"""Door files, and the packets that go from a door to the office."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    Table,
    UniqueConstraint,
)

from buurthuis_app.domain.packets.paired_door import ArrivalState
from buurthuis_app.domain.packets.undecided import Objection
from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence.tables.columns import (
    MAY_NAME,
    identity,
    metadata,
    refers,
    text,
    version,
)
from buurthuis_app.persistence.types import Id, Places, UtcMoment, set_of, value_of

_ON_ITS_WAY = Personal(
    purpose="wat aan de deur is geteld en verteld, verzegeld, tot het op kantoor is",
    retention=Retention.ON_REQUEST,
)

paired_door = Table(
    "paired_door",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    text("name", MAY_NAME),
    Column("secret", LargeBinary, nullable=False),
    Column("made_on", Date, nullable=False),
    Column("here", Boolean, nullable=False),
    Column("sent", Integer, nullable=False),
    Column("taken", Integer, nullable=False),
    Column("skipped", Places, nullable=False),
    version(),
    Column("names", Boolean, nullable=False),
    Column("programme", BigInteger, nullable=False),
)

told_state = Table("told_state", metadata, identity(), text("state", MAY_NAME))

outgoing_packet = Table(
    "outgoing_packet",
    metadata,
    identity(),
    refers("door_id", "paired_door"),
    Column("sequence", Integer, nullable=False),
    Column("packet", LargeBinary, nullable=False, info={"personal": _ON_ITS_WAY}),
)

arrived_packet = Table(
    "arrived_packet",
    metadata,
    identity(),
    refers("door_id", "paired_door"),
    Column("sequence", Integer, nullable=False),
    Column("state", value_of(ArrivalState), nullable=False),
    Column("arrived_at", UtcMoment, nullable=False),
    Column("packet", LargeBinary, nullable=False, info={"personal": _ON_ITS_WAY}),
    UniqueConstraint("door_id", "sequence"),
)

undecided_news = Table(
    "undecided_news",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    refers("door_id", "paired_door"),
    Column("about_id", Id, nullable=False),
    Column("objection", value_of(Objection), nullable=False),
    text("here", MAY_NAME),
    Column("agreed", set_of(Objection), nullable=False),
    text(
        "content",
        Personal(
            purpose="wat aan de deur is geteld of verteld, tot iemand zegt wat ermee gebeurt",
            retention=Retention.ON_REQUEST,
        ),
    ),
    Column("arrived_at", UtcMoment, nullable=False),
    version(),
    Index(None, "door_id", "about_id"),
)
