"""Menus in the other language of the office: each underlined letter stands for one thing."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.gui.look.spoken_language import speak
from buurthuis_app.gui.look.theme import WindowTheme
from buurthuis_app.services.registry import CentreServices


@pytest.fixture
def desk(
    house: CentreServices,
    tmp_path: Path,
    look: WindowTheme,  # noqa: ARG001 - back to the usual size afterwards
) -> Iterator[Desk]:
    speak("en")
    made = Desk(house, tmp_path, show_example=lambda: None)
    yield made
    made.close()
    speak("nl")
    QApplication.processEvents()


def underlined(actions: list[QAction]) -> list[str]:
    """The letters that are underlined in these, of which one that goes unseen counts as well."""
    words = " ".join(action.text().replace("&&", "") for action in actions)
    return [letter.lower() for letter in re.findall(r"&(\w)", words)]


def test_no_letter_is_underlined_twice_in_an_english_menu(desk: Desk) -> None:
    bar = desk.window.menuBar().actions()
    for office in (True, False):
        if not office:
            desk.menu.say_door_file()
        for actions in (bar, *(menu.menu().actions() for menu in bar)):  # type: ignore[attr-defined]
            letters = underlined(actions)
            assert len(letters) >= 3
            assert [letter for letter, n in Counter(letters).items() if n > 1] == []
