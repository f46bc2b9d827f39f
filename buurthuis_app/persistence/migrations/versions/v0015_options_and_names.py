"""The order in which a question asks its options, and the names that an activity had before."""

import sqlalchemy as sa

from buurthuis_app.persistence.migrations.tables import altered

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Nothing stands for all options as they are: what was asked so far stays as it was."""
    with altered("survey_question", recreate="always") as table:
        column = sa.Column("asked", sa.Text, nullable=False, server_default="[]")
        table.add_column(column, insert_after="options")
    with altered("survey_question") as table:
        table.alter_column("asked", server_default=None)
    with altered("activity", recreate="always") as table:
        column = sa.Column("former_titles", sa.Text, nullable=False, server_default="[]")
        table.add_column(column, insert_after="uid")
    with altered("activity") as table:
        table.alter_column("former_titles", server_default=None)


def downgrade() -> None:
    """An option that had ended is asked again, where it first stood; former names are lost."""
    with altered("activity") as table:
        table.drop_column("former_titles")
    with altered("survey_question") as table:
        table.drop_column("asked")
