"""Half-written forms, kept so that a crash loses nothing."""

import json
from collections.abc import Mapping

from buurthuis_app.domain.shared.permissions import COORDINATOR, Actor, Profile
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.queries.shared import drafts
from buurthuis_app.services.shared.clock import Clock


class Drafting:
    """Keeps what was typed in a form until it is saved or thrown away.

    What is half written in the office does not come up at the door, nor the other way round.
    """

    def __init__(self, database: Database, clock: Clock, actor: Actor = COORDINATOR) -> None:
        self._database = database
        self._clock = clock
        self._desk = "door:" if actor.profile is Profile.DOOR else ""

    def keep(self, key: str, content: Mapping[str, str]) -> None:
        """Keep the fields of the form `key`."""
        with self._database.begin() as work:
            drafts.keep(work, self._desk + key, json.dumps(dict(content)), self._clock.now())

    def get(self, key: str) -> dict[str, str] | None:
        """What was typed in the form `key` and neither saved nor thrown away, or None."""
        with self._database.read() as work:
            content = drafts.get(work, self._desk + key)
        return json.loads(content) if content else None

    def drop(self, key: str) -> None:
        """Forget what was typed in the form `key`."""
        with self._database.begin() as work:
            drafts.drop(work, self._desk + key)
