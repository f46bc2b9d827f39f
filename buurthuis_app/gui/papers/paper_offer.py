"""Offer of one kind of paper: printed, or saved as any kind of file that it exists as."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from buurthuis_app.gui.papers.output import PaperOutput
from buurthuis_app.i18n import _, in_dutch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QMenu

    from buurthuis_app.domain.papers.document import Document
    from buurthuis_app.domain.shared.periods import Period
    from buurthuis_app.domain.shared.progress import Progress
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.gui.widgets.notices import Notice
    from buurthuis_app.services.paper_list import PaperKind
    from buurthuis_app.services.papers.paper import Paper
    from buurthuis_app.services.papers.wish import PaperWish
    from buurthuis_app.services.registry import CentreServices


class PaperOffer:
    """Makes the paper with this key in the list of papers, of what `asked` says at that moment."""

    def __init__(
        self, key: str, house: CentreServices, operations: Operations, notice: Notice
    ) -> None:
        self._key, self._house = key, house
        self.asked: Callable[[], tuple[Period | None, object]] = lambda: (None, None)
        """The period that the paper is about (None for this year), and its subject."""
        self._made: Callable[[], Document] | None = None
        self.output = PaperOutput(operations, notice, lambda: house.naming)

    def offer(self, period: Period | None = None, option: object = None) -> None:
        """Let the paper be about this period and this subject."""
        self.asked = lambda: (period, option)

    def offer_made(self, make: Callable[[], Document]) -> None:
        """Let the paper be what is shown at this moment; `make` hears each time that it is given out."""
        self._made = make

    def print_paper(self) -> None:
        """Ask which printer, and print."""
        self.output.print_made(self._maker())

    def save_paper(self, *endings: str) -> None:
        """Ask for a place and save the paper there, as one of these kinds of file; a PDF by itself."""
        self.output.make(self._maker(), partial(self._ask_where, endings or (".pdf",)))

    def save_to(self, target: Path) -> None:
        """Make the paper and write it to `target`, as its ending says."""
        from buurthuis_app.services.papers import files

        self.output.make(
            self._maker(), lambda paper: self.output.write(target, partial(files.write, paper))
        )

    def fill_menu(self, menu: QMenu) -> None:
        """Print it, or save it as one of the kinds of file."""
        menu.clear()
        menu.addAction(_("Afdrukken…"), self.print_paper)
        add_file_kinds(menu, self._kind.endings, self.save_paper)

    @property
    def _kind(self) -> PaperKind:
        from buurthuis_app.services.paper_list import paper_named

        return paper_named(self._key)

    def _ask_where(self, endings: tuple[str, ...], paper: Paper) -> None:
        from buurthuis_app.services.papers import files

        self.output.save(paper.heading, paper.centre, endings, partial(files.write, paper))

    def _maker(self) -> Callable[[Progress], Paper]:
        from buurthuis_app.services.paper_list import finished
        from buurthuis_app.services.papers.paper import drawn

        if self._made is not None:
            made = self._made
            return lambda progress: in_dutch()(drawn)(made(), progress)
        return partial(finished, self._kind, self._house, self._wish())

    def _wish(self) -> PaperWish:
        from buurthuis_app.domain.shared.periods import year
        from buurthuis_app.services.papers.wish import PaperWish

        period, option = self.asked()
        this_year = year(self._house.clock.today().year)
        return PaperWish(period=period or this_year, option=option)


def add_file_kinds(menu: QMenu, endings: tuple[str, ...], save: Callable[[str], None]) -> None:
    """An action for each of these kinds of file."""
    words = {
        ".pdf": _("Opslaan als PDF…"),
        ".html": _("Webpagina…"),
        ".xlsx": _("Excel…"),
        ".csv": _("Tekst met puntkomma's…"),
        ".json": _("JSON, voor andere programma's…"),
    }
    for ending in endings:
        menu.addAction(words[ending], partial(save, ending))
