"""The program's own icons: drawn when they are first seen, sharp at any size, in the colours of the moment."""

from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from typing_extensions import override

from buurthuis_app import paths
from buurthuis_app.gui.look.theme import theme

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer


class Ink(Enum):
    """Ink of an icon: a colour of the palette."""

    INK = "ink"
    QUIET = "quiet"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    WARNING = "warning"
    DANGER = "danger"
    GOOD = "good"
    OUTLINE = "outline"


_MIRRORED = {"previous": "next", "next": "previous"}
"""Where one reads from right to left, what comes next lies at the left."""


def icon(
    name: str, ink: Ink = Ink.INK, *, on: Ink | None = None, before_words: bool = False
) -> QIcon:
    """The icon resources/icons/<name>.svg; its file is read when it is first painted.

    `on` is the colour where it stands for what is chosen; `before_words` leaves some air between.
    """
    if QGuiApplication.isRightToLeft():
        name = _MIRRORED.get(name, name)
    return QIcon(_Engine(name, ink, on or ink, 18 / 22 if before_words else 1.0))


@cache
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _drawing(name: str, colour: str) -> "QSvgRenderer":
    from PySide6.QtSvg import QSvgRenderer

    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


class _Engine(QIconEngine):
    """Paints one icon in whatever colour the theme has at that moment."""

    def __init__(self, name: str, ink: Ink, on: Ink, share: float) -> None:
        super().__init__()
        self._name = name
        self._ink = ink
        self._on = on
        self._share = share  # of the room; the rest is air before the words

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        whole = min(rect.width(), rect.height())
        side = whole * self._share
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        air = (whole - side) / 2
        square.translate(air if QGuiApplication.isRightToLeft() else -air, 0)
        _drawing(self._name, self._colour(mode, state)).render(painter, square)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        ink = self._on if state is QIcon.State.On else self._ink
        if mode is QIcon.Mode.Disabled:
            ink = Ink.OUTLINE
        colour: str = getattr(theme().palette, ink.value)
        return colour

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    @override
    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        side = QGuiApplication.layoutDirection().name
        look = (self._name, self._colour(mode, state), self._share, size.toTuple(), scale, side)
        picture = QPixmap()
        if QPixmapCache.find(str(look), picture):
            return picture
        picture = QPixmap(size * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        QPixmapCache.insert(str(look), picture)
        return picture

    @override
    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._ink, self._on, self._share)

    @override
    def isNull(self) -> bool:
        return False
