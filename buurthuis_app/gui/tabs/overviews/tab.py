"""The tab Overzichten: choose a paper and a period, look at it, mend what is missing, print it or save it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout
from typing_extensions import override

from buurthuis_app.domain.papers.document import Trace
from buurthuis_app.domain.papers.names_on_paper import NameQuestion, undecided
from buurthuis_app.domain.shared.periods import Period, PeriodKind, containing
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.errors import AppError
from buurthuis_app.gui.forms.period_chooser import PeriodChooser
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.operations.jobs import Job, reporting
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.papers.output import PaperOutput
from buurthuis_app.gui.shell.navigation import Destination, Navigator
from buurthuis_app.gui.shell.tab import Tab
from buurthuis_app.gui.tabs.overviews.adoption_bar import Seal
from buurthuis_app.gui.tabs.overviews.figure_links import Mending
from buurthuis_app.gui.tabs.overviews.meant_period import first_period, of_kind, period_beside
from buurthuis_app.gui.tabs.overviews.paper_chooser import PaperChoices
from buurthuis_app.gui.tabs.overviews.preview_pane import PaperDesk
from buurthuis_app.gui.tabs.overviews.readiness_hints import hints
from buurthuis_app.gui.tabs.overviews.ready_panel import ReadyPanel
from buurthuis_app.gui.widgets.layout import grow, in_column, in_row
from buurthuis_app.gui.widgets.notices import Notice, Remedy, Tone
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.services.overviews.adoption import AdoptedPaper
from buurthuis_app.services.paper_list import (
    PaperKind,
    PaperSubject,
    allowed,
    finished,
    overview,
    paper_named,
)
from buurthuis_app.services.papers import files
from buurthuis_app.services.papers.paper import Paper
from buurthuis_app.services.papers.wish import Option, PaperWish
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Topic

CHOICES_WIDTH, READY_WIDTH = 290, 250  # px at the usual type size
ROOM_FOR_BOTH = 1100  # px at the usual type size: with less the panel stands below the choices


class OverviewsTab(Tab):
    """Makes a paper anew only when another one is wanted or the data changed."""

    areas = frozenset(Topic) - {Topic.KEEPING}
    topic = "overzichten"
    has_paper = True

    def __init__(self, house: CentreServices, operations: Operations, navigator: Navigator) -> None:
        super().__init__()
        self._house = house
        self._operations = operations
        self._navigator = navigator
        self._period: Period | None = None  # None until the first one is known
        self._seen: dict[PeriodKind, Period] = {}  # what was looked at before a week was
        self._option: object = None
        self._job: Job[Any] | None = None
        self._when_ready: Callable[[Paper], None] | None = None
        self.kind: PaperKind = of_kind(PeriodKind.YEAR)
        self.paper: Paper | None = None
        self.adopted: AdoptedPaper | None = None
        self._build()
        self._wire()

    @property
    def heading(self) -> str:
        """What the paper is called: "Jaaroverzicht 2025"."""
        if self.paper is not None:
            return self.paper.heading
        if self.kind.make is overview and self.kind.period is not PeriodKind.YEAR:
            return _("Overzicht {period}").format(period=self.choices.chooser.period.name)
        if self.kind.period is None:
            return self.kind.title()
        return f"{self.kind.title()} {self.choices.chooser.period.name}"

    @override
    def refresh(self) -> None:
        if self._period is not None:
            self._begin()
            return
        self._job = self._operations.run(lambda: first_period(self._house), self.show_period)

    @override
    def follow(self) -> None:
        """A paper that is read stays as it is, until people ask for it anew."""
        if self.paper is not None:
            remedy = Remedy(words=_("Opnieuw maken"), do=self._begin)
            sentence = _("Iemand anders heeft intussen iets ingevuld. Dit papier is van daarvoor.")
            self.notice.show_sentence(sentence, Tone.CALM, remedy)

    @override
    def show_place(self, place: Destination) -> None:
        if place.section:
            self.choose_paper(paper_named(place.section))
        if place.period is not None:
            if not place.section:
                self.kind = of_kind(place.period.kind)
            self.show_period(place.period)

    @override
    def print_paper(self) -> None:
        """Ask which printer, and print; a paper that is still being made is printed when it is ready."""
        self._once_ready(lambda paper: self.output.print_paper(self.content, paper.heading))

    def save_paper(self) -> None:
        """Ask where, and save; a paper that is still being made is saved when it is ready."""
        self._once_ready(lambda paper: self._ask_where(paper, ".pdf"))

    @property
    def content(self) -> bytes:
        """The PDF that is shown: as it was adopted, or as it is today."""
        if self.adopted is not None and not self.seal.today:
            return self.adopted.content
        return self.paper.content if self.paper else b""

    @property
    def questions(self) -> tuple[NameQuestion, ...]:
        """Names in what may be given out: in the paper of today, and in what was adopted."""
        adopted = self.adopted.questions if self.adopted else ()
        whole = (*(self.paper.questions if self.paper else ()), *adopted)
        return tuple({(question.name, question.places): question for question in whole}.values())

    def show_period(self, period: Period) -> None:
        """Make the paper of this period, unless it lies there already."""
        if period == self._period and (self.paper is not None or self._job is not None):
            return
        if period.kind is not self.kind.period:
            self.kind = of_kind(period.kind)
        self._period = period
        self._show_choice()
        self._begin()

    def choose_paper(self, kind: PaperKind) -> None:
        """Make this kind of paper, about the period that people most likely mean."""
        if self._period is None:  # which is being asked: it comes with this paper
            self.kind = kind
        if self._period is None or kind is self.kind:
            return
        today = self._house.clock.today()
        self._seen[self._period.kind] = self._period
        self.kind, self._option = kind, None
        if kind.period is not None and kind.period is not self._period.kind:
            meant = period_beside(self._period, kind.period, today)
            weekly = PeriodKind.WEEK in {kind.period, self._period.kind}
            self._period = self._seen.get(kind.period, meant) if weekly else meant
        self._show_choice()
        self._begin()

    def choose_option(self, option: object) -> None:
        """Make the paper about this theme, activity …"""
        self._option = option
        self.make()

    def make(self) -> None:
        """Make the paper from the data of this moment; what was being made is stopped."""
        self._leave()
        self.paper = self.adopted = None
        kind, house = self.kind, self._house
        wish = PaperWish(period=self.choices.chooser.period, option=self._option)
        self.desk.title.say(self.heading)
        self.desk.show_waiting(_("{paper} wordt gemaakt…").format(paper=self.heading))
        self.ready.show_hints(None)

        def draw(progress: Progress) -> tuple[Paper, AdoptedPaper | None]:
            progress(0, 0)
            adopted = None
            if kind.overview:
                adopted = house.adopting.adopted(wish.period, house.overviews)
            return finished(kind, house, wish, progress), adopted

        self._job = self._operations.work(
            reporting(draw), self._progressed, self._made, on_error=self._failed
        )

    def stop(self) -> None:
        """Leave the paper that is being made."""
        self._leave()
        self._when_ready = None
        self.desk.show_stopped(_("U hebt het maken gestopt."))

    def _begin(self) -> None:
        """Make the paper; first find out what can be chosen for it, when it asks for something."""
        options = self.kind.options
        if options is None:
            self.make()
            return
        self._leave()
        house = self._house
        self._job = self._operations.run(
            lambda: options(house), self._options_known, on_error=self._failed, owner=self
        )

    def _options_known(self, options: tuple[Option, ...]) -> None:
        self._job = None
        known = [option.key for option in options]
        if self._option not in known:
            self._option = known[0] if known else None
        self.choices.show_options(options, self._option)
        if options:
            self.make()
            return
        self.paper = self.adopted = None
        self.ready.show_hints(None)
        self.desk.title.say(self.kind.title())
        self.desk.show_stopped(self.kind.none(), self._lead())

    def _lead(self) -> Remedy:
        """To the tab where what this paper is about is made."""
        places = {
            PaperSubject.VOLUNTEERS: ("volunteers", _("Naar Vrijwilligers")),
            PaperSubject.GOALS: ("goals", _("Naar Doelen")),
        }
        tab, words = places.get(self.kind.subject, ("activities", _("Naar Activiteiten")))
        return Remedy(words=words, do=partial(self._navigator.go, Destination(tab=tab)))

    def _show_choice(self) -> None:
        if self._period is not None:
            self.choices.show_choice(self.kind, self._period)
        self._fit()

    def _build(self) -> None:
        today = self._house.clock.today()
        begin = containing(PeriodKind.YEAR, today)
        chooser = PeriodChooser(begin, today=today, kinds=(PeriodKind.YEAR,))
        may_change = self._house.presenting.may(Permission.PLAN)
        self.choices = PaperChoices(chooser, allowed(self._house), may_change=may_change)
        self.choices.show_choice(self.kind, begin)
        self.notice, self.ready = Notice(), ReadyPanel()
        self.desk = PaperDesk(self._operations)
        self.seal = Seal(self._house, self._operations)
        self.output = PaperOutput(self._operations, self.notice)
        self.mending = Mending(self._house, self._operations, self._navigator, self)
        self._beside = QVBoxLayout()
        self._left = QScrollArea()
        self._left.setWidget(self.choices)
        self._left.setWidgetResizable(True)
        self._left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # It scrolls by itself: wishing to be tall, it would make the whole tab scroll beside it.
        self._left.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        line = QFrame()
        line.setObjectName("under_tabs")
        line.setFixedWidth(1)
        in_row(
            in_column(grow(self._left), self.choices.always, gap=0),
            line,
            grow(in_column(self.notice, self.seal, grow(self.desk))),
            self._beside,
            on=self,
            margins=(2 * GRID, 2 * GRID, 2 * GRID, GRID),
            gap=2 * GRID,
        )
        self._fit()

    def _wire(self) -> None:
        choices = self.choices
        choices.paper_chosen.connect(self.choose_paper)
        choices.period_chosen.connect(self.show_period)
        choices.option_chosen.connect(self.choose_option)
        choices.print_asked.connect(self.print_paper)
        choices.save_asked.connect(self.save_paper)
        choices.file_asked.connect(
            lambda ending: self._once_ready(lambda paper: self._ask_where(paper, ending))
        )
        choices.sections_asked.connect(lambda: self.mending.sections(choices.chooser.period))
        choices.foreword_asked.connect(lambda: self.mending.foreword(choices.chooser.period))
        choices.asking_asked.connect(lambda: self.mending.asked(choices.chooser.period))
        choices.aims_asked.connect(lambda: self.mending.aims(choices.chooser.period))
        choices.adopt_asked.connect(self._adopt)
        self.ready.mend_asked.connect(
            lambda what: self.mending.mend(what, choices.chooser.period, self.paper)
        )
        self.desk.stop_asked.connect(self.stop)
        self.desk.again_asked.connect(self._begin)
        self.desk.preview.traced.connect(self._follow)
        self.seal.switched.connect(self._show_content)
        self.seal.failed.connect(self.output.fail)
        theme().changed.connect(self._fit)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As wide as the words need; the panel beside the paper where there is room, or below the choices."""
        percent = theme().percent
        width = scaled(CHOICES_WIDTH, percent)
        bar = self._left.verticalScrollBar().sizeHint().width()
        self._left.setFixedWidth(max(width, self.choices.halves.width_of_parts() + bar + 2 * GRID))
        roomy = self.width() >= scaled(ROOM_FOR_BOTH, percent)
        self.choices.halves.narrow = not roomy
        self.choices.halves.arrange()
        place = self._beside if roomy else self.choices.more
        if place.indexOf(self.ready) < 0:
            place.addWidget(self.ready)
        self.ready.setMaximumWidth(scaled(READY_WIDTH, percent) if roomy else 16_777_215)
        self.ready.setMinimumWidth(scaled(READY_WIDTH, percent) if roomy else 0)

    def _leave(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _progressed(self, done: int, total: int, _sentence: str) -> None:
        self.desk.show_progress(done, total)

    def _made(self, both: tuple[Paper, AdoptedPaper | None]) -> None:
        self._job = None
        self.paper, self.adopted = both
        self.seal.show_adopted(self.adopted)
        self.choices.show_adopted(adopted=self.adopted is not None)
        self._show_content()
        self.ready.show_hints(hints(self.paper))
        wish, self._when_ready = self._when_ready, None
        if wish is not None:
            self._once_ready(wish)

    def _show_content(self) -> None:
        if self.paper is None:
            return
        self.desk.title.say(self.heading)
        self.desk.show_pdf(self.content)
        if self.content is self.paper.content:
            self.desk.preview.mark(self.paper.spots)

    def _failed(self, error: AppError) -> None:
        self._job = None
        self._when_ready = None
        self.desk.show_stopped(error.sentence)

    def _once_ready(self, wish: Callable[[Paper], None]) -> None:
        if self.paper is not None:
            if left := undecided(self.questions):
                self.mending.names(left, partial(self._again, wish))
            else:
                wish(self.paper)
            return
        self._when_ready = wish
        if self._job is None:
            self._begin()

    def _again(self, wish: Callable[[Paper], None]) -> None:
        """Make the paper as was decided about its names, and then what was wished."""
        self._when_ready = wish
        self.make()

    def _ask_where(self, paper: Paper, ending: str) -> None:
        """As PDF goes out what is shown; every other kind of file says how it is today."""
        shown = replace(paper, content=self.content, questions=self.questions)
        self.output.save(
            paper.heading, paper.centre, (ending,), lambda target: files.write(shown, target)
        )

    def _adopt(self) -> None:
        self.seal.switch(self.choices.chooser.period, adopted=self.adopted is not None)

    def _follow(self, trace: object) -> None:
        if isinstance(trace, Trace):
            self.mending.follow(trace, self.choices.chooser.period)
