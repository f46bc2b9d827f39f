"""The folder of backups: names that never meet, and what is kept as it grows older."""

import datetime as dt
import threading
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta

from buurthuis_app.domain.shared.periods import month
from buurthuis_app.domain.shared.progress import Cancelled
from buurthuis_app.persistence.backups import backup, backup_folder
from buurthuis_app.persistence.backups.backup_folder import Backup, Occasion
from buurthuis_app.persistence.integrity import checksum

NOW = dt.datetime(2026, 11, 22, 9, 2, tzinfo=dt.UTC)


def put(folder: Path, day: dt.date, why: str = "-100000-dag") -> Path:
    path = folder / f"buurthuis-{day.isoformat()}{why}.db"
    path.touch()
    return path


def days_in(folder: Path) -> set[dt.date]:
    return {copy.made_at.astimezone().date() for copy in backup_folder.listed(folder)}


def test_two_made_in_the_same_second_are_two(database_path: Path) -> None:
    made: list[Backup] = []

    def make() -> None:
        made.append(backup_folder.add(database_path, Occasion.BY_HAND, NOW))

    threads = [threading.Thread(target=make) for _time in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({copy.path for copy in made}) == 4
    for copy in made:
        assert not checksum.differs(copy.path)
        assert checksum.noted(copy.path) is not None
        backup.verify(copy.path)


def test_seven_days_eight_weeks_and_twelve_months_are_kept(tmp_path: Path) -> None:
    for ago in range(800):
        put(tmp_path, NOW.date() - dt.timedelta(days=ago))
    (tmp_path / "vakantiefoto.db").touch()
    backup_folder.thin_out(tmp_path, NOW)
    kept = days_in(tmp_path)
    days = {NOW.date() - dt.timedelta(days=ago) for ago in range(8)}
    sundays = {dt.date(2026, 11, 15) - dt.timedelta(weeks=ago) for ago in range(7)}
    # Of the week in which the weeks begin and the month in which the months begin, the last day of that stretch.
    months = {month(2026, n).last for n in range(1, 9)} | {dt.date(2025, 12, 31)}
    assert days | sundays | months <= kept
    assert len(kept) <= len(days | sundays | months) + 4
    assert min(kept) >= dt.date(2025, 11, 22)
    assert (tmp_path / "vakantiefoto.db").exists()


@pytest.mark.parametrize("days", [1, 7, 30])
def test_no_copy_lives_longer_than_twelve_months_however_seldom_the_program_starts(
    tmp_path: Path, days: int
) -> None:
    today = dt.date(2022, 11, 22)
    while today < NOW.date():
        put(tmp_path, today)
        moment = dt.datetime.combine(today, dt.time(12), dt.UTC)
        backup_folder.thin_out(tmp_path, moment)
        assert min(days_in(tmp_path)) >= today - relativedelta(years=1)
        today += dt.timedelta(days=days)


@pytest.mark.parametrize("occasion", [why for why in Occasion if why is not Occasion.ELSEWHERE])
def test_whatever_it_was_made_for_it_goes_after_a_year_with_its_checksum(
    tmp_path: Path, occasion: Occasion
) -> None:
    old = put(tmp_path, dt.date(2025, 11, 20), f"-100000-{occasion.value}-2")
    checksum.note_beside(old).touch()
    old.with_name(old.name + "-journal").touch()
    young = put(tmp_path, dt.date(2026, 11, 20), f"-100000-{occasion.value}")
    backup_folder.thin_out(tmp_path, NOW)
    assert [path.name for path in tmp_path.iterdir()] == [young.name]


def test_the_copies_of_an_earlier_version_are_known_and_thinned_with_the_others(
    tmp_path: Path,
) -> None:
    put(tmp_path, dt.date(2024, 1, 2), "")
    (tmp_path / "buurthuis-voor-bijwerken-0009.db").touch()
    (migrated,) = [
        copy for copy in backup_folder.listed(tmp_path) if copy.occasion is Occasion.MIGRATION
    ]
    assert abs(migrated.made_at - dt.datetime.now(dt.UTC)) < dt.timedelta(hours=1)
    backup_folder.thin_out(tmp_path, dt.datetime.now(dt.UTC))
    assert [copy.occasion for copy in backup_folder.listed(tmp_path)] == [Occasion.MIGRATION]


def test_what_was_set_aside_is_no_copy_of_anything_and_stays_its_year(tmp_path: Path) -> None:
    for hour in range(3):
        put(tmp_path, dt.date(2026, 3, 3), f"-1{hour}0000-opzij-gezet")
        put(tmp_path, dt.date(2026, 3, 3), f"-1{hour}0000-dag")
    backup_folder.thin_out(tmp_path, NOW)
    occasions = [copy.occasion for copy in backup_folder.listed(tmp_path)]
    assert sorted(why.value for why in occasions) == ["dag", *["opzij-gezet"] * 3]


def test_days_of_a_clock_that_ran_ahead_push_no_true_copy_away_and_grow_old_from_now(
    tmp_path: Path,
) -> None:
    true = {put(tmp_path, NOW.date() - dt.timedelta(days=ago)) for ago in range(1, 8)}
    future = [put(tmp_path, dt.date(2099, 1, day)) for day in range(1, 16)]
    checksum.keep(future[0], "0" * 64)
    future[0].with_name(future[0].name + "-journal").touch()
    backup_folder.thin_out(tmp_path, NOW)
    assert all(path.exists() for path in true)
    assert not any(path.exists() for path in future)
    assert max(days_in(tmp_path)) == NOW.date()
    (journal,) = tmp_path.glob("*-journal")
    assert journal.with_name(journal.name.removesuffix("-journal")).exists()
    assert len(backup_folder.listed(tmp_path)) == len(true) + len(future)
    backup_folder.thin_out(tmp_path, NOW + dt.timedelta(days=400))
    assert list(tmp_path.iterdir()) == []


def test_names_of_others_are_nobodys_backup(tmp_path: Path) -> None:
    for name in ("buurthuis-2026-13-41.db", "buurthuis-2026-11-22-100000-feest.db", "foto.db"):
        assert backup_folder.read_name(tmp_path / name) is None


def test_a_copy_to_another_folder_can_be_stopped_at_each_piece(
    database_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_folder, "_PIECE", 65_536)
    copy = backup_folder.add(database_path, Occasion.DAY, NOW)
    pieces = copy.path.stat().st_size // 65_536 + 1
    written: list[int] = []

    def hear(done: int, parts: int) -> None:
        assert parts == pieces > 2
        (unfinished,) = stick.iterdir() if done else (None,)
        written.append(unfinished.stat().st_size if unfinished else 0)
        if done == stop_at:
            raise Cancelled

    stick, stop_at = tmp_path / "stick", 2
    with pytest.raises(Cancelled):
        backup_folder.copy_to(copy, stick, hear)
    assert written == [0, 65_536, 2 * 65_536]
    assert list(stick.iterdir()) == []
    stop_at = pieces
    assert backup_folder.copy_to(copy, stick, hear).read_bytes() == copy.path.read_bytes()


def test_a_copy_in_another_folder_is_read_back(database_path: Path, tmp_path: Path) -> None:
    copy = backup_folder.add(database_path, Occasion.DAY, NOW)
    there = backup_folder.copy_to(copy, tmp_path / "stick")
    assert there.read_bytes() == copy.path.read_bytes()
    assert not checksum.differs(there)
    assert checksum.noted(there) == checksum.noted(copy.path)
