"""Paper on the screen and to the printer; the manual."""

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.papers import printing
from buurthuis_app.gui.papers.pdf_pages import PageSize, page_picture, page_sizes
from buurthuis_app.gui.papers.pdf_preview import KEPT_PICTURES, PdfPreview
from buurthuis_app.gui.papers.printing import PrintRun, fitted, page_numbers, show_run
from buurthuis_app.gui.shell.help_window import HelpWindow
from buurthuis_app.gui.widgets.notices import Notice
from buurthuis_app.reports.kit.document_pdf import draw
from buurthuis_app.reports.overviews.overview import document
from tests.gui.conftest import Show
from tests.gui.hands import settle
from tests.reports.examples import an_overview

A4 = (595, 842)
DOTS = 150
"""To the inch: a printer of 1200 takes seconds for each page, of nothing but white."""


def paper(pages: int, size: tuple[int, int] = A4) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _page in range(pages):
        document.new_page(*size)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


@pytest.fixture
def preview(operations: Operations, qtbot: QtBot) -> PdfPreview:
    made = PdfPreview(operations)
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show()
    return made


def test_only_pages_that_are_looked_at_are_drawn(
    preview: PdfPreview, operations: Operations
) -> None:
    preview.show_pdf(paper(12))
    operations.wait()
    assert (preview.pages, preview.page) == (12, 1)
    assert preview.picture_of(1) is not None
    assert preview.picture_of(9) is None
    preview.go_to(9)
    operations.wait()
    assert preview.picture_of(9) is not None


@pytest.mark.usefixtures("look")
def test_a_page_is_as_wide_as_the_window_and_as_sharp_as_the_screen(
    preview: PdfPreview, operations: Operations
) -> None:
    preview.show_pdf(paper(1))
    operations.wait()
    picture = preview.picture_of(1)
    assert picture is not None
    shown = (preview.viewport().width() - 32) * preview.devicePixelRatioF()
    assert picture.width() == pytest.approx(shown, abs=2)
    assert picture.pixelColor(5, 5) == QColor("white")


def test_twice_the_sharpness_gives_twice_the_pixels() -> None:
    once, twice = page_picture(paper(1), 0, 1.0), page_picture(paper(1), 0, 2.0)
    assert (twice.width(), twice.height()) == (2 * once.width(), 2 * once.height())


class OnASharpScreen(PdfPreview):
    """Two dots where others have one, as soon as it is moved there."""

    ratio = 1.0

    @override
    def devicePixelRatioF(self) -> float:
        return self.ratio


def test_a_sharper_screen_gets_sharper_pages_at_once_also_at_twice_the_size(
    operations: Operations, qtbot: QtBot, qapp: QApplication
) -> None:
    preview = OnASharpScreen(operations)
    qtbot.addWidget(preview)
    preview.resize(500, 600)
    preview.show()
    preview.show_pdf(paper(1))
    operations.wait()
    preview.ratio = 2.0
    qapp.sendEvent(preview, QEvent(QEvent.Type.DevicePixelRatioChange))
    operations.wait()
    picture = preview.picture_of(1)
    assert picture is not None
    assert picture.width() == pytest.approx(2 * (preview.viewport().width() - 32), abs=2)
    while preview.scale < 2:
        preview.zoom_in()
    operations.wait()
    picture = preview.picture_of(1)
    assert picture is not None
    assert picture.width() == pytest.approx(2 * 2 * 595 * 96 / 72, abs=2)


@pytest.mark.usefixtures("look")
def test_a_page_is_shown_pixel_for_pixel(preview: PdfPreview, operations: Operations) -> None:
    """Stretched by a part of a pixel, all letters would be blurred."""
    for width in range(500, 506):
        preview.resize(width, 600)
        preview.show_pdf(draw(document(an_overview())).content)
        operations.wait()
        picture = preview.picture_of(1)
        assert picture is not None
        inside = QRect(30, 30, 300, 200)
        shown = preview.viewport().grab().toImage().convertToFormat(picture.format())
        left = (preview.viewport().width() - round(preview._places()[0].width())) // 2
        assert shown.copy(inside.translated(left, 16)) == picture.copy(inside)


