"""Long work that is stopped leaves all as it was, at whatever moment, and nothing lies about."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from buurthuis_app.domain.shared.person_search import SoughtPerson
from buurthuis_app.domain.shared.progress import Cancelled, Progress
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.private_files import SHARED
from buurthuis_app.records import replace
from buurthuis_app.services.privacy.backups import Backups
from buurthuis_app.services.privacy.carrying import unseal
from buurthuis_app.services.privacy.data_place import DataPlace, PlaceFound, PlaceKind
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock

Act = Callable[[Progress], object]

pytestmark = pytest.mark.file_only


@pytest.fixture
def acts(house: CentreServices, clock: FixedClock, tmp_path: Path) -> dict[str, Act]:
    """What takes long, by name. What restores or moves is asked last: it needs the file for itself."""
    stick, path = tmp_path / "stick", house.database.path
    stick.mkdir()
    key = house.carrying.new_key()
    carried = house.carrying.make(stick / "kopie.verzegeld", key)
    copy = house.keeping.backup_now().path
    house.door_files.make("Ingang", stick / "ingang.db")
    closed = Backups(path, clock)
    second = tmp_path / "tweede"
    second.mkdir()
    person = house.volunteers.blank("Ria Schouten")
    gone = replace(person.volunteer, since=None, until=dt.date(2020, 1, 1))
    house.volunteers.keep(replace(person, volunteer=gone), new=True)
    there = PlaceFound(folder=tmp_path / "daar", kind=PlaceKind.FOLDER, remote=False)

    def alone(act: Act) -> Act:
        def with_file_let_go(progress: Progress) -> object:
            house.database.close()
            return act(progress)

        return with_file_let_go

    return {
        "backup": house.keeping.backup_now,
        "backup elsewhere": lambda told: house.keeping.backup_to(stick / "kopie.db", told),
        "carry": lambda told: house.carrying.make(stick / "nog.verzegeld", key, told),
        "unseal": lambda told: unseal(path, carried, " ".join(key), clock, told),
        "door file": lambda told: house.door_files.make("Deur", stick / "deur.db", progress=told),
        "packets": lambda told: house.taking_in.take_in(stick, told),
        "second place": lambda told: house.keeping.rounds.choose_second_place(second, told),
        "erase": house.keeping.erase_now,
        "look": house.backups.offer,
        "find": lambda told: house.person_requests.find(SoughtPerson(name="Ans"), None, told),
        "candidates": house.backups.candidates,
        "salvage": alone(closed.salvage),
        "restore": alone(lambda told: closed.restore(copy, told)),
        "move": alone(lambda told: DataPlace(path, clock).move(there, progress=told)),
    }


KINDS = (
    *("backup", "backup elsewhere", "carry", "unseal", "door file", "packets", "find"),
    *("second place", "erase", "look", "candidates", "salvage", "restore", "move"),
)


def everything(folder: Path) -> dict[str, bytes]:
    """Every file that holds something, but what says that this folder is shared."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.stat().st_size and path.name != SHARED
    }


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_stopped_leaves_all_as_it_was(
    kind: str, acts: dict[str, Act], tmp_path: Path
) -> None:
    act, before = acts[kind], everything(tmp_path)
    for moment in (0, 1, 2, 4, 8, 16, 32, 64, 128):
        told: list[tuple[int, int]] = []

        def hear(done: int, parts: int, told: list[tuple[int, int]] = told) -> None:
            if (done, parts) not in told:
                told.append((done, parts))
            if len(told) > moment:  # noqa: B023 - called within this turn
                raise Cancelled

        try:
            act(hear)
        except Cancelled:
            assert everything(tmp_path).keys() - before.keys() == set()
            assert {
                name for name, content in before.items() if _other(tmp_path / name, content)
            } == set()
        else:
            assert moment
            break
    else:
        pytest.fail("it was never finished")


def _other(path: Path, content: bytes) -> bool:
    return not path.exists() or path.read_bytes() != content


def test_all_kinds_are_tried(acts: dict[str, Act], house: CentreServices) -> None:
    assert set(acts) == set(KINDS)
    assert backup_folder.listed(backup_folder.folder_of(house.database.path))
