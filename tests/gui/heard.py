"""The window as a screen reader hears it: roles, names, states and acts, and nothing that is only seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject, QRect

Role = QAccessible.Role
NO_ROLE = {Role.NoRole, Role.Client}


class Heard(Struct, frozen=True):
    """One thing that can be come to."""

    interface: QAccessibleInterface

    @classmethod
    def of(cls, window: QObject) -> Heard:
        """All of a window."""
        return cls(QAccessible.queryAccessibleInterface(window))

    @classmethod
    def everything(cls) -> Heard:
        """All windows of the program."""
        application = QApplication.instance()
        assert application is not None
        return cls.of(application)

    @property
    def role(self) -> QAccessible.Role:
        return self.interface.role()

    @property
    def name(self) -> str:
        return self.interface.text(QAccessible.Text.Name)

    @property
    def description(self) -> str:
        return self.interface.text(QAccessible.Text.Description)

    @property
    def value(self) -> str:
        return self.interface.text(QAccessible.Text.Value)

    @property
    def place(self) -> QRect:
        """On the screen."""
        return self.interface.rect()

    @property
    def showing(self) -> bool:
        state = self.interface.state()
        return not (state.invisible or state.offscreen)

    @property
    def acts(self) -> list[str]:
        acts: QAccessibleActionInterface | None = self.interface.actionInterface()
        return acts.actionNames() if acts is not None else []

    def do(self, act: str = "Press") -> None:
        """What a screen reader does on Enter."""
        assert act in self.acts, (self.role, self.name, self.acts)
        pressed = self.interface.object()
        self.interface.actionInterface().doAction(act)
        if isinstance(pressed, QAbstractButton):  # Qt lets it be seen down for a moment
            while isValid(pressed) and pressed.isDown():
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def write(self, words: str) -> None:
        """Dictate these words into a field."""
        self.interface.setText(QAccessible.Text.Value, words)

    def inside(self) -> Iterator[Heard]:
        """Everything in it that is there to be heard, from the first to the last."""
        for number in range(self.interface.childCount()):
            child: QAccessibleInterface | None = self.interface.child(number)
            if child is not None and not child.state().invisible:
                yield (part := Heard(child))
                yield from part.inside()

    def every(self, role: QAccessible.Role, name: str = "") -> list[Heard]:
        """Those of this role whose names begin so; out of sight too."""
        return [part for part in self.inside() if part.role is role and part.name.startswith(name)]

    def find(self, role: QAccessible.Role, name: str) -> Heard:
        """The first of them."""
        every = self.every(role, name)
        assert every, (
            role,
            name,
            sorted({part.name for part in self.inside() if part.role is role}),
        )
        return every[0]


def unclear(heard: Heard) -> Iterator[str]:
    """What can have the keyboard, and says not what it is, or says it twice. A cell may be empty."""
    for part in heard.inside():
        if not part.interface.state().focusable or not part.place.isValid():
            continue
        named = part.name.strip()
        words = f"{part.role.name} “{named[:50]}” {part.interface.object()}"
        if part.role in NO_ROLE:
            yield f"no role: {words}"
        if named and named == part.description:
            yield f"twice: {words}"
        elif not named and part.role is not Role.Cell:
            yield f"no name: {words}"
