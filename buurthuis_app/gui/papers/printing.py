"""Printing of a PDF: the system's dialog, then page after page at the printer's resolution."""

from functools import partial

from PySide6.QtCore import QMarginsF, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from buurthuis_app.gui.look.qt_locale import write_locally
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.papers.pdf_pages import POINTS_PER_INCH, PageSize, page_picture, page_sizes
from buurthuis_app.gui.widgets.long_work import SHOWN_AFTER
from buurthuis_app.gui.widgets.notices import Notice
from buurthuis_app.i18n import _

_SHORT_SIDE = QPrinter.DuplexMode.DuplexShortSide
SHARPEST = 300  # dots an inch: more can't be seen, and an A4 at 1200 takes 560 MB


def print_pdf(pdf: bytes, title: str, operations: Operations, parent: QWidget) -> "PrintRun | None":
    """Ask which printer, pages and copies, and print; None when people changed their mind.

    Listen to `finished` of what comes back. It belongs to `parent`.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    write_locally()
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, len(page_sizes(pdf)))
    if not dialog.exec():
        return None
    run = PrintRun(pdf, printer, operations, parent)
    run.start()
    return run


def page_numbers(printer: QPrinter, pages: int) -> list[int | None]:
    """The pages (from 0) that the printer's settings ask for, once for each copy that we must make ourselves.

    None is an empty page: on both sides of the paper, the next copy begins on a sheet of its own.
    """
    chosen = set(range(pages))
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        ranges = printer.pageRanges()
        if ranges.isEmpty():
            first, last = printer.fromPage() or 1, printer.toPage() or pages
            chosen = {number for number in chosen if first <= number + 1 <= last}
        else:
            chosen = {number for number in chosen if ranges.contains(number + 1)}
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    order = sorted(chosen, reverse=printer.pageOrder() is QPrinter.PageOrder.LastPageFirst)
    both_sides = printer.duplex() in {QPrinter.DuplexMode.DuplexLongSide, _SHORT_SIDE}
    if not printer.collateCopies():
        return [number for number in order for _copy in range(copies)]
    filled = [*order, None] if both_sides and len(order) % 2 else [*order]
    return [*(filled * (copies - 1)), *order]


class PrintRun(QObject):
    """Draws pages on the long lane and puts them on paper one by one, so that the window stays usable."""

    finished = Signal(bool)  # False when the printer refused
    stopped = Signal()  # in place of `finished`: people wanted no more of it
    put_on_paper = Signal(int, int)  # so many pages, of so many

    def __init__(
        self, pdf: bytes, printer: QPrinter, operations: Operations, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._pdf = pdf
        self._printer = printer
        self._operations = operations
        self._painter = QPainter()
        self._sizes: tuple[PageSize, ...] = ()
        self._left: list[int | None] = []
        self._pages = 0
        self._begun = False
        self.over = False
        """Whether all of it was sent, refused or stopped."""

    def stop(self) -> None:
        """Send no more pages, and let the printer forget those that it has and did not print."""
        if not self.over:
            self.over = True
            if self._painter.isActive():
                self._printer.abort()
                self._painter.end()
            self.stopped.emit()
            self.deleteLater()

    def start(self) -> None:
        """Begin with the first page."""
        pdf = self._pdf
        self._operations.work(lambda _progress, _cancelled: page_sizes(pdf), on_done=self._measured)

    def _measured(self, sizes: tuple[PageSize, ...]) -> None:
        self._sizes = sizes
        self._left = page_numbers(self._printer, len(sizes))
        self._pages = len(self._left)
        self._next()

    def _next(self) -> None:
        if self.over:
            return
        self.put_on_paper.emit(self._pages - len(self._left), self._pages)
        if not self._left:
            self._end(well=self._begun)
            return
        pdf, number = self._pdf, self._left[0]
        if number is None:
            self._left.pop(0)
            if self._printer.newPage():
                self._next()
            else:
                self._end(well=False)
            return
        dots = min(self._printer.resolution(), SHARPEST) / POINTS_PER_INCH
        self._operations.work(
            lambda _progress, _cancelled: page_picture(pdf, number, dots),
            on_done=partial(self._put, number),
        )

    def _put(self, number: int, picture: QImage) -> None:
        if self.over:
            return
        self._left.pop(0)
        size = self._sizes[number]
        self._turn(size)
        going = self._printer.newPage() if self._begun else self._painter.begin(self._printer)
        if not going:
            self._end(well=False)
            return
        self._begun = True
        paper = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(fitted(size, QRectF(paper), self._printer.resolution()), picture)
        self._next()

    def _turn(self, size: PageSize) -> None:
        """The PDF brings its own margins; a wide page lies on its side."""
        self._printer.setFullPage(True)
        self._printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
        wide = size.width > size.height
        orientation = (
            QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        )
        self._printer.setPageOrientation(orientation)

    def _end(self, *, well: bool) -> None:
        if self._painter.isActive():
            well = self._painter.end() and well
        self.over = True
        self.finished.emit(well)
        self.deleteLater()


def show_run(run: PrintRun, notice: Notice) -> None:
    """Say in `notice` how far it is, with a way to stop it, once it takes longer than people notice."""
    soon = QTimer(run, singleShot=True, interval=SHOWN_AFTER)

    def show() -> None:
        if not run.over:
            notice.show_work(_("Het papier gaat naar de printer…"), run.stop)

    soon.timeout.connect(show)
    run.put_on_paper.connect(notice.show_progress)
    for over in (run.finished, run.stopped):
        over.connect(notice.end_work)
    soon.start()


def fitted(size: PageSize, paper: QRectF, dots: int) -> QRectF:
    """Where a page of `size` goes on `paper` (px at `dots` an inch): its own size, smaller only when it must."""
    wide, high = size.width * dots / POINTS_PER_INCH, size.height * dots / POINTS_PER_INCH
    factor = min(1.0, paper.width() / wide, paper.height() / high)
    place = QRectF(0, 0, wide * factor, high * factor)
    place.moveCenter(paper.center())
    return place
