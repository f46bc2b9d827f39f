"""Windows about door files and packets: what people click, and what happens by itself."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import Count, TallyKind
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.gui.look.theme import WindowTheme
from buurthuis_app.gui.packets.door_file_dialog import DoorFileDialog
from buurthuis_app.gui.packets.send_dialog import SendDialog
from buurthuis_app.gui.packets.take_in_dialog import TakeInDialog
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.registry import CentreServices
from tests.conftest import TODAY
from tests.gui.hands import of_kind

OpenDesk = Callable[[CentreServices], Desk]


@pytest.fixture
def open_desk(tmp_path: Path, look: WindowTheme) -> Iterator[OpenDesk]:
    assert look is not None
    opened: list[Desk] = []

    def show(house: CentreServices) -> Desk:
        desk = Desk(house, tmp_path)
        opened.append(desk)
        desk.window.show()
        desk.operations.wait()
        return desk

    yield show
    for desk in opened:
        desk.close()
    QApplication.processEvents()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def door(house: CentreServices, coffee: Activity, tmp_path: Path) -> Iterator[CentreServices]:
    """A door where four people came for coffee today."""
    house.door_files.make("Ingang", tmp_path / "ingang.db")
    with closing(Database(tmp_path / "ingang.db")) as database:
        at_door = CentreServices(database, house.clock, COORDINATOR, house.centre)
        with database.read() as work:
            (today,) = work.store(Occurrence).find(activity_id=coffee.id, date=TODAY)
            kind = next(kind for kind in work.store(TallyKind).find() if kind.on_card)
        at_door.counting.add(today.id, kind.id, 4)
        yield at_door


def counted(house: CentreServices) -> list[int]:
    with house.database.read() as work:
        return [count.number for count in work.store(Count).find()]


def cancel(house: CentreServices) -> None:
    with house.database.read() as work:
        (today,) = work.store(Occurrence).find(date=TODAY)
    house.counting.cancel(today.id, "storm")


def click(window: QWidget, words: str) -> None:
    QApplication.processEvents()  # what was put in a layout is shown a turn later
    buttons = [each for each in window.findChildren(QPushButton) if each.isVisible()]
    next(each for each in buttons if each.text() == words).click()


def texts(window: QWidget) -> str:
    QApplication.processEvents()
    return " ".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())


def test_taking_in_says_what_came_asks_and_is_undone(
    open_desk: OpenDesk, house: CentreServices, door: CentreServices, stick: Path
) -> None:
    door.sending.send(stick)
    (stick / "kapot.pakketje").write_bytes(b"half")
    cancel(house)
    desk = open_desk(house)
    desk.menu.show_packets()
    dialog = of_kind(TakeInDialog, desk.menu.dialog)
    dialog.take_in(stick)
    desk.operations.wait()
    assert "1 pakketje ingenomen, met 1 keer." in texts(dialog)
    assert "kapot.pakketje: Dit pakketje is niet heel" in dialog.notice.sentence
    assert "Die is hier afgezegd." in texts(dialog)
    click(dialog, "Toch tellen")
    desk.operations.wait()
    assert counted(house) == [4]
    assert dialog.heading.isHidden()

    for _wish in range(2):
        desk.undo.undo()
        desk.operations.wait()
    dialog.read()
    desk.operations.wait()
    assert counted(house) == []
    click(dialog, "Opnieuw innemen")
    desk.operations.wait()
    assert "Die is hier afgezegd." in texts(dialog)
    click(dialog, "Weglaten")
    desk.operations.wait()
    assert counted(house) == []
    assert not house.taking_in.to_decide().questions
    dialog.done(0)


def test_the_office_looks_in_the_folder_by_itself_and_tells_what_is_to_be_decided(
    open_desk: OpenDesk, house: CentreServices, door: CentreServices, stick: Path
) -> None:
    door.sending.send(stick)
    desk = open_desk(house)
    desk.packets.start()
    desk.operations.wait()
    assert counted(house) == []
    desk.menu.show_packets()
    dialog = of_kind(TakeInDialog, desk.menu.dialog)
    dialog.take_in(stick)
    desk.operations.wait()
    dialog.by_itself.toggle()  # as a screen reader does, without a click
    desk.operations.wait()
    dialog.done(0)
    assert counted(house) == [4]

    with door.database.read() as work:
        (count,) = work.store(Count).find()
    door.counting.add(count.occurrence_id, count.kind_id, 3)
    door.sending.send(stick)
    desk.packets.look()
    desk.operations.wait()
    assert counted(house) == [7]
    assert desk.undo.undo_label == "pakketjes ingenomen"
    desk.window.notice.hide()
    (stick / "kapot.pakketje").write_bytes(b"half")
    desk.packets.look()
    desk.operations.wait()
    assert "niet heel" in desk.window.notice.sentence
    desk.window.notice.hide()
    desk.packets.look()
    desk.operations.wait()
    assert desk.window.notice.isHidden()  # once is enough


def test_a_door_file_says_that_it_is_one_and_sends_by_itself(
    open_desk: OpenDesk, door: CentreServices, stick: Path
) -> None:
    desk = open_desk(door)
    desk.packets.start()
    desk.operations.wait()
    assert "deurbestand van Ingang" in desk.window.notice.sentence
    desk.menu.show_packets()
    dialog = of_kind(SendDialog, desk.menu.dialog)
    dialog.use(stick)
    desk.operations.wait()
    assert "Er ligt 1 pakketje klaar voor kantoor." in texts(dialog)
    next(stick.iterdir()).unlink()
    desk.packets.look()
    desk.operations.wait()
    assert [path.suffix for path in stick.iterdir()] == [".pakketje"]
    stick.rename(stick.with_name("weg"))
    desk.packets.look()  # the stick is out: nobody is troubled
    desk.operations.wait()
    dialog.send()
    desk.operations.wait()
    assert "Deze map is er niet" in dialog.notice.sentence
    dialog.done(0)


def test_a_door_file_is_made_and_its_door_forgotten(
    open_desk: OpenDesk, house: CentreServices, tmp_path: Path
) -> None:
    desk = open_desk(house)
    desk.menu._make_door_file()
    dialog = of_kind(DoorFileDialog, desk.menu.dialog)
    dialog.make(tmp_path / "tuin.db")
    desk.operations.wait()
    assert "Geef de deur een naam" in dialog.notice.sentence
    dialog.name.setText("Tuin")
    dialog.names.setChecked(True)
    dialog.make(tmp_path / "tuin.db")
    desk.operations.wait()
    assert "Breng het naar de computer Tuin" in dialog.notice.sentence
    assert "Tuin, gemaakt op 22-11-2026, met namen" in texts(dialog)
    click(dialog, "Vergeten")
    desk.operations.wait()
    assert "Nog geen." in texts(dialog)
    dialog.done(0)
