"""Trial of a server: whether it lets people in, and what is in the database that they mean. It is left as it was."""

from contextlib import closing
from pathlib import Path

from msgspec import Struct
from sqlalchemy import select, text

from buurthuis_app.errors import NotAllowed, Unreachable
from buurthuis_app.i18n import _
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.server import passwords, preparation, server_database, troubles
from buurthuis_app.persistence.server.address import ServerAddress
from buurthuis_app.persistence.server.server_database import ServerDatabase


class TriedServer(Struct, frozen=True, kw_only=True):
    """A server that can be used."""

    address: ServerAddress
    centre: str | None
    """The name of the centre that is there; None when there is room for one."""


def try_out(address: ServerAddress, password: str, beside: Path) -> TriedServer:
    """Come in as people will, and look. A password that is right is kept in the system's keyring.

    Raises Unreachable, NotAllowed, Invalid, Missing, Damaged or TooNew, each with what to do.
    """
    try:
        with troubles.speaking():
            server_database.connect(address, password or None).close()
    except Unreachable as error:
        raise _no_answer() from error
    except NotAllowed as error:
        words = _("De server neemt deze naam of dit wachtwoord niet aan. Kijk beide na.")
        raise NotAllowed(words) from error
    if password:
        passwords.keep(address, password)
    with closing(ServerDatabase(address, beside)) as database:
        return TriedServer(address=address, centre=_centre_on(database))


def _centre_on(database: ServerDatabase) -> str | None:
    with database.read() as work:
        connection = work.connection
        if preparation.revision(connection) is None:
            if not connection.scalar(text("SELECT has_schema_privilege('public', 'CREATE')")):
                raise _may_not_build()
            return None
    preparation.demand_prepared(database)
    with database.read() as work:
        return work.connection.scalar(select(schema.centre.c.name).limit(1))


def _no_answer() -> Unreachable:
    return Unreachable(
        _(
            "Deze server geeft geen antwoord, laat u niet binnen, of kan niet laten zien dat hij het echt is. Kijk "
            "het adres, de gegevensbank en het netwerk na. Heeft de beheerder een eigen certificaat, plak dan het "
            "hele adres dat u kreeg."
        )
    )


def _may_not_build() -> NotAllowed:
    return NotAllowed(
        _(
            "De gegevensbank is leeg, en met deze naam kunt u er niets in zetten. Vraag de beheerder om de naam "
            "van wie de gegevensbank is."
        )
    )
