"""Address of a server: where a centre is kept, as whom, and how it is reached. Never a password."""

import ipaddress
import re
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from msgspec import Struct

from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _

_SCHEMES = {"postgresql", "postgres"}
_PORT = 5432
_OPTIONS = {"host", "sslmode", "sslrootcert", "sslcert", "sslkey"}
_SAFE_MODES = {"require", "verify-ca", "verify-full"}
"""The ways of libpq that never speak in the clear."""


class ServerAddress(Struct, frozen=True, kw_only=True):
    """What `postgresql://name@host/database` says."""

    user: str
    host: str
    """A name, an address, or the folder of a socket; "" for the usual socket of this computer."""
    port: int
    database: str
    options: tuple[tuple[str, str], ...] = ()
    text: str
    """As people wrote it."""

    @property
    def key(self) -> str:
        """What the system's keyring knows its password by."""
        return f"{self.user}@{self.host}:{self.port}/{self.database}"

    @property
    def is_secret(self) -> bool:
        """Whether it must go over a line that others could listen to, and is encrypted for that."""
        return not on_this_computer(self.host)

    @property
    def folder_name(self) -> str:
        """A name for what this computer keeps beside it."""
        return re.sub(r"[^\w.-]+", "-", f"{self.host}-{self.port}-{self.database}").strip("-.")

    @property
    def parameters(self) -> dict[str, Any]:
        """For libpq. To another computer only in secret, and by default only to who can prove that it is the server."""
        known = {"host": self.host, "user": self.user}
        secret = _verified(dict(self.options)) if self.is_secret else {}
        return {
            **{name: value for name, value in known.items() if value},
            "port": self.port,
            "dbname": self.database,
            **dict(self.options),
            **secret,
        }


def read(text: str) -> ServerAddress:
    """The address in a text. Raises Invalid when it is none, holds a password, or asks to speak in the clear."""
    try:
        parts = urlsplit(text.strip())
        port = parts.port or _PORT
        options = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
    except ValueError:
        raise _not_understood() from None
    database = unquote(parts.path.removeprefix("/"))
    host = options.pop("host", "") or unquote(parts.hostname or "")
    if parts.scheme not in _SCHEMES or not database or "host" in options:
        raise _not_understood()
    if parts.password is not None or "password" in options:
        raise Invalid(
            _(
                "Zet het wachtwoord niet in het adres: daar kan iedereen op deze computer het lezen. Typ het in "
                "het eigen vak, of laat de beheerder het op deze computer bewaren (server-password)."
            )
        )
    if options.keys() - _OPTIONS:
        raise _not_understood()
    if not on_this_computer(host) and options.get("sslmode", "require") not in _SAFE_MODES:
        raise Invalid(
            _(
                "Deze server staat op een andere computer; dan gaat alles alleen versleuteld over de lijn. "
                "Laat sslmode weg, of kies verify-full."
            )
        )
    return ServerAddress(
        user=unquote(parts.username or ""),
        host=host,
        port=port,
        database=database,
        options=tuple(sorted(options.items())),
        text=text.strip(),
    )


def composed(server: str, database: str, user: str) -> ServerAddress:
    """The address that was typed in parts; a whole one may stand in the place of the server. Raises Invalid."""
    server = server.strip()
    if "://" in server:
        return read(server)
    if not server:
        raise Invalid(_("Typ eerst waar de server staat, zoals db.example.org."))
    if not (database.strip() and user.strip()):
        raise Invalid(_("Typ ook de naam van de gegevensbank en uw naam op de server."))
    who, what = quote(user.strip(), safe=""), quote(database.strip(), safe="")
    if server.startswith("/"):  # the folder of a socket
        return read(f"postgresql://{who}@/{what}?{urlencode({'host': server})}")
    return read(f"postgresql://{who}@{server}/{what}")


def on_this_computer(host: str) -> bool:
    """Whether what is said to this host stays on the computer."""
    if not host or host.startswith(("/", "@")) or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _verified(options: dict[str, str]) -> dict[str, str]:
    """The server must show a certificate of somebody whom the system trusts, unless people said whom they trust."""
    if "sslmode" in options:
        return {}
    return {"sslmode": "verify-full", "sslrootcert": options.get("sslrootcert", "system")}


def _not_understood() -> Invalid:
    return Invalid(
        _(
            "Het adres van de server is niet goed. Schrijf het als "
            "postgresql://gebruiker@server.example.org/buurthuis."
        )
    )
