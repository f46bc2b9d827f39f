"""Preparation of a server: the tables as the program has them today, and later migrations, on the database itself.

PostgreSQL undoes a migration that fails as a whole, so there is no copy. Nobody may have the database open meanwhile.
"""

from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, inspect, text

from buurthuis_app.errors import Busy, Damaged, Missing, TooNew
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.revision import HEAD
from buurthuis_app.persistence.server.server_database import DESK, ServerDatabase

if TYPE_CHECKING:
    from alembic.config import Config

BASELINE: Final = 35
"""The migration whose tables were the first on a server: earlier ones only know SQLite, all later ones run on both."""

_ATTEMPTS = 20
_BETWEEN = 0.05
"""Seconds between them."""


def prepare(database: ServerDatabase) -> None:
    """Make the tables in an empty database, or bring them up to date.

    Raises Busy while a desk has it open, TooNew when a newer program made it, Damaged when other tables are there.
    """
    database.close()  # the lines that lie ready are desks too
    with database.begin() as work:
        connection = work.connection
        demand_alone(work)
        known = revision(connection)
        if known is None:
            _build(connection)
        elif int(known) < int(HEAD):
            _upgrade(connection)
        else:
            _demand_known(known)


def demand_alone(work: Work) -> None:
    """Raise Busy while another desk has it open; until the end of this unit of work none can come.

    A line that was just closed is a desk for some moments yet: the server lets it go in its own time.
    """
    for _attempt in range(_ATTEMPTS):
        if work.connection.scalar(text(f"SELECT pg_try_advisory_xact_lock({DESK})")):
            return
        work.connection.execute(text(f"SELECT pg_sleep({_BETWEEN})"))
    raise Busy(
        _(
            "Dit buurthuis staat nog ergens open. Sluit Buurthuis op alle computers, en probeer het opnieuw."
        )
    )


def demand_prepared(database: ServerDatabase) -> None:
    """Raise Missing unless the tables are there and of today; TooNew when a newer program made them."""
    with database.read() as work:
        known = revision(work.connection)
    if known is None or int(known) < int(HEAD):
        raise Missing(
            _(
                "Op de server staat nog geen buurthuis voor deze versie van het programma. Vraag de beheerder "
                "van de server om het klaar te maken (prepare-server) of een bestand over te brengen "
                "(move-to-server)."
            )
        )
    _demand_known(known)


def revision(connection: Connection) -> str | None:
    """The revision that the server has; None when it is empty. Raises Damaged when it holds something else."""
    names = set(inspect(connection).get_table_names())
    if "alembic_version" in names:
        found = connection.scalar(text("SELECT version_num FROM alembic_version"))
        if found is not None and str(found).isdigit() and int(found) >= BASELINE:
            return str(found)
    if names:
        raise Damaged(
            _(
                "In deze gegevensbank staat iets anders dan een buurthuis. Vraag de beheerder om een lege."
            )
        )
    return None


def _demand_known(known: str) -> None:
    if int(known) > int(HEAD):
        sentence = _(
            "Dit buurthuis is bijgewerkt voor een nieuwere versie van het programma (gegevens {theirs}; "
            "dit programma kent tot en met {ours}). Werk het programma bij. Er is niets veranderd."
        )
        raise TooNew(sentence.format(theirs=known, ours=HEAD))


def _build(connection: Connection) -> None:
    from alembic import command

    from buurthuis_app.persistence import schema

    schema.metadata.create_all(connection)
    command.stamp(_configuration(connection), "head")


def _upgrade(connection: Connection) -> None:
    from alembic import command

    command.upgrade(_configuration(connection), "head")


def _configuration(connection: Connection) -> "Config":
    from buurthuis_app.persistence import upgrade

    config = upgrade.configuration()
    config.attributes["connection"] = connection
    return config
