"""Inzage: all that is kept about one person, to read together, to print, and to take along."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from buurthuis_app.domain.papers.document import Sheet, Words, blocks
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.papers.paper_button import PaperButton
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import open_at
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, in_row
from buurthuis_app.gui.widgets.notices import Notice
from buurthuis_app.gui.widgets.page import Page
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from buurthuis_app.domain.papers.document import Document
    from buurthuis_app.domain.volunteers.volunteer import Volunteer
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.services.registry import CentreServices


class InsightDialog(Page, QDialog):
    """Reads once; what it shows is what it prints and saves."""

    topic = "vrijwilligers#inzage-verwijderen-en-wissen"

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        volunteer: Volunteer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self.paper: Document | None = None
        self.setWindowTitle(_("Inzage"))
        open_at(self, 86 * GRID, 80 * GRID)
        self.notice = Notice()
        self.print_button = PaperButton(_("Meegeven"), "person", house, operations, self.notice)
        self.print_button.offer(option=volunteer.id)
        self._page = QWidget()
        self._page.setObjectName("page")
        self._column = in_column(
            self.notice, on=self._page, margins=(3 * GRID, 3 * GRID, 3 * GRID, GRID)
        )
        self._lay_out()
        self.finished.connect(self.deleteLater)
        papers = house.people_papers
        operations.run(
            lambda: papers.about(volunteer.id), self._show, on_error=self.refuse, owner=self
        )

    def _show(self, paper: Document) -> None:
        self.paper = paper
        self.print_button.offer_made(partial(self._given, paper))
        self._column.addWidget(label(" ".join(paper.lines), Text.HEADING))
        for block in blocks(paper):
            if isinstance(block, Sheet):
                self._column.addSpacing(GRID)
                self._column.addWidget(label(block.title, Text.LABEL))
                for words in lines_of(block):
                    self._column.addWidget(label(words))
            elif isinstance(block, Words):
                self._column.addWidget(label(block.text, Text.QUIET))
        self._column.addStretch(1)

    def _given(self, paper: Document) -> Document:
        self._house.person_requests.note_access()
        return paper

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setObjectName("page")
        scroll.setWidget(self._page)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.setAccessibleName(_("Alles over deze persoon"))
        close = button(_("Sluiten"), ButtonKind.PRIMARY, do=self.accept)
        row = in_row(self.print_button, SPRING, close, margins=(3 * GRID, 0, 3 * GRID, 0))
        in_column(grow(scroll), row, on=self, margins=(0, 0, 0, 2 * GRID))


def lines_of(table: Sheet) -> list[str]:
    """The rows in words: "Naam: Ria", or the cells that hold something, parted by points."""
    between = " · " if any(heading.title for heading in table.headings) else ": "
    return [between.join(cell.shown for cell in row.cells if cell.shown) for row in table.rows]
