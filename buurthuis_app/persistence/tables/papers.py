"""Decisions about names in texts that go outside. No name is in them: a place in a text, known by its sum."""

from sqlalchemy import Column, Date, Integer, String, Table

from buurthuis_app.domain.papers.names_on_paper import NameAnswer
from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence.tables.columns import metadata, text
from buurthuis_app.persistence.types import Id, value_of

_WITH_ITS_TEXT = Personal(
    purpose="wat op papier in plaats van een naam komt, of hoe iemand toestemde om genoemd te worden",
    retention=Retention.ON_REQUEST,
)

name_decision = Table(
    "name_decision",
    metadata,
    Column("record_id", Id, primary_key=True),  # of any table: it goes when no such text is left
    Column("digest", String(64), primary_key=True),
    Column("begin", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, nullable=False),
    Column("of_table", String(60), nullable=False),
    Column("answer", value_of(NameAnswer), nullable=False),
    text("words", _WITH_ITS_TEXT),
    text("how", _WITH_ITS_TEXT),
    Column("decided_on", Date, nullable=False),
    Column("until", Date),
    sqlite_with_rowid=False,
)
