"""Confidants on the public page: a card for each, with her picture and how to reach her."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from buurthuis_app.domain.confidant.page import Confidant, ConfidantPhoto
from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.widgets.controls import Sign, Text, card, label
from buurthuis_app.gui.widgets.layout import aligned, grow, in_column, in_row
from buurthuis_app.i18n import _

PORTRAIT = 112  # px at 100 %


class Portrait(QWidget):
    """The middle of a photo, as a square with round corners."""

    def __init__(self, photo: ConfidantPhoto, name: str) -> None:
        super().__init__()
        self._picture = QPixmap()
        self._picture.loadFromData(photo.content)
        self.setAccessibleName(_("Foto van {name}").format(name=name))
        theme().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        side = scaled(PORTRAIT, theme().percent)
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        side = min(self.width(), self.height())
        around = QPainterPath()
        around.addRoundedRect(QRectF(0, 0, side, side), side / 12, side / 12)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(around)
        wide, high = self._picture.width(), self._picture.height()
        shorter = min(wide, high)
        # Faces stand in the upper half of an upright picture.
        part = QRectF((wide - shorter) / 2, (high - shorter) * 0.35, shorter, shorter)
        painter.drawPixmap(QRectF(0, 0, side, side), self._picture, part)


class PersonCard(QFrame):
    """One confidant."""

    def __init__(self, one: Confidant, photo: ConfidantPhoto | None) -> None:
        super().__init__()
        self.setProperty("role", "card")
        row = in_row(on=self, margins=2 * GRID, gap=2 * GRID)
        if photo is not None:
            row.addWidget(Portrait(photo, one.name), 0, Qt.AlignmentFlag.AlignTop)
        column = in_column(gap=GRID // 2)
        row.addLayout(column, 1)
        column.addWidget(label(one.name, Text.HEADING))
        if one.role:
            column.addWidget(label(one.role, Text.QUIET))
        if one.about:
            column.addWidget(label(one.about))
        for icon_name, text, shape, what in (
            ("phone", one.phone, Text.HEADING, _("Telefoon")),
            ("mail", one.email, Text.PLAIN, _("E-mail")),
            ("clock", one.hours, Text.PLAIN, _("Bereikbaar")),
            ("place", one.office, Text.PLAIN, _("Waar")),
            ("confidant", _spoken(one), Text.PLAIN, _("Talen")),
        ):
            if text:
                column.addLayout(_line(icon_name, text, shape, what))


def empty_card() -> QFrame:
    """What stands there while nobody was filled in: whom to speak to all the same."""
    made = card()
    in_column(
        label(_("Hier staat nog geen vertrouwenspersoon."), Text.HEADING),
        label(_("Vraag de coördinator wie het is. Of bel een van de nummers op deze pagina.")),
        on=made,
        margins=2 * GRID,
    )
    return made


def _spoken(one: Confidant) -> str:
    return _("Spreekt {languages}").format(languages=one.languages) if one.languages else ""


def _line(icon_name: str, text: str, shape: Text, what: str) -> QHBoxLayout:
    """Words behind a small picture of what they are; they can be selected and copied."""
    words = label(text, shape)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.setAccessibleName(f"{what}: {text}")
    return in_row(aligned(Sign(icon_name, Ink.ACCENT), Qt.AlignmentFlag.AlignVCenter), grow(words))
