"""The one-minute trial of the manual, followed word by word by somebody who never saw the program."""

import re

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from buurthuis_app import paths
from buurthuis_app.domain.shared import periods
from buurthuis_app.gui.stories.dialog import StoryDialog
from tests.gui.tabs.today.at_the_door import TODAY, AtTheDoor

COFFEE = "Koffie-inloop"


def steps() -> list[str]:
    page = (paths.resources() / "help" / "nl" / "vandaag.md").read_text(encoding="utf-8")
    part = page.split("## Probeer het in één minuut")[1].split("\n## ")[0]
    return re.findall(r"^\d\. (.+)$", part, re.MULTILINE)


def bold(step: str) -> list[str]:
    return re.findall(r"\*\*(.+?)\*\*", step)


def said(step: str) -> str:
    (words,) = re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", step)
    return str(words)


def test_the_trial_of_the_manual_can_be_followed_and_leaves_nothing_behind(
    door: AtTheDoor,
) -> None:
    first, second, third, fourth, fifth, sixth = steps()
    card, row = door.card(COFFEE), door.row(COFFEE, "volwassenen")
    signs = {"+": row.plus, "−": row.minus}

    door.click(signs[bold(first)[0]])
    door.click(signs[bold(second)[0]])
    assert card.total.text() == said(second)
    door.click(signs[bold(third)[0]])
    assert card.total.text() == said(third)
    typed, key = bold(fourth)
    row.field.setFocus()
    row.field.selectAll()
    door.type(typed)
    QTest.keyClick(row.field, getattr(Qt.Key, f"Key_{key}"))
    door.settle()
    assert card.total.text() == said(fourth)

    tell, save = bold(fifth)
    (button,) = (one for one in card.findChildren(QPushButton) if one.text() == tell)
    door.click(button)
    door.settle()
    dialog = door.tab.dialog
    assert isinstance(dialog, StoryDialog)
    dialog.findChildren(QPlainTextEdit)[0].setPlainText("Er werd gelachen.")
    (button,) = (one for one in dialog.findChildren(QPushButton) if one.text() == save)
    door.click(button)
    door.settle()
    assert len(door.house.telling.told(periods.year(TODAY.year))) == 1

    times = {"vijf": 5}[re.findall(r"(\w+) keer", sixth)[0]]
    for _time in range(times):
        door.shell.undo.undo()
        door.settle()
    assert door.kept(card.occurrence_id) == {}
    assert not door.house.telling.told(periods.year(TODAY.year))
    assert door.shell.undo.undo_label == ""
