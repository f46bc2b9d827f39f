"""Troubles with a server, and the sentences about them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import psycopg

from buurthuis_app.errors import (
    AppError,
    Busy,
    Damaged,
    DiskFull,
    Invalid,
    NotAllowed,
    ReadOnly,
    Unreachable,
)
from buurthuis_app.i18n import _
from buurthuis_app.persistence import database


def speaking() -> AbstractContextManager[None]:
    """Turn PostgreSQL's known troubles into sentences; anything else stays the bug it is."""
    return database.speaking(sentence_for, psycopg.Error)


def sentence_for(error: Any) -> AppError | None:
    """The known trouble behind an error of psycopg, or None when it is a bug."""
    state = getattr(error, "sqlstate", None) or _state_without(error)
    beginnings = (state[:length] for length in range(len(state), 0, -1))
    tell = next((_TOLD[start] for start in beginnings if start in _TOLD), None)
    return tell() if tell else None


def _state_without(error: Any) -> str:
    """The state of an error that brings none: it came while connecting, and its words may be in any language."""
    pgconn = getattr(error, "pgconn", None)
    if pgconn is not None and (pgconn.needs_password or pgconn.used_password):
        return "28P01"
    if isinstance(error, psycopg.DataError):
        return "22021"
    return "08000" if isinstance(error, psycopg.OperationalError) else ""


def away() -> Unreachable:
    """What to tell when nobody answers."""
    return Unreachable(
        _(
            "De server met de gegevens is nu niet te bereiken, of laat u niet binnen. Wat u net deed is niet bewaard. "
            "Kijk of het netwerk er is, en probeer het zo nog eens."
        )
    )


def being_prepared() -> Busy:
    """What to tell while the tables are changed."""
    return Busy(_("De server wordt nu bijgewerkt. Probeer het over een paar minuten nog eens."))


def unsure() -> Unreachable:
    """What to tell when the line broke while something was being kept: only the server knows how it ended."""
    return Unreachable(
        _(
            "De verbinding met de server viel weg terwijl dit werd bewaard. "
            "Kijk straks eerst of het er staat, en doe het dan pas nog eens."
        )
    )


def _refused_name() -> NotAllowed:
    return NotAllowed(
        _(
            "De server neemt deze naam of dit wachtwoord niet aan. Vraag de beheerder van de server om op deze "
            "computer het goede wachtwoord te bewaren (server-password)."
        )
    )


def _full() -> DiskFull:
    return DiskFull(
        _(
            "De schijf van de server is vol. Vraag de beheerder om ruimte; wat u net deed is niet bewaard."
        )
    )


def _not_allowed() -> NotAllowed:
    return NotAllowed(_("Uw naam op de server mag dit niet. Vraag het de beheerder."))


def _only_to_read() -> ReadOnly:
    return ReadOnly(_("De server neemt nu niets aan: hij is alleen om te lezen."))


def _broken() -> Damaged:
    return Damaged(_("De gegevens op de server zijn beschadigd. Waarschuw de beheerder meteen."))


def _odd_text() -> Invalid:
    return Invalid(
        _("In een tekst staat een teken dat niet bewaard kan worden. Typ die tekst opnieuw in.")
    )


_TOLD: dict[str, Callable[[], AppError]] = {
    "08": away,
    "57P": away,  # stopped, crashed, or not yet there
    "22021": _odd_text,
    "23503": database.loose_end,
    "25006": _only_to_read,
    "25P03": away,  # the server hung up: nothing was said for too long
    "28": _refused_name,
    "40001": database.busy,
    "40P01": database.busy,
    "42501": _not_allowed,
    "53100": _full,
    "53300": database.busy,
    "55": database.busy,
    "XX00": _broken,
}
"""What is said about each state of PostgreSQL, or all that begin so."""
