"""Output of a paper: to the printer, or to a file of one of the kinds there are."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.errors import AppError
from buurthuis_app.files import written_whole
from buurthuis_app.gui.operations.jobs import ShowProgress
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.papers.file_names import file_name
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.overviews.overviews import Paper
from buurthuis_app.services.registry import CentreServices


class Leaving:
    """Asks where, writes whole or not at all, and says in the notice how it went."""

    def __init__(self, house: CentreServices, operations: Operations, notice: Notice) -> None:
        self._house, self._operations, self._notice = house, operations, notice
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self._heading = ""

    def print_paper(self, content: bytes, heading: str) -> None:
        """Ask which printer, and print."""
        from buurthuis_app.gui.papers.printing import print_pdf

        self._heading = heading
        run = print_pdf(content, heading, self._operations, self._window)
        if run is not None:
            run.finished.connect(self._printed)

    def ask_where(self, paper: Paper, ending: str, content: bytes) -> None:
        """Ask for a file name, and write this content there."""
        target = self._asked(paper, ending)
        if target is not None:
            self.save_to(target, content)

    def ask_where_to_write(self, paper: Paper, ending: str, period: Period) -> None:
        """Ask for a file name, and write the overview of a period there as its ending says."""
        target = self._asked(paper, ending)
        if target is None:
            return

        def write(_tell: ShowProgress, _cancelled: Callable[[], bool]) -> Path:
            self._house.overviews.write(period, target)
            return target

        self._operations.work(write, on_done=self._saved, on_error=self.fail)

    def save_to(self, target: Path, content: bytes) -> None:
        """Write `content` to `target`, whole or not at all, and say where it is."""

        def write(_tell: ShowProgress, _cancelled: Callable[[], bool]) -> Path:
            with written_whole(target) as file:
                file.write(content)
            return target

        self._operations.work(write, on_done=self._saved, on_error=self.fail)

    def warn(self, sentence: str) -> None:
        """Show what did not work."""
        self._notice.show_sentence(sentence, Tone.WARNING)

    def fail(self, error: AppError) -> None:
        """Say why nothing was written."""
        self._notice.show_sentence(error.sentence, Tone.DANGER)

    @property
    def _window(self) -> QWidget:
        return self._notice.window()

    def _asked(self, paper: Paper, ending: str) -> Path | None:
        kinds = {
            ".pdf": (_("Opslaan als PDF"), _("PDF-bestanden (*.pdf)")),
            ".xlsx": (_("Naar Excel"), _("Excel-bestanden (*.xlsx)")),
            ".html": (_("Als webpagina"), _("Webpagina's (*.html)")),
        }
        title, kind = kinds[ending]
        suggested = self._folder / file_name(paper.heading, paper.centre)
        name, _filter = QFileDialog.getSaveFileName(
            self._window, title, str(suggested.with_suffix(ending)), kind
        )
        if not name:
            return None
        target = Path(name)
        return target if target.suffix.casefold() == ending else Path(f"{name}{ending}")

    def _printed(self, well: bool) -> None:  # noqa: FBT001 - a Qt slot
        if well:
            sentence = _("{paper} is naar de printer gestuurd.").format(paper=self._heading)
            self._notice.show_sentence(sentence, Tone.CALM)
        else:
            self.warn(_("De printer deed het niet. Staat hij aan? Opslaan als PDF kan ook."))

    def _saved(self, target: Path) -> None:
        self._folder = target.parent
        self._notice.show_sentence(
            _("Opgeslagen als {name} in de map {folder}.").format(
                name=target.name, folder=target.parent
            ),
            Tone.CALM,
        )
