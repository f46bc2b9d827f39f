"""Killed in an import, an adoption or an erasing, the data is the old or the new, never in between."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.persistence import data_file
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.persistence.backups.backup import verify
from buurthuis_app.persistence.erasure import erasure_ledger
from buurthuis_app.persistence.integrity import checksum
from tests.reliability.safekeeping_child import DAY, at_work, house_of
from tests.reliability.test_kill_safekeeping import kill_in, strays

FEW, MANY = 2, 100
PEOPLE = 40
WHAT = pytest.mark.parametrize("what", ["import", "adoption", "erasing"])

TOTALS = """
    SELECT (SELECT count(*) FROM activity), (SELECT count(*) FROM occurrence), (SELECT count(*) FROM count),
        (SELECT coalesce(sum(number), 0) FROM count), (SELECT count(*) FROM adopted),
        (SELECT count(*) FROM adopted_story)
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A count sheet of two new activities."""
    path = tmp_path / "lijst.csv"
    days = [f"{day:02d}-{month:02d}-2025" for month in (1, 2, 3) for day in range(1, 29)]
    rows = [
        f"{day};{name};{number}" for number, day in enumerate(days) for name in ("Bridge", "Soos")
    ]
    path.write_text("\n".join(["Datum;Activiteit;Aantal", *rows]), encoding="utf-8")
    return path


@pytest.fixture
def peopled(database_path: Path) -> Path:
    """Volunteers who are each named in a story, and a story that may be printed."""
    house = house_of(database_path)
    with house.database.begin() as work:
        for number in range(PEOPLE):
            name = f"Zwaluw{number:03d} Kanarie{number:03d}"
            work.store(Volunteer).add(
                Volunteer(id=new_id(), centre_id=house.centre.id, name=name, since=DAY)
            )
            words = f"{name} zette koffie."
            work.store(Story).add(
                Story(id=new_id(), centre_id=house.centre.id, date=DAY, happened=words)
            )
    house.database.close()
    return database_path


def totals(path: Path) -> tuple[object, ...]:
    with closing(sqlite3.connect(path)) as connection:
        return tuple(connection.execute(TOTALS).fetchone())


def both_states(what: str, path: Path, other: Path) -> set[tuple[object, ...]]:
    """Before it and after it, as one that is not killed leaves them."""
    copy = Path(shutil.copy(path, path.with_name("whole.db")))
    states = {totals(copy)}
    house = house_of(copy)
    if what == "import":
        house.importing.keep(house.importing.read(other))
    elif what == "adoption":
        from buurthuis_app.domain.shared import periods

        house.adopting.adopt(periods.year(2025), house.overviews)
    house.database.close()
    states.add(totals(copy))
    shutil.rmtree(backup_folder.folder_of(path), ignore_errors=True)
    copy.unlink()
    return states


def demand_each_whole_or_gone(path: Path) -> None:
    """Each of them is there in both places or in none; who is gone stands in the ledger."""
    with closing(sqlite3.connect(path)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM volunteer") if name}
        told = [text for (text,) in connection.execute("SELECT happened FROM story")]
    assert {" ".join(text.split()[:2]) for text in told if text.startswith("Zwaluw")} == names
    gone = {entry.digest for entry in erasure_ledger.entries(path) if entry.table == "volunteer"}
    assert len(gone) >= PEOPLE - len(names)


def kill_through(what: str, path: Path, other: Path, rounds: int) -> None:
    chance = random.Random(rounds)  # noqa: S311 - moments, not secrets
    states = both_states(what, path, other)
    fresh = path.read_bytes()
    for number in range(rounds):
        if what == "erasing" and number % 10 == 0:
            path.write_bytes(fresh)
            erasure_ledger.beside(path).unlink(missing_ok=True)
        kill_in(what, path, other, chance)
        data_file.prepare(path)
        verify(path)
        assert totals(path) in states
        if what == "erasing":
            demand_each_whole_or_gone(path)
        assert strays(path.parent) == []
        for copy in backup_folder.listed(backup_folder.folder_of(path)):
            assert not checksum.differs(copy.path)
            verify(copy.path)
            copy.path.unlink()
            checksum.note_beside(copy.path).unlink(missing_ok=True)


@WHAT
def test_an_act_that_is_not_killed_does_what_the_others_are_compared_with(
    what: str, peopled: Path, sheet: Path
) -> None:
    before = totals(peopled)
    house = house_of(peopled)
    at_work(what, house, sheet)
    house.database.close()
    demand_each_whole_or_gone(peopled)
    assert totals(peopled) == before
    assert what == "erasing" or len(both_states(what, peopled, sheet)) == 2


@WHAT
def test_a_few_kills_leave_what_was_or_what_came(what: str, peopled: Path, sheet: Path) -> None:
    kill_through(what, peopled, sheet, FEW)


@pytest.mark.torture
@WHAT
def test_a_hundred_kills_leave_what_was_or_what_came(what: str, peopled: Path, sheet: Path) -> None:
    kill_through(what, peopled, sheet, MANY)
