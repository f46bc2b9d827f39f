"""The code between the door and the office: it guards against mistakes, and is not a lock on the data."""

from uuid import UUID

from buurthuis_app.domain.counts import door_rules
from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.settings import DOOR_CODE, Setting
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.records import replace
from buurthuis_app.services.shared.attempts import Tries
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.done import Done
from buurthuis_app.services.shared.service import Service


class DoorCode(Service):
    """Sets the code and recognises it. Wrong tries are counted for as long as the screen is open."""

    def __init__(self, database: Database, clock: Clock, actor: Actor, centre_id: UUID) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._tries = Tries(clock)

    def is_set(self) -> bool:
        """Whether a code is asked for."""
        with self._database.read() as work:
            return self._kept(work) is not None

    def change(self, code: str) -> Done[bool]:
        """Ask for this code from now on, or for none when it is empty; whether one is asked for.

        Raises Invalid for a code that is too short or too long. It is not undone: a code that somebody found
        out would come back.
        """
        self._actor.demand(Permission.KEEP)
        refuse(door_rules.problems_of_code(code, code))
        from buurthuis_app.sealing.pin_hash import sealed

        value = sealed(code) if code else ""
        with self._database.begin() as work:
            store = work.store(Setting)
            former = self._kept(work)
            if former is not None and not code:
                store.remove([former])
            elif former is not None:
                store.replace(replace(former, value=value))
            elif code:
                store.add(Setting(centre_id=self._centre_id, key=DOOR_CODE, value=value))
        return Done(value=bool(code), changes=frozenset())

    def demand(self, code: str) -> None:
        """Raise Invalid unless this is the code, or none is asked for; TooSoon after several wrong ones."""
        self._tries.demand_turn()
        with self._database.read() as work:
            kept = self._kept(work)
        from buurthuis_app.sealing.pin_hash import fits

        if kept is not None and not fits(code, kept.value):
            raise self._tries.wrong(_("Deze code klopt niet."))
        self._tries.right()

    def _kept(self, work: Work) -> Setting | None:
        return work.store(Setting).get(self._centre_id, DOOR_CODE)
