"""Paper on the screen: the pages of a PDF below each other, as they will come out of the printer."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from buurthuis_app.domain.papers.document import Spot
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.papers.pdf_pages import PageSize, page_picture, page_sizes
from buurthuis_app.gui.widgets.plain_text import plain_text
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from buurthuis_app.gui.operations.jobs import Job

GAP = 2 * GRID
STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)  # of 96 dots an inch, the size of a screen
PIXELS_PER_POINT = 96 / 72
KEPT_PICTURES = 8


class PdfPreview(QAbstractScrollArea):
    """Renders what is looked at, first page first, off the window's thread; sharp at any device ratio."""

    page_changed = Signal(int, int)  # page in view from 1, number of pages
    traced = Signal(object)  # what is behind the figure that was clicked or chosen with Enter
    spoken_as = QAccessible.Role.Document

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Always there: one that comes with the pages makes them narrower, and each would be drawn twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._operations = operations
        self._pdf = b""
        self._sizes: tuple[PageSize, ...] = ()
        self._pictures: dict[tuple[int, float], QImage] = {}
        self._jobs: dict[tuple[int, float], Job[QImage]] = {}
        self._zoom: float | None = None  # None: as wide as the window
        self._page = 0
        self._spots: tuple[Spot, ...] = ()
        self._spot: int | None = None
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(lambda: self.viewport().update())
        self._name()

    def show_pdf(self, pdf: bytes) -> None:
        """Show this document from its first page."""
        self._forget()
        self._pdf = pdf
        self._operations.work(
            lambda _progress, _cancelled: (pdf, page_sizes(pdf)), on_done=self._opened
        )

    def mark(self, spots: Sequence[Spot]) -> None:
        """The places on the pages that lead somewhere: clicked, or reached with the arrows and Enter."""
        self._spots = tuple(spots)
        self._spot = None
        self.viewport().update()

    def clear(self) -> None:
        """Remove the paper from the preview."""
        self._forget()
        self.mark(())
        self._pdf, self._sizes = b"", ()
        self._lay_out()

    @property
    def pages(self) -> int:
        """Number of pages."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in view, from 1; 0 without a document."""
        return self._page

    @property
    def scale(self) -> float:
        """How large the pages are now; 1.0 is the size of the paper."""
        if self._zoom is not None or not self._sizes:
            return self._zoom or 1.0
        widest = max(size.width for size in self._sizes) * PIXELS_PER_POINT
        return max(self.viewport().width() - 2 * GAP, 100) / widest

    def zoom_in(self) -> None:
        """Zoom in by one step."""
        self._set_zoom(next((step for step in STEPS if step > self.scale + 0.01), STEPS[-1]))

    def zoom_out(self) -> None:
        """Zoom out by one step."""
        smaller = (step for step in reversed(STEPS) if step < self.scale - 0.01)
        self._set_zoom(next(smaller, STEPS[0]))

    def fit_width(self) -> None:
        """Fit the page to the width of the window."""
        self._set_zoom(None)

    def go_to(self, page: int) -> None:
        """Bring `page` (from 1) to the top."""
        if self._sizes:
            number = min(max(page, 1), self.pages) - 1
            self.verticalScrollBar().setValue(self._places()[number].top() - GAP)

    def picture_of(self, page: int) -> QImage | None:
        """The picture of `page` (from 1) at the scale of the moment, when it has been drawn."""
        return self._pictures.get((page - 1, self._sharpness()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if control and key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_in()
        elif control and key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif control and key == Qt.Key.Key_0:
            self.fit_width()
        elif key == Qt.Key.Key_PageDown:
            self.go_to(self._page + 1)
        elif key == Qt.Key.Key_PageUp:
            self.go_to(self._page - 1)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and self._spots:
            self._step_spot(1 if key == Qt.Key.Key_Right else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._spot is not None:
            self.traced.emit(self._spots[self._spot].trace)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            bar.setValue(0 if key == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        """Ctrl + and Ctrl - belong to the paper while it has the focus, not to the window's type size."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            zooms = {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0}
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in zooms:
                event.accept()
                return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._scrolled()  # on another screen: pages as sharp as that one is
        return super().event(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            else:
                self.zoom_out()
            return
        super().wheelEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._spot_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.viewport().setToolTip(plain_text(_("Bekijk wat hierachter zit") if over else ""))
        super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position().toPoint())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self.traced.emit(self._spots[spot].trace)
        super().mouseReleaseEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        colours = theme().palette
        painter.fillRect(self.viewport().rect(), QColor(colours.shade))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, place in self._in_view():
            painter.fillRect(place, Qt.GlobalColor.white)
            self._draw_page(painter, number, place)
            painter.setPen(QColor(colours.outline))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
            if self._spot is not None and self._spots[self._spot].page == number:
                painter.setPen(QPen(QColor(colours.accent), 2))
                painter.drawRect(self._place_of(self._spots[self._spot], place))

    def _draw_page(self, painter: QPainter, number: int, place: QRect) -> None:
        """Pixel for pixel; a picture of another size is stretched until the right one comes."""
        picture = self.picture_of(number + 1)
        if picture is not None:
            ratio = self.devicePixelRatioF()
            size = QSizeF(picture.width() / ratio, picture.height() / ratio)
            painter.drawImage(QRectF(place.topLeft(), size), picture)
        elif (other := self._any_picture(number)) is not None:
            painter.drawImage(place, other)

    def _opened(self, opened: tuple[bytes, tuple[PageSize, ...]]) -> None:
        pdf, sizes = opened
        if pdf is not self._pdf:
            return  # another document was asked for since
        self._sizes = sizes
        self.verticalScrollBar().setValue(0)
        self._lay_out()

    def _places(self) -> list[QRect]:
        """Where each page stands, in px from the top of the whole."""
        scale = self.scale * PIXELS_PER_POINT
        places, top = [], GAP
        for size in self._sizes:
            width, height = round(size.width * scale), round(size.height * scale)
            left = max((self.viewport().width() - width) // 2, GAP)
            places.append(QRect(left, top, width, height))
            top += height + GAP
        return places

    def _in_view(self) -> list[tuple[int, QRect]]:
        seen = self.viewport().rect()
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        moved = [(n, place.translated(-left, -top)) for n, place in enumerate(self._places())]
        return [(number, place) for number, place in moved if place.intersects(seen)]

    def _place_of(self, spot: Spot, page: QRect) -> QRect:
        """Where a spot is in the window, on a page that stands at `page`."""
        scale = self.scale * PIXELS_PER_POINT
        size = self._sizes[spot.page]
        return QRect(
            page.left() + round(spot.left * scale),
            page.top() + round((size.height - spot.bottom - spot.height) * scale),
            round(spot.width * scale),
            round(spot.height * scale),
        )

    def _spot_at(self, point: QPoint) -> int | None:
        places = dict(self._in_view())
        for number, spot in enumerate(self._spots):
            page = places.get(spot.page)
            if page is not None and self._place_of(spot, page).contains(point):
                return number
        return None

    def _step_spot(self, step: int) -> None:
        """To the next figure that leads somewhere, from the page in view on."""
        if self._spot is None:
            spots_below = (n for n, spot in enumerate(self._spots) if spot.page >= self._page - 1)
            self._spot = next(spots_below, 0)
        else:
            self._spot = (self._spot + step) % len(self._spots)
        spot = self._spots[self._spot]
        bar = self.verticalScrollBar()
        place = self._place_of(spot, self._places()[spot.page])
        if (
            not bar.value()
            <= place.top()
            <= bar.value() + self.viewport().height() - place.height()
        ):
            bar.setValue(place.top() - self.viewport().height() // 3)
        self.viewport().update()

    def _lay_out(self) -> None:
        """Scroll bars and pictures for the size of the moment, keeping the same spot in view."""
        places = self._places()
        port, bar, across = self.viewport(), self.verticalScrollBar(), self.horizontalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        height = places[-1].bottom() + GAP if places else 0
        width = max((place.width() for place in places), default=0) + 2 * GAP
        bar.setPageStep(port.height())
        bar.setSingleStep(5 * GRID)
        bar.setRange(0, max(height - port.height(), 0))
        bar.setValue(round(share * bar.maximum()))
        across.setPageStep(port.width())
        across.setRange(0, max(width - port.width(), 0))
        self._scrolled()

    def _scrolled(self) -> None:
        seen = self._in_view()
        middle = self.viewport().height() // 2
        page = min(seen, key=lambda item: abs(item[1].center().y() - middle))[0] + 1 if seen else 0
        if page != self._page:
            self._page = page
            self._name()
            self.page_changed.emit(page, self.pages)
        if self.isVisible():
            self._render([number for number, _place in seen])
        self.viewport().update()

    def _render(self, numbers: list[int]) -> None:
        sharpness = self._sharpness()
        keys = [(number, sharpness) for number in numbers]
        for key in [key for key in self._jobs if key not in keys]:
            self._jobs.pop(key).cancel()  # scrolled past, or another size by now
        for key in keys:
            if key in self._pictures or key in self._jobs:
                continue
            pdf, (number, _sharpness) = self._pdf, key
            self._jobs[key] = self._operations.work(
                lambda _p, _c, pdf=pdf, number=number: page_picture(pdf, number, sharpness),  # type: ignore[misc]
                on_done=partial(self._rendered, key),
                owner=self,
            )

    def _rendered(self, key: tuple[int, float], picture: QImage) -> None:
        self._jobs.pop(key, None)
        for other in [drawn for drawn in self._pictures if drawn[0] == key[0]]:
            del self._pictures[other]  # this page at another size, looked at until now
        self._pictures[key] = picture
        while len(self._pictures) > KEPT_PICTURES:
            del self._pictures[next(iter(self._pictures))]
        self.viewport().update()

    def _any_picture(self, number: int) -> QImage | None:
        """A picture of this page at another size, to look at until the right one comes."""
        return next((p for (page, _s), p in self._pictures.items() if page == number), None)

    def _sharpness(self) -> float:
        """Device pixels per point."""
        return round(self.scale * PIXELS_PER_POINT * self.devicePixelRatioF(), 4)

    def _set_zoom(self, zoom: float | None) -> None:
        self._zoom = zoom
        self._lay_out()

    def _forget(self) -> None:
        for job in self._jobs.values():
            job.cancel()
        self._jobs.clear()
        self._pictures.clear()

    def _name(self) -> None:
        words = (
            _("Voorbeeld, bladzijde {page} van {pages}").format(page=self._page, pages=self.pages)
            if self._page
            else _("Voorbeeld")
        )
        self.setAccessibleName(words)
        self.setAccessibleDescription(
            _("Bewaar het als PDF of webpagina om het te laten voorlezen.")
        )
