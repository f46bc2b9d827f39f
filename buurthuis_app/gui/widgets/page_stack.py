"""Stack of pages of which only the one in view asks for room: with large type a hidden one would make a tab scroll."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget


class PageStack(QWidget):
    """Shows one page at a time; a QStackedWidget is as high as its highest page."""

    def __init__(self) -> None:
        super().__init__()
        self._current: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, page: QWidget) -> None:  # noqa: N802 - as QStackedWidget has it
        """Add a page; the first one is shown."""
        page.hide()
        self._column.addWidget(page)
        if self._current is None:
            self.setCurrentWidget(page)

    def currentWidget(self) -> QWidget | None:  # noqa: N802 - as QStackedWidget has it
        """Page in view."""
        return self._current

    def setCurrentWidget(self, page: QWidget) -> None:  # noqa: N802 - as QStackedWidget has it
        """Show this page instead."""
        if page is self._current:
            return
        former, self._current = self._current, page
        held: QWidget | None = self.window().focusWidget()
        inside = former is not None and held is not None and former.isAncestorOf(held)
        if former is not None:
            former.hide()
        page.show()
        if inside:
            give_keyboard(page)


def give_keyboard(page: QWidget) -> None:
    """Give it to what had it in this page last, or else comes first there; Qt would leave it outside of the page."""
    stop: QWidget | None = page.focusWidget()
    if stop is None:
        stop = page.nextInFocusChain()
    while stop is not None and stop is not page and not _takes_it(stop, page):
        stop = stop.nextInFocusChain()
    (stop or page).setFocus()


def _takes_it(stop: QWidget, page: QWidget) -> bool:
    shown = page.isAncestorOf(stop) and stop.isVisibleTo(page) and stop.isEnabled()
    return shown and bool(stop.focusPolicy() & Qt.FocusPolicy.TabFocus)
