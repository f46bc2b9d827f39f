"""Parts of the dialogs of this tab: their margins, a page with a heading, and the row of buttons."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.widgets.controls import Text, label, label_of
from buurthuis_app.gui.widgets.layout import in_column

WIDE = 74
"""Units of the grid: how wide the pages of a wizard are at 100 %."""


class StepPages(QScrollArea):
    """Pages of which one is seen. With large type on a small screen it scrolls, and no word is cut off."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: list[QWidget] = []
        self._current = 0
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def addWidget(self, page: QWidget) -> None:  # noqa: N802 - as a layout has it
        """Put it behind the others."""
        self._pages.append(page)
        self._column.addWidget(page)
        page.setVisible(len(self._pages) == 1)

    def currentIndex(self) -> int:  # noqa: N802 - as QStackedWidget has it
        """Which one is seen, from 0."""
        return self._current

    def setCurrentIndex(self, number: int) -> None:  # noqa: N802 - as QStackedWidget has it
        """Show this one from its top."""
        self._current = number
        for place, page in enumerate(self._pages):
            page.setVisible(place == number)
        self.verticalScrollBar().setValue(0)

    @override
    def sizeHint(self) -> QSize:
        """As high as the highest page needs, as far as the screen reaches."""
        room = self.screen().availableSize() - QSize(10 * GRID, 24 * GRID)
        wide = min(scaled(WIDE * GRID, theme().percent), room.width())
        high = 0
        for page in self._pages:
            layout = page.layout()
            if layout is not None:
                high = max(high, layout.totalHeightForWidth(wide), layout.totalSizeHint().height())
        return QSize(wide, min(high + 2 * GRID, room.height()))


def page_of(heading: str, sentences: Iterable[str]) -> tuple[QWidget, QVBoxLayout]:
    """A page with a heading and sentences; what comes next goes below them."""
    page = QWidget()
    column = in_column(label(heading, Text.HEADING), on=page)
    for sentence in sentences:
        column.addWidget(label(sentence))
    return page, column


def big_words(words: str) -> QLabel:
    """Words to write down: large, and only to look at, so that they never come on the clipboard."""
    made = label(words, Text.FIGURE)
    made.setWordWrap(True)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return made


def named(column: QVBoxLayout, words: str, field: QWidget) -> None:
    """A field under its name."""
    column.addWidget(label_of(field, words, Text.LABEL))
    column.addWidget(field)
