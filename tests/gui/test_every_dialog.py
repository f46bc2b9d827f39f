"""Every dialog on an office's screen of 1280 by 720: no word cut, no button outside, the hand where it is wanted; in a
form nothing turns under the wheel, and an untouched one asks nothing at Esc.

Light and dark change no sizes; high contrast has edges of its own, and is looked at with the large letters.
"""

import ast
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from buurthuis_app import gui
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import TODAY, services_of
from tests.gui.conftest import Show
from tests.gui.every_dialog import DIALOGS, Opening
from tests.gui.forms.every_form import FORMS, kinds_of
from tests.gui.forms.form_faults import form_faults
from tests.gui.heard import Heard, unclear
from tests.gui.measured import faults

BASES = {"FormDialog", "ListWindow", "DialogPage", "FileImportDialog", "SnugDialog"}
NOT_OPENED = {
    "MessageBox": "Qt lays it out",
    "QuestionBox": "Qt lays it out",
    "FolderMissingDialog": "stands there before there is a window",
    "WaitDialog": "stands there before there is a window",
    "RescueDialog": "stands there before there is a window",
    "ServerAwayDialog": "stands there before there is a window",
    "SurveyScreen": "is the whole screen, in letters of its own",
    "PaperDialog": "draws a paper, which takes long",
    "ProposalDialog": "looks for a roster, which takes long",
    "PointingDialog": "is about a file that was not understood",
    "PrinterDialog": "is about the printers of this computer",
    "PassphraseDialog": "is about an open register, whose lock takes long",
    "NewRecoveryKeyDialog": "is about an open register, whose lock takes long",
}
EXCEPTIONS = {
    ("ReasonDialog", "the hand is on"): "the usual answers come first: one key is enough",
    ("CarryBackupDialog", "the hand is on"): "the paper is printed before a word of it is typed",
}
WIDE = {
    ("SwapDialog", "cut: in table"): "any number of reasons against; a tool tip says them all",
    ("OccupancyDialog", "sideways: table"): "nine columns, in letters twice as large",
    ("ListWindow", "sideways: table Rondes op straat"): "seven columns, in letters twice as large",
}


@pytest.fixture
def lived_in(
    demo_file: Callable[[int], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[CentreServices]:
    """The demo centre, in which every list has something to show."""
    path = Path(shutil.copy(demo_file(1), tmp_path_factory.mktemp("dialogs") / "demo.db"))
    with closing(Database(path)) as database:
        yield services_of(database, FixedClock(TODAY))


@pytest.fixture
def office(show: Show) -> QWidget:
    """A window that fills an office's screen."""
    (screen,) = (each for each in QGuiApplication.screens() if each.name() == "office")
    made = QWidget()
    made.setGeometry(screen.geometry())
    show(made)
    return made


def openings() -> dict[str, Opening]:
    def of_form(name: str, house: CentreServices, shell: Shell, parent: QWidget) -> QDialog:
        return FORMS[name](house, {"operations": shell.operations, "parent": parent})

    return {name: partial(of_form, name) for name in FORMS} | DIALOGS


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a message asked."""
    questions: list[str] = []

    def ask(box: QMessageBox) -> int:
        questions.append(box.text())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", ask)
    return questions


def found_in(dialog: QDialog, asked: list[str]) -> Iterator[str]:
    yield from faults(dialog)
    yield from unclear(Heard.of(dialog))
    if isinstance(dialog, FormDialog):
        yield from form_faults(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    if dialog.isVisible():
        yield "Esc leaves it open"
    yield from (f"Esc asks: {question}" for question in asked)
    asked.clear()


@pytest.mark.parametrize(("scheme", "percent"), [(Scheme.LIGHT, 100), (Scheme.CONTRAST_DARK, 200)])
def test_every_dialog_stands_well_on_an_offices_screen(
    scheme: Scheme,
    percent: int,
    lived_in: CentreServices,
    shell: Shell,
    office: QWidget,
    look: WindowTheme,
    asked: list[str],
) -> None:
    look.wear(scheme, percent)
    wrong, opened = set[tuple[str, str]](), set[str]()
    for opening in openings().values():
        dialog = opening(lived_in, shell, office)
        shell.operations.wait()
        if not dialog.isVisible():
            dialog.open()
        for _turn in range(3):
            QApplication.processEvents()
            shell.operations.wait()
        name = type(dialog).__name__
        opened.add(name)
        wrong |= {(name, fault) for fault in found_in(dialog, asked)}
        dialog.hide()
        dialog.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    exceptions = {**EXCEPTIONS, **(WIDE if percent > 100 else {})}
    excused = {each for each in wrong if any(_excuses(known, each) for known in exceptions)}
    assert not sorted(wrong - excused)
    assert {name for name, _fault in excused} == {name for name, _fault in exceptions}
    forms = {kind.__name__ for kind in kinds_of(FormDialog)}  # their own test misses each
    known = BASES | forms | opened | set(NOT_OPENED)
    assert not {kind.__name__ for kind in kinds_of(QDialog)} - known


def windows_made_in(text: str) -> set[str]:
    """The functions of a module that make a window of a kind that has no class of its own, or say they return one."""
    kinds = BASES | {"QDialog"}
    return {
        node.name
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef)
        if _last_name(node.returns) in kinds
        or any(isinstance(n, ast.Call) and _last_name(n.func) in kinds for n in ast.walk(node))
    }


def _last_name(node: ast.AST | None) -> str:
    """ListWindow, "ListWindow", list_window.ListWindow, FormDialog[Duty]: by its last name, without its types."""
    written = node.value if isinstance(node, ast.Constant) else node and ast.unparse(node)
    return str(written).partition("[")[0].rpartition(".")[2]


def test_every_window_that_a_function_makes_is_opened() -> None:
    made = set[str]()
    for path in Path(gui.__path__[0]).rglob("*.py"):
        made |= windows_made_in(path.read_text(encoding="utf-8"))
    assert len(made) > 5
    assert not made - DIALOGS.keys()


def test_a_planted_window_is_found() -> None:
    planted = """
def one(house) -> "ListWindow": ...
def two(house) -> list_window.ListWindow: ...
def three(house):
    window = ListWindow(house)
    return window
def four() -> FormDialog[Duty]: ...
def five() -> AboutDialog: ...
"""
    assert windows_made_in(planted) == {"one", "two", "three", "four"}


def _excuses(exception: tuple[str, str], fault: tuple[str, str]) -> bool:
    return exception[0] == fault[0] and fault[1].startswith(exception[1])
