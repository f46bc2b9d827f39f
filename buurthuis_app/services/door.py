"""The code between the door and the office: it guards against mistakes, and is not a lock on the data."""

import datetime as dt
import math
from dataclasses import replace
from uuid import UUID

from buurthuis_app.domain import door
from buurthuis_app.domain.actors import Actor, Permission
from buurthuis_app.domain.problems import refuse
from buurthuis_app.domain.settings import DOOR_CODE, Setting
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, ngettext
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.services.clock import Clock
from buurthuis_app.services.done import Done
from buurthuis_app.services.service import Service


class TooSoon(Invalid):
    """After several wrong codes the next try has to wait."""


class DoorCode(Service):
    """Sets the code and recognises it. Wrong tries are counted for as long as the screen is open."""

    def __init__(self, database: Database, clock: Clock, actor: Actor, centre_id: UUID) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._wrong = 0
        self._not_before = clock.now()

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
        refuse(door.problems_of_code(code, code))
        from buurthuis_app.sealing.codes import sealed

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
        now = self._clock.now()
        if now < self._not_before:
            raise TooSoon(_wait(self._not_before - now))
        with self._database.read() as work:
            kept = self._kept(work)
        from buurthuis_app.sealing.codes import fits

        if kept is None or fits(code, kept.value):
            self._wrong = 0
            return
        self._wrong += 1
        pause = door.pause_after(self._wrong)
        self._not_before = now + pause
        sentence = _("Deze code klopt niet.")
        raise Invalid(f"{sentence} {_wait(pause)}" if pause else sentence)

    def _kept(self, work: Work) -> Setting | None:
        return work.store(Setting).get(self._centre_id, DOOR_CODE)


def _wait(pause: dt.timedelta) -> str:
    seconds = math.ceil(pause.total_seconds())
    return ngettext(
        "Wacht {n} seconde en probeer het dan opnieuw.",
        "Wacht {n} seconden en probeer het dan opnieuw.",
        seconds,
    ).format(n=seconds)
