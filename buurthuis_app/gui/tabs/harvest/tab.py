"""The tab Tellen en Vertellen: what a period yielded, in numbers and in stories."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from buurthuis_app.domain.counts.sheet_merge import Merge
from buurthuis_app.domain.figures.breakdown import BreakdownRow, FigureQuestion, OccurrencesBehind
from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.shared.periods import Period, PeriodKind, Span, containing
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.gui.forms.period_chooser import EVERY_KIND, PeriodChooser
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.shell.navigation import Destination, Navigator
from buurthuis_app.gui.shell.tab import Tab
from buurthuis_app.gui.tabs.harvest.figure_cards import FigureCards
from buurthuis_app.gui.tabs.harvest.figure_filters import ViewChoosers
from buurthuis_app.gui.tabs.harvest.numbers_panel import NumbersPanel
from buurthuis_app.gui.tabs.harvest.queries import Harvested, HarvestView, read, read_first
from buurthuis_app.gui.tabs.harvest.stories_panel import StoriesPanel
from buurthuis_app.gui.tabs.harvest.story_rows import ToldStory
from buurthuis_app.gui.widgets.controls import button
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.halves import Halves
from buurthuis_app.gui.widgets.hints.empty_state import EmptyState
from buurthuis_app.gui.widgets.layout import grow, in_column, in_row, sheet
from buurthuis_app.gui.widgets.notices import Notice, Remedy, Tone
from buurthuis_app.gui.widgets.page import Page
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done, Topic

if TYPE_CHECKING:
    from buurthuis_app.gui.operations.jobs import Job
    from buurthuis_app.gui.stories.dialog import StoryDialog

SIDE_BY_SIDE = 1040  # px at the usual type size; narrower, one of them is shown
ROWS_IN_VIEW = 4


class HarvestTab(Page, Tab):
    """Chooses a period and shows its figures, its activities and its stories."""

    areas = frozenset(
        {Topic.CENTRE, Topic.ACTIVITIES, Topic.OCCURRENCES, Topic.COUNTS, Topic.STORIES}
    )
    topic = "tellen-en-vertellen"

    def __init__(self, house: CentreServices, operations: Operations, navigator: Navigator) -> None:
        super().__init__()
        self._house = house
        self._operations = operations
        self._navigator = navigator
        self._view: HarvestView | None = None  # None until the first harvest is known
        self._job: Job[Harvested] | None = None
        self._story_to_choose: UUID | None = None
        self._own_changes = 0
        self._build()
        self._wire()

    @property
    def period(self) -> Period:
        """The chosen period."""
        return self.chooser.period

    @override
    def refresh(self) -> None:
        if self._job is not None:
            self._job.cancel()  # an answer about another period must not come after this one's
        house, view = self._house, self._view
        self._job = self._operations.run(
            lambda: house.together(lambda: read(house, view) if view else read_first(house)),
            self._show,
        )

    @override
    def show_place(self, place: Destination) -> None:
        if place.record is not None:
            self._story_to_choose = place.record
            self.stories.search.clear()
        if place.period is not None:
            self.show_period(place.period)
        if place.section == "import":
            self.take_in()
        if place.section == "story":
            self.tell()

    def show_period(self, period: Period) -> None:
        """Look at this period from now on."""
        self._view = (
            replace(self._view, period=period) if self._view else HarvestView(period=period)
        )
        self.chooser.show_period(period)
        self.refresh()

    def show_view(self, view: HarvestView) -> None:
        """Split, narrow or compare the figures in another way."""
        self._view = view
        self.refresh()

    def show_behind(
        self, title: str, asked: FigureQuestion, which: OccurrenceFilter = OccurrenceFilter.ALL
    ) -> None:
        """Open the list of the occurrences that a figure is about."""
        house = self._house
        self._operations.run(
            lambda: house.harvest.behind(asked),
            lambda occurrences: self._open_behind(title, occurrences, which),
            owner=self,
        )

    def merge(self, goes: BreakdownRow) -> None:
        """Ask with which other activity this one is put together."""
        from buurthuis_app.gui.figures.merge_dialog import MergeDialog, Titled

        titles = {
            row.key: Titled(key=row.key, name=row.name)
            for row in (goes, *self._titles)
            if isinstance(row.key, UUID)
        }
        if not isinstance(goes.key, UUID):
            return
        dialog = MergeDialog(
            titles[goes.key], tuple(titles.values()), merging=self._house.merging, **self.where
        )
        self.open_dialog(dialog)

    def take_in(self) -> None:
        """Open the dialog that reads a count sheet."""
        from buurthuis_app.gui.imports.count_sheet_dialog import ImportDialog

        dialog = ImportDialog(self._house, self._operations, parent=self)
        dialog.kept.connect(self._taken_in)
        self.open_dialog(dialog)

    def tell(self) -> None:
        """Open an empty story, at the chosen activity when there is one."""
        chosen = self.table.chosen_activities()
        activity = next(iter(chosen)) if len(chosen) == 1 else None
        today = self._house.clock.today()
        day = min(max(today, self.period.first), self.period.last)
        self._story_dialog().tell(date=day, activity_id=activity)

    def choose_stories(self) -> None:
        """Ask which stories the overview of this period prints."""
        from buurthuis_app.gui.tabs.harvest.story_choice_dialog import ChoosingDialog

        dialog = ChoosingDialog(self._house.choosing, self._operations, self)
        self.hold(dialog)
        dialog.open_for(self.period, self.stories.told)

    def tell_remarks(self) -> None:
        """Show what was noted with the counts of this period, to make stories of."""
        from buurthuis_app.gui.tabs.harvest.remarks_dialog import RemarksDialog

        dialog = RemarksDialog(self._house.telling, self._operations, self)
        self.hold(dialog)
        dialog.open_for(self.period)

    def open_story(self, told_story: ToldStory) -> None:
        """Open this story to read or change it."""
        self._story_dialog().change(told_story.story)

    def remove_story(self, told_story: ToldStory) -> None:
        """Take this story away; the status line offers to bring it back."""
        self._operations.run(
            partial(self._house.telling.remove, told_story.story), label=_("verhaal verwijderd")
        )

    def overview(self) -> None:
        """Go to the paper of the same period."""
        self._navigator.go(Destination(tab="overviews", period=self.period))

    def _build(self) -> None:
        today = self._house.clock.today()
        begin = containing(PeriodKind.QUARTER, today)
        self.chooser = PeriodChooser(begin, today=today, kinds=EVERY_KIND)
        self._titles: tuple[BreakdownRow, ...] = ()
        self.import_button = button(_("Uit Excel halen…"), icon_name="import", do=self.take_in)
        self.import_button.setVisible(self._house.importing.may(Permission.IMPORT))
        self.overview_button = button(
            _("Overzicht op papier"), icon_name="overview", do=self.overview
        )
        self.notice = Notice()
        self.cards = FigureCards()
        self.numbers = NumbersPanel(may_merge=self._house.planning.may(Permission.PLAN))
        self.table, self.total = self.numbers.table, self.numbers.total
        self.choosers = ViewChoosers()
        for act in (self.numbers.behind_button, self.numbers.merge_button):
            self.choosers.addWidget(act)
        self.stories = StoriesPanel(
            may_tell=self._house.telling.may(Permission.TELL),
            may_change=self._house.telling.may(Permission.CORRECT),
        )
        self._content = self._content_page()
        self._content.hide()  # nothing is known yet
        self.empty: EmptyState | None = None
        self._column = in_column(
            self._top(),
            self.notice,
            grow(self._content),
            on=self,
            margins=(2 * GRID, GRID, 2 * GRID, GRID),
            gap=GRID,
        )

    def _top(self) -> QWidget:
        acts = (self.import_button, self.overview_button, self.numbers.fold_button)
        right = sheet(in_row(*acts))
        return FlowRow(self.chooser, right)

    def _content_page(self) -> QWidget:
        self.halves = Halves(
            (_("Cijfers"), _("Verhalen")),
            aside=(self.choosers, self.cards),
            beside=True,
        )
        self.halves.unroll(self.table, self.stories.stories)
        split = self.halves.split
        split.setHandleWidth(2 * GRID)
        split.addWidget(self.numbers)
        split.addWidget(self.stories)
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 2)
        split.setSizes([5 * SIDE_BY_SIDE, 2 * SIDE_BY_SIDE])
        return sheet(in_column(self.halves.choice, self.choosers, self.cards, grow(self.halves)))

    def _wire(self) -> None:
        self.chooser.chosen.connect(self.show_period)
        self.choosers.chosen.connect(self.show_view)
        self.cards.asked.connect(self.numbers.open_all)
        self.cards.place_asked.connect(self._navigator.go)
        self.numbers.behind_asked.connect(self.show_behind)
        self.numbers.merge_asked.connect(self.merge)
        self._operations.changed.connect(self._something_changed)
        self.stories.new_asked.connect(self.tell)
        self.stories.open_asked.connect(self.open_story)
        self.stories.remove_asked.connect(self.remove_story)
        self.stories.choose_asked.connect(self.choose_stories)
        self.stories.remarks_asked.connect(self.tell_remarks)
        self.stories.all_asked.connect(self.table.clearSelection)
        self.table.selectionModel().selectionChanged.connect(self._activities_chosen)
        self.table.chosen.connect(self._activities_chosen)
        theme().changed.connect(self._arrange)

    def _show(self, harvested: Harvested) -> None:
        self._job = None
        self._view = harvested.view
        self._titles = harvested.titles
        self.chooser.show_period(harvested.view.period)
        self._forget_empty()
        self.numbers.fold_button.setVisible(not harvested.empty)
        if harvested.empty:
            self._content.hide()
            self._show_empty(harvested)
            return
        self.choosers.show_harvest(harvested)
        self.cards.show_harvest(harvested)
        self.numbers.show_harvest(harvested)
        self._activities_chosen()
        self.stories.show_stories(harvested.stories)
        self._content.show()
        if self._story_to_choose is not None:
            self.halves.turn(1)
            self.stories.stories.choose(self._story_to_choose)
            self._story_to_choose = None

    def _show_empty(self, harvested: Harvested) -> None:
        """Say that there is nothing, and offer what is there or the first steps."""
        steps = []
        latest = harvested.latest
        if latest is not None:
            words = _("Naar {period}").format(period=latest.name)
            steps.append(Remedy(words=words, do=partial(self.show_period, latest)))
        if self._house.importing.may(Permission.IMPORT):
            steps.append(Remedy(words=_("Uit Excel halen…"), do=self.take_in))
        if self._house.telling.may(Permission.TELL):
            steps.append(Remedy(words=_("Vertel een verhaal"), do=self.tell))
        if latest is None:
            steps.append(Remedy(words=_("Naar Vandaag"), do=self._go_today))
        sentence = (
            _("Nog niets geteld en niets verteld")
            if latest is None
            else _("In {period} stond er niets in het programma").format(period=self.period.name)
        )
        self.empty = EmptyState(
            sentence,
            steps,
            explanation=_(
                "Hier ziet u straks hoeveel bezoeken er waren en wat mensen vertelden. "
                "Hebt u al tellijsten? Haal ze in één keer uit Excel."
            ),
            icon_name="harvest",
        )
        self._column.addWidget(self.empty, 1)

    def _forget_empty(self) -> None:
        if self.empty is not None:
            self._column.removeWidget(self.empty)
            self.empty.hide()
            self.empty.deleteLater()
            self.empty = None

    def _activities_chosen(self, *_what: object) -> None:
        chosen = self.table.chosen_activities()
        titles = {row.key: row.name for row in self._titles}
        self.stories.show_only({key: titles[key] for key in chosen if key in titles})

    def _open_behind(
        self, title: str, occurrences: tuple[OccurrencesBehind, ...], which: OccurrenceFilter
    ) -> None:
        from buurthuis_app.gui.figures.occurrences_dialog import BehindDialog

        dialog = BehindDialog(title, occurrences, which, parent=self)
        dialog.day_asked.connect(self._navigator.go)
        self.open_dialog(dialog)

    def _story_dialog(self) -> "StoryDialog":
        from buurthuis_app.gui.stories.dialog import StoryDialog

        dialog = StoryDialog(
            self._house.telling,
            operations=self._operations,
            drafts=self._house.drafting,
            parent=self,
        )
        dialog.saved.connect(self._story_kept)
        self.hold(dialog)
        return dialog

    def _story_kept(self, story: Story) -> None:
        self._story_to_choose = story.id

    def _taken_in(self, done: Done[Merge]) -> None:
        """Say what was kept, and look at the period that it is about."""
        from buurthuis_app.gui.imports.count_sheet_wording import kept_sentence

        self._own_changes += bool(done.changes)  # announced right after this
        take_back = Remedy(words=_("Ongedaan maken"), do=partial(self._take_back, done))
        self.notice.show_sentence(kept_sentence(done.value), Tone.CALM, take_back)
        days = [occurrence.date for occurrence in done.value.occurrences]
        if days and max(days) not in Span(first=self.period.first, last=self.period.last):
            self.show_period(containing(self.period.kind, max(days)))

    def _something_changed(self, _areas: object) -> None:
        """What was taken in can no longer be taken back from the notice once other work came after it."""
        if self._own_changes:
            self._own_changes -= 1
        else:
            self.notice.hide()

    def _take_back(self, done: Done[Merge]) -> None:
        if done.undo is not None:
            self._operations.run(done.undo, label=_("inlezen teruggedraaid"))

    def _go_today(self) -> None:
        self._navigator.go(Destination(tab="today"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Numbers and stories side by side where both have room, else one of them."""
        percent = theme().percent
        self.halves.narrow = self.width() < scaled(SIDE_BY_SIDE, percent)
        self.halves.arrange()
        if not self.halves.low:
            row = self.fontMetrics().height() + scaled(16, percent)
            self.table.setMinimumHeight(row * ROWS_IN_VIEW)
