"""Backups that nobody has to think of: when they are made, and when a clock is not believed."""

import datetime as dt
import os
from pathlib import Path

import msgspec
import pytest

from buurthuis_app.domain.shared.periods import year
from buurthuis_app.errors import Invalid
from buurthuis_app.persistence.backups import backup, backup_folder, safety_state
from buurthuis_app.persistence.backups.backup_folder import Backup, Occasion
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.integrity import checksum
from buurthuis_app.records import replace
from buurthuis_app.services.privacy.backup_rounds import BackupRounds
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import SAMPLES


def made(house: CentreServices) -> list[Occasion]:
    """The occasions of all backups, the oldest first."""
    return [copy.occasion for copy in copies(house)][::-1]


def copies(house: CentreServices) -> tuple[Backup, ...]:
    return backup_folder.listed(backup_folder.folder_of(house.database.path))


def change(house: CentreServices) -> None:
    story = house.telling.blank(house.clock.today())
    house.telling.keep(replace(story, happened="Iets."), new=True)


def test_each_day_has_its_backup_however_long_the_program_stays_open(
    house: CentreServices, clock: FixedClock
) -> None:
    for _day in range(5):
        house.keeping.daily_backup()
        house.keeping.daily_backup()
        clock.moment += dt.timedelta(days=1)
    assert made(house) == [Occasion.DAY] * 5


def test_an_hour_or_an_end_without_changes_makes_no_copy(
    house: CentreServices, clock: FixedClock
) -> None:
    rounds = house.keeping.rounds
    assert rounds.add_if_changed(Occasion.HOUR) is not None
    assert rounds.add_if_changed(Occasion.CLOSING) is None
    change(house)
    clock.moment += dt.timedelta(hours=1)
    assert rounds.add_if_changed(Occasion.CLOSING) is not None
    assert rounds.add_if_changed(Occasion.HOUR) is None
    for copy in copies(house):  # whoever throws them away gets a new one
        copy.path.unlink()
    assert rounds.add_if_changed(Occasion.HOUR) is not None


def test_a_backup_by_hand_is_always_made(house: CentreServices) -> None:
    first, second = house.keeping.backup_now(), house.keeping.backup_now()
    assert first.path != second.path
    backup.verify(second.path)


def test_before_something_large_there_is_a_copy_of_how_it_was(
    house: CentreServices, clock: FixedClock
) -> None:
    importing = house.importing
    importing.keep(importing.read(SAMPLES / "bezoekers-2025.xlsx"))
    assert made(house) == [Occasion.IMPORT]
    clock.moment += dt.timedelta(minutes=1)
    house.people_importing.keep(house.people_importing.read(SAMPLES / "vrijwilligers.xlsx"))
    clock.moment += dt.timedelta(minutes=1)
    house.adopting.adopt(year(2025), house.overviews)
    assert made(house) == [Occasion.IMPORT, Occasion.IMPORT, Occasion.ADOPTION]
    adopted, people, counts = copies(house)
    assert (
        checksum.noted(adopted.path) != checksum.noted(people.path) != checksum.noted(counts.path)
    )


def test_nothing_is_erased_without_a_good_backup_of_today(
    house: CentreServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_ignored: object, **_named: object) -> None:
        raise Invalid("geen plaats")

    with monkeypatch.context() as broken:
        broken.setattr(backup, "make", refuse)
        with pytest.raises(Invalid, match="geen plaats"):
            house.keeping.erase_due()
    assert made(house) == []
    house.keeping.erase_due()
    house.keeping.erase_due()
    assert made(house) == [Occasion.ERASING]


@pytest.mark.parametrize("years", [2, 10])
def test_a_clock_that_ran_years_ahead_is_asked_about_before_anything_goes(
    house: CentreServices, clock: FixedClock, years: int
) -> None:
    house.keeping.daily_backup()
    old = copies(house)
    clock.moment = clock.moment.replace(year=clock.moment.year + years)
    house.keeping.daily_backup()
    jump = house.keeping.rounds.clock_jump()
    assert jump is not None
    assert (jump.today - jump.last).days > 360
    with pytest.raises(Invalid, match="wordt er niets gewist"):
        house.keeping.erase_due()
    assert set(old) <= set(copies(house))
    house.keeping.rounds.believe_clock()
    assert house.keeping.rounds.clock_jump() is None
    house.keeping.daily_backup()
    house.keeping.erase_due()
    assert not set(old) & set(copies(house))


def test_a_summer_closed_is_no_jump_and_neither_is_a_clock_set_back(
    house: CentreServices, clock: FixedClock
) -> None:
    house.keeping.daily_backup()
    for days in (35, -400, -3652):
        clock.moment += dt.timedelta(days=days)
        house.keeping.daily_backup()
        assert house.keeping.rounds.clock_jump() is None
        house.keeping.erase_due()
    assert len(copies(house)) == 4


def test_where_an_earlier_version_made_the_backups_their_days_are_what_is_known(
    house: CentreServices, clock: FixedClock
) -> None:
    house.keeping.daily_backup()
    (house.database.path.parent / safety_state.FILE_NAME).unlink()
    clock.moment += dt.timedelta(days=400)
    assert house.keeping.rounds.clock_jump() is not None


