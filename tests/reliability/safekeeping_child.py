"""Backs up, restores, migrates, imports, adopts or erases without end. Started and killed by the tests."""

import datetime as dt
import shutil
from multiprocessing.connection import Connection
from pathlib import Path

from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.persistence import data_file, upgrade
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.rescue import restore
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.privacy.person_requests import proposed
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock

DAY = dt.date(2026, 11, 22)


BEGINS, OLD_FILE = b"x", b"y"
"""What the child tells: an act begins, and from here on the file is the old one that is to be migrated."""


def work_on(what: str, path: Path, other: Path, told: Connection) -> None:
    """Do it again and again, and tell each time that it begins."""
    house = None if what in {"backup", "restore", "migration"} else house_of(path)
    while True:
        told.send_bytes(BEGINS)
        now = dt.datetime.now(dt.UTC)
        if house is not None:
            at_work(what, house, other)
        elif what == "backup":
            backup_folder.add(path, Occasion.BY_HAND, now)
        elif what == "restore":
            restore.restore(path, other, now)
        else:
            shutil.copyfile(other, path)
            told.send_bytes(OLD_FILE)
            data_file.prepare(path)
            upgrade.prepare(path)


def house_of(path: Path) -> CentreServices:
    """The services on the file, for what people do in the window."""
    database = Database(path)
    centre = Centres(database).first()
    if centre is None:
        raise LookupError
    return CentreServices(database, FixedClock(DAY), COORDINATOR, centre)


def at_work(what: str, house: CentreServices, other: Path) -> None:
    """Take in a list, or adopt a year, and take it back; or erase somebody for good."""
    if what == "import":
        done = house.importing.keep(house.importing.read(other))
    elif what == "adoption":
        done = house.adopting.adopt(periods.year(2025), house.overviews)  # type: ignore[assignment]
    else:
        erase_somebody(house)
        return
    if done.undo is not None:
        done.undo()


def erase_somebody(house: CentreServices) -> None:
    """The next of the people who are named in a story too."""
    with house.database.read() as work:
        named = [person for person in work.store(Volunteer).find() if person.name]
        stories = len(work.store(Story).find())
    if not named or not stories:
        raise LookupError
    requests = house.person_requests
    requests.erase(proposed(requests.find(requests.sought(named[0].id), named[0].id)))
