"""A form made of fields: it binds, tidies, refuses, keeps what is half written and gives it back."""

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec import Struct
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from buurthuis_app.domain.shared.problems import Problem, Refused
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, section, within
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.services.shared.done import Done
from tests.gui.conftest import Show
from tests.gui.forms.test_form import Box

LAST = dt.date(2026, 12, 31)


class Trip(Struct, frozen=True, kw_only=True):
    """What a trip is called and costs, beside what its form does not show."""

    title: str
    cost: int = 0
    version: int = 7


class Plan(Struct, frozen=True, kw_only=True):
    trip: Trip
    until: dt.date | None = None
    bus: str | None = None


PLAN = Plan(trip=Trip(title="Naar zee", cost=1250), until=LAST, bus="van de gemeente")


def kept(plan: Plan) -> Done[Plan]:
    return Done(value=plan, changes=frozenset())


def refused(_plan: Plan) -> Done[Plan]:
    raise Refused((Problem("title", "Deze naam is er al."),))


Make = Callable[..., FormDialog[Plan]]


@pytest.fixture
def make(operations: Operations, show: Show) -> Make:
    parent = QWidget()
    show(parent)

    def made(save: Callable[[Plan], Done[Plan]] = kept) -> FormDialog[Plan]:
        return FormDialog(
            "Uitje",
            *within(
                "trip",
                Field("title", "Naam", kinds.text(), required="Geef een naam.", longest=20),
                Field("cost", "Kosten", kinds.money(empty=0)),
            ),
            section(
                "Hoe lang",
                Field("ends", "Het houdt op", kinds.tick(), free=True),
                Field("until", "Tot en met", kinds.date(), while_on="ends"),
                Field("bus", "Bus", kinds.choice([(None, "geen"), ("eigen", "eigen bus")])),
                summary=lambda plan: plan.trip.title,
            ),
            save=save,
            check=lambda plan: (
                [Problem("cost", "Dat is te veel.")] if plan.trip.cost > 100_000 else []
            ),
            label="uitje",
            operations=operations,
            parent=parent,
        )

    return made


def test_fields_show_a_record_and_give_it_back_with_what_has_no_field(make: Make) -> None:
    form = make()
    form.edit(PLAN)
    assert form.widget("cost").text() == "12,50"
    assert form.widget("bus").currentText() == "zoals het was"  # no longer offered, and not lost
    assert (form.record(), form.changed) == (PLAN, False)
    form.widget("title").setText("  Naar   het bos ")
    form.widget("cost").clear()
    form.widget("ends").setChecked(False)
    assert form.record() == Plan(trip=Trip(title="Naar het bos"), bus="van de gemeente")
    assert form.changed
    form.done(0)


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("title", " ", "Geef een naam."),
        ("title", "x" * 21, "Dit is langer dan 20 tekens. Maak het korter."),
        ("cost", "veel", "geen bedrag"),
        ("cost", "1.001,-", "Dat is te veel."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    make: Make, name: str, typed: str, sentence: str
) -> None:
    form = make()
    form.edit(PLAN)
    form.widget(name).setText(typed)
    form.submit()
    assert sentence in form.form.problem_of(name)
    assert form.isVisible()
    form.done(0)


def test_what_the_service_refuses_is_said_at_its_field_too(
    make: Make, operations: Operations
) -> None:
    form = make(refused)
    form.edit(PLAN)
    form.submit()
    operations.wait()
    assert form.form.problem_of("title") == "Deze naam is er al."
    assert form.isVisible()
    form.done(0)


def test_half_a_record_survives_and_can_be_begun_anew(
    make: Make, operations: Operations, qtbot: QtBot
) -> None:
    box = Box()
    first = make()
    first.edit(PLAN, drafts=box, key="uitje")
    operations.wait()
    first.widget("title").setText("Naar de du")
    first.widget("ends").setChecked(False)
    qtbot.waitUntil(lambda: box.get("uitje") is not None, timeout=5000)
    second = make()
    second.edit(PLAN, drafts=box, key="uitje")
    operations.wait()
    assert second.record() == Plan(trip=Trip(title="Naar de du", cost=1250), bus=PLAN.bus)
    assert second.changed
    second._start_over()
    assert second.record() == PLAN
    for form in (first, second):
        form.done(0)
