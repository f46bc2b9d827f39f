"""Text of the manual on the screen: a page with its pictures as wide as there is room, and sought words marked."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit
from typing_extensions import override

from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.shell.manual import anchor_of
from buurthuis_app.i18n import _

LEADING = 125.0  # per cent between two lines: a page is read, a list is looked through
_PICTURE = "\ufffc"  # how Qt writes one in a text
WIDEST_PICTURE = 760  # px at 100 %


class ManualText(QTextBrowser):
    """Shows markdown whose pictures lie in `folder`."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._markdown, self._drawn_at = "", 0
        self.setAccessibleName(_("Handleiding"))
        self.setOpenLinks(False)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._fit)

    def show_page(self, markdown: str, anchor: str = "") -> None:
        """Show a page, from the heading with this anchor on."""
        self._markdown, self._drawn_at = markdown, self._room()
        self.setMarkdown(markdown)
        self.document().setDocumentMargin(2 * GRID)
        self._lay_out()
        self.setExtraSelections([])
        self.verticalScrollBar().setValue(0)
        heading = self._heading(anchor) if anchor else None
        if heading is not None:
            place = self.document().documentLayout().blockBoundingRect(heading.block()).top()
            self.verticalScrollBar().setValue(int(place) - GRID)
            heading.clearSelection()
            self.setTextCursor(heading)
            self.verticalScrollBar().setValue(int(place) - GRID)

    def mark(self, words: list[str]) -> None:
        """Colour every place where one of these words (folded) stands."""
        low = "".join(
            alike if len(alike := folded(letter)) == 1 else letter
            for letter in self.document().toPlainText()
        )
        marks = []
        for word in words:
            place = low.find(word)
            while place >= 0:
                marks.append(self._marked(place, len(word)))
                place = low.find(word, place + len(word))
        self.setExtraSelections(marks)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture as sharp as the screen is, and no wider than there is room for."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        path = name.path() if isinstance(name, QUrl) else name
        picture = QImage(str(self._folder / path))
        if picture.isNull():
            return picture
        dots = self.devicePixelRatioF()
        width = int(min(self._room(), scaled(WIDEST_PICTURE, theme().percent)) * dots)
        if width < picture.width():
            smooth = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaledToWidth(width, smooth)
        picture.setDevicePixelRatio(dots)
        return picture

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._markdown and "![" in self._markdown and self._room() != self._drawn_at:
            self._again.start(150)  # once people let go of the edge

    def _fit(self) -> None:
        scrolled = self.verticalScrollBar().value() / max(self.verticalScrollBar().maximum(), 1)
        marks = self.extraSelections()
        self.show_page(self._markdown)
        self.setExtraSelections(marks)
        self.verticalScrollBar().setValue(int(scrolled * self.verticalScrollBar().maximum()))

    def _room(self) -> int:
        return int(max(self.viewport().width() - 6 * GRID, 20 * GRID))

    def _marked(self, place: int, length: int) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(place)
        cursor.setPosition(place + length, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor, mark.format = cursor, cursor.charFormat()
        mark.format.setBackground(QColor(theme().palette.selected))
        return mark

    def _heading(self, anchor: str) -> QTextCursor | None:
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and anchor_of(block.text()) == anchor:
                return QTextCursor(block)
            block = block.next()
        return None

    def _lay_out(self) -> None:
        """Room between the lines, above headings and in the cells of tables."""
        block = self.document().begin()
        while block.isValid():
            shape = block.blockFormat()
            if _PICTURE not in block.text():
                kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
                shape.setLineHeight(LEADING, kind.value)
            if shape.headingLevel() > 1:
                shape.setTopMargin(3 * GRID)
            QTextCursor(block).setBlockFormat(shape)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                form = frame.format()
                form.setCellPadding(GRID)
                form.setBorderBrush(QColor(theme().palette.line))
                form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                form.setBorderCollapse(True)
                frame.setFormat(form)

    @override
    def sizeHint(self) -> QSize:
        return QSize(60 * GRID, 60 * GRID)
