"""A window that stays open looks after its data each day and each hour, and once more when it is closed."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from buurthuis_app.bootstrap import rounds as rounds_module
from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.records import replace
from buurthuis_app.services.privacy.maintenance import Erasing
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from buurthuis_app.services.shared.done import Done


@pytest.fixture
def desk(house: CentreServices, tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:  # noqa: ARG001 - it must exist
    """An opened centre, after its first paint."""
    desk = Desk(house, tmp_path / "settings")
    desk.after_first_paint()
    desk.operations.wait()
    yield desk
    desk.close()


def made(house: CentreServices) -> list[Occasion]:
    folder = backup_folder.folder_of(house.database.path)
    return [copy.occasion for copy in backup_folder.listed(folder)][::-1]


def change(house: CentreServices) -> None:
    story = house.telling.blank(house.clock.today())
    house.telling.keep(replace(story, happened="Iets."), new=True)


def test_a_program_that_stays_open_makes_a_backup_each_day_and_erases(
    desk: Desk, house: CentreServices, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    erased: list[dt.date] = []
    erase = house.keeping.erase_due

    def note_and_erase(progress: Progress) -> Done[Erasing]:
        erased.append(clock.today())
        return erase(progress)

    monkeypatch.setattr(house.keeping, "erase_due", note_and_erase)
    for _day in range(3):
        clock.moment += dt.timedelta(days=1)
        desk.rounds.look()
        desk.rounds.look()
        desk.operations.wait()
    assert made(house) == [Occasion.DAY] * 4
    assert erased == [dt.date(2026, 11, day) for day in (23, 24, 25)]


def test_an_hour_with_changes_makes_one_copy(
    desk: Desk, house: CentreServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds_module, "HOUR", 0)
    change(house)
    desk.rounds.look()
    desk.rounds.look()
    desk.operations.wait()
    assert made(house) == [Occasion.DAY, Occasion.HOUR]


def test_closing_after_changes_makes_the_last_copy(
    house: CentreServices,
    tmp_path: Path,
    qapp: QApplication,  # noqa: ARG001 - it must exist
) -> None:
    desk = Desk(house, tmp_path / "settings")
    desk.after_first_paint()
    desk.operations.wait()
    change(house)
    desk.close()
    assert made(house) == [Occasion.DAY, Occasion.CLOSING]


def test_a_clock_that_jumped_is_asked_about_and_only_a_yes_erases(
    desk: Desk, house: CentreServices, clock: FixedClock
) -> None:
    clock.moment += dt.timedelta(days=400)
    desk.rounds.look()
    desk.operations.wait()
    assert "Klopt dat?" in question(desk).text()
    assert house.keeping.rounds.clock_jump() is not None
    by_words = {button.text(): button for button in question(desk).buttons()}
    by_words["De datum klopt"].click()
    desk.operations.wait()
    assert house.keeping.rounds.clock_jump() is None


def question(desk: Desk) -> QMessageBox:
    assert desk.rounds.question is not None
    return desk.rounds.question


def test_a_stick_that_was_away_for_a_week_is_asked_for(
    desk: Desk, house: CentreServices, clock: FixedClock, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    house.keeping.rounds.choose_second_place(stick)
    stick.rename(tmp_path / "weg")
    clock.moment += dt.timedelta(days=8)
    desk.rounds.look()
    desk.operations.wait()
    assert "Sluit de stick aan" in desk.window.status.sentence
