"""Surveys: the questions, and the answers without a name."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, String, Table

from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.domain.surveys.survey import AnsweredBy, QuestionKind
from buurthuis_app.persistence.tables.columns import (
    MAY_NAME,
    identity,
    metadata,
    refers,
    refers_as_key,
    text,
    version,
)
from buurthuis_app.persistence.types import Id, Lines, Places, value_of

survey = Table(
    "survey",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    text("title"),
    text("introduction", MAY_NAME),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("at_door", Boolean, nullable=False),
    Column("handed_out", Integer),
    refers("theme_id", "theme", nullable=True),
    refers("repeats_id", "survey", nullable=True),
    version(),
)

survey_question = Table(
    "survey_question",
    metadata,
    identity(),
    refers("survey_id", "survey", index=True),
    Column("position", Integer, nullable=False),
    Column("kind", value_of(QuestionKind), nullable=False),
    text("words"),
    Column("options", Lines, nullable=False),
    Column("asked", Places, nullable=False),
    refers("repeats_id", "survey_question", nullable=True),
    version(),
)

survey_wording = Table(
    "survey_wording",
    metadata,
    refers_as_key("survey_id", "survey"),
    Column("language", String(5), primary_key=True),
    text("title"),
    text("introduction"),
    sqlite_with_rowid=False,
)

question_wording = Table(
    "question_wording",
    metadata,
    refers_as_key("question_id", "survey_question"),
    Column("language", String(5), primary_key=True),
    text("words"),
    Column("options", Lines, nullable=False),
    sqlite_with_rowid=False,
)

# Without row numbers, and with ids drawn by chance: nothing tells in which order the forms came.
answer_sheet = Table(
    "answer_sheet",
    metadata,
    identity(),
    refers("survey_id", "survey", index=True),
    Column("answered_by", value_of(AnsweredBy), nullable=False),
    sqlite_with_rowid=False,
)

answer = Table(
    "answer",
    metadata,
    refers_as_key("sheet_id", "answer_sheet"),
    Column("question_id", Id, ForeignKey("survey_question.id"), primary_key=True, index=True),
    Column("value", Integer, primary_key=True, autoincrement=False),
    text(
        "words",
        Personal(
            purpose="wat iemand bij een open vraag schreef, zonder naam erbij",
            retention=Retention.OPEN_ANSWER,
        ),
    ),
    sqlite_with_rowid=False,
)
