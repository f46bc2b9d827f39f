"""Hands and eyes for the tab of the confidant: somebody on the page, a mailbox, and what stands on the disk."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from buurthuis_app.domain.confidant.page import Confidant
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import settle

PASSPHRASE = "lopen fiets maan boter kaas zeven"  # noqa: S105 - of an invented confidant


def with_confidant(house: CentreServices, name: str = "Marijke V.") -> Confidant:
    """Put somebody on the page."""
    blank = replace(house.confidants.blank(), name=name, phone="06-00123456")
    return house.confidants.keep(blank, new=True).value


def with_mailbox(house: CentreServices, confidant: Confidant) -> str:
    """Give her a key; her recovery key."""
    founding = house.confidant_register.begin(confidant.id, PASSPHRASE, PASSPHRASE)
    paper = founding.recovery_key
    house.confidant_register.activate(founding, paper).close()
    return paper


def click(widget: QWidget, operations: Operations) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    settle(operations)


def button(window: QWidget, words: str) -> QPushButton:
    """The visible button with these words."""
    return next(
        one
        for one in window.findChildren(QPushButton)
        if one.text() == words and one.isVisibleTo(window)
    )


def texts(window: QWidget) -> list[str]:
    """What can be read in a window."""
    return [one.text() for one in window.findChildren(QLabel) if one.isVisibleTo(window)]
