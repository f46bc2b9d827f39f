"""What the town follows from year to year, and what people answer to surveys."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

ID = sa.LargeBinary(16)


def _refers(table: str, name: str, target: str, *, nullable: bool = False) -> "sa.Column[bytes]":
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}_{target}")
    return sa.Column(name, ID, key, nullable=nullable)


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False)


def _whole(name: str, *, nullable: bool = False) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=nullable)


def _key(table: str, *names: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*(names or ("id",)), name=f"pk_{table}")


def upgrade() -> None:
    _surveys()
    _answers()
    _indicators()


def downgrade() -> None:
    """Surveys and indicators have no place in the older shape: they are lost."""
    for table in (
        *("indicator_year", "indicator", "answer", "answer_sheet"),
        *("question_wording", "survey_wording", "survey_question", "survey"),
    ):
        op.drop_table(table)


def _surveys() -> None:
    op.create_table(
        "survey",
        sa.Column("id", ID, nullable=False),
        _refers("survey", "centre_id", "centre"),
        _text("title"),
        _text("introduction"),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("last", sa.Date, nullable=False),
        sa.Column("at_door", sa.Boolean, nullable=False),
        _whole("handed_out", nullable=True),
        _refers("survey", "theme_id", "theme", nullable=True),
        _refers("survey", "repeats_id", "survey", nullable=True),
        _whole("version"),
        _key("survey"),
    )
    op.create_table(
        "survey_question",
        sa.Column("id", ID, nullable=False),
        _refers("survey_question", "survey_id", "survey"),
        _whole("position"),
        sa.Column("kind", sa.String(30), nullable=False),
        _text("words"),
        _text("options"),
        _refers("survey_question", "repeats_id", "survey_question", nullable=True),
        _whole("version"),
        _key("survey_question"),
    )
    op.create_index("ix_survey_question_survey_id", "survey_question", ["survey_id"])
    _without_rowid(
        "survey_wording",
        _refers("survey_wording", "survey_id", "survey"),
        sa.Column("language", sa.String(5), nullable=False),
        _text("title"),
        _text("introduction"),
        _key("survey_wording", "survey_id", "language"),
    )
    _without_rowid(
        "question_wording",
        _refers("question_wording", "question_id", "survey_question"),
        sa.Column("language", sa.String(5), nullable=False),
        _text("words"),
        _text("options"),
        _key("question_wording", "question_id", "language"),
    )


def _answers() -> None:
    _without_rowid(
        "answer_sheet",
        sa.Column("id", ID, nullable=False),
        _refers("answer_sheet", "survey_id", "survey"),
        sa.Column("answered_by", sa.String(30), nullable=False),
        _key("answer_sheet"),
    )
    op.create_index("ix_answer_sheet_survey_id", "answer_sheet", ["survey_id"])
    _without_rowid(
        "answer",
        _refers("answer", "sheet_id", "answer_sheet"),
        _refers("answer", "question_id", "survey_question"),
        _whole("value"),
        _text("words"),
        _key("answer", "sheet_id", "question_id", "value"),
    )
    op.create_index("ix_answer_question_id", "answer", ["question_id"])


def _indicators() -> None:
    op.create_table(
        "indicator",
        sa.Column("id", ID, nullable=False),
        _refers("indicator", "centre_id", "centre"),
        _text("name"),
        _text("unit"),
        _refers("indicator", "theme_id", "theme", nullable=True),
        sa.Column("direction", sa.String(30), nullable=False),
        sa.Column("baseline", sa.Float),
        _whole("baseline_year", nullable=True),
        _whole("every"),
        _text("source"),
        _text("meaning"),
        sa.Column("measured_by", sa.String(30)),
        _refers("indicator", "tally_kind_id", "tally_kind", nullable=True),
        _refers("indicator", "only_theme_id", "theme", nullable=True),
        _refers("indicator", "only_area_id", "area", nullable=True),
        _refers("indicator", "only_group_id", "target_group", nullable=True),
        _refers("indicator", "only_kind_id", "activity_kind", nullable=True),
        _refers("indicator", "question_id", "survey_question", nullable=True),
        _whole("question_option", nullable=True),
        _whole("position"),
        _whole("version"),
        _key("indicator"),
    )
    op.create_table(
        "indicator_year",
        sa.Column("id", ID, nullable=False),
        _refers("indicator_year", "indicator_id", "indicator"),
        _whole("year"),
        *(sa.Column(name, sa.Float) for name in ("target", "forecast", "actual")),
        sa.Column("no_poll", sa.Boolean, nullable=False),
        _whole("next_poll", nullable=True),
        _text("source"),
        _text("explanation"),
        _whole("version"),
        _key("indicator_year"),
        sa.UniqueConstraint("indicator_id", "year", name="uq_indicator_year_indicator_id_year"),
    )


def _without_rowid(name: str, *columns: Any) -> None:
    op.create_table(name, *columns, sqlite_with_rowid=False)
