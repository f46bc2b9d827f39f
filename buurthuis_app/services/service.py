"""What every service has: the data, the clock, on whose behalf it works, and for which centre."""

from typing import TypeVar
from uuid import UUID

from buurthuis_app.domain.actors import Actor, Permission
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.services.clock import Clock

R = TypeVar("R")


class Service:
    """Base of the use cases."""

    def __init__(self, database: Database, clock: Clock, actor: Actor, centre_id: UUID) -> None:
        self._database = database
        self._clock = clock
        self._actor = actor
        self._centre_id = centre_id

    def may(self, permission: Permission) -> bool:
        """Whether the actor is allowed this, so that a screen can leave out what would be refused."""
        return self._actor.may(permission)


def still_there(work: Work, record: type[R], *key: object) -> R:
    """The kept record with this key. Raises Conflict when it was removed in the meantime."""
    found = work.store(record).get(*key)
    if found is None:
        raise Conflict(_("Dit is intussen verwijderd. Kijk wat er nu staat."))
    return found
