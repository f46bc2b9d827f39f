"""The dialog of backups in the window, and the one before it when the data does not open."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox

from buurthuis_app.bootstrap import open_window, rescue
from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.errors import Damaged, Missing
from buurthuis_app.gui.centre.backups_dialog import BackupsDialog
from buurthuis_app.gui.centre.rescue_dialog import RescueDialog
from buurthuis_app.gui.centre.wait_dialog import WaitDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.shell import application
from buurthuis_app.persistence import data_file
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.privacy.backups import Backups
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.gui.conftest import Show
from tests.gui.hands import settle

NOW = dt.datetime(2026, 11, 22, 9, 2, tzinfo=dt.UTC)


@pytest.fixture
def dialog(house: CentreServices, operations: Operations, show: Show) -> BackupsDialog:
    """With a good backup of yesterday and a damaged one of today."""
    path = house.database.path
    backup_folder.add(path, Occasion.CLOSING, NOW - dt.timedelta(days=1))
    bad = backup_folder.add(path, Occasion.DAY, NOW)
    bad.path.write_bytes(bad.path.read_bytes()[:-4096])
    dialog = BackupsDialog(house, operations)
    show(dialog)
    operations.wait()
    return dialog


def test_the_list_shows_the_newest_first_and_offers_no_damaged_one(dialog: BackupsDialog) -> None:
    newest, older = dialog.table.records()
    assert (newest.sound, older.sound) == (False, True)
    dialog.table.choose(newest.copy.path)
    assert not dialog.restore_button.isEnabled()
    dialog.table.choose(older.copy.path)
    assert dialog.restore_button.isEnabled()


def test_a_copy_is_carried_out_with_its_key_on_paper_and_comes_back_with_its_words(
    dialog: BackupsDialog, operations: Operations, tmp_path: Path
) -> None:
    dialog.carry()
    carrying, target = dialog.carrying, tmp_path / "mee.verzegeld"
    assert carrying is not None
    shown = [words.text() for words in carrying.words.findChildren(QLabel)]
    for place, word in enumerate(carrying.key, start=1):
        assert f"{place} {word}" in shown
    carrying.typed.setText("onzin")
    carrying.check()
    assert carrying.steps.currentIndex() == 0
    carrying.typed.setText(f" {carrying.key[carrying.asked].upper()} ")
    carrying.check()
    assert carrying.steps.currentIndex() == 1
    carrying.make(target)
    operations.wait()
    assert "Gemaakt en nagekeken" in carrying.notice.sentence
    carrying.accept()

    dialog.look_at(target)
    assert dialog.asking is not None
    dialog.asking.typed.setPlainText("te weinig woorden")
    dialog.asking.give()
    assert dialog.asking.notice.sentence
    dialog.asking.typed.setPlainText(" ".join(carrying.key))
    dialog.asking.give()
    operations.wait()
    assert dialog.question is not None
    wanted: list[Path] = []
    dialog.restore_wanted.connect(wanted.append)
    dialog._wanted(next(copy for copy in dialog.table.records() if "elders" in copy.copy.path.name))
    assert [path.suffix for path in wanted] == [".db"]


def test_only_who_says_yes_gets_a_backup_back(dialog: BackupsDialog) -> None:
    wanted: list[Path] = []
    dialog.restore_wanted.connect(wanted.append)
    older = dialog.table.records()[1]
    dialog.table.choose(older.copy.path)
    dialog.restore()
    no, yes = answers(dialog.question)
    no.click()
    assert wanted == []
    dialog.restore()
    no, yes = answers(dialog.question)
    yes.click()
    assert wanted == [older.copy.path]


def answers(question: QMessageBox | None) -> tuple[QAbstractButton, ...]:
    assert question is not None
    by_words = {button.text(): button for button in question.buttons()}
    return by_words["Annuleren"], by_words["Terugzetten"]


def test_a_backup_by_hand_is_said_to_be_made_only_when_it_is(
    dialog: BackupsDialog, operations: Operations, house: CentreServices
) -> None:
    dialog.now_button.click()
    operations.wait()
    assert "gemaakt" in dialog.notice.sentence
    assert dialog.table.records()[0].copy.occasion is Occasion.BY_HAND
    dialog.save_to(house.database.path)
    operations.wait()
    assert "andere plaats" in dialog.notice.sentence


def test_a_file_from_elsewhere_is_looked_at_before_it_is_put_back(
    dialog: BackupsDialog, operations: Operations, house: CentreServices, tmp_path: Path
) -> None:
    copy = house.keeping.backup_to(tmp_path / "stick" / "kopie.db")
    dialog.look_at(copy)
    operations.wait()
    assert dialog.question is not None
    dialog.look_at(tmp_path / "stick" / "weg.db")
    operations.wait()
    assert "is er niet" in dialog.notice.sentence


def test_the_menu_lets_go_of_the_data_for_a_restore(
    house: CentreServices,
    tmp_path: Path,
    qapp: QApplication,  # noqa: ARG001 - it must exist
) -> None:
    desk = Desk(house, tmp_path)
    desk.window.show()
    menu = desk.menu
    menu.show_backups()
    assert isinstance(menu.dialog, BackupsDialog)
    menu.dialog.restore_wanted.emit(tmp_path / "kopie.db")
    assert menu.to_restore == tmp_path / "kopie.db"
    assert not desk.window.isVisible()
    desk.operations.wait()
    desk.close()


def test_the_second_place_is_chosen_beside_what_it_says(
    house: CentreServices, dialog: BackupsDialog, operations: Operations, tmp_path: Path
) -> None:
    line, stick = dialog.second_place, tmp_path / "stick"
    stick.mkdir()
    house.keeping.backup_now()
    line.bring_to(house.database.path.parent)
    assert not line.choose_button.isEnabled()
    settle(operations)
    assert "andere schijf" in dialog.notice.sentence
    line.bring_to(stick)
    settle(operations)
    assert str(stick) in line.state.text()
    assert line.choose_button.isEnabled()
    assert len(backup_folder.listed(stick)) == 1


def rescue_dialog(path: Path, show: Show) -> RescueDialog:
    trouble = Backups(path, FixedClock(NOW.date())).trouble()
    dialog = RescueDialog(
        Backups(path, FixedClock(NOW.date())), "" if trouble is None else str(trouble)
    )
    show(dialog)
    return dialog


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-4096:] = b"\xff" * 4096
    path.write_bytes(content)


def test_a_damaged_file_is_replaced_by_the_newest_good_backup(
    taken_in: CentreServices, show: Show
) -> None:
    path = taken_in.database.path
    backup_folder.add(path, Occasion.DAY, NOW)
    taken_in.database.close()
    data_file.close(path)
    damage(path)
    with pytest.raises(Damaged):
        data_file.prepare(path)
    dialog = rescue_dialog(path, show)
    assert "5.120 bezoeken" in dialog.advice.text()
    dialog.restore_button.click()
    assert dialog.result() == RescueDialog.DialogCode.Accepted
    data_file.prepare(path)
    newest, _copy = backup_folder.listed(backup_folder.folder_of(path))
    assert newest.occasion is Occasion.ASIDE


def test_without_any_backup_what_can_be_read_is_saved_and_chosen(
    taken_in: CentreServices, show: Show
) -> None:
    path = taken_in.database.path
    taken_in.database.close()
    data_file.close(path)
    damage(path)
    dialog = rescue_dialog(path, show)
    assert not dialog.restore_button.isEnabled()
    assert "geen goede reservekopie" in dialog.advice.text()
    dialog.salvage_button.click()
    assert "gered" in dialog.notice.sentence
    dialog.restore_button.click()
    data_file.prepare(path)


def test_a_file_that_is_gone_is_put_back_or_begun_anew_only_when_people_say_so(
    database_path: Path, show: Show
) -> None:
    backup_folder.add(database_path, Occasion.DAY, NOW)
    database_path.unlink()
    with pytest.raises(Missing):
        data_file.prepare(database_path)
    dialog = rescue_dialog(database_path, show)
    dialog.ask_anew()
    assert not database_path.exists()
    dialog.begin_anew()
    data_file.prepare(database_path)
    with Database(database_path).read() as work:
        assert work.store(Centre).find() == ()


def test_a_file_from_elsewhere_is_read_and_shown_before_it_is_put_back(
    taken_in: CentreServices, show: Show, tmp_path: Path
) -> None:
    path, stick = taken_in.database.path, tmp_path / "stick"
    taken_in.database.close()
    stick.mkdir()
    whole, broken = (Path(shutil.copy(path, stick / f"{name}.db")) for name in ("heel", "kapot"))
    data_file.close(path)
    for place in (path, broken):
        damage(place)
    damaged = path.read_bytes()
    dialog = rescue_dialog(path, show)
    dialog.offer_file(broken)
    assert "niet te gebruiken" in dialog.notice.sentence
    assert not dialog.restore_button.isEnabled()
    dialog.offer_file(stick / "weg.db")
    assert "is er niet" in dialog.notice.sentence
    dialog.offer_file(whole)
    assert "5.120 bezoeken" in dialog.notice.sentence
    assert path.read_bytes() == damaged
    dialog.restore_button.click()
    data_file.prepare(path)
    assert dialog.result() == RescueDialog.DialogCode.Accepted


def test_the_start_offers_the_rescue_and_goes_on_with_what_was_put_back(
    database_path: Path,
    qapp: QApplication,  # noqa: ARG001 - it must exist
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    backup_folder.add(database_path, Occasion.DAY, NOW)
    damage(database_path)
    asked: list[str] = []

    def accept(dialog: RescueDialog) -> int:
        asked.append(dialog.advice.text())
        dialog.restore()
        return dialog.result()

    monkeypatch.setattr(RescueDialog, "exec", accept)
    told: list[str] = []

    def run(*arguments: Any) -> tuple[int, SimpleNamespace]:
        told.append(arguments[3].told)
        return 7, SimpleNamespace(to_restore=None, to_place=None, to_centre=None, to_read=False)

    monkeypatch.setattr(open_window, "_run", run)
    monkeypatch.setattr(application, "create", lambda _settings: None)
    assert open_window.open_window(database_path.parent) == 7
    assert len(asked) == 1
    assert told == ["De gegevens zijn terug. Kijk of alles klopt."]


def test_a_start_that_takes_long_is_shown_and_can_be_stopped(
    database_path: Path,
    qapp: QApplication,  # noqa: ARG001 - it must exist
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every row of a file that was not closed in order is read: a read that never ends without being stopped."""

    def read_on(_path: Path, ask: Callable[[], None]) -> None:
        while True:
            ask()

    monkeypatch.setattr(WaitDialog, "show", lambda dialog: dialog.stop_button.click())
    monkeypatch.setattr("buurthuis_app.persistence.integrity.soundness.verify", read_on)
    monkeypatch.setattr(open_window, "_run", lambda *_what: pytest.fail("it was opened"))
    monkeypatch.setattr(application, "create", lambda _settings: None)
    before = database_path.read_bytes()
    assert open_window.open_window(database_path.parent) == 1
    assert database_path.read_bytes() == before


def test_who_does_not_wait_for_the_first_look_is_not_told_that_there_is_no_backup(
    database_path: Path, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup_folder.add(database_path, Occasion.DAY, NOW)

    def read_on(_backups: Backups, progress: Progress) -> None:
        while True:
            progress(1, 2)

    monkeypatch.setattr(WaitDialog, "show", lambda dialog: dialog.stop_button.click())
    monkeypatch.setattr(Backups, "offer", read_on)
    dialog = rescue_dialog(database_path, show)
    assert "niet nagekeken" in dialog.advice.text()
    assert not dialog.restore_button.isEnabled()
    assert dialog.salvage_button.isEnabled()


@pytest.mark.usefixtures("qapp")
def test_a_restore_that_fails_says_that_nothing_changed(
    database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(rescue, "show", told.append)
    before = database_path.read_bytes()
    words = rescue.restored(database_path.parent, database_path.parent / "weg.db")
    assert "niets teruggezet" in words
    assert len(told) == 1
    assert database_path.read_bytes() == before
