"""The tab Overzichten: choose a paper and a period, look at it, print it or save it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout
from typing_extensions import override

from buurthuis_app.domain.periods import Period, PeriodKind
from buurthuis_app.errors import AppError
from buurthuis_app.files import written_whole
from buurthuis_app.gui.file_names import file_name
from buurthuis_app.gui.jobs import Cancelled, Job, ShowProgress
from buurthuis_app.gui.navigation import Navigator, Place
from buurthuis_app.gui.notices import Notice, Tone
from buurthuis_app.gui.operations import Operations
from buurthuis_app.gui.overviews.choices import Choices
from buurthuis_app.gui.overviews.desk import PaperDesk
from buurthuis_app.gui.overviews.hints import hints
from buurthuis_app.gui.overviews.papers import (
    PaperKind,
    first_period,
    of_kind,
    period_beside,
)
from buurthuis_app.gui.period_chooser import PeriodChooser, containing
from buurthuis_app.gui.style import scaled
from buurthuis_app.gui.tab import Tab
from buurthuis_app.gui.theme import GRID, theme
from buurthuis_app.i18n import _
from buurthuis_app.services.done import Area
from buurthuis_app.services.house import House
from buurthuis_app.services.overviews import Paper

CHOICES_WIDTH = 300  # px at the usual type size


class OverviewsTab(Tab):
    """Makes a paper anew only when another one is wanted or the data changed."""

    areas = frozenset({Area.CENTRE, Area.ACTIVITIES, Area.OCCURRENCES, Area.COUNTS, Area.STORIES})
    topic = "overzichten"
    has_paper = True

    def __init__(self, house: House, operations: Operations, navigator: Navigator) -> None:
        super().__init__()
        self._house = house
        self._operations = operations
        self._navigator = navigator
        self._period: Period | None = None  # None until the first one is known
        self._job: Job[Any] | None = None
        self._when_ready: Callable[[], None] | None = None
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self.paper: Paper | None = None
        self._build()
        self._wire()

    @property
    def kind(self) -> PaperKind:
        """Which paper is chosen."""
        return of_kind(self._period.kind if self._period else PeriodKind.YEAR)

    @property
    def heading(self) -> str:
        """What the paper is called: "Jaaroverzicht 2025"."""
        return self.kind.heading(self.choices.chooser.period)

    @override
    def refresh(self) -> None:
        if self._period is not None:
            self.make()
            return
        self._job = self._operations.run(lambda: first_period(self._house), self.show_period)

    @override
    def show_place(self, place: Place) -> None:
        without_paper = {PeriodKind.OWN, PeriodKind.SCHOOL_YEAR}
        if place.period is not None and place.period.kind not in without_paper:
            self.show_period(place.period)

    @override
    def print_paper(self) -> None:
        """Ask which printer, and print; a paper that is still being made is printed when it is ready."""
        self._once_ready(self._print)

    def save_paper(self) -> None:
        """Ask where, and save; a paper that is still being made is saved when it is ready."""
        self._once_ready(self._ask_where)

    def show_period(self, period: Period) -> None:
        """Make the paper of this period, unless it lies there already."""
        if period == self._period and (self.paper is not None or self._job is not None):
            return
        self._period = period
        self.choices.show_choice(self.kind, period)
        self._fit()
        self.make()

    def choose_paper(self, kind: PaperKind) -> None:
        """Make this kind of paper, about the period that people most likely mean."""
        if self._period is not None and kind is not self.kind:
            today = self._house.clock.today()
            self.show_period(period_beside(self._period, kind.period, today))

    def make(self) -> None:
        """Make the paper from the data of this moment; what was being made is stopped."""
        self._leave()
        self.paper = None
        kind, period, house = self.kind, self.choices.chooser.period, self._house
        self.desk.title.say(self.heading)
        self.desk.show_waiting(_("{paper} wordt gemaakt…").format(paper=self.heading))
        self.choices.show_hints(())

        def draw(tell: ShowProgress, cancelled: Callable[[], bool]) -> Paper:
            def progress(done: int, total: int) -> None:
                if cancelled():
                    raise Cancelled
                tell(done, total, "")

            progress(0, 0)
            return kind.make(house, period, progress)

        self._job = self._operations.work(draw, self._progressed, self._made, on_error=self._failed)

    def stop(self) -> None:
        """Leave the paper that is being made."""
        self._leave()
        self._when_ready = None
        self.desk.show_stopped(_("U hebt het maken gestopt."))

    def save_to(self, target: Path) -> None:
        """Write the paper that is shown to `target`, whole or not at all, and say where it is."""
        if self.paper is None:
            return
        content = self.paper.content

        def write(_tell: ShowProgress, _cancelled: Callable[[], bool]) -> Path:
            with written_whole(target) as file:
                file.write(content)
            return target

        self._operations.work(write, on_done=self._saved, on_error=self._not_saved)

    def _build(self) -> None:
        today = self._house.clock.today()
        begin = containing(PeriodKind.YEAR, today)
        self.choices = Choices(PeriodChooser(begin, today=today, kinds=(PeriodKind.YEAR,)))
        self.choices.show_choice(of_kind(PeriodKind.YEAR), begin)
        self.notice = Notice()
        self.desk = PaperDesk(self._operations)
        self._left = QScrollArea()
        self._left.setWidget(self.choices)
        self._left.setWidgetResizable(True)
        self._left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line = QFrame()
        line.setObjectName("under_tabs")
        line.setFixedWidth(1)
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.addWidget(self.notice)
        right.addWidget(self.desk, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self._left)
        row.addWidget(line)
        row.addLayout(right, 1)
        self._fit()

    def _wire(self) -> None:
        self.choices.paper_chosen.connect(self.choose_paper)
        self.choices.period_chosen.connect(self.show_period)
        self.choices.print_asked.connect(self.print_paper)
        self.choices.save_asked.connect(self.save_paper)
        self.choices.mend_asked.connect(self._go_mend)
        self.desk.stop_asked.connect(self.stop)
        self.desk.again_asked.connect(self.make)
        theme().changed.connect(self._fit)

    def _fit(self) -> None:
        """As wide as the words need, and never so wide that the paper has no room."""
        wanted = scaled(CHOICES_WIDTH, theme().percent)
        self._left.setFixedWidth(max(wanted, self.choices.minimumSizeHint().width() + GRID))

    def _leave(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _progressed(self, done: int, total: int, _sentence: str) -> None:
        self.desk.show_progress(done, total)

    def _made(self, paper: Paper) -> None:
        self._job = None
        self.paper = paper
        self.desk.show_pdf(paper.content)
        self.choices.show_hints(hints(paper))
        wish, self._when_ready = self._when_ready, None
        if wish is not None:
            wish()

    def _failed(self, error: AppError) -> None:
        self._job = None
        self._when_ready = None
        self.desk.show_stopped(error.sentence)

    def _once_ready(self, wish: Callable[[], None]) -> None:
        if self.paper is not None:
            wish()
            return
        self._when_ready = wish
        if self._job is None:
            self.make()

    def _print(self) -> None:
        from buurthuis_app.gui.printing import print_pdf

        if self.paper is None:
            return
        run = print_pdf(self.paper.content, self.heading, self._operations, self)
        if run is not None:
            run.finished.connect(self._printed)

    def _printed(self, well: bool) -> None:  # noqa: FBT001 - a Qt slot
        if well:
            sentence = _("{paper} is naar de printer gestuurd.").format(paper=self.heading)
            self.notice.show_sentence(sentence, Tone.CALM)
        else:
            self.notice.show_sentence(
                _("De printer deed het niet. Staat hij aan? Opslaan als PDF kan ook."),
                Tone.WARNING,
            )

    def _ask_where(self) -> None:
        if self.paper is None:
            return
        suggested = self._folder / file_name(self.heading, self.paper.overview.centre)
        name, _filter = QFileDialog.getSaveFileName(
            self, _("Opslaan als PDF"), str(suggested), _("PDF-bestanden (*.pdf)")
        )
        if name:
            target = Path(name)
            self.save_to(target if target.suffix.casefold() == ".pdf" else Path(f"{name}.pdf"))

    def _saved(self, target: Path) -> None:
        self._folder = target.parent
        self.notice.show_sentence(
            _("Opgeslagen als {name} in de map {folder}.").format(
                name=target.name, folder=target.parent
            ),
            Tone.CALM,
        )

    def _not_saved(self, error: AppError) -> None:
        self.notice.show_sentence(error.sentence, Tone.DANGER)

    def _go_mend(self) -> None:
        self._navigator.go(Place(tab="harvest", period=self._period))
