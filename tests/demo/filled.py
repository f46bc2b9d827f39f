"""Demo centre in a database, as tests look into it."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from msgspec import Struct, field

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.figures.harvest import Harvest
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import TODAY

YEARS_BACK = 10


class Filled(Struct, frozen=True):
    """A filled database and its centre, of which everything is read once: a test changes nothing in it."""

    database: Database
    centre: Centre
    today: dt.date = TODAY
    read: dict[type[Any], tuple[Any, ...]] = field(default_factory=dict)

    def all(self, record: type[Any]) -> tuple[Any, ...]:
        if record not in self.read:
            with self.database.read() as work:
                self.read[record] = work.store(record).find()
        return self.read[record]

    def harvest(self) -> Harvest:
        return Harvest(self.database, FixedClock(self.today), COORDINATOR, self.centre.id)

    def titles(self) -> dict[UUID, str]:
        return {activity.id: activity.title for activity in self.all(Activity)}


Filling = Callable[..., Filled]
