"""The attendance list on paper: a button that prints it or saves it as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from buurthuis_app.files import written_whole
from buurthuis_app.gui.controls import button
from buurthuis_app.gui.file_names import file_name
from buurthuis_app.gui.notices import Notice, Tone
from buurthuis_app.gui.printing import print_pdf
from buurthuis_app.i18n import _, short_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from buurthuis_app.errors import AppError
    from buurthuis_app.gui.operations import Operations
    from buurthuis_app.services.attendance import AttendancePaper
    from buurthuis_app.services.house import House


class PaperButton(QPushButton):
    """Draws the list of the moment when it is asked for, beside the database lane."""

    def __init__(self, house: House, operations: Operations, notice: Notice) -> None:
        super().__init__()
        model = button(_("Presentielijst"), icon_name="print")
        self.setText(model.text())
        self.setAccessibleName(model.accessibleName())
        self.setIcon(model.icon())
        self.setAutoDefault(False)
        self._house, self._operations, self._notice = house, operations, notice
        self._which: tuple[UUID, UUID | None] | None = None
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        menu = QMenu(self)
        menu.addAction(_("Afdrukken…"), self.print_list)
        menu.addAction(_("Opslaan als PDF…"), self.save_list)
        self.setMenu(menu)

    def show_list(self, activity_id: UUID, occurrence_id: UUID | None) -> None:
        """Be about this list."""
        self._which = (activity_id, occurrence_id)

    def print_list(self) -> None:
        """Ask which printer, and print."""
        self._make(self._print)

    def save_list(self) -> None:
        """Ask where, and save."""
        self._make(self._ask_where)

    def save_to(self, paper: AttendancePaper, target: Path) -> None:
        """Write the PDF to `target`: whole, or not at all."""

        def write() -> Path:
            with written_whole(target) as file:
                file.write(paper.content)
            return target

        self._operations.work(lambda _p, _c: write(), on_done=self._saved, on_error=self._refused)

    def _make(self, then: Callable[[AttendancePaper], None]) -> None:
        if self._which is None:
            return
        attendance, which = self._house.attendance, self._which
        self._operations.work(
            lambda _progress, _cancelled: attendance.paper(*which),
            on_done=then,
            on_error=self._refused,
            owner=self,
        )

    def _print(self, paper: AttendancePaper) -> None:
        run = print_pdf(paper.content, _title(paper), self._operations, self.window())
        if run is not None:
            run.finished.connect(self._printed)

    def _printed(self, well: bool) -> None:  # noqa: FBT001 - a Qt slot
        if well:
            self._notice.show_sentence(_("De lijst is naar de printer gestuurd."), Tone.CALM)
        else:
            self._notice.show_sentence(
                _("De printer deed het niet. Staat hij aan? Opslaan als PDF kan ook."),
                Tone.WARNING,
            )

    def _ask_where(self, paper: AttendancePaper) -> None:
        suggested = self._folder / file_name(_title(paper), paper.sheet.centre)
        name, _filter = QFileDialog.getSaveFileName(
            self.window(), _("Opslaan als PDF"), str(suggested), _("PDF-bestanden (*.pdf)")
        )
        if name:
            target = Path(name)
            self.save_to(
                paper, target if target.suffix.casefold() == ".pdf" else Path(f"{name}.pdf")
            )

    def _saved(self, target: Path) -> None:
        self._folder = target.parent
        self._notice.show_sentence(
            _("Opgeslagen als {name} in de map {folder}.").format(
                name=target.name, folder=target.parent
            ),
            Tone.CALM,
        )

    def _refused(self, error: AppError) -> None:
        self._notice.show_sentence(error.sentence, Tone.DANGER)


def _title(paper: AttendancePaper) -> str:
    words = _("Presentielijst {title}").format(title=paper.sheet.title)
    return f"{words} {short_date(paper.sheet.date)}" if paper.sheet.date else words
