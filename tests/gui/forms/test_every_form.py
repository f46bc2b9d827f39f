"""What holds for every form of the program: the hand, the wheel, the Enter key and leaving without a question."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from buurthuis_app.domain.centre.centre import Area
from buurthuis_app.gui.look.help_key import topic_at
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.shell.manual import Manual
from buurthuis_app.gui.tabs.goals.areas.form import Described
from buurthuis_app.gui.tabs.goals.initiatives.budget_dialog import Divided
from buurthuis_app.gui.tabs.volunteers.roster.pattern_form import PatternDraft
from buurthuis_app.gui.widgets.controls import PressButton, button
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import TODAY, services_of
from tests.gui.conftest import Show
from tests.gui.forms.every_form import FORMS, Form, form_classes
from tests.gui.hands import settle
from tests.gui.odd_names import misread, plant

FIELDS = (QComboBox, QAbstractSpinBox, QAbstractSlider)


@pytest.fixture(scope="module")
def lived_in(
    demo_file: Callable[[int], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[CentreServices]:
    """The demo centre, in which every list has something to choose, under names that Qt could misread."""
    path = Path(shutil.copy(demo_file(1), tmp_path_factory.mktemp("forms") / "demo.db"))
    plant(path)
    with closing(Database(path)) as database:
        yield services_of(database, FixedClock(TODAY))


@pytest.fixture
def window(show: Show) -> QWidget:
    made = QWidget()
    made.resize(1280, 720)
    show(made)
    return made


@pytest.fixture(params=sorted(FORMS))
def form(
    request: pytest.FixtureRequest,
    lived_in: CentreServices,
    operations: Operations,
    window: QWidget,
    show: Show,
) -> Form:
    opened = FORMS[request.param](lived_in, {"operations": operations, "parent": window})
    operations.wait()
    show(opened)
    settle(operations)
    return opened


def turn(widget: QWidget, steps: int = -1) -> None:
    """Turn the wheel over the middle of a widget, as the screen tells the window of it."""
    window = widget.window()
    handle = window.windowHandle()
    assert handle is not None
    middle = widget.rect().center()
    event = QWheelEvent(
        QPointF(widget.mapTo(window, middle)),
        QPointF(widget.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt names no argument here
    )
    QApplication.sendEvent(handle, event)


def value(widget: QWidget) -> Any:
    if isinstance(widget, QComboBox):
        return widget.currentIndex(), widget.currentText()
    return widget.text() if isinstance(widget, QAbstractSpinBox) else widget.property("value")


def fields_of(window: QWidget) -> list[QWidget]:
    return [
        field
        for field in window.findChildren(QWidget)
        if isinstance(field, FIELDS) and not isinstance(field, QScrollBar) and field.isVisible()
    ]


def test_every_form_is_looked_at_and_f1_in_it_is_about_it(
    lived_in: CentreServices, operations: Operations, window: QWidget
) -> None:
    opened = {
        opening(lived_in, {"operations": operations, "parent": window})
        for opening in FORMS.values()
    }
    operations.wait()
    missing = {kind.__qualname__ for kind in form_classes() - {type(form) for form in opened}}
    assert not missing
    manual = Manual()
    for form in opened:
        topics = {topic_at(field) for field in form.form.fields.values()}
        assert topics == {form.topic}
        assert manual.knows(form.topic), form.topic
        assert not misread(form)


WHOLES: dict[str, Callable[[CentreServices], Iterable[Any]]] = {
    "area_form": lambda house: (
        Described(area=page.area, profile=page.profile)
        for page in map(house.neighbourhoods.page, (area.id for area in house.lists.all(Area)))
    ),
    "budget_form": lambda house: (
        Divided(budget=page.budget, parts=tuple(each.part for each in page.parts if each.part))
        for page in house.budgets.pages()
    ),
    "survey_form": lambda house: (
        house.surveys.questionnaire(line.survey.id) for line in house.surveys.all()
    ),
    "vacancy_form": lambda house: house.vacancies.openings(),
    "pattern_form": lambda house: (
        PatternDraft(
            pattern=each,
            needed=tuple(
                (duty.id, each.needed if duty.id == each.duty_id else 0)
                for duty in house.volunteers.duties()
            ),
        )
        for each in house.shift_planning.patterns()
    ),
    "changed_person": lambda house: house.volunteers.people(),
}
"""Forms of several records together, and where those are read."""


def test_a_form_gives_back_what_it_was_given_so_that_saving_it_untouched_changes_nothing(
    lived_in: CentreServices, operations: Operations, window: QWidget
) -> None:
    looked_at = 0
    for name, opening in FORMS.items():
        if name == "answer_form":
            continue  # opened for a matter that got its answer
        form = opening(lived_in, {"operations": operations, "parent": window})
        operations.wait()
        for record in WHOLES[name](lived_in) if name in WHOLES else _kept(form, lived_in):
            form._original = record
            form.fill(record)
            assert form.record() == record, name
            looked_at += 1
    assert looked_at > 200


def _kept(form: Form, house: CentreServices) -> list[Any]:
    """Some records of its kind; a photo, and the parts of a room, are read by the page that opens the form."""
    kind = type(form.base)
    try:
        schema.table_of(kind)
    except KeyError:
        return []
    with house.database.read() as work:
        found = work.store(kind).find()[:9]
    return [
        each
        for each in found
        if not getattr(each, "photo_id", None) and not getattr(each, "part_ids", ())
    ]


def test_a_form_begins_where_one_types_stands_still_under_the_wheel_and_lets_go(
    form: Form, asked: list[str]
) -> None:
    """All of it in one window, in the order in which people meet it: opening one takes most of the time."""
    hand = QApplication.focusWidget()
    assert hand is not None
    assert begins_at_its_first_field(form, hand), hand
    deaf = [
        each.text()
        for each in form.findChildren(QPushButton)
        if not isinstance(each, PressButton) and each.isVisible()
    ]
    assert not deaf, "Enter presses nothing"
    assert turned(form) == {}
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not asked
    assert not form.isVisible()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a message asked."""
    questions: list[str] = []

    def ask(box: QMessageBox) -> int:
        questions.append(box.text())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", ask)
    return questions


