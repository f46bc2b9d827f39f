"""A survey at the door: only when one is asked today, in the language of the door, and nothing left behind."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from buurthuis_app import i18n
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.surveys.survey import (
    QuestionKind,
    Questionnaire,
    QuestionWording,
    SurveyQuestion,
)
from buurthuis_app.gui.door.window import DoorWindow
from buurthuis_app.gui.look.theme import WindowTheme
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.gui.conftest import Show


@pytest.fixture(autouse=True)
def dutch_again() -> Iterator[None]:
    yield
    i18n.use_language("nl")


def asked(house: CentreServices, title: str) -> Questionnaire:
    blank = house.surveys.blank()
    question = SurveyQuestion(
        id=new_id(),
        survey_id=blank.survey.id,
        position=0,
        kind=QuestionKind.YES_NO,
        words="Bent u blij?",
    )
    english = QuestionWording(question_id=question.id, language="en", words="Are you happy?")
    return house.surveys.keep(
        replace(
            blank,
            survey=replace(blank.survey, title=title, at_door=True),
            questions=(question,),
            question_wordings=(english,),
        ),
        new=True,
    ).value


@pytest.fixture
def opened(
    house_for: Callable[[Profile], CentreServices],
    operations: Operations,
    show: Show,
    look: WindowTheme,
) -> Callable[[], DoorWindow]:
    assert look.percent == 100

    def open_door() -> DoorWindow:
        made = DoorWindow(house_for(Profile.DOOR), operations)
        show(made)
        operations.wait()
        return made

    return open_door


def test_nothing_asked_today_leaves_no_button(
    opened: Callable[[], DoorWindow], house: CentreServices, clock: FixedClock
) -> None:
    assert opened().survey.isHidden()
    asked(house, "Stadspas")
    clock.moment += dt.timedelta(days=90)
    assert opened().survey.isHidden()


def test_a_visitor_answers_in_the_language_of_the_door(
    opened: Callable[[], DoorWindow], house: CentreServices, operations: Operations
) -> None:
    asked(house, "Stadspas")
    window = opened()
    window.speak("en")
    operations.wait()
    assert window.survey.text() == "Fill in a survey"
    window.survey.click()
    screen = window.survey.opened
    assert screen is not None
    assert screen.view is not None
    assert screen.view.question.text() == "Are you happy?"
    assert [one.text() for one in screen.view.field.buttons.values()] == ["yes", "no"]  # type: ignore[union-attr]
    QTest.keyClicks(screen.view, "1")
    screen.view.next()
    operations.wait()
    assert house.surveys.all()[0].sheets == 1
    assert window.undo.undo_label == ""
    screen.view.speak("nl")
    screen.reject()
    assert window.survey.opened is None
    assert i18n._("Klaar") == "Done"


def test_of_two_surveys_a_visitor_chooses_one(
    opened: Callable[[], DoorWindow], house: CentreServices
) -> None:
    first, second = asked(house, "Stadspas"), asked(house, "Het huis")
    window = opened()
    window.survey.click()
    screen = window.survey.opened
    assert screen is not None
    offered = [one.text() for one in screen.findChildren(QPushButton)]
    assert offered == [first.survey.title, second.survey.title, "Sluiten"]
    screen.findChildren(QPushButton)[1].click()
    assert screen.view is not None
    assert "Het huis" in [one.text() for one in screen.view.findChildren(QLabel)]
    screen.reject()
