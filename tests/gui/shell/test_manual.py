"""The manual: F1 finds its page from everywhere, everything in it is reached, and words are found in it."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from buurthuis_app import bootstrap
from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.errors import AppError, Conflict, Invalid
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.forms.list_window import ListWindow
from buurthuis_app.gui.imports.file_import_dialog import FileImportDialog
from buurthuis_app.gui.look.help_key import FIRST_TOPIC, help_key, topic_at
from buurthuis_app.gui.shell.help_window import HelpWindow
from buurthuis_app.gui.shell.manual import Manual
from buurthuis_app.gui.shell.tab import Tab
from buurthuis_app.gui.tabs.goals.part import GoalsPart
from buurthuis_app.gui.tabs.goals.tab import GoalsTab
from buurthuis_app.gui.tabs.volunteers.tab import VolunteersTab
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.dialog_size import LaidOutDialog, SizedDialog, SnugDialog
from buurthuis_app.gui.widgets.hints.question import QuestionBox
from buurthuis_app.gui.widgets.plain_text import MessageBox
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.shared.clock import FixedClock
from tests.gui.conftest import Show
from tests.gui.forms.every_form import kinds_of
from tests.gui.shell.shortcuts_page import PAGE, page
from tests.gui.tabs.today.at_the_door import TODAY

MANUAL = Manual()
IN_GENERAL: tuple[type[QWidget], ...] = (
    *(FormDialog, ListWindow, FileImportDialog),
    *(LaidOutDialog, SizedDialog, SnugDialog, DialogPage),
    *(MessageBox, QuestionBox),
)
"""Never shown themselves, or a question about what is around it."""
LINK = re.compile(r"(!?)\[[^\]]+\]\(([^)]+)\)")
PACKAGE = Path(__file__).parents[3] / "buurthuis_app"


def screens() -> dict[str, str]:
    """Every tab, part and dialog of the program, with the page that it says is about it."""
    found: set[type[QWidget]] = {*kinds_of(QDialog), *kinds_of(Tab), *kinds_of(GoalsPart)}
    return {
        kind.__qualname__: getattr(kind, "topic", "")
        for kind in found
        if kind not in IN_GENERAL and not kind.__qualname__.endswith(("WritingPart", "ListPart"))
    }


def named_in_the_source() -> set[str]:
    """Every page that a window, a list or an error names."""
    name = re.compile(r'(?:topic|_TOPIC) ?= ?"([^"]+)"|help_key\(\)\.show, "([^"]+)"')
    sources = (path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    return {"".join(found) for source in sources for found in name.findall(source)}


def errors() -> set[type[AppError]]:
    """Every kind of refusal."""
    found, unread = set[type[AppError]](), [AppError]
    while unread:
        kinds = unread.pop().__subclasses__()
        unread += kinds
        found |= {kind for kind in kinds if kind.__module__.startswith("buurthuis_app.")}
    return found


@pytest.fixture
def desk(
    demo_file: Callable[[int], Path],
    tmp_path: Path,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desk]:
    monkeypatch.setattr("buurthuis_app.gui.tabs.today.tab.LOOK_AFTER", 1_000_000)
    path = Path(shutil.copy(demo_file(1), tmp_path / "buurthuis.db"))
    with closing(Database(path)) as database:
        centre = Centres(database).first()
        assert centre is not None
        made = Desk(bootstrap.house(database, centre, clock=FixedClock(TODAY)), tmp_path)
        made.window.show()
        made.operations.wait()
        yield made
        help_key().close()
        made.close()
        qapp.processEvents()


@pytest.fixture
def window(show: Show) -> HelpWindow:
    made = HelpWindow()
    show(made)
    return made


def test_every_tab_part_and_dialog_has_a_page_of_its_own() -> None:
    known = screens()
    assert len(known) > 100
    assert {name: topic for name, topic in known.items() if not MANUAL.knows(topic or "?")} == {}
    assert {topic for topic in named_in_the_source() if not MANUAL.knows(topic)} == set()


def test_what_people_can_only_mend_elsewhere_has_a_page_in_its_refusal() -> None:
    bare = {kind.__name__ for kind in errors() if not kind.topic and not issubclass(kind, Invalid)}
    assert bare <= {"MissingLibrary", "NoScreen"}  # said where there is no window to read more in
    assert Conflict("Iemand was u voor.", topic="uren").topic == "uren"


def test_every_page_is_in_the_contents_and_is_the_page_of_some_screen() -> None:
    pages = {path.stem for path in MANUAL.folder.glob("*.md")}
    listed = [line.page for line in MANUAL.contents if line.page]
    assert sorted([*listed, FIRST_TOPIC]) == sorted(pages)
    reached = {topic.partition("#")[0] for topic in named_in_the_source()}
    assert pages - reached == set()


def test_every_link_and_picture_in_the_manual_is_there() -> None:
    dead = []
    for path in MANUAL.folder.glob("*.md"):
        for picture, link in LINK.findall(path.read_text(encoding="utf-8")):
            if picture:
                there = (MANUAL.folder / link).is_file()
            else:
                target, _sign, anchor = link.partition("#")
                topic = target.removesuffix(".md") or path.stem
                there = MANUAL.knows(f"{topic}#{anchor}" if anchor else topic)
            dead += [] if there else [(path.stem, link)]
    assert dead == []


def test_f1_opens_the_page_of_what_is_on_the_screen(desk: Desk) -> None:
    def asked() -> str:
        handle = desk.window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, Qt.Key.Key_F1)
        manual = help_key().window
        assert manual is not None
        desk.window.activateWindow()
        return manual.shown

    told = []
    for key in desk.window.keys:
        desk.window.open_tab(key)
        tab = desk.window.tab
        choose: list[Callable[[], None]] = [lambda: None]
        if isinstance(tab, GoalsTab):
            choose = [partial(tab.open_part, part.key) for part in tab.entries]
        if isinstance(tab, VolunteersTab):
            choose = [partial(tab.open_section, section) for section in tab.switches]
        for part in choose:
            part()
            desk.operations.wait()
            told.append(asked())
            assert told[-1] == tab.help_topic()
    assert len(set(told)) == 15


def test_f1_in_a_dialog_is_about_the_dialog(desk: Desk) -> None:
    desk.menu.show_backups()
    dialog = desk.menu.dialog
    assert dialog is not None
    QApplication.processEvents()
    handle = dialog.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_F1)
    manual = help_key().window
    assert isinstance(manual, HelpWindow)
    assert (manual.shown, manual.isVisible()) == ("reservekopieen", True)
    desk.window.leave()
    assert not manual.isVisible()


def test_what_says_nothing_is_about_what_is_around_it(
    qapp: QApplication,  # noqa: ARG001 - it must exist
) -> None:
    around = QDialog()
    around.topic = "uren"  # type: ignore[attr-defined]
    assert topic_at(QWidget(around)) == "uren"
    assert topic_at(None) == FIRST_TOPIC


def test_the_page_of_shortcuts_says_what_the_keys_do(desk: Desk) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(desk)


def test_words_are_found_without_capitals_or_accents_and_their_passage_is_shown(
    window: HelpWindow,
) -> None:
    window.show_topic("uren")
    window.field.setText("USB reservekopie")
    found = window.list.records()
    assert found
    window.field.setText("vrijwilligersoverleg-dat-niet-bestaat")
    assert not window.list.records()
    assert "Niets gevonden" in window.nothing.text()
    window.field.setText("BEZOEKER vergist")
    assert all("#" in line.topic or line.passage for line in window.list.records())


def test_the_keyboard_finds_a_page_and_comes_back(window: HelpWindow) -> None:
    window.show_topic("uren")
    window.field.setFocus()
    QTest.keyClicks(window.field, "code kiezen")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert window.shown == "deurstand#de-code-kiezen"
    assert window.text.extraSelections()
    window.go_back()
    assert window.shown == "uren"
    window.look_for("")
    window.field.clear()
    QTest.keyClick(window.field, Qt.Key.Key_Down)
    assert window.list.hasFocus()
    assert window.list.current() is not None


def test_a_heading_is_put_at_the_top_and_an_unknown_page_is_the_first(window: HelpWindow) -> None:
    window.resize(700, 400)
    window.show_topic("vandaag#met-het-toetsenbord")
    assert window.text.verticalScrollBar().value() > 0
    window.show_topic("dit is er niet")
    assert window.shown == FIRST_TOPIC