def begins_at_its_first_field(form: Form, hand: QWidget) -> bool:
    """Whether the hand is there, and not on a button that closes; or in the one field that is asked for."""
    first = next(iter(form.form.fields.values()))
    reached = first is hand or first.isAncestorOf(hand)
    named = form.form.fields.get("because", form.form.fields.get("happened"))
    return form.form.isAncestorOf(hand) and (reached or named is hand or not first.isEnabled())


def turned(form: Form) -> dict[QWidget, tuple[Any, Any]]:
    """The fields that hold something else once the wheel was turned over each, with what they held."""
    for scroll in form.findChildren(QScrollArea):
        scroll.verticalScrollBar().setValue(0)
    fields = fields_of(form)
    before = {field: value(field) for field in fields}
    for field in fields:
        for focused in (False, True):
            if focused:
                field.setFocus()  # just chosen something in it, and scrolling on
            for scroll in form.findChildren(QScrollArea):
                scroll.ensureWidgetVisible(field)
            for steps in (-1, 1, 1, -1, -1):
                turn(field, steps)
    return {field: (held, value(field)) for field, held in before.items() if value(field) != held}


def test_enter_presses_the_button_that_has_the_focus_and_no_other(show: Show) -> None:
    dialog, pressed = QDialog(), list[str]()
    row, name = QVBoxLayout(dialog), QLineEdit()
    row.addWidget(name)
    for words in ("Bestand kiezen…", "Opslaan"):
        made = button(words)
        made.setDefault(words == "Opslaan")
        made.clicked.connect(lambda _checked=False, said=words: pressed.append(said))
        row.addWidget(made)
    show(dialog)
    for widget in dialog.findChildren(QPushButton):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Return)
    assert pressed == ["Bestand kiezen…", "Opslaan"]
    name.setFocus()
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert pressed[2:] == ["Opslaan"]
