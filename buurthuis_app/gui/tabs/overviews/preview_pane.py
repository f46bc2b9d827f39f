"""Preview of the paper, and in its place the progress while it is being made."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QProgressBar,
    QStackedWidget,
    QWidget,
)

from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.papers.pdf_preview import PdfPreview
from buurthuis_app.gui.widgets.controls import (
    ButtonKind,
    ShortLabel,
    Text,
    button,
    card,
    icon_button,
    label,
)
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import Grown, grow, in_column, in_row
from buurthuis_app.gui.widgets.notices import Remedy
from buurthuis_app.i18n import _, number


class PaperDesk(QWidget):
    """One of three things: the pages, the progress, or a sentence with a button to try again."""

    stop_asked = Signal()
    again_asked = Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = PdfPreview(operations)
        self._pages = QStackedWidget()
        self._waiting = self._waiting_page()
        self._lead: Remedy | None = None
        self._stopped = self._stopped_page()
        for page in (self.preview, self._waiting, self._stopped):
            self._pages.addWidget(page)
        in_column(self._top(), grow(self._pages), on=self)
        self.preview.page_changed.connect(self._tell_page)

    @property
    def sentence(self) -> str:
        """What is said in place of the pages; empty when the pages are there."""
        page = self._pages.currentWidget()
        if page is self._waiting:
            return self._wait_words.text()
        return self._stop_words.text() if page is self._stopped else ""

    @property
    def page_words(self) -> str:
        """Which page is in view: "bladzijde 1 van 7"."""
        return self._page.text()

    def show_pdf(self, pdf: bytes) -> None:
        """Show the finished paper."""
        self.preview.clear()  # so that it tells its page again, though that is the first as before
        self.preview.show_pdf(pdf)
        self._turn_to(self.preview)

    def show_waiting(self, sentence: str) -> None:
        """Show the name of the paper that is being made."""
        self.preview.clear()
        self._wait_words.setText(sentence)
        self._bar.setRange(0, 0)
        self._turn_to(self._waiting)

    def show_progress(self, done: int, total: int) -> None:
        """Show the progress, in pages or steps."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def show_stopped(self, sentence: str, lead: Remedy | None = None) -> None:
        """Say why there is no paper, with a button to make it after all, or one to where something is missing."""
        self._lead = lead
        self.lead_button.setText(lead.words if lead else "")
        self.lead_button.setVisible(lead is not None)
        self.again_button.setVisible(lead is None)
        self.preview.clear()
        self._stop_words.setText(sentence)
        self._turn_to(self._stopped)

    def _top(self) -> QWidget:
        self.title = ShortLabel(Text.HEADING)
        self._page = label("", Text.QUIET)
        self._page.setWordWrap(False)
        smaller = icon_button("zoom_out", _("Kleiner"))
        larger = icon_button("zoom_in", _("Groter"))
        self._fit = button(_("Hele breedte"), ButtonKind.QUIET)
        smaller.clicked.connect(self.preview.zoom_out)
        larger.clicked.connect(self.preview.zoom_in)
        self._fit.clicked.connect(self.preview.fit_width)
        self._zooming = (smaller, larger, self._fit)
        looking = QWidget()
        in_row(*self._zooming, on=looking, gap=GRID // 2)
        top = FlowRow()
        top.addWidget(self.title)
        top.addWidget(looking)
        top.addWidget(self._page)
        return top

    def _waiting_page(self) -> QFrame:
        self._wait_words = label("", Text.QUIET)
        self._wait_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(_("Voortgang van het maken"))
        self.stop_button = button(_("Stoppen"), icon_name="close", do=self.stop_asked.emit)
        return _middle(self._wait_words, self._bar, self.stop_button)

    def _stopped_page(self) -> QFrame:
        self._stop_words = label("", Text.QUIET)
        self._stop_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.again_button = button(_("Opnieuw maken"), icon_name="redo", do=self.again_asked.emit)
        self.lead_button = button("", do=self._follow_lead)
        return _middle(self._stop_words, self.again_button, self.lead_button)

    def _follow_lead(self) -> None:
        if self._lead is not None:
            self._lead.do()

    def _turn_to(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        active = page is self.preview
        for widget in self._zooming:
            widget.setEnabled(active)

    def _tell_page(self, page: int, pages: int) -> None:
        words = _("bladzijde {page} van {pages}") if page else ""
        self._page.setText(words.format(page=number(page), pages=number(pages)))


def _middle(*widgets: QWidget) -> QFrame:
    """The widgets below each other in the middle of a sheet."""
    sheet = card()
    column = in_column(Grown(None, 2), on=sheet, margins=(6 * GRID, 3 * GRID), gap=2 * GRID)
    for widget in widgets:
        wide = isinstance(widget, QProgressBar) or widget.property("role")
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(widget, 0, Qt.AlignmentFlag(0) if wide else centre)
    column.addStretch(3)
    return sheet
