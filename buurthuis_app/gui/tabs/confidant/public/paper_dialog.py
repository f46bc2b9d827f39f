"""The poster and the cards, as they will come out of the printer, with the few choices there are."""

from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QVBoxLayout,
    QWidget,
)

from buurthuis_app.domain.confidant.poster import POSTER_LANGUAGES, PosterSize, whole_languages
from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.papers.output import PaperOutput
from buurthuis_app.gui.papers.pdf_preview import PdfPreview
from buurthuis_app.gui.tabs.confidant.dialog_parts import named
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import LaidOutDialog
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, in_row
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.papers import files
from buurthuis_app.services.papers.paper import Paper
from buurthuis_app.services.registry import CentreServices

SIDE = 26  # characters


class ConfidantPaperKind(Enum):
    """What is printed."""

    POSTER = "poster"
    CARDS = "cards"


class PaperDialog(LaidOutDialog):
    """Draws anew on every choice; the last one asked for is the one that is shown."""

    topic = "vertrouwenspersoon#de-affiche-en-de-kaartjes"

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        kind: ConfidantPaperKind,
        *,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._house, self._operations, self._kind = house, operations, kind
        self._paper: Paper | None = None
        self._asked = 0
        poster = kind is ConfidantPaperKind.POSTER
        self._title = (
            _("Affiche vertrouwenspersoon") if poster else _("Kaartjes vertrouwenspersoon")
        )
        self.setWindowTitle(self._title)
        self.notice, self.preview = Notice(), PdfPreview(operations)
        self.output = PaperOutput(operations, self.notice)
        self.size_of_sheet, self.language = QComboBox(), QComboBox()
        self.others: dict[str, QCheckBox] = {}
        self.print_button = button(
            _("Afdrukken…"), ButtonKind.PRIMARY, "print", do=self.print_paper
        )
        self.save_button = button(_("Opslaan als PDF…"), icon_name="save", do=self._ask_where)
        self.size_of_sheet.setAccessibleName(_("Hoe groot"))
        self.language.setAccessibleName(_("Taal"))
        self._fill_choices()
        self._lay_out()
        self.draw()

    def draw(self) -> None:
        """Make the paper that is chosen."""
        self._asked += 1
        asked, make = self._asked, self._maker()
        self._set_ready(ready=False)
        self._operations.work(
            lambda _progress, _cancelled: (asked, make()),
            on_done=self._show,
            on_error=self._refuse,
            owner=self,
        )

    def print_paper(self) -> None:
        """Ask which printer, and print."""
        if self._paper is not None:
            self.output.print_paper(self._paper.content, self._paper.heading)

    def save_to(self, target: Path) -> None:
        """Write the paper to `target`: whole, or not at all."""
        if self._paper is not None:
            self.output.save_to(target, self._paper.content)

    def _maker(self) -> Callable[[], Paper]:
        papers, main = self._house.confidant_papers, self.language.currentData()
        if self._kind is ConfidantPaperKind.CARDS:
            return lambda: papers.cards(main=main)
        size = PosterSize(self.size_of_sheet.currentData())
        others = [code for code, box in self.others.items() if box.isChecked()]
        return lambda: papers.poster(size=size, main=main, others=others)

    def _show(self, made: tuple[int, Paper]) -> None:
        asked, paper = made
        if asked != self._asked:
            return
        self._paper = paper
        self._set_ready(ready=True)
        self.preview.show_pdf(paper.content)
        if paper.notes:
            self.notice.show_sentence(" ".join(paper.notes))

    def _refuse(self, error: AppError) -> None:
        self._set_ready(ready=self._paper is not None)
        self.notice.show_error(error, Tone.WARNING)

    def _ask_where(self) -> None:
        paper = self._paper
        if paper is not None:
            self.output.save(paper.heading, paper.centre, (".pdf",), partial(files.write, paper))

    def _set_ready(self, *, ready: bool) -> None:
        self.print_button.setEnabled(ready)
        self.save_button.setEnabled(ready)

    def _fill_choices(self) -> None:
        for size, words in (
            (PosterSize.A4, _("A4, voor op een deur")),
            (PosterSize.A3, _("A3, voor in de gang")),
        ):
            self.size_of_sheet.addItem(words, size.value)
        for language in whole_languages():
            self.language.addItem(language.own_name, language.code)
        for other in POSTER_LANGUAGES:
            box = QCheckBox(other.own_name)
            box.setChecked(other.code != self.language.currentData())
            box.toggled.connect(self.draw)
            self.others[other.code] = box
        self.size_of_sheet.currentIndexChanged.connect(self.draw)
        self.language.currentIndexChanged.connect(self._language_chosen)
        self._hide_main_language()

    def _language_chosen(self) -> None:
        self._hide_main_language()
        self.draw()

    def _hide_main_language(self) -> None:
        """What is said large needs no line below."""
        for code, box in self.others.items():
            box.setVisible(code != self.language.currentData())

    def _choices(self) -> QVBoxLayout:
        column = in_column(margins=GRID)
        if self._kind is ConfidantPaperKind.POSTER:
            named(column, _("Hoe groot"), self.size_of_sheet)
        named(column, _("Taal"), self.language)
        if self._kind is ConfidantPaperKind.POSTER:
            column.addSpacing(GRID)
            column.addWidget(label(_("Ook een zin in"), Text.LABEL))
            for box in self.others.values():
                column.addWidget(box)
        else:
            column.addWidget(
                label(
                    _(
                        "Tien kaartjes op een vel, zo groot als een bankpas. Druk ze op stevig papier."
                    ),
                    Text.QUIET,
                )
            )
        column.addStretch(1)
        return column

    def _lay_out(self) -> None:
        choices = QWidget()
        choices.setLayout(self._choices())
        choices.setFixedWidth(self.fontMetrics().averageCharWidth() * SIDE + 2 * GRID)
        row = in_row(choices, grow(self.preview), gap=3 * GRID)
        close = button(_("Sluiten"), do=self.reject)
        last = in_row(SPRING, close, self.save_button, self.print_button)
        self.lay_out(self.notice, grow(row), last)
        room = self.screen().availableSize() - QSize(8 * GRID, 12 * GRID)
        self.resize(QSize(120 * GRID, 96 * GRID).boundedTo(room))
