"""Lines of released figures: what each counts, whatever it is called, and the release that figures were taken from."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0017"

_USUAL = {
    "sexual_harassment": "Seksuele intimidatie",
    "aggression": "Agressie en geweld",
    "bullying": "Pesten",
    "discrimination": "Discriminatie",
}
_OTHERS = {
    ("behaviour", "anders of niet bekend"): "other",
    ("role", "bezoeker"): "visitor",
    ("role", "vrijwilliger"): "volunteer",
    ("role", "beroepskracht"): "professional",
    ("role", "niet bekend"): "unknown",
    ("step", "luisteren"): "listen",
    ("step", "informeren"): "inform",
    ("step", "doorverwijzen"): "refer",
    ("step", "bemiddeling"): "mediate",
    ("step", "klacht"): "complain",
}


_FORMER = "release_id, kind, about, position, name, shown, number"


def upgrade() -> None:
    for name in ("reports_as_of", "advice_as_of"):
        op.add_column("confidant_release", sa.Column(name, sa.Date))
    subject = sa.Column("subject", sa.Text, nullable=False)
    _rebuild([subject], f"{_FORMER}, subject", f"{_FORMER}, ''")
    _name_subjects()


def downgrade() -> None:
    """Back to names alone; that figures were taken over is forgotten."""
    _rebuild([], _FORMER, _FORMER)
    for name in ("reports_as_of", "advice_as_of"):
        op.drop_column("confidant_release", name)


def _rebuild(added: "list[sa.Column[str]]", columns: str, values: str) -> None:
    """A table without rowids is made anew, for SQLite adds no column that must be filled."""
    op.rename_table("confidant_figure", "former_figure")
    op.create_table(
        "confidant_figure",
        sa.Column(
            "release_id",
            sa.LargeBinary(16),
            sa.ForeignKey(
                "confidant_release.id", name="fk_confidant_figure_release_id_confidant_release"
            ),
            nullable=False,
        ),
        *(sa.Column(name, sa.String(30), nullable=False) for name in ("kind", "about")),
        sa.Column("position", sa.Integer, nullable=False),
        *added,
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("shown", sa.String(30), nullable=False),
        sa.Column("number", sa.Integer),
        sa.PrimaryKeyConstraint(
            *("release_id", "kind", "about", "position"), name="pk_confidant_figure"
        ),
        sqlite_with_rowid=False,
    )
    copy = f"INSERT INTO confidant_figure ({columns}) SELECT {values} FROM former_figure"  # noqa: S608 - names above
    op.execute(copy)
    op.drop_table("former_figure")


def _name_subjects() -> None:
    """A name that nothing has any more is kept as it is: a later release then takes the figures over."""
    connection = op.get_bind()
    kinds = connection.execute(
        sa.text("SELECT centre_id, id, usual, name FROM unwanted_behaviour")
    ).all()
    by_name = {
        (centre_id, name or _USUAL.get(usual or "", "")): str(uuid.UUID(bytes=kind_id))
        for centre_id, kind_id, usual, name in kinds
    }
    lines = connection.execute(
        sa.text(
            "SELECT DISTINCT centre_id, about, name FROM confidant_figure "
            "JOIN confidant_release ON confidant_release.id = release_id WHERE about <> 'total'"
        )
    ).all()
    for centre_id, about, name in lines:
        known = _OTHERS.get((about, name))
        if about == "behaviour" and known is None:
            known = by_name.get((centre_id, name))
        connection.execute(
            sa.text(
                "UPDATE confidant_figure SET subject = :subject WHERE about = :about AND name = :name "
                "AND release_id IN (SELECT id FROM confidant_release WHERE centre_id = :centre_id)"
            ),
            {"subject": known or name, "about": about, "name": name, "centre_id": centre_id},
        )
