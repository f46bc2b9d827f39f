"""Whoever was erased stays erased, also when an older backup is put back."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.errors import DiskFull
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.erasure import erasure_ledger
from buurthuis_app.persistence.rescue import restore
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import services_of
from tests.services.volunteers.erasing import erase_person

NOW = dt.datetime(2026, 11, 22, 9, 2, tzinfo=dt.UTC)


@pytest.fixture
def centre(demo_file: Callable[[int], Path], tmp_path: Path) -> Iterator[CentreServices]:
    """A year of a centre with volunteers."""
    path = Path(shutil.copy(demo_file(1), tmp_path / "buurthuis.db"))
    with closing(Database(path)) as database:
        yield services_of(database, FixedClock(NOW.date()))


def people(path: Path) -> dict[bytes, Volunteer]:
    with closing(Database(path)) as database, database.read() as work:
        return {person.id.bytes: person for person in work.store(Volunteer).find()}


def test_a_restored_backup_holds_nobody_who_was_erased_since(centre: CentreServices) -> None:
    path = centre.database.path
    copy = backup_folder.add(path, Occasion.DAY, NOW).path
    erased, *others = (person for person in people(path).values() if person.name and person.phone)
    erase_person(centre, erased.id)
    centre.database.close()
    done = restore.restore(path, copy, NOW)
    assert done.erased_again == 1
    after = people(path)
    assert erased.id.bytes not in after
    assert erased.phone not in {person.phone for person in after.values()}
    assert erased.name.encode() not in path.read_bytes()
    assert {person.name for person in others} <= {person.name for person in after.values()}


def test_the_ledger_holds_no_name_and_no_id(centre: CentreServices) -> None:
    path = centre.database.path
    person = next(person for person in people(path).values() if person.name)
    erase_person(centre, person.id)
    text = erasure_ledger.beside(path).read_text(encoding="ascii")
    assert text.startswith("2026-11-22 volunteer ")
    assert person.name not in text
    assert person.id.hex not in text.replace("-", "")


def test_an_erasing_that_fails_on_the_way_is_told_and_kept_out(
    centre: CentreServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = centre.database.path
    person = next(person for person in people(path).values() if person.name)

    def refuse(*_ignored: object) -> None:
        raise DiskFull("vol")

    monkeypatch.setattr(erasure_ledger, "note", refuse)
    with pytest.raises(DiskFull):
        erase_person(centre, person.id)
    assert people(path)[person.id.bytes].name == person.name


def test_a_torn_line_and_a_table_of_another_version_are_passed_over(centre: CentreServices) -> None:
    path = centre.database.path
    person = next(iter(people(path).values()))
    erasure_ledger.note(path, [erasure_ledger.of_row(NOW.date(), "unheard_of", person.id)])
    with erasure_ledger.beside(path).open("a") as file:
        file.write("2026-11-22 volunteer 12ab")
    assert [entry.table for entry in erasure_ledger.entries(path)] == ["unheard_of"]
    copy = backup_folder.add(path, Occasion.DAY, NOW).path
    centre.database.close()
    assert restore.restore(path, copy, NOW).erased_again == 0


def test_what_is_older_than_any_backup_is_forgotten(centre: CentreServices) -> None:
    path = centre.database.path
    person = next(iter(people(path).values()))
    for day in (dt.date(2025, 1, 1), dt.date(2026, 11, 1)):
        erasure_ledger.note(path, [erasure_ledger.of_row(day, "volunteer", person.id)])
    erasure_ledger.forget_old(path, NOW.date())
    assert [entry.day for entry in erasure_ledger.entries(path)] == [dt.date(2026, 11, 1)]
