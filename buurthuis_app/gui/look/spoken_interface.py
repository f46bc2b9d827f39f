"""Interface of a widget that paints itself, as a screen reader asks for it; made when one does."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from typing_extensions import override


class SpokenInterface(QAccessibleWidget):
    """Name, description, place and states are those of the widget.

    Of the parts of a button only what can be pressed by itself is heard: its name has said the rest.
    """

    def __init__(self, widget: Any, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._whole = role is QAccessible.Role.Button
        self._press = getattr(widget, "press", None)

    @override
    def actionNames(self) -> list[str]:
        press = [] if self._press is None else [self.pressAction()]
        return press + super().actionNames()

    @override
    def doAction(self, actionName: str) -> None:
        if actionName == self.pressAction() and self._press is not None:
            self._press()
        else:
            super().doAction(actionName)

    @override
    def state(self) -> QAccessible.State:
        """As Qt says it, and of what unfolds whether it is open."""
        state, unfolded = super().state(), getattr(self.widget(), "unfolded", None)
        if unfolded is not None:
            told = {"expandable": True, "expanded": unfolded, "collapsed": not unfolded}
            for name, holds in told.items():
                setattr(state, name, holds)
        return state

    @override
    def childCount(self) -> int:
        return len(self._parts) if self._whole else super().childCount()

    @override
    def child(self, index: int) -> QAccessibleInterface:
        if not self._whole:
            return super().child(index)
        return QAccessible.queryAccessibleInterface(self._parts[index])

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if not self._whole:
            return super().indexOfChild(child)
        part = child.object()
        return self._parts.index(part) if part in self._parts else -1

    @property
    def _parts(self) -> list[QWidget]:
        parts = self.widget().findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        return [
            part
            for part in parts
            if part.focusPolicy() is not Qt.FocusPolicy.NoFocus and not part.isHidden()
        ]
