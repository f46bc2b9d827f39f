"""The confidant's sealed register, with random ids, and the figures she released."""

from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, Table, UniqueConstraint

from buurthuis_app.domain.confidant.case import CaseKind
from buurthuis_app.domain.confidant.released_figures import FigureAbout, Shown
from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence.tables.columns import (
    MAY_NAME,
    identity,
    metadata,
    refers,
    refers_as_key,
    text,
    version,
)
from buurthuis_app.persistence.types import Id, value_of

_CONFIDED = Personal(
    purpose="wat iemand aan de vertrouwenspersoon vertelt; alleen zij kan het lezen",
    retention=Retention.CONFIDED,
)

confidant_key = Table(
    "confidant_key",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    Column("confidant_id", Id, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("by_passphrase", LargeBinary, nullable=False),
    Column("by_recovery_key", LargeBinary, nullable=False),
    Column("active_from", Date, nullable=False),
    version(),
    sqlite_with_rowid=False,
)

sealed_message = Table(
    "sealed_message",
    metadata,
    Column("message_id", Id, primary_key=True),
    refers_as_key("key_id", "confidant_key"),
    Column("sealed", LargeBinary, nullable=False, info={"personal": _CONFIDED}),
    sqlite_with_rowid=False,
)

sealed_record = Table(
    "sealed_record",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    Column("body", LargeBinary, nullable=False, info={"personal": _CONFIDED}),
    version(),
    sqlite_with_rowid=False,
)

sealed_record_key = Table(
    "sealed_record_key",
    metadata,
    refers_as_key("record_id", "sealed_record"),
    refers_as_key("key_id", "confidant_key"),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

signed_readers = Table(
    "signed_readers",
    metadata,
    refers_as_key("centre_id", "centre"),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

sealed_contents = Table(
    "sealed_contents",
    metadata,
    refers_as_key("key_id", "confidant_key"),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

confidant_release = Table(
    "confidant_release",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    Column("year", Integer, nullable=False),
    Column("edition", Integer, nullable=False),
    Column("released_on", Date, nullable=False),
    Column("zeros", Boolean, nullable=False),
    *(text(name, MAY_NAME) for name in ("prevention", "recommendations")),
    Column("reports_as_of", Date),
    Column("advice_as_of", Date),
    Column("others_as_of", Date),
    UniqueConstraint("centre_id", "year", "edition"),
)

confidant_figure = Table(
    "confidant_figure",
    metadata,
    refers_as_key("release_id", "confidant_release"),
    Column("kind", value_of(CaseKind), primary_key=True),
    Column("about", value_of(FigureAbout), primary_key=True),
    Column("position", Integer, primary_key=True),
    text("subject"),
    text("name"),
    Column("shown", value_of(Shown), nullable=False),
    Column("number", Integer),
    sqlite_with_rowid=False,
)
