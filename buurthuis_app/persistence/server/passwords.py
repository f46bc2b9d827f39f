"""Passwords of servers: in the keyring of the system, when the package `keyring` is there. Never in a file of ours.

Without it libpq looks by itself in $PGPASSWORD and in the file for passwords that PostgreSQL knows (`.pgpass`).
"""

from contextlib import suppress

from buurthuis_app.errors import Missing
from buurthuis_app.i18n import _
from buurthuis_app.persistence.server.address import ServerAddress

SERVICE = "Buurthuis"


def can_keep() -> bool:
    """Whether the package is there; the system's keyring may still be missing or locked."""
    with suppress(ImportError):
        import keyring

        return bool(keyring.get_keyring())
    return False


def known(address: ServerAddress) -> str | None:
    """The password that was kept; None when there is none, or no keyring."""
    with suppress(ImportError):
        import keyring
        from keyring.errors import KeyringError

        with suppress(KeyringError):
            return keyring.get_password(SERVICE, address.key)
    return None


def keep(address: ServerAddress, password: str) -> None:
    """Keep it in the keyring. Raises Missing, with the other way, when there is none that can."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        raise _no_keyring() from None
    try:
        keyring.set_password(SERVICE, address.key, password)
    except KeyringError:
        raise _no_keyring() from None


def _no_keyring() -> Missing:
    return Missing(
        _(
            "Deze computer heeft geen sleutelhanger waar het wachtwoord in kan. Zet het in het bestand .pgpass "
            "(Windows: pgpass.conf) van PostgreSQL; de handleiding voor beheerders zegt hoe."
        )
    )