def test_keys_turn_pages_and_change_the_size(preview: PdfPreview, operations: Operations) -> None:
    preview.show_pdf(paper(3))
    operations.wait()
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page == 2
    QTest.keyClick(preview, Qt.Key.Key_End)
    assert preview.page == 3
    QTest.keyClick(preview, Qt.Key.Key_Home)
    assert preview.page == 1
    wide = preview.scale
    QTest.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.scale > wide
    QTest.keyClick(preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.scale == wide
    QTest.keyClick(preview, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert preview.scale < wide
    operations.wait()


def test_another_document_takes_the_place_of_one_that_was_still_being_opened(
    preview: PdfPreview, operations: Operations
) -> None:
    preview.show_pdf(paper(5))
    preview.show_pdf(paper(2))
    operations.wait()
    assert preview.pages == 2


def test_only_so_many_pictures_are_kept(preview: PdfPreview, operations: Operations) -> None:
    preview.show_pdf(paper(20))
    operations.wait()
    for page in range(1, 21):
        preview.go_to(page)
        operations.wait()
    assert len(preview._pictures) <= KEPT_PICTURES


def test_the_preview_says_which_page_it_shows(
    preview: PdfPreview, operations: Operations, nameless: Callable[[QWidget], list[str]]
) -> None:
    preview.show_pdf(paper(3))
    operations.wait()
    assert preview.accessibleName() == "Voorbeeld, bladzijde 1 van 3"
    assert nameless(preview) == []


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(DOTS)
    return printer


def test_the_chosen_pages_come_out_at_their_own_size(
    operations: Operations, tmp_path: Path
) -> None:
    printer = printer_to(tmp_path / "out.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    ended: list[bool] = []
    run = PrintRun(paper(5), printer, operations)
    run.finished.connect(ended.append)
    run.start()
    operations.wait()
    assert ended == [True]
    sizes = page_sizes((tmp_path / "out.pdf").read_bytes())
    assert [(round(size.width), round(size.height)) for size in sizes] == [A4, A4]


def test_a_wide_page_lies_on_its_side(operations: Operations, tmp_path: Path) -> None:
    run = PrintRun(paper(1, (842, 595)), printer_to(tmp_path / "out.pdf"), operations)
    run.start()
    operations.wait()
    (size,) = page_sizes((tmp_path / "out.pdf").read_bytes())
    assert size.width > size.height


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_refuses_is_told(operations: Operations, tmp_path: Path) -> None:
    ended: list[bool] = []
    run = PrintRun(paper(1), printer_to(tmp_path / "no-folder" / "out.pdf"), operations)
    run.finished.connect(ended.append)
    run.start()
    operations.wait()
    assert ended == [False]


def test_printing_says_how_far_it_is_and_stops_when_asked(
    operations: Operations, tmp_path: Path, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "SHOWN_AFTER", 0)
    window = QWidget()
    notice, ended, over = Notice(window), list[bool](), list[str]()
    show(window)
    run = PrintRun(paper(30), printer_to(tmp_path / "out.pdf"), operations)
    show_run(run, notice)
    run.finished.connect(ended.append)
    run.stopped.connect(lambda: over.append(notice.sentence))
    run.put_on_paper.connect(
        lambda done, pages: (
            run.stop() if done > 2 and notice.shows_work else over.append(f"{done} {pages}")
        )
    )
    run.start()
    settle(operations)
    assert ended == []
    assert over[0] == "0 30"
    assert over[-1] == "Het papier gaat naar de printer…"
    assert len(over) < 20
    assert not notice.shows_work


def test_range_copies_and_order_come_out_as_they_were_asked(
    operations: Operations, tmp_path: Path
) -> None:
    path = tmp_path / "out.pdf"
    printer = printer_to(path)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    ranges = printer.pageRanges()
    ranges.clear()
    ranges.addRange(2, 3)
    ranges.addPage(5)
    printer.setPageRanges(ranges)
    assert page_numbers(printer, 9) == [1, 2, 4]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert page_numbers(printer, 9) == [4, 2, 1]
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    once = [4, 2, 1] if printer.supportsMultipleCopies() else [4, 2, 1] * 2
    assert page_numbers(printer, 9) == once
    PrintRun(paper(9), printer, operations).start()
    operations.wait()
    assert len(page_sizes(path.read_bytes())) == len(once)


class WithoutCopies(QPrinter):
    """A printer that leaves copies to the program, and prints on the sides it is told to."""

    sides = QPrinter.DuplexMode.DuplexNone

    @override
    def duplex(self) -> QPrinter.DuplexMode:
        return self.sides

    @override
    def supportsMultipleCopies(self) -> bool:
        return False


def test_on_both_sides_each_copy_begins_on_a_sheet_of_its_own(
    operations: Operations, tmp_path: Path
) -> None:
    printer = WithoutCopies(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setResolution(DOTS)
    printer.setCopyCount(3)
    printer.setCollateCopies(True)
    assert page_numbers(printer, 3) == [0, 1, 2] * 3
    printer.sides = QPrinter.DuplexMode.DuplexLongSide
    assert page_numbers(printer, 3) == [0, 1, 2, None, 0, 1, 2, None, 0, 1, 2]
    assert page_numbers(printer, 2) == [0, 1] * 3
    printer.setCollateCopies(False)
    assert page_numbers(printer, 2) == [0, 0, 0, 1, 1, 1]
    printer.setCollateCopies(True)
    PrintRun(paper(3), printer, operations).start()
    operations.wait()
    assert len(page_sizes((tmp_path / "out.pdf").read_bytes())) == 11


def test_copies_that_the_printer_cannot_make_are_made_here(tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "out.pdf")
    printer.setCopyCount(2)
    once = 1 if printer.supportsMultipleCopies() else 2
    printer.setCollateCopies(True)
    assert page_numbers(printer, 2) == [0, 1] * once
    printer.setCollateCopies(False)
    assert page_numbers(printer, 2) == sorted([0, 1] * once)


def test_a_page_that_is_larger_than_the_paper_is_made_to_fit() -> None:
    sheet = QRectF(0, 0, 595, 842)
    assert fitted(PageSize(width=300, height=400), sheet, 72).width() == 300
    assert fitted(PageSize(width=1190, height=842), sheet, 72).width() == 595


def test_help_opens_at_the_topic_or_at_the_first_page(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "index.md").write_text("# Inhoud\n\n[Tellen](vandaag.md)", encoding="utf-8")
    (tmp_path / "vandaag.md").write_text("# Tellen aan de deur", encoding="utf-8")
    window = HelpWindow(tmp_path)
    qtbot.addWidget(window)
    window.show_topic("vandaag")
    assert window.text.toPlainText() == "Tellen aan de deur"
    window.show_topic("bestaat-niet")
    assert window.text.toPlainText().startswith("Inhoud")
    window.show_topic("../../secret")
    assert window.text.toPlainText().startswith("Inhoud")
