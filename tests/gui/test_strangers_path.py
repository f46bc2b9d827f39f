"""Path of a stranger: from the first start to the year on paper, in as many clicks as docs/strangers-path.md says."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import settle
from tests.gui.heard import Heard, Role

WRITTEN = Path(__file__).parents[2] / "docs" / "strangers-path.md"
WEEK = {"Koffie-inloop": "10.00", "Taalcafé": "13.30", "Samen eten": "17.30"}
BEFORE, AFTER = 3, 1
"""Clicks outside of the window: on the installer and on the program; on the printer's own dialog."""


class Stranger:
    """Knows nothing but what the window says. Counts the clicks, and the fields that are typed in."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.clicks = self.typed = 0

    @property
    def window(self) -> Heard:
        return Heard.of(self.desk.window)

    @property
    def dialog(self) -> Heard:
        return Heard.everything().every(Role.Dialog)[-1]

    def press(self, where: Heard, name: str, role: Role = Role.Button, act: str = "Press") -> None:
        self.clicks += 1
        where.find(role, name).do(act)
        settle(self.desk.operations)

    def type(self, where: Heard, name: str, words: str) -> None:
        self.typed += 1
        where.find(Role.EditableText, name).write(words)


@pytest.fixture
def stranger(
    house: CentreServices,
    tmp_path: Path,
    qapp: QApplication,  # noqa: ARG001 - it must exist
) -> Iterator[Stranger]:
    desk = Desk(house, tmp_path)
    desk.window.show()
    settle(desk.operations)
    yield Stranger(desk)
    desk.close()
    QApplication.processEvents()


def found(stranger: Stranger) -> None:
    stranger.desk.menu.show_guide()  # which comes by itself when there is nothing yet
    settle(stranger.desk.operations)
    stranger.type(stranger.dialog, "Hoe heet het buurthuis?", "De Uitkomst")
    stranger.type(stranger.dialog, "In welke plaats?", "Zonnedorp")
    for words in ("Verder", "Verder", "Verder", "Klaar"):
        stranger.press(stranger.dialog, words)


def plan(stranger: Stranger) -> None:
    stranger.press(stranger.window, "Activiteiten", Role.PageTab)
    for title, begin in WEEK.items():
        stranger.press(stranger.window, "Nieuwe activiteit")
        stranger.type(stranger.dialog, "Naam", title)
        stranger.type(stranger.dialog, "Van", begin)
        stranger.press(stranger.dialog, "Opslaan")
    rows = stranger.window.find(Role.List, "Activiteiten van deze week").every(Role.ListItem)
    assert len(rows) == len(WEEK)


def count(stranger: Stranger) -> None:
    stranger.press(stranger.window, "Vandaag", Role.PageTab)
    for _visitor in range(2):
        stranger.press(stranger.window, "Koffie-inloop: volwassenen: één meer")
    field = stranger.window.find(Role.EditableText, "Koffie-inloop: volwassenen")
    assert field.value == "2"


def year(stranger: Stranger) -> None:
    stranger.press(stranger.window, "Overzichten", Role.PageTab)
    paper = stranger.window.find(Role.Document, "Voorbeeld, bladzijde 1 van ")
    assert paper.showing
    stranger.clicks += 1
    assert "Press" in stranger.window.find(Role.Button, "Afdrukken").acts


def written() -> list[tuple[int, int]]:
    """The clicks and the fields of each step, as they stand in the text."""
    row = re.compile(r"^\| [^|]+ \| (\d+) \| (\d+) \|", re.MULTILINE)
    return [(int(clicks), int(typed)) for clicks, typed in row.findall(WRITTEN.read_text("utf-8"))]


def test_the_first_hour_takes_as_many_clicks_as_is_written(stranger: Stranger) -> None:
    taken = []
    for step in (found, plan, count, year):
        clicks, typed = stranger.clicks, stranger.typed
        step(stranger)
        taken.append((stranger.clicks - clicks, stranger.typed - typed))
    last = (taken[-1][0] + AFTER, taken[-1][1])
    assert written() == [(BEFORE, 0), *taken[:-1], last]
