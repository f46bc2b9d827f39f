"""Pictures of everything the shell offers, to look at: python tests/gui/shell/gallery.py FOLDER."""

import datetime as dt
import io
import sys
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.errors import DiskFull
from buurthuis_app.gui.forms.basic_fields import date_field, number_field, time_field
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.look.theme import GRID, Scheme, theme
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.operations.undo_stack import UndoStack
from buurthuis_app.gui.papers.pdf_preview import PdfPreview
from buurthuis_app.gui.shell.application import create
from buurthuis_app.gui.shell.bug_dialog import BugDialog
from buurthuis_app.gui.shell.bug_report import report
from buurthuis_app.gui.shell.main_window import MainWindow
from buurthuis_app.gui.shell.navigation import Navigator
from buurthuis_app.gui.shell.tab import Tab, TabEntry
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.shell.window_settings import Settings
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, card, icon_button, label
from buurthuis_app.gui.widgets.empty_state import EmptyState
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.notices import Notice, Remedy, Tone
from buurthuis_app.gui.widgets.record_table import Align, Column, RecordTable
from buurthuis_app.i18n import number
from buurthuis_app.services.shared.done import Done


class Row(Struct, frozen=True, kw_only=True):
    title: str
    held: int
    counted: int
    visits: int | None
    average: float | None


ROWS = (
    Row(title="Koffie-inloop", held=39, counted=37, visits=512, average=13.8),
    Row(title="Eettafel op donderdag", held=41, counted=41, visits=1204, average=29.4),
    Row(title="Naaicafé", held=20, counted=0, visits=None, average=None),
    Row(title="Éénmalig buurtfeest", held=1, counted=1, visits=340, average=340.0),
    Row(title="Taalles voor beginners", held=36, counted=30, visits=198, average=6.6),
)

COLUMNS = (
    Column[Row](title="Activiteit", value=lambda row: row.title, stretch=True),
    Column[Row](title="Keren", value=lambda row: row.held, align=Align.RIGHT),
    Column[Row](title="Geteld", value=lambda row: row.counted, align=Align.RIGHT),
    Column[Row](
        title="Bezoeken",
        value=lambda row: row.visits,
        display=lambda row: "–" if row.visits is None else number(row.visits),
        align=Align.RIGHT,
    ),
    Column[Row](
        title="Gemiddeld",
        value=lambda row: row.average,
        display=lambda row: "–" if row.average is None else number(row.average, 1),
        align=Align.RIGHT,
    ),
)


def table(rows: tuple[Row, ...] = ROWS) -> RecordTable[Row]:
    made = RecordTable(
        COLUMNS, lambda row: row.title, name="Activiteiten", empty="Er is in maart niets geteld."
    )
    made.show_records(rows)
    return made