def test_a_state_that_cannot_be_read_is_as_none(house: CentreServices) -> None:
    path = house.database.path
    (path.parent / safety_state.FILE_NAME).write_text("{", encoding="ascii")
    assert safety_state.load(path) == safety_state.SafetyState()
    house.keeping.daily_backup()
    assert safety_state.load(path).last_day == house.clock.today()


def test_a_computer_has_its_own_second_place_and_all_know_what_was_copied(
    house: CentreServices, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = house.database.path
    earlier = safety_state.SafetyState(backed_up="a", second_place="E:/")
    (path.parent / safety_state.FILE_NAME).write_bytes(msgspec.json.encode(earlier))
    safety_state.keep(path, replace(earlier, backed_up="b"))
    safety_state.keep(path, replace(earlier, backed_up="c", second_place="F:/"))
    assert safety_state.load(path) == replace(earlier, backed_up="c", second_place="F:/")
    safety_state.keep(path, replace(earlier, backed_up="c", second_place=""))
    assert safety_state.load(path).second_place == ""
    monkeypatch.setenv("BUURTHUIS_COMPUTER", str(tmp_path / "another"))
    assert safety_state.load(path) == replace(earlier, backed_up="c")


def test_each_backup_comes_to_the_second_place_too(
    house: CentreServices, clock: FixedClock, tmp_path: Path
) -> None:
    stick = tmp_path / "stick é"
    stick.mkdir()
    rounds = house.keeping.rounds
    assert rounds.second_place().folder is None
    house.keeping.daily_backup()
    chosen = rounds.choose_second_place(stick)
    assert (chosen.folder, chosen.there, chosen.overdue) == (stick, True, False)
    change(house)
    clock.moment += dt.timedelta(hours=1)
    rounds.add_if_changed(Occasion.HOUR)
    rounds.bring()
    rounds.bring()
    there = backup_folder.listed(stick)
    assert [copy.path.name for copy in there] == [copy.path.name for copy in copies(house)]
    for copy in there:
        assert not checksum.differs(copy.path)


def test_a_backup_on_the_second_place_is_offered_when_those_beside_the_data_are_gone(
    house: CentreServices, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    house.keeping.daily_backup()
    house.keeping.rounds.choose_second_place(stick)
    (here,) = house.backups.candidates()  # the same copy counts once
    here.copy.path.unlink()
    (there,) = house.backups.candidates()
    newest = house.backups.offer().newest
    assert newest is not None
    assert there.copy.path == newest.copy.path == stick / here.copy.path.name


def test_a_stick_that_is_away_is_told_and_after_a_week_asked_for(
    house: CentreServices, clock: FixedClock, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    rounds = house.keeping.rounds
    house.keeping.daily_backup()
    rounds.choose_second_place(stick)
    stick.rename(tmp_path / "in de jaszak")
    clock.moment += dt.timedelta(days=1)
    house.keeping.daily_backup()
    with pytest.raises(Invalid, match="Sluit de stick aan"):
        rounds.bring()
    place = rounds.second_place()
    assert (place.there, place.overdue) == (False, False)
    assert not stick.exists()  # never a folder of that name on this computer's own disk
    clock.moment += dt.timedelta(days=7)
    assert rounds.second_place().overdue


def test_the_second_place_is_another_one(house: CentreServices) -> None:
    home = house.database.path.parent
    house.keeping.daily_backup()
    for folder in (home, home / backup.FOLDER):
        with pytest.raises(Invalid, match="andere schijf"):
            house.keeping.rounds.choose_second_place(folder)


_LARGE = 50_000


def test_a_stick_that_loses_what_it_was_given_is_found_out(
    house: CentreServices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.keeping.daily_backup()

    def lose(file: int) -> None:
        if os.fstat(file).st_size > _LARGE:  # the copy, and not what is remembered of it
            os.ftruncate(file, _LARGE)

    monkeypatch.setattr("os.fsync", lose)
    stick = tmp_path / "stick"
    stick.mkdir()
    with pytest.raises(Exception, match=r"kan niet worden geschreven"):
        house.keeping.rounds.choose_second_place(stick)
    assert list(stick.iterdir()) == []


def test_thirty_days_open_leave_what_was_promised(database_path: Path) -> None:
    path = database_path
    clock = FixedClock(dt.date(2026, 11, 1))
    rounds = BackupRounds(Database(path), clock)
    for _day in range(30):
        rounds.daily()
        clock.moment += dt.timedelta(days=1)
    days = [copy.made_at.date() for copy in backup_folder.listed(backup_folder.folder_of(path))]
    assert days[:8] == [dt.date(2026, 11, 30) - dt.timedelta(days=ago) for ago in range(8)]
    assert days[8:] == [
        dt.date(2026, 11, 22),
        dt.date(2026, 11, 15),
        dt.date(2026, 11, 8),
        dt.date(2026, 11, 1),
    ]
