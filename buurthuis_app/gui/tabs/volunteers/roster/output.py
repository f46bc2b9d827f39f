"""The roster out of the program: to the printer, to a PDF, to somebody's calendar."""

import datetime as dt
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from buurthuis_app.errors import AppError
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.papers.file_names import file_name
from buurthuis_app.i18n import _
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.rosters.papers import RosterPaper, Wanted


class RosterOut(QObject):
    """Makes papers on the long lane; `said` what came of it, `failed` why not."""

    said = Signal(str)
    failed = Signal(str)

    def __init__(self, house: CentreServices, operations: Operations, window: QWidget) -> None:
        super().__init__(window)
        self._house = house
        self._operations = operations
        self._window = window
        self._folder = Path.home()

    def print_posters(self, day: dt.date, weeks: int) -> None:
        """Print a poster for each week."""
        papers, asked = self._house.roster_papers, Wanted(day=day, weeks=weeks)
        self._operations.work(
            lambda _progress, _cancelled: papers.poster(asked),
            on_done=lambda paper: self._print(paper, _("Rooster")),
            on_error=self._refused,
            owner=self,
        )

    def print_lists(self, day: dt.date, weeks: int, person: UUID | None = None) -> None:
        """A list for each person, or for one."""
        papers, asked = self._house.roster_papers, Wanted(day=day, weeks=weeks)
        self._operations.work(
            lambda _progress, _cancelled: papers.lists(asked, person),
            on_done=lambda paper: self._print(paper, _("Rooster per persoon")),
            on_error=self._refused,
            owner=self,
        )

    def save(self, day: dt.date, weeks: int, ending: str, person: tuple[UUID, str] | None) -> None:
        """Ask where, and write a PDF (posters, or the list of a person) or a calendar file."""
        heading = _("Rooster {name}").format(name=person[1]) if person else _("Rooster")
        suggested = (self._folder / file_name(heading, self._house.centre.name)).with_suffix(ending)
        kinds = {".pdf": _("PDF-bestanden (*.pdf)"), ".ics": _("Agenda (*.ics)")}
        name, _kind = QFileDialog.getSaveFileName(
            self._window, _("Rooster opslaan"), str(suggested), kinds[ending]
        )
        if name:
            target = Path(name)
            if target.suffix.casefold() != ending:
                target = Path(f"{name}{ending}")
            self.write(Wanted(day=day, weeks=weeks), target, person[0] if person else None)

    def write(self, asked: Wanted, target: Path, person: UUID | None = None) -> None:
        """Write the file: whole, or not at all."""
        papers = self._house.roster_papers
        self._folder = target.parent
        self._operations.work(
            lambda _progress, _cancelled: papers.write(asked, target, person),
            on_done=lambda _shifts: self.said.emit(
                _("Opgeslagen als {name} in de map {folder}.").format(
                    name=target.name, folder=target.parent
                )
            ),
            on_error=self._refused,
            owner=self,
        )

    def _print(self, paper: RosterPaper, title: str) -> None:
        from buurthuis_app.gui.papers.printing import print_pdf

        if paper.notes:
            self.failed.emit(" ".join(paper.notes))
        print_pdf(paper.content, title, self._operations, self._window)

    def _refused(self, error: AppError) -> None:
        self.failed.emit(error.sentence)
