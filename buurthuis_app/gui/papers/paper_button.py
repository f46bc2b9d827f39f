"""Button that makes a paper and prints it, or saves it as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from buurthuis_app.files import written_whole
from buurthuis_app.gui.papers.file_names import file_name
from buurthuis_app.gui.widgets.controls import ButtonKind, dress
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from buurthuis_app.errors import AppError
    from buurthuis_app.gui.operations.operations import Operations


class Finished(Protocol):
    """Finished paper, as any service returns it."""

    @property
    def heading(self) -> str:
        """Title of the paper."""
        ...

    @property
    def centre(self) -> str:
        """Name of the centre."""
        ...

    @property
    def content(self) -> bytes:
        """Content of the PDF."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """Notes for the maker of the paper."""
        ...


class PaperButton(QPushButton):
    """Draws the paper of the moment with `make` when it is asked for, beside the database lane."""

    def __init__(self, words: str, operations: Operations, notice: Notice) -> None:
        super().__init__(words.replace("&", "&&"))
        self.setAccessibleName(words)
        dress(self, ButtonKind.NORMAL, "print")
        self._operations, self._notice = operations, notice
        self.make: Callable[[], Finished] | None = None
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        menu = QMenu(self)
        menu.addAction(_("Afdrukken…"), self.print_paper)
        menu.addAction(_("Opslaan als PDF…"), self.save_paper)
        self.setMenu(menu)

    def print_paper(self) -> None:
        """Ask which printer, and print."""
        self._make(self._print)

    def save_paper(self) -> None:
        """Ask for a place and save the paper there."""
        self._make(self._ask_where)

    def save_to(self, content: bytes, target: Path) -> None:
        """Write the PDF to `target`: whole, or not at all."""

        def write() -> Path:
            with written_whole(target) as file:
                file.write(content)
            return target

        self._operations.work(lambda _p, _c: write(), on_done=self._saved, on_error=self._refused)

    def _make(self, then: Callable[[Finished], None]) -> None:
        make = self.make
        if make is not None:
            self._operations.work(
                lambda _progress, _cancelled: make(),
                on_done=then,
                on_error=self._refused,
                owner=self,
            )

    def _print(self, paper: Finished) -> None:
        self._tell_notes(paper)
        from buurthuis_app.gui.papers.printing import print_pdf

        run = print_pdf(paper.content, paper.heading, self._operations, self.window())
        if run is not None:
            run.finished.connect(self._printed)

    def _printed(self, well: bool) -> None:  # noqa: FBT001 - a Qt slot
        if well:
            self._notice.show_sentence(_("Het blad is naar de printer gestuurd."), Tone.CALM)
        else:
            self._notice.show_sentence(
                _("De printer deed het niet. Staat hij aan? Opslaan als PDF kan ook."),
                Tone.WARNING,
            )

    def _ask_where(self, paper: Finished) -> None:
        suggested = self._folder / file_name(paper.heading, paper.centre)
        name, _filter = QFileDialog.getSaveFileName(
            self.window(), _("Opslaan als PDF"), str(suggested), _("PDF-bestanden (*.pdf)")
        )
        if name:
            self._tell_notes(paper)
            target = Path(name)
            whole = target if target.suffix.casefold() == ".pdf" else Path(f"{name}.pdf")
            self.save_to(paper.content, whole)

    def _tell_notes(self, paper: Finished) -> None:
        if paper.notes:
            self._notice.show_sentence(" ".join(paper.notes))

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
