"""The window: tabs on demand, refresh only where it matters, keys, place on the screen, status line."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from buurthuis_app import paths
from buurthuis_app.errors import DiskFull, Invalid
from buurthuis_app.gui.look.help_key import help_key
from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.shell import window_settings
from buurthuis_app.gui.shell.main_window import TITLE_BAR, MainWindow, on_screen
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.tab import Tab, TabEntry
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.services.shared.done import Done, Topic

Show = Callable[[QWidget], None]
TITLES = (
    "Vandaag",
    "Activiteiten",
    "Tellen en Vertellen",
    "Vrijwilligers",
    "Vertrouwenspersoon",
    "Doelen",
    "Overzichten",
)


class Counts(Tab):
    areas: ClassVar = frozenset({Topic.COUNTS})
    topic = "vandaag"
    has_paper: ClassVar = True

    def __init__(self) -> None:
        super().__init__()
        self.refreshed = 0
        self.printed = 0
        self.place: Destination | None = None
        self.field = QLineEdit()
        self.field.setAccessibleName("Aantal")
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(QPushButton("Vertel"))
        self.notice = Notice()
        column.addWidget(self.notice)

    @override
    def refresh(self) -> None:
        self.refreshed += 1

    @override
    def show_place(self, place: Destination) -> None:
        self.place = place

    @override
    def print_paper(self) -> None:
        self.printed += 1


class Stories(Counts):
    areas: ClassVar = frozenset({Topic.STORIES})
    has_paper: ClassVar = False


@pytest.fixture
def window(shell: Shell, show: Show, tmp_path: Path) -> MainWindow:
    made = MainWindow(
        [
            TabEntry(key="today", title="Vandaag", icon="today", factory=Counts),
            TabEntry(key="harvest", title="Tellen en Vertellen", icon="harvest", factory=Stories),
        ],
        shell,
        tmp_path,
    )
    show(made)
    return made


def tab(window: MainWindow) -> Counts:
    shown = window.tab
    assert isinstance(shown, Counts)
    return shown


def test_only_the_first_tab_is_built_at_the_start(window: MainWindow) -> None:
    assert list(window.built) == ["today"]
    assert tab(window).refreshed == 1
    window.open_tab("harvest")
    assert list(window.built) == ["today", "harvest"]
    window.open_tab("today")
    assert tab(window).refreshed == 1


def test_a_change_refreshes_the_tab_that_shows_it_and_waits_for_one_that_is_not_seen(
    window: MainWindow, shell: Shell
) -> None:
    today = tab(window)
    window.open_tab("harvest")
    harvest = tab(window)
    shell.operations.changed.emit(frozenset({Topic.COUNTS}))
    shell.operations.changed.emit(frozenset({Topic.COUNTS}))
    assert (today.refreshed, harvest.refreshed) == (1, 1)
    window.open_tab("today")
    assert (today.refreshed, harvest.refreshed) == (2, 1)


def test_ctrl_and_a_number_or_tab_switches(window: MainWindow) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_2, control)
    assert window.strip.currentIndex() == 1
    QTest.keyClick(window, Qt.Key.Key_Tab, control)
    assert window.strip.currentIndex() == 0


def test_somebody_in_one_tab_can_ask_for_a_place_in_another(
    window: MainWindow, shell: Shell
) -> None:
    shell.navigator.go(Destination(tab="harvest", section="eenzaamheid"))
    assert tab(window).place == Destination(tab="harvest", section="eenzaamheid")


def test_a_write_is_said_in_the_status_line_and_taken_back_from_there(
    window: MainWindow, shell: Shell
) -> None:
    numbers = [14]

    def add(n: int) -> Done[None]:
        numbers.append(numbers[-1] + n)
        return Done(value=None, changes=frozenset({Topic.COUNTS}), undo=lambda: add(-n))

    shell.operations.run(lambda: add(2), label="2 bezoekers erbij")
    shell.operations.wait()
    assert window.status.sentence == "Opgeslagen"
    assert window.status.undo_words == "Ongedaan maken: 2 bezoekers erbij"
    window.status.undo_wanted.emit()
    shell.operations.wait()
    assert numbers[-1] == 14
    assert window.status.sentence == "Ongedaan gemaakt: 2 bezoekers erbij"
    assert window.status.undo_words == ""


def test_what_was_said_of_an_act_goes_when_people_do_something_else(
    window: MainWindow, shell: Shell
) -> None:
    today = tab(window)
    window.open_tab("harvest")
    harvest = tab(window)
    window.open_tab("today")

    def write(topic: Topic, *, said: str = "", undo: bool = True) -> None:
        done = Done(
            value=None,
            changes=frozenset({topic}),
            undo=(lambda: done) if undo else None,
            by_itself=not undo,
        )
        say = partial(today.notice.show_sentence, said)
        shell.operations.run(lambda: done, lambda _done: say() if said else None, label="iets")
        shell.operations.wait()

    def said() -> list[str]:
        notices = (today.notice, harvest.notice, window.notice)
        return [notice.sentence for notice in notices if not notice.isHidden()]

    for each in (today, harvest):
        each.notice.show_error(Invalid("Kies een zaal."))
    window.say_failure(Invalid("Er is niets ongedaan gemaakt."))
    write(Topic.COUNTS, undo=False)  # the program planned something by itself
    assert len(said()) == 3
    write(Topic.COUNTS, said="Bewaard.")
    assert said() == ["Bewaard.", "Kies een zaal."]
    shell.undo.undo()
    shell.operations.wait()
    assert said() == ["Kies een zaal."]
    window.notice.show_sentence("Er wordt morgen iets gewist.")
    today.notice.show_error(Invalid("De schijf is vol."), Tone.DANGER)
    write(Topic.COUNTS)
    assert said() == ["De schijf is vol.", "Kies een zaal.", "Er wordt morgen iets gewist."]


def test_ctrl_z_in_a_text_field_belongs_to_the_field(window: MainWindow, shell: Shell) -> None:
    undone: list[bool] = []

    def undo() -> Done[None]:
        undone.append(True)
        return Done(value=None, changes=frozenset())

    shell.operations.run(lambda: Done(value=None, changes=frozenset(), undo=undo), label="iets")
    shell.operations.wait()
    window.activateWindow()
    field = tab(window).field
    field.setFocus()
    QTest.keyClicks(field, "17")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shell.operations.wait()
    assert field.text() == ""
    assert undone == []
    window.strip.setFocus()
    QTest.keyClick(window.strip, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shell.operations.wait()
    assert undone == [True]


def test_ctrl_p_makes_the_paper_of_the_tab_that_has_one(window: MainWindow) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert tab(window).printed == 1
    window.open_tab("harvest")
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert tab(window).printed == 0


def test_a_known_error_is_a_calm_sentence_that_can_be_put_away(
    window: MainWindow, shell: Shell
) -> None:
    shell.operations.failed.emit(DiskFull("De schijf is vol."))
    assert window.notice.isVisible()
    assert window.notice.sentence == "De schijf is vol."
    window.notice._said.more.click()
    manual = help_key().window
    assert manual is not None
    assert manual.shown == "als-het-niet-lukt#de-schijf-is-vol"
    assert window.notice.isVisible()  # it is still so
    help_key().close()
    shell.operations.failed.emit(Invalid("Vul een naam in."))
    assert window.notice.leads_to == window.tab.topic


def test_the_title_is_the_centre_s_name(window: MainWindow) -> None:
    window.set_centre_name("Buurthuis De Schakel")
    assert window.windowTitle() == "Buurthuis De Schakel"


def test_the_window_comes_back_where_it_was(
    window: MainWindow, shell: Shell, tmp_path: Path
) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry()
    window.resize(room.width(), room.height() - 80)
    window.move(room.left(), room.top() + 20)
    corner = window.pos()
    window.close()
    again = MainWindow(window._entries, shell, tmp_path)
    assert (again.pos(), again.size()) == (corner, window.size())
    again.deleteLater()


def test_a_first_window_is_placed_by_the_system_and_leaves_room_for_its_title_bar(
    shell: Shell, window: MainWindow, tmp_path: Path
) -> None:
    first = MainWindow(window._entries, shell, tmp_path / "fresh")
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert not first.testAttribute(Qt.WidgetAttribute.WA_Moved)
    assert first.height() <= room.height() - TITLE_BAR
    first.deleteLater()


def test_a_window_whose_title_bar_was_above_the_screen_comes_down(
    shell: Shell, window: MainWindow, tmp_path: Path
) -> None:
    size = window_settings.Settings(left=0, top=-24, width=800, height=600)
    window_settings.save(tmp_path, size)
    again = MainWindow(window._entries, shell, tmp_path)
    assert again.testAttribute(Qt.WidgetAttribute.WA_Moved)
    assert again.pos().y() >= 0  # of the frame, not of what is in it
    again.deleteLater()


def test_a_window_on_a_screen_that_is_gone_comes_to_one_that_is_there(qapp: object) -> None:
    assert qapp is not None
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(on_screen(QRect(9000, -4000, 1280, 800)))
    assert room.contains(on_screen(QRect(0, 0, 99999, 99999)))


def test_all_controls_of_the_window_have_a_name(
    window: MainWindow, nameless: Callable[[QWidget], list[str]]
) -> None:
    window.say_failure(DiskFull("De schijf is vol."))
    window.status.saved("iets")
    assert nameless(window) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_seven_tabs_are_all_in_view_on_a_small_screen(
    shell: Shell, show: Show, look: WindowTheme, qtbot: QtBot, percent: int
) -> None:
    look.wear(Scheme.LIGHT, percent)
    entries = [TabEntry(key=t, title=t, icon="today", factory=Counts) for t in TITLES]
    window = MainWindow(entries, shell)
    show(window)
    window.status.saved(
        "een heel lang verhaal over wat er zojuist is veranderd aan deze activiteit"
    )
    window.status.show_backup("vandaag 9.02")
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: window.width() == 1280)
    assert window.minimumSizeHint().width() <= 1280
    assert window.strip.tabRect(len(TITLES) - 1).right() <= window.strip.width()
    look.wear(Scheme.DARK, 200)
    assert window.strip.tabRect(len(TITLES) - 1).right() <= window.strip.width()


def test_settings_that_cannot_be_read_are_as_if_never_set(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert window_settings.load(tmp_path) == window_settings.Settings()
    assert caplog.text == ""
    for broken in ("{", "[]", '{"width": "wide"}', '{"maximised": 1}'):
        (tmp_path / window_settings.FILE_NAME).write_text(broken, encoding="utf-8")
        caplog.clear()
        assert window_settings.load(tmp_path) == window_settings.Settings()
        assert "not readable" in caplog.text


def test_settings_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    chosen = window_settings.Settings(width=900, scheme="dark", type_size=150)
    assert window_settings.save(tmp_path, chosen)
    assert window_settings.load(tmp_path) == chosen
    own = paths.own_settings(tmp_path)
    assert [path.name for path in own.iterdir()] == [window_settings.FILE_NAME]


def test_each_computer_has_its_own_settings_of_a_shared_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = {"width": 700, "type_size": 125}  # of a version that kept them beside the data
    (tmp_path / window_settings.FILE_NAME).write_text(json.dumps(earlier), encoding="utf-8")
    chosen = window_settings.Settings(width=900, scheme="dark", type_size=150)
    assert window_settings.load(tmp_path).type_size == 125
    window_settings.save(tmp_path, chosen)
    assert window_settings.load(tmp_path) == chosen
    monkeypatch.setenv("BUURTHUIS_COMPUTER", str(tmp_path / "another"))
    assert window_settings.load(tmp_path) == window_settings.Settings(width=700, type_size=125)


def test_a_folder_that_cannot_be_written_is_noted_and_no_more(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("BUURTHUIS_COMPUTER", str(tmp_path / "file"))
    assert not window_settings.save(tmp_path, window_settings.Settings())
    assert "not saved" in caplog.text
