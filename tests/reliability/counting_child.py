"""Counts without end, and tells each number only after it was kept. Started and killed by the tests."""

import sys
from pathlib import Path
from uuid import UUID

from buurthuis_app.domain.shared.permissions import Actor, Profile
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.counts.counting import Counting
from buurthuis_app.services.shared.clock import SystemClock


def count_on(path: Path, occurrence_id: UUID, kind_id: UUID) -> None:
    """One more person, again and again."""
    database = Database(path)
    centre = Centres(database).first()
    if centre is None:
        raise LookupError
    counting = Counting(database, SystemClock(), Actor(profile=Profile.DOOR), centre.id)
    while True:
        number = counting.add(occurrence_id, kind_id, 1).value
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    count_on(Path(sys.argv[1]), UUID(sys.argv[2]), UUID(sys.argv[3]))
