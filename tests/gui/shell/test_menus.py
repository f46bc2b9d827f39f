"""Menus: each underlined letter stands for one thing, and texts and manual name a line as the menu does."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.gui.look.spoken_language import speak
from buurthuis_app.gui.look.theme import WindowTheme
from buurthuis_app.paths import resources
from buurthuis_app.services.registry import CentreServices

PATH = re.compile(
    r"\*{0,2}(Bestand|Bewerken|Beeld|Help)\*{0,2}(?:, | > | → )\*{0,2}([A-Z][^.,:;*…\n\"]+)"
)
ELSEWHERE = {"Downloaden"}
"""Lines of other programs."""


@pytest.fixture(params=["nl", "en"])
def desk(
    request: pytest.FixtureRequest,
    house: CentreServices,
    tmp_path: Path,
    look: WindowTheme,  # noqa: ARG001 - back to the usual size afterwards
) -> Iterator[Desk]:
    speak(request.param)
    made = Desk(house, tmp_path, show_example=lambda: None)
    yield made
    made.close()
    speak("nl")
    QApplication.processEvents()


def underlined(actions: list[QAction]) -> list[str]:
    """The letters that are underlined in these, of which one that goes unseen counts as well."""
    words = " ".join(action.text().replace("&&", "") for action in actions)
    return [letter.lower() for letter in re.findall(r"&(\w)", words)]


def lines(desk: Desk) -> dict[str, list[str]]:
    """What each menu holds, by its name, without the signs around it."""

    def name(action: QAction) -> str:
        return action.text().replace("&", "").rstrip("…")

    return {
        name(menu): [name(line) for line in menu.menu().actions() if line.text()]  # type: ignore[attr-defined]
        for menu in desk.window.menuBar().actions()
    }


def named_lines() -> Iterator[tuple[str, str]]:
    """Every line of a menu that a text of the program or the manual names."""
    with (resources() / "locale/en/LC_MESSAGES/buurthuis.po").open("rb") as file:
        texts = [
            text
            for message in read_po(file)
            for text in ([message.id] if isinstance(message.id, str) else message.id)
        ]
    pages = [page.read_text(encoding="utf-8") for page in (resources() / "help/nl").glob("*.md")]
    for text in (*texts, *pages):
        yield from PATH.findall(text)


@pytest.mark.parametrize("desk", ["nl"], indirect=True)
def test_what_texts_and_manual_call_a_line_of_a_menu_is_what_it_is_called(desk: Desk) -> None:
    known, named = lines(desk), set(named_lines())
    desk.menu.say_door_file()
    known = {menu: [*known[menu], *there] for menu, there in lines(desk).items()}
    assert len(named) > 5
    wrong = {
        (menu, line)
        for menu, line in named
        if line not in ELSEWHERE and not any(line.startswith(there) for there in known[menu])
    }
    assert wrong == set()


def test_no_letter_is_underlined_twice_in_a_menu(desk: Desk) -> None:
    bar = desk.window.menuBar().actions()
    for office in (True, False):
        if not office:
            desk.menu.say_door_file()
        for actions in (bar, *(menu.menu().actions() for menu in bar)):  # type: ignore[attr-defined]
            letters = underlined(actions)
            assert len(letters) >= 3
            assert [letter for letter, n in Counter(letters).items() if n > 1] == []
