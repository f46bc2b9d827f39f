"""Languages of the door: nothing is left in Dutch, Arabic begins at the right, and Dutch comes back by itself."""

import datetime as dt
import gettext
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QListView, QWidget
from typing_extensions import override

from buurthuis_app import i18n
from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.participants.participant import RegisterChoice
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.gui.door.window import DoorWindow
from buurthuis_app.gui.look.spoken_language import speak
from buurthuis_app.gui.look.theme import WindowTheme
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.stories.dialog import StoryDialog
from buurthuis_app.gui.widgets.lists.card_list import CardList
from buurthuis_app.gui.widgets.lists.card_painting import RULED, ListCard
from buurthuis_app.services.registry import CentreServices
from tests.gui.door.test_survey_button import asked
from tests.gui.hands import settle
from tests.gui.tabs.confidant.around_the_page import click, texts, with_confidant


class Untranslated(gettext.NullTranslations):
    """What is asked in the chosen language and is not there."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    @override
    def gettext(self, message: str) -> str:
        self.texts.append(message)
        return message

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found = Untranslated()
    load = gettext.translation

    def loaded(*args: object, **options: object) -> gettext.NullTranslations:
        catalogue = load(*args, **options)  # type: ignore[call-overload]
        if options["languages"] != ["nl"]:
            catalogue.add_fallback(found)
        return catalogue  # type: ignore[no-any-return]

    monkeypatch.setattr(gettext, "translation", loaded)
    return found.texts


@pytest.fixture
def door(
    house: CentreServices,
    coffee: Activity,  # noqa: ARG001 - there must be something to count
    house_for: Callable[[Profile], CentreServices],
    operations: Operations,
    show: Callable[[QWidget], None],
    look: WindowTheme,  # noqa: ARG001 - back to the usual size afterwards
) -> Iterator[DoorWindow]:
    house.participants.choose(RegisterChoice(kept=True))
    with_confidant(house)
    asked(house, "Hoe gaat het?")
    window = DoorWindow(house_for(Profile.DOOR), operations)
    show(window)
    window.present()
    settle(operations)
    yield window
    speak("nl")


def choose(door: DoorWindow, code: str, operations: Operations) -> None:
    click(door.languages[code], operations)
    settle(operations)


@pytest.mark.parametrize("code", ["pl", "ar"])  # many plurals, and from the right
def test_no_screen_of_the_door_is_left_in_dutch(
    door: DoorWindow, operations: Operations, missing: list[str], code: str
) -> None:
    choose(door, code, operations)
    assert door.language == code
    assert door.languages[code].text() == i18n.OWN_NAMES[code]
    card = door.tab.page.views[0]
    click(next(iter(card.rows.values())).plus, operations)
    for opens in (card.vertel, card.people):
        click(opens, operations)
        dialog = door.tab.dialog
        assert dialog is not None
        if isinstance(dialog, StoryDialog):
            dialog.show_more()
        dialog.close()
        settle(operations)
    door.show_confidant()
    settle(operations)
    assert "Pesten" not in texts(door)
    door.survey.open_survey()
    assert door.survey.opened is not None
    door.survey.opened.reject()
    click(door.back, operations)
    assert missing == []


def inked(shown: QListView, row: int) -> int:
    """How far to the right the words of a row reach, in px."""
    place = shown.visualRect(shown.model().index(row, 0)).adjusted(2, 4, -2, -4)
    picture = (
        shown.viewport().grab(place).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    )
    ground = picture.pixel(picture.width() - 1, 0)
    return max(
        x
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixel(x, y) != ground
    )


def test_on_an_offices_screen_languages_and_ways_and_the_day_take_one_line_each(
    door: DoorWindow, operations: Operations
) -> None:
    door.showNormal()
    door.resize(1280, 720)
    settle(operations)
    door.tab.header.show_day(dt.date(2026, 9, 23), dt.date(2026, 9, 24))  # the longest name
    door.tab.header.gaps.setText("16 nog niet geteld")
    door.tab.header.gaps.show()
    QApplication.processEvents()
    assert door.survey.isVisible()
    for row in (door.bar, door.tab.header):
        assert row.height() == row.sizeHint().height()


def test_a_dutch_name_reads_from_its_left_in_arabic(
    door: DoorWindow, operations: Operations
) -> None:
    choose(door, "ar", operations)
    shown = CardList[str](lambda words: ListCard(title=words), str, name="namen", look=RULED)
    shown.resize(300, 200)
    shown.show_records(["eerst", "Yoga 55+", "\u2066Yoga 55+\u2069"])
    places = [shown.visualRect(shown.model().index(row, 0)) for row in (1, 2)]
    bare, kept_so = (
        shown.viewport()
        .grab(place)
        .toImage()
        .convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
        for place in places
    )
    assert bare == kept_so


def test_arabic_begins_at_the_right_and_numbers_stay_as_they_are(
    door: DoorWindow, operations: Operations
) -> None:
    assert door.back.x() > door.languages["nl"].mapTo(door, QPoint()).x()
    choose(door, "ar", operations)
    QApplication.processEvents()
    assert door.back.x() < door.languages["nl"].mapTo(door, QPoint()).x()
    header = door.tab.header
    assert header.back.x() > header.forward.x()
    assert door.tab.header.title.text() == "الأحد 22 نوفمبر"
    assert i18n.hours(dt.time(9), dt.time(10)) == "\u20669:00–10:00\u2069", "not 10:00 first"
    shown = door.tab.page.list
    assert inked(shown, 0) > shown.viewport().width() - 24, "its number is at the other side"
    click(door.tab.page.views[0].vertel, operations)
    dialog = door.tab.dialog
    assert dialog is not None
    assert dialog.layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_dutch_comes_back_by_itself(door: DoorWindow, operations: Operations) -> None:
    choose(door, "ar", operations)
    door._idle.timeout.emit()
    settle(operations)
    assert door.tab.page.views[0].vertel.text() == "Vertel"
    assert door.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert door.languages["nl"].isChecked()


def test_who_is_telling_keeps_the_language(door: DoorWindow, operations: Operations) -> None:
    choose(door, "pl", operations)
    click(door.tab.page.views[0].vertel, operations)
    door._idle.timeout.emit()
    assert door.language == "pl"


def test_the_door_begins_in_dutch_and_the_office_keeps_its_language(
    house_for: Callable[[Profile], CentreServices], operations: Operations, look: WindowTheme
) -> None:
    del look
    speak("en")
    try:
        window = DoorWindow(house_for(Profile.DOOR), operations)
        assert (window.windowTitle(), i18n.spoken()) == ("Deurstand", "nl")
        window.leave()
        operations.wait()
        QApplication.processEvents()
        assert i18n.spoken() == "en"
        window.deleteLater()
    finally:
        speak("nl")
