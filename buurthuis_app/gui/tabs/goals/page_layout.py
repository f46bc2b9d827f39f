"""Layout of the parts of Doelen: a head with buttons, and a page of headings, words and tables."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, card, label
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import in_column

NAMES = 22  # characters of the words before a fact
LOWEST = 220  # px of a page: less cannot be read


class PartHead(QWidget):
    """The name of a part, a sentence about it, and its buttons."""

    def __init__(self, title: str, explanation: str) -> None:
        super().__init__()
        self.title = label(title, Text.TITLE)
        self.explanation = label(explanation, Text.QUIET)
        self.buttons = FlowRow()
        in_column(self.title, self.explanation, GRID // 2, self.buttons, on=self, gap=GRID // 2)

    def button(
        self,
        words: str,
        do: Callable[[], object],
        kind: ButtonKind = ButtonKind.NORMAL,
        icon: str = "",
    ) -> QPushButton:
        """Add a button to the head."""
        push_button = button(words, kind, icon, do=do)
        self.buttons.addWidget(push_button)
        return push_button


class Facts(QWidget):
    """Words with what is known beside them; a fact without anything is left out."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[tuple[QLabel, QLabel]] = []

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these in the place of what was shown."""
        shown = [(name, words) for name, words in facts if words.strip()]
        while len(self._labels) < len(shown):
            name, words = label("", Text.QUIET), label("")
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            top = Qt.AlignmentFlag.AlignTop
            row = len(self._labels)
            name.setMinimumWidth(name.fontMetrics().averageCharWidth() * NAMES)
            self._grid.addWidget(name, row, 0, top)
            self._grid.addWidget(words, row, 1, top)
            self._labels.append((name, words))
        for place, (name, words) in enumerate(self._labels):
            filled = place < len(shown)
            name.setVisible(filled)
            words.setVisible(filled)
            if filled:
                name.setText(shown[place][0])
                words.setText(shown[place][1])

    @property
    def text(self) -> str:
        """All that is shown, for a screen reader and for tests."""
        shown = [pair for pair in self._labels if not pair[0].isHidden()]
        return "\n".join(f"{name.text()}: {words.text()}" for name, words in shown)


class PageColumn(QScrollArea):
    """A white sheet whose content stands below each other and scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: QFrame = card()
        self.column = in_column(on=self.sheet, margins=(3 * GRID, 2 * GRID))
        self.setWidget(self.sheet)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(LOWEST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def add(self, widget: QWidget, space: int = 0) -> None:
        """Add a widget below the others."""
        if space:
            self.column.addSpacing(space)
        self.column.addWidget(widget)

    def heading(self, words: str, *beside: QWidget) -> QLabel:
        """A heading with perhaps a button beside it."""
        title = label(words, Text.HEADING)
        self.column.addSpacing(GRID)
        if not beside:
            self.column.addWidget(title)
            return title
        title.setWordWrap(False)
        self.column.addWidget(FlowRow(title, *beside))
        return title

    def finish(self) -> None:
        """Close the page: nothing comes below."""
        self.column.addStretch(1)
