"""Works as a centre does, a bit of everything, and tells each act only after it was kept. Killed by the tests."""

import datetime as dt
import sys
from pathlib import Path

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.domain.signups.sign_up import SignUp
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.domain.volunteers.volunteer import Absence, Availability, Person, Wish
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.database import Database
from buurthuis_app.records import replace
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock

DAY = dt.date(2026, 11, 22)
ACTS = ("story", "volunteer", "sign_up", "count", "correction")


class MixedWork:
    """Each act `n` writes one thing that can be known by its number afterwards."""

    def __init__(self, path: Path) -> None:
        database = Database(path)
        centre = Centres(database).first()
        if centre is None:
            raise LookupError
        self.house = CentreServices(database, FixedClock(DAY), COORDINATOR, centre)
        with database.read() as work:
            (self.activity,) = work.store(Activity).find(title="Open inloop")
            (self.occurrence,) = work.store(Occurrence).find(activity_id=self.activity.id)
            self.kind = work.store(TallyKind).find()[0]

    def story(self, n: int) -> None:
        """A story."""
        centre_id = self.house.centre.id
        told = Story(id=new_id(), centre_id=centre_id, date=DAY, happened=f"verhaal {n}.")
        self.house.telling.keep(told, new=True)

    def volunteer(self, n: int) -> None:
        """A volunteer with a wish and an absence: three tables."""
        blank = self.house.volunteers.blank(f"mens {n}.").volunteer
        wish = Availability(
            volunteer_id=blank.id,
            weekday=Weekday.MONDAY,
            day_part=DayPart.MORNING,
            wish=Wish.RATHER,
        )
        away = Absence(id=new_id(), volunteer_id=blank.id, first=DAY, last=DAY)
        person = Person(volunteer=blank, availability=(wish,), absences=(away,))
        self.house.volunteers.keep(person, new=True)

    def sign_up(self, n: int) -> None:
        """Somebody who comes."""
        self.house.signing.sign_up(
            SignUp(
                id=new_id(),
                centre_id=self.house.centre.id,
                activity_id=self.activity.id,
                name=f"komt {n}.",
            )
        )

    def count(self, _n: int) -> None:
        """One more at the door."""
        self.house.counting.add(self.occurrence.id, self.kind.id, 1)

    def correction(self, n: int) -> None:
        """A remark put right, in the place of the former one."""
        changed = replace(self.activity, description=f"nummer {n}.")
        with self.house.database.begin() as work:
            current = work.store(Activity).get(self.activity.id)
            if current is not None:
                work.store(Activity).replace(replace(changed, version=current.version))


def work_on(path: Path, acts: int) -> None:
    """So many acts, and a backup in between; without end when there is no number."""
    at_work = MixedWork(path)
    n = 0
    while not acts or n < acts:
        getattr(at_work, ACTS[n % len(ACTS)])(n)
        sys.stdout.write(f"{n}\n")
        sys.stdout.flush()
        n += 1
        if n % 40 == 0:
            backup_folder.add(path, Occasion.HOUR, dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC))


if __name__ == "__main__":
    work_on(Path(sys.argv[1]), int(sys.argv[2]))
