"""Forms: every field named, every fault beside its field, nothing lost by accident."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from msgspec import Struct
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.errors import Conflict
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.basic_fields import date_field, number_field, time_field
from buurthuis_app.gui.forms.bound_form import BoundForm
from buurthuis_app.gui.forms.draft_keeper import Texts
from buurthuis_app.gui.forms.field import Field
from buurthuis_app.gui.forms.form import Form
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.services.shared.done import Done, Topic
from tests.gui.conftest import Show


class Room(Struct, frozen=True, kw_only=True):
    name: str
    seats: int = 0


class Box:
    """Drafts in memory."""

    def __init__(self, kept: dict[str, Texts] | None = None) -> None:
        self.kept = kept or {}

    def keep(self, key: str, texts: Texts) -> None:
        self.kept[key] = texts

    def get(self, key: str) -> Texts | None:
        return self.kept.get(key)

    def drop(self, key: str) -> None:
        self.kept.pop(key, None)


def test_what_is_wrong_with_a_field_is_no_longer_said_once_people_mend_it(show: Show) -> None:
    form = BoundForm()
    form.lay_out(
        Field("name", "Naam", kinds.text()),
        Field("story", "Verhaal", kinds.lines()),
        Field("day", "Dag", kinds.date()),
        Field("seats", "Plaatsen", kinds.number(0, 9)),
        Field("open", "Open", kinds.tick()),
        Field("room", "Zaal", kinds.choice([(1, "Grote zaal"), (2, "Serre")])),
        Field("themes", "Thema's", kinds.chips([(1, "samen"), (2, "gezond")])),
        Field("amount", "Bedrag", kinds.money()),
    )
    show(form)
    mend: dict[str, Callable[[Any], object]] = {
        "name": lambda widget: widget.setText("Serre"),
        "story": lambda widget: widget.setPlainText("Er was eens."),
        "day": lambda widget: widget.findChild(QLineEdit).setText("1-1-2026"),
        "seats": lambda widget: widget.setValue(3),
        "open": lambda widget: widget.setChecked(True),
        "room": lambda widget: widget.setCurrentIndex(1),
        "themes": lambda widget: widget.findChildren(QPushButton)[0].click(),
        "amount": lambda widget: widget.setText("12,50"),
    }
    assert mend.keys() == form.fields.keys()
    for name, done in mend.items():
        form.show_problems([Problem(name, "Zo kan het niet.")])
        assert form.problem_of(name)
        done(form.widget(name))
        assert not form.problem_of(name), name


class RoomDialog(FormDialog[Room]):
    def __init__(self, operations: Operations, save: Callable[[Room], Done[Room]]) -> None:
        super().__init__("Ruimte", operations=operations, save=save, label="ruimte toegevoegd")
        self.name = QLineEdit()
        self.seats = number_field()
        self.form.row("name", "Naam", self.name, "Zo staat zij op de deur.")
        self.form.row("seats", "Plaatsen", self.seats)

    @override
    def fill(self, record: Room) -> None:
        self.name.setText(record.name)
        self.seats.setValue(record.seats)

    @override
    def record(self) -> Room:
        return Room(name=self.name.text(), seats=self.seats.value())

    @override
    def problems(self) -> tuple[Problem, ...]:
        if self.name.text():
            return ()
        return (Problem("name", "Geef de ruimte een naam."),)


def keep_room(room: Room) -> Done[Room]:
    return Done(value=room, changes=frozenset({Topic.CENTRE}))


@pytest.fixture
def dialog(operations: Operations) -> Iterator[RoomDialog]:
    made = RoomDialog(operations, keep_room)
    yield made
    operations.wait()
    made.done(0)
    made.deleteLater()


def answer(words: str) -> list[str]:
    """Press this button in the question that comes up; the questions that were asked."""
    asked: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == words).click()

    QTimer.singleShot(0, press)
    return asked


def test_a_row_gives_its_field_a_buddy_a_name_and_a_description(qtbot: QtBot) -> None:
    form, field = Form(), QLineEdit()
    qtbot.addWidget(form)
    form.row("name", "Naam", field, "Zo staat zij op de deur.")
    assert field in [shown.buddy() for shown in form.findChildren(QLabel)]
    assert (field.accessibleName(), field.accessibleDescription()) == (
        "Naam",
        "Zo staat zij op de deur.",
    )


def test_faults_stand_beside_their_fields_and_the_first_has_the_focus(dialog: RoomDialog) -> None:
    dialog.edit(Room(name=""))
    dialog.seats.setFocus()
    dialog.submit()
    assert dialog.form.problem_of("name") == "Geef de ruimte een naam."
    assert dialog.form.problem_of("seats") == ""
    assert dialog.name.accessibleDescription().startswith("Geef de ruimte een naam.")
    assert dialog.focusWidget() is dialog.name
    dialog.name.setText("Keuken")
    dialog.submit()
    assert dialog.form.problem_of("name") == ""


def test_a_fault_that_belongs_to_no_field_is_given_back(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    assert form.show_problems([Problem("other", "Kan niet.")]) == ("Kan niet.",)


def test_saving_writes_off_the_window_s_thread_and_closes(
    dialog: RoomDialog, operations: Operations
) -> None:
    saved: list[Room] = []
    dialog.saved.connect(saved.append)
    dialog.edit(Room(name="Keuken", seats=8))
    dialog.submit()
    assert dialog.isVisible()
    operations.wait()
    assert saved == [Room(name="Keuken", seats=8)]
    assert not dialog.isVisible()


def test_what_cannot_be_saved_stays_on_the_screen_with_the_reason(operations: Operations) -> None:
    def refuse(_room: Room) -> Done[Room]:
        raise Conflict("Iemand anders heeft dit veranderd.")

    dialog = RoomDialog(operations, refuse)
    dialog.edit(Room(name="Keuken"))
    dialog.submit()
    operations.wait()
    assert dialog.isVisible()
    assert dialog.notice.sentence == "Iemand anders heeft dit veranderd."
    assert dialog.name.text() == "Keuken"
    dialog.reject()
    dialog.deleteLater()


def test_closing_without_changes_asks_nothing(dialog: RoomDialog) -> None:
    dialog.edit(Room(name="Keuken"))
    dialog.name.setText("Tuin")
    dialog.name.setText("Keuken")
    dialog.reject()
    assert not dialog.isVisible()


def test_closing_with_changes_asks_first(dialog: RoomDialog) -> None:
    dialog.edit(Room(name="Keuken"))
    dialog.name.setText("Tuin")
    assert answer("Verder invullen") == []
    dialog.reject()
    assert dialog.isVisible()
    asked = answer("Niet opslaan")
    dialog.close()
    assert len(asked) == 1
    assert not dialog.isVisible()


def test_a_half_written_form_comes_back_after_a_crash(operations: Operations, qtbot: QtBot) -> None:
    box = Box()
    first = RoomDialog(operations, keep_room)
    first.edit(Room(name=""), drafts=box, key="ruimte")
    operations.wait()
    first.name.setText("Tuinka")
    qtbot.waitUntil(lambda: box.get("ruimte") is not None, timeout=5000)
    second = RoomDialog(operations, keep_room)
    second.edit(Room(name=""), drafts=box, key="ruimte")
    operations.wait()
    assert second.name.text() == "Tuinka"
    assert not second.notice.isHidden()
    second.submit()
    operations.wait()
    assert box.kept == {}
    for dialog in (first, second):
        dialog.done(0)
        dialog.deleteLater()


def test_all_controls_of_a_form_have_a_name(
    dialog: RoomDialog, nameless: Callable[[QWidget], list[str]]
) -> None:
    dialog.form.beside(("day", "Dag", date_field()), ("time", "Tijd", time_field()))
    dialog.form.row("weekly", "Elke week", QCheckBox("Elke week"))
    dialog.edit(Room(name="Keuken"))
    assert nameless(dialog) == []


def test_a_control_without_a_name_is_found(
    dialog: RoomDialog, nameless: Callable[[QWidget], list[str]]
) -> None:
    QLineEdit(dialog.form)
    dialog.edit(Room(name="Keuken"))
    assert nameless(dialog) == ["QLineEdit"]


def test_the_heading_of_a_part_is_a_button_that_says_whether_the_part_is_open(show: Show) -> None:
    form = Form()
    part = form.section("Wie het doet")
    form.row("name", "Naam", QLineEdit())
    show(form)
    (head,) = part.findChildren(QPushButton)
    heard = QAccessible.queryAccessibleInterface(head)
    assert heard.role() is QAccessible.Role.Button
    assert (heard.state().collapsed, heard.state().expanded) == (1, 0)
    heard.actionInterface().doAction("Press")
    assert part.opened
    assert (heard.state().collapsed, heard.state().expanded) == (0, 1)