class GalleryTab(Tab):
    has_paper = True

    def __init__(self) -> None:
        super().__init__()
        page = QVBoxLayout(self)
        page.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        page.setSpacing(2 * GRID)
        page.addWidget(label("Tellen en Vertellen", Text.TITLE))
        page.addLayout(self._figures())
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(table(), 3)
        row.addWidget(self._door(), 2)
        page.addLayout(row, 1)
        page.addWidget(self._buttons())

    @override
    def refresh(self) -> None:
        pass

    def _figures(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for name, figure, note in (
            ("Bezoeken", "4.218", "6% meer dan in 2025"),
            ("Keren", "212", "198 geteld"),
            ("Verhalen", "31", "22 te delen"),
        ):
            sheet = card()
            inner = QVBoxLayout(sheet)
            inner.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
            inner.setSpacing(GRID // 2)
            for words, text in ((name, Text.QUIET), (figure, Text.FIGURE), (note, Text.QUIET)):
                inner.addWidget(label(words, text))
            row.addWidget(sheet)
        return row

    def _door(self) -> QWidget:
        sheet = card()
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        inner.addWidget(label("Koffie-inloop", Text.HEADING))
        inner.addWidget(label("10.00–12.00 · Grote zaal", Text.QUIET))
        inner.addSpacing(GRID)
        row = QHBoxLayout()
        row.addWidget(label("volwassenen"), 1)
        row.addWidget(icon_button("minus", "Eén bezoeker minder", ButtonKind.DOOR))
        figure = QLineEdit("14")
        figure.setProperty("role", "door")
        figure.setAccessibleName("Aantal volwassenen")
        figure.setMaximumWidth(round(90 * theme().percent / 100))
        figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(figure)
        row.addWidget(icon_button("plus", "Eén bezoeker meer", ButtonKind.DOOR))
        inner.addLayout(row)
        inner.addStretch(1)
        return sheet

    def _buttons(self) -> FlowRow:
        row = FlowRow()
        row.addWidget(button("Nieuwe activiteit", ButtonKind.PRIMARY, "plus"))
        row.addWidget(button("Uit Excel halen…", icon_name="import"))
        row.addWidget(button("Vertel", ButtonKind.QUIET, "story"))
        row.addWidget(button("Verwijderen", ButtonKind.DANGER, "trash"))
        off = button("Exporteren…", icon_name="export")
        off.setEnabled(False)
        row.addWidget(off)
        row.addWidget(icon_button("previous", "Vorige maand"))
        row.addWidget(icon_button("next", "Volgende maand"))
        return row


class EmptyTab(Tab):
    def __init__(self) -> None:
        super().__init__()
        page = QVBoxLayout(self)
        page.addWidget(
            EmptyState(
                "Nog geen activiteiten",
                (
                    Remedy(words="Nieuwe activiteit", do=self.refresh),
                    Remedy(words="Uit Excel halen", do=self.refresh),
                ),
                explanation="Wat hier staat, kunt u bij Vandaag tellen.",
                icon_name="calendar",
            )
        )

    @override
    def refresh(self) -> None:
        pass


class Example(Struct, frozen=True, kw_only=True):
    title: str


class ExampleDialog(FormDialog[Example]):
    def __init__(self, operations: Operations) -> None:
        super().__init__(
            "Nieuwe activiteit",
            operations=operations,
            save=lambda record: Done(value=record, changes=frozenset()),
            label="activiteit toegevoegd",
        )
        self.title = QLineEdit()
        form = self.form
        form.row("title", "Naam", self.title, "Zo staat de activiteit op de poster.")
        place = QComboBox()
        place.addItems(["Grote zaal", "Keuken", "Tuinkamer"])
        day = date_field(dt.date(2026, 11, 22))
        begin, end = time_field(dt.time(10)), time_field(dt.time(12))
        form.beside(("day", "Eerste keer", day), ("begin", "Van", begin), ("end", "Tot", end))
        form.row("room", "Ruimte", place)
        form.row("most", "Plaatsen", number_field(), "Hoeveel mensen kunnen er meedoen?")
        form.row("weekly", "Elke week", QCheckBox("Elke week op deze dag"))
        form.row("which", "Voor wie", QRadioButton("Iedereen in de buurt"))
        form.row("note", "Omschrijving", QPlainTextEdit())

    @override
    def fill(self, record: Example) -> None:
        self.title.setText(record.title)

    @override
    def record(self) -> Example:
        return Example(title=self.title.text())

    @override
    def problems(self) -> tuple[Problem, ...]:
        if self.title.text():
            return ()
        return (Problem(field="title", sentence="Geef de activiteit een naam."),)


def pdf() -> bytes:
    """Two pages as simple as a PDF can be."""
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for _page in range(3):
        document.new_page(595, 842)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


class Gallery:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.operations = Operations()
        self.shell = Shell(
            operations=self.operations,
            undo=UndoStack(self.operations),
            navigator=Navigator(),
        )

    def window(self, name: str) -> None:
        titles: tuple[str, ...] = (
            "Vandaag",
            "Activiteiten",
            "Tellen en Vertellen",
            "Vrijwilligers",
        )
        titles += ("Vertrouwenspersoon", "Doelen", "Overzichten")
        icons = ("today", "calendar", "harvest", "people", "story", "place", "overview")
        entries = [
            TabEntry(key=title, title=title, icon=icon, factory=EmptyTab if n else GalleryTab)
            for n, (title, icon) in enumerate(zip(titles, icons, strict=True))
        ]
        window = MainWindow(entries, self.shell)
        window.set_centre_name("Buurthuis De Schakel")
        window.resize(1280, 720)
        window.status.saved("2 bezoekers erbij")
        window.status.show_backup("vandaag 9.02")
        self.picture(window, f"{name}-window")
        window.say_failure(DiskFull("De schijf is vol. Maak ruimte en probeer het opnieuw."))
        window.open_tab("Activiteiten")
        self.picture(window, f"{name}-empty")
        window.close()

    def dialogs(self, name: str) -> None:
        dialog = ExampleDialog(self.operations)
        dialog.edit(Example(title=""))
        dialog.submit()
        self.picture(dialog, f"{name}-form")
        dialog.deleteLater()
        try:
            raise ValueError
        except ValueError as error:
            bug = BugDialog(report(error))
        bug.show()
        self.picture(bug, f"{name}-bug")
        bug.deleteLater()

    def pieces(self, name: str) -> None:
        page = QWidget()
        page.setObjectName("page")
        page.resize(900, 700)
        column = QVBoxLayout(page)
        for tone in Tone:
            notice = Notice()
            column.addWidget(notice)
            notice.show_sentence(
                "Drie keer is deze week niet geteld.", tone, Remedy(words="Laat zien", do=page.show)
            )
        column.addWidget(table(()), 1)
        preview = PdfPreview(self.operations)
        preview.show_pdf(pdf())
        column.addWidget(preview, 3)
        page.show()
        self.operations.wait()
        self.picture(page, f"{name}-pieces")

    def picture(self, widget: QWidget, name: str) -> None:
        widget.show()
        QApplication.processEvents()
        self.operations.wait()
        widget.grab().save(str(self.folder / f"{name}.png"))


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = create(Settings(scheme="light"))
    gallery = Gallery(folder)
    for scheme, percent in ((Scheme.LIGHT, 100), (Scheme.DARK, 100), (Scheme.LIGHT, 200)):
        theme().wear(scheme, percent)
        name = f"{scheme.value}-{percent}"
        gallery.window(name)
        gallery.dialogs(name)
        gallery.pieces(name)
    gallery.operations.close()
    application.quit()


if __name__ == "__main__":
    main()
