"""Participants, when they were there, and the numbers that stay of those who were erased."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"

_ID = sa.LargeBinary(16)


def upgrade() -> None:
    op.create_table(
        "participant",
        sa.Column("id", _ID, nullable=False),
        sa.Column(
            "centre_id",
            _ID,
            sa.ForeignKey("centre.id", name="fk_participant_centre_id_centre"),
            nullable=False,
        ),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("birth_year", sa.Integer),
        sa.Column("home", sa.String(30)),
        sa.Column("gender", sa.String(30)),
        sa.Column("noted_on", sa.Date, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_participant"),
    )
    op.create_index("ix_participant_centre_id", "participant", ["centre_id"])
    op.create_table(
        "known_visit",
        sa.Column(
            "occurrence_id",
            _ID,
            sa.ForeignKey("occurrence.id", name="fk_known_visit_occurrence_id_occurrence"),
            nullable=False,
        ),
        sa.Column(
            "participant_id",
            _ID,
            sa.ForeignKey("participant.id", name="fk_known_visit_participant_id_participant"),
            nullable=False,
        ),
        sa.Column("raised", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("occurrence_id", "participant_id", name="pk_known_visit"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_known_visit_participant_id", "known_visit", ["participant_id"])
    op.create_table(
        "erased_tally",
        sa.Column(
            "centre_id",
            _ID,
            sa.ForeignKey("centre.id", name="fk_erased_tally_centre_id_centre"),
            nullable=False,
        ),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("about", sa.String(30), nullable=False),
        sa.Column("value", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("centre_id", "year", "about", "value", name="pk_erased_tally"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Back to visits alone."""
    op.drop_table("erased_tally")
    op.drop_table("known_visit")
    op.drop_table("participant")
