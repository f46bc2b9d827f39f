"""What holds for every form of the program: odd names, F1, and what it gives back."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QPushButton,
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
from buurthuis_app.gui.widgets.controls import button
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import TODAY, services_of
from tests.gui.conftest import Show
from tests.gui.forms.every_form import FORMS, Form, form_classes
from tests.gui.odd_names import misread, plant


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


def test_every_form_is_looked_at_and_saving_it_untouched_changes_nothing(
    lived_in: CentreServices, operations: Operations, window: QWidget
) -> None:
    """F1 in it is about it, and it gives back what it was given. All at once: opening one takes most of the time."""
    manual, opened, given = Manual(), set[type[Form]](), 0
    for name, opening in FORMS.items():
        form = opening(lived_in, {"operations": operations, "parent": window})
        operations.wait()
        opened.add(type(form))
        assert {topic_at(field) for field in form.form.fields.values()} == {form.topic}
        assert manual.knows(form.topic), form.topic
        assert not misread(form)
        if name == "answer_form":
            continue  # opened for a matter that got its answer
        for record in WHOLES[name](lived_in) if name in WHOLES else _kept(form, lived_in):
            form._original = record
            form.fill(record)
            assert form.record() == record, name
            given += 1
    assert not {kind.__qualname__ for kind in form_classes() - opened}
    assert given > 200


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
