"""The order in which a question asks its options, and the names that an activity had before."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Nothing stands for all options as they are: what was asked so far stays as it was."""
    with op.batch_alter_table("survey_question", recreate="always") as table:
        column = sa.Column("asked", sa.Text, nullable=False, server_default="[]")
        table.add_column(column, insert_after="options")
    with op.batch_alter_table("survey_question") as table:
        table.alter_column("asked", server_default=None)
    with op.batch_alter_table("activity", recreate="always") as table:
        column = sa.Column("former_titles", sa.Text, nullable=False, server_default="[]")
        table.add_column(column, insert_after="uid")
    with op.batch_alter_table("activity") as table:
        table.alter_column("former_titles", server_default=None)


def downgrade() -> None:
    """An option that had ended is asked again, where it first stood; former names are lost."""
    with op.batch_alter_table("activity") as table:
        table.drop_column("former_titles")
    with op.batch_alter_table("survey_question") as table:
        table.drop_column("asked")
