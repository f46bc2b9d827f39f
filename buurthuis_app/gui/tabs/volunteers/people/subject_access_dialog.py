"""Inzage: all that is kept about one person, to read together, to print, and to take along."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from buurthuis_app.domain.papers.plain_paper import cell_words
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.papers.paper_button import PaperButton
from buurthuis_app.gui.tabs.volunteers.exports import ask_where, save
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import open_at
from buurthuis_app.gui.widgets.notices import Notice
from buurthuis_app.gui.widgets.page import Page
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from buurthuis_app.domain.papers.plain_paper import PlainPaper
    from buurthuis_app.domain.papers.spreadsheet import Table
    from buurthuis_app.domain.volunteers.volunteer import Volunteer
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.services.registry import CentreServices
    from buurthuis_app.services.volunteers.papers import FinishedPaper


class InsightDialog(Page, QDialog):
    """Reads once; what it shows is what it prints and saves."""

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        volunteer: Volunteer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._house, self._operations = house, operations
        self.paper: PlainPaper | None = None
        self.setWindowTitle(_("Inzage"))
        open_at(self, 86 * GRID, 80 * GRID)
        self.notice = Notice()
        self.print_button = PaperButton(_("Op papier"), operations, self.notice)
        self.save_button = button(_("Opslaan als JSON…"), icon_name="save")
        self.save_button.clicked.connect(self.save_json)
        self._page = QWidget()
        self._page.setObjectName("page")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, GRID)
        self._column.setSpacing(GRID)
        self._column.addWidget(self.notice)
        self._lay_out()
        self.finished.connect(self.deleteLater)
        papers = house.people_papers
        operations.run(
            lambda: papers.about(volunteer.id), self._show, on_error=self.refuse, owner=self
        )

    def save_json(self) -> None:
        """Ask where, and save it for another program."""
        paper, papers = self.paper, self._house.people_papers
        if paper is None:
            return
        title = _("Inzage {name}").format(name=paper.subtitle)
        target = ask_where(self.notice, title, paper.centre, ".json", _("JSON (*.json)"))
        if target is not None:
            save(lambda to: papers.write_json(paper, to), target, self._operations, self.notice)

    def _show(self, paper: PlainPaper) -> None:
        self.paper = paper
        self.print_button.make = partial(self._given, paper)
        self._column.addWidget(label(paper.subtitle, Text.HEADING))
        for text in paper.texts:
            self._column.addWidget(label(text, Text.QUIET))
        for table in paper.tables:
            if table.rows:
                self._column.addSpacing(GRID)
                self._column.addWidget(label(table.title, Text.LABEL))
                for words in lines_of(table):
                    self._column.addWidget(label(words))
        nothing = [table.title for table in paper.tables if not table.rows]
        if nothing:
            self._column.addSpacing(GRID)
            words = _("Hierover is niets bewaard: {what}.").format(what=", ".join(nothing).lower())
            self._column.addWidget(label(words, Text.QUIET))
        self._column.addStretch(1)

    def _given(self, paper: PlainPaper) -> FinishedPaper:
        self._house.person_requests.note_access()
        return self._house.people_papers.draw(paper)

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setObjectName("page")
        scroll.setWidget(self._page)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.setAccessibleName(_("Alles over deze persoon"))
        close = button(_("Sluiten"), ButtonKind.PRIMARY)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setContentsMargins(3 * GRID, 0, 3 * GRID, 0)
        row.setSpacing(GRID)
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(scroll, 1)
        column.addLayout(row)


def lines_of(table: Table) -> list[str]:
    """The rows in words: "Naam: Ria", or the cells that hold something, parted by points."""
    if not any(heading.title for heading in table.headings):
        return [f"{row[0]}: {cell_words(row[1])}" for row in table.rows]
    return [
        " · ".join(words for words in (cell_words(cell) for cell in row) if words)
        for row in table.rows
    ]
