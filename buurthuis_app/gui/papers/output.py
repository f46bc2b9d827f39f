"""Output of papers and tables: to the printer or to a file, with a notice that says how it went."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from buurthuis_app.domain.papers.names_on_paper import NamesUndecided, refuse_undecided
from buurthuis_app.files import written_whole
from buurthuis_app.gui.papers.save_dialog import ask_where, documents_folder, file_name
from buurthuis_app.gui.widgets.long_work import do_long
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from buurthuis_app.domain.shared.progress import Progress
    from buurthuis_app.errors import AppError
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.gui.papers.names_dialog import NamesDialog
    from buurthuis_app.services.papers.naming import Naming
    from buurthuis_app.services.papers.paper import Paper


class PaperOutput:
    """Works on the long lane, so that the window stays usable. It remembers where people saved last."""

    def __init__(
        self, operations: Operations, notice: Notice, naming: Callable[[], Naming] | None = None
    ) -> None:
        self._operations, self._notice, self._naming = operations, notice, naming
        self.names: NamesDialog | None = None
        self._folder = documents_folder()

    def print_paper(self, content: bytes, heading: str) -> None:
        """Ask which printer, and print."""
        from buurthuis_app.gui.papers.printing import print_pdf, show_run

        run = print_pdf(content, heading, self._operations, self._notice.window())
        if run is not None:
            show_run(run, self._notice)
            run.finished.connect(partial(self._printed, heading))

    def print_made(self, make: Callable[[Progress], Paper]) -> None:
        """Make a paper, ask which printer, and print."""
        self.make(make, lambda paper: self.print_paper(paper.content, paper.heading))

    def make(self, make: Callable[[Progress], Paper], then: Callable[[Paper], None]) -> None:
        """Make a paper, say what its maker should know, and go on with it once every name in it is decided."""

        def whole(progress: Progress) -> Paper:
            paper = make(progress)
            refuse_undecided(paper.questions)
            return paper

        def made(paper: Paper) -> None:
            if paper.notes:
                self._notice.show_sentence(" ".join(paper.notes))
            then(paper)

        do_long(
            whole,
            _("Het papier wordt gemaakt…"),
            self._notice,
            self._operations,
            on_done=made,
            on_error=partial(self.refused, lambda: self.make(make, then)),
        )

    def save(
        self,
        heading: str,
        centre: str,
        endings: Sequence[str],
        write: Callable[[Path], object],
    ) -> None:
        """Ask for a place, and let `write` make the file there as its ending says."""
        suggested = self._folder / file_name(heading, centre, endings[0])
        target = ask_where(self._notice.window(), _("Opslaan als"), suggested, endings)
        if target is not None:
            self.write(target, write)

    def save_to(self, target: Path, content: bytes) -> None:
        """Write this content to `target`: whole, or not at all."""

        def put(path: Path) -> None:
            with written_whole(path) as file:
                file.write(content)

        self.write(target, put)

    def write(self, target: Path, write: Callable[[Path], object]) -> None:
        """Let `write` make the file, and say where it is."""
        self._operations.work(
            lambda _progress, _cancelled: write(target),
            on_done=lambda _written: self._saved(target),
            on_error=partial(self.refused, lambda: self.write(target, write)),
            owner=self._notice,
        )

    def warn(self, sentence: str) -> None:
        """Show what did not work."""
        self._notice.show_sentence(sentence, Tone.WARNING)

    def fail(self, error: AppError) -> None:
        """Say why there is no paper."""
        self._notice.show_error(error, Tone.DANGER)

    def refused(self, again: Callable[[], None], error: AppError) -> None:
        """Let names be decided and try again; of anything else say why it cannot be."""
        if not isinstance(error, NamesUndecided) or self._naming is None:
            self.fail(error)
            return
        from buurthuis_app.gui.papers.names_dialog import ask_names

        window = self._notice.window()
        self.names = ask_names(error.questions, self._naming(), self._operations, window, again)

    def _printed(self, heading: str, well: bool) -> None:  # noqa: FBT001 - a Qt slot
        if well:
            sentence = _("{paper} is naar de printer gestuurd.").format(paper=heading)
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
