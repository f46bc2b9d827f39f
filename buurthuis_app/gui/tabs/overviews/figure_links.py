"""Links from a figure or a hint to its records, and to the place where it is put right."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from buurthuis_app.domain.figures.breakdown import EVERYTHING, FigureQuestion, OccurrencesBehind
from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.overviews.overview import Overview
from buurthuis_app.domain.papers.document import Trace
from buurthuis_app.domain.papers.names_on_paper import NameQuestion
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.shell.navigation import Destination, Navigator
from buurthuis_app.gui.tabs.overviews.readiness_hints import Mend
from buurthuis_app.services.papers.paper import Paper
from buurthuis_app.services.registry import CentreServices

if TYPE_CHECKING:
    from buurthuis_app.gui.forms.form_dialog import FormDialog


class Mending:
    """Opens dialogs above the tab, and leads to other tabs."""

    def __init__(
        self, house: CentreServices, operations: Operations, navigator: Navigator, parent: QWidget
    ) -> None:
        self._house, self._operations, self._navigator = house, operations, navigator
        self._parent = parent
        self.dialog: QDialog | None = None

    def mend(self, what: Mend, period: Period, paper: Paper | None) -> None:
        """Go to where this is put right."""
        if what is Mend.COUNTS:
            overview = paper.document.facts if paper and paper.document else None
            only = overview.only if isinstance(overview, Overview) else EVERYTHING
            asked = FigureQuestion(period=period, only=only)
            self.follow(Trace(asked=asked, which=OccurrenceFilter.NOT_COUNTED), period)
        elif what is Mend.AIMS:
            self.aims(period)
        elif what is Mend.FOREWORD:
            self.foreword(period)
        elif what is Mend.ASKED:
            self.asked(period)
        elif what is Mend.NAMES:
            self.names(paper.questions if paper else ())
        elif what is Mend.INDICATORS:
            self._navigator.go(Destination(tab="goals", section="indicators"))
        else:
            self._navigator.go(Destination(tab="harvest", period=period))

    def follow(self, trace: Trace, period: Period) -> None:
        """Show what is behind a printed figure."""
        asked = trace.asked
        if asked is None:
            self._navigator.go(
                Destination(
                    tab=trace.tab, section=trace.section, record=trace.record, period=period
                )
            )
            return
        self._operations.run(
            lambda: self._house.harvest.behind(asked),
            partial(self._show_behind, period.name, trace.which),
            owner=self._parent,
        )

    def sections(self, period: Period) -> None:
        """Choose the sections of the overview."""
        from buurthuis_app.gui.tabs.overviews.sections_dialog import SectionsDialog

        dialog = SectionsDialog(self._house, self._operations, period, self._parent)
        dialog.ask()
        self.dialog = dialog

    def foreword(self, period: Period) -> None:
        """Write the foreword of the year."""
        presenting = self._house.presenting
        self._operations.run(
            lambda: presenting.foreword(period),
            partial(self._write_foreword, period),
            owner=self._parent,
        )

    def asked(self, period: Period) -> None:
        """Write what is asked of the council."""
        presenting = self._house.presenting
        self._operations.run(
            lambda: presenting.asked(period), partial(self._write_asked, period), owner=self._parent
        )

    def names(
        self, questions: Sequence[NameQuestion], then: Callable[[], object] = lambda: None
    ) -> None:
        """Decide about the names in the paper, and go on."""
        from buurthuis_app.gui.papers.names_dialog import ask_names

        naming, operations = self._house.naming, self._operations
        self.dialog = ask_names(questions, naming, operations, self._parent, then)

    def aims(self, period: Period) -> None:
        """Set what was aimed at in the year, and explain what differs."""
        from buurthuis_app.gui.tabs.overviews.aims_dialog import AimsDialog

        year = period.first.year
        dialog = AimsDialog(self._house.aiming, self._operations, year, self._parent)
        dialog.ask()
        self.dialog = dialog

    def _write_foreword(self, period: Period, seen: str) -> None:
        from buurthuis_app.gui.tabs.overviews.foreword_dialog import ForewordDialog

        presenting, operations = self._house.presenting, self._operations
        dialog = ForewordDialog(
            presenting, period, seen, operations=operations, parent=self._parent
        )
        self._edit(dialog, seen, f"foreword:{period.first.year}")

    def _write_asked(self, period: Period, seen: str) -> None:
        from buurthuis_app.gui.tabs.overviews.asked_dialog import AskedDialog

        presenting, operations = self._house.presenting, self._operations
        dialog = AskedDialog(presenting, period, seen, operations=operations, parent=self._parent)
        self._edit(dialog, seen, f"asked:{period.first.year}")

    def _edit(self, dialog: "FormDialog[str]", seen: str, key: str) -> None:
        dialog.edit(seen, drafts=self._house.drafting, key=key)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog

    def _show_behind(
        self, title: str, which: OccurrenceFilter, occurrences: tuple[OccurrencesBehind, ...]
    ) -> None:
        from buurthuis_app.gui.figures.occurrences_dialog import BehindDialog

        dialog = BehindDialog(title, occurrences, which, self._parent)
        dialog.day_asked.connect(self._navigator.go)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self.dialog = dialog
