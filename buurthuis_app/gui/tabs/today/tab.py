"""The tab Vandaag: what takes place on a day, and how many came."""

import datetime as dt
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from typing_extensions import override

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.counts.day_cards import Card, Day
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.errors import AppError
from buurthuis_app.gui.centre.day_start_line import DayStartLine
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.shell.navigation import Destination, Navigator
from buurthuis_app.gui.shell.tab import Tab
from buurthuis_app.gui.tabs.today.card_menu import CardMenu
from buurthuis_app.gui.tabs.today.card_view import CardView
from buurthuis_app.gui.tabs.today.card_writes import Door
from buurthuis_app.gui.tabs.today.cards_page import CardsPage
from buurthuis_app.gui.tabs.today.day_list import fitting
from buurthuis_app.gui.tabs.today.header import DayHeader
from buurthuis_app.gui.widgets.controls import ButtonKind, button
from buurthuis_app.gui.widgets.hints.empty_state import EmptyState
from buurthuis_app.gui.widgets.layout import in_column
from buurthuis_app.gui.widgets.notices import Notice, Remedy, Tone
from buurthuis_app.gui.widgets.page import Page
from buurthuis_app.i18n import _
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done, Topic

ACTIVITIES = "activities"
MINUTE = 60_000
LOOK_AFTER = 1_000  # ms


class TodayTab(Page, Tab):
    """Opens on today, with the keyboard on the card of this moment. A number saves itself at once."""

    areas = frozenset(
        {
            *(Topic.COUNTS, Topic.OCCURRENCES, Topic.ACTIVITIES, Topic.STORIES, Topic.CENTRE),
            Topic.PARTICIPANTS,
        }
    )
    topic = "vandaag"

    def __init__(
        self, house: CentreServices, operations: Operations, navigator: Navigator | None
    ) -> None:
        """Without a `navigator` it stands at the door: it leads nowhere else, and not far back or ahead."""
        super().__init__()
        self._house = house
        self._operations = operations
        self._navigator = navigator
        self._door = Door(
            counting=house.counting,
            operations=operations,
            make_story=self._make_story,
        )
        self._today = house.clock.today()
        self.date = self._today
        self.day: Day | None = None
        self._reading = False
        self._read_again = False
        self._wanted_card: UUID | None = None
        self._started = False
        self._menu = CardMenu(self._door, self)
        self._build()
        self._morning = QTimer(self)  # after the cards: nobody at the door waits for it
        self._morning.setSingleShot(True)
        self._morning.setInterval(LOOK_AFTER)
        self._morning.timeout.connect(self.look_at_the_day)
        self._turn = QTimer(self)  # the door's screen stays on at night
        self._turn.setInterval(MINUTE)
        self._turn.timeout.connect(self._follow_today)
        self._turn.start()

    @override
    def refresh(self) -> None:
        """Read the day; asked for again while a reading is on its way, it reads once more after that."""
        if self._reading:
            self._read_again = True
            return
        self._reading = True
        counting, date = self._house.counting, self.date
        self._operations.run(lambda: counting.day(date), self._show, on_error=self._unread)

    @override
    def show_place(self, place: Destination) -> None:
        """Go to a day, and to the card of the occurrence `place.record`."""
        self._go(place.day or self._house.clock.today(), place.record)

    def go_to(self, date: dt.date) -> None:
        """Show the cards of another day."""
        self._go(date, None)

    @override
    def help_topic(self) -> str:
        return self.topic if self._navigator is not None else "deurstand"

    @override
    def takes_key(self, event: QKeyEvent) -> bool:
        return self.date == self._today and self.page.count_by_key(event)

    @override
    def settle(self) -> None:
        """Write a number that is half typed."""
        for view in self.page.views:
            view.settle()

    def card(self, occurrence_id: UUID) -> CardView:
        """The card of this occurrence, opened. Raises LookupError when it is not there."""
        view = self.page.open(occurrence_id)
        if view is None:
            raise LookupError(occurrence_id)
        return view

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._morning.start()

    def look_at_the_day(self) -> None:
        """What waits is read when people come to this tab and at midnight: not with each visit that is counted."""
        if self._navigator is not None and not self._operations.closed:
            self._operations.run(
                self._house.day_start.waiting, self.day_start.show_waiting, owner=self
            )

    def show_day_start(self) -> None:
        """The page with all that waits, each a click from where it is done."""
        from buurthuis_app.gui.centre.day_start_page import DayStartPage

        if self._navigator is None:
            return
        page = DayStartPage(self.day_start.waiting, self.window())
        page.place_wanted.connect(self._navigator.go)
        self.open_dialog(page)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._morning.stop()
        self.settle()
        self._morning.stop()
        super().hideEvent(event)

    def _make_story(self, occurrence_id: UUID) -> Done[Any]:
        return self._house.telling.from_remark(occurrence_id)

    def _build(self) -> None:
        column = in_column(on=self, margins=(0, 2 * GRID, 0, 0), gap=2 * GRID)
        self.header = DayHeader(at_the_door=self._navigator is None)
        self.notice = Notice()
        self.day_start = DayStartLine()
        self.day_start.wanted.connect(self.show_day_start)
        if self._navigator is not None:
            self.day_start.listen()
        top = in_column(self.header, self.day_start, self.notice, margins=(2 * GRID, 0))
        self.page = CardsPage(self._make_card)
        self.extra = button(
            _("Iets dat niet gepland was"), ButtonKind.NORMAL, "plus", do=self.add_extra
        )
        self.extra.setObjectName("extra")
        self.extra.hide()
        self.page.put_below(self.extra)
        self.page.hand_lost.connect(self.header.today.setFocus)
        self.empty: EmptyState | None = None
        self._column = column
        column.addLayout(top)
        column.addWidget(self.page, 1)
        self.header.wanted.connect(self.go_to)
        self.header.today_wanted.connect(self.go_to_today)
        self.header.gap_wanted.connect(self._go)
        self.header.show_day(self.date, self._today)

    def _make_card(self, card: Card, day: Day) -> CardView:
        view = CardView(card, day, self._door)
        view.told.connect(self._tell)
        view.people_wanted.connect(self._ask_who)
        view.menu_wanted.connect(self._menu.open)
        view.walked.connect(self.page.walk)
        view.reload.connect(self._look_again)
        return view

    def _look_again(self, occurrence_id: UUID) -> None:
        """Something was refused on this card: it must be seen there."""
        self.page.open(occurrence_id)
        self.refresh()

    def _ask_who(self, card: Card) -> None:
        from buurthuis_app.gui.participants.presence_dialog import PresenceDialog

        self.open_dialog(
            PresenceDialog(
                self._house.presence,
                self._operations,
                card.occurrence.id,
                card.title,
                this_year=self._today.year,
                parent=self.window(),
            )
        )

    def _go(self, date: dt.date, occurrence_id: UUID | None) -> None:
        self.settle()
        self._wanted_card = occurrence_id
        self.date = date
        self.header.show_day(date, self._today)
        self.refresh()

    def go_to_today(self) -> None:
        """Show today, with the keyboard on the card of this moment."""
        self._started = False  # the card of this moment, as at the start
        self.go_to(self._house.clock.today())

    def _follow_today(self) -> None:
        """After midnight the screen that shows today goes along; another day stays.

        What goes on from the evening before is on it until it ends.
        """
        today = self._house.clock.today()
        if today == self._today:
            if self.day is not None and self.date == today:
                self.refresh()  # another one may be under way, or over
            return
        followed = self.date == self._today
        self._today = today
        self._morning.start()
        if followed:
            self.go_to_today()
        else:
            self.refresh()

    def _show(self, day: Day) -> None:
        self._reading = False
        if self._read_again or day.date != self.date:
            self._read_again = False
            self.refresh()
            if day.date != self.date:
                return
        self.day, self._today = day, day.today
        self.header.show_day(day.date, day.today)
        self.header.show_gaps(day)
        self._say_future(day)
        self._show_empty(day)
        self.page.show_day(
            day,
            self._moment(),
            may_count=self._door.may_count,
            with_reasons=self._door.sees_people,
        )
        self._place_keyboard(day)

    def _moment(self) -> dt.datetime:
        return self._house.clock.now().astimezone()

    def _unread(self, error: AppError) -> None:
        self._reading = self._read_again = False
        self.notice.show_error(error, Tone.DANGER, self._remedy_again())

    def _remedy_again(self) -> Remedy:
        return Remedy(words=_("Opnieuw proberen"), do=self.refresh)

    def _say_future(self, day: Day) -> None:
        if day.date > day.today:
            self.notice.show_sentence(
                _("Deze dag moet nog komen. Tellen en vertellen kan op de dag zelf."),
                Tone.CALM,
                Remedy(words=_("Naar vandaag"), do=self.go_to_today),
            )
        else:
            self.notice.hide()

    def _show_empty(self, day: Day) -> None:
        if self.empty is not None:
            self.empty.hide()
            self.empty.deleteLater()
            self.empty = None
        if not day.cards:
            self.empty = self._empty_state(day)
            self._column.addWidget(self.empty, 1)
        self.page.setVisible(bool(day.cards))
        self.extra.setVisible(self._door.may_count and day.date <= day.today)

    def _empty_state(self, day: Day) -> EmptyState:
        steps = []
        if self._navigator is not None:
            steps.append(Remedy(words=_("Naar Activiteiten"), do=self._go_to_activities))
        if self._door.may_count and day.date <= day.today:
            steps.insert(0, Remedy(words=_("Iets dat niet gepland was"), do=self.add_extra))
        sentence = _("Op deze dag staat er niets op het programma.")
        if day.date == day.today:
            sentence = _("Vandaag staat er niets op het programma.")
        return EmptyState(
            sentence,
            steps,
            explanation=""
            if self._navigator is None
            else _("Wat u bij Activiteiten plant, komt hier vanzelf te staan."),
            icon_name="calendar",
        )

    def _go_to_activities(self) -> None:
        if self._navigator is not None:
            self._navigator.go(Destination(tab=ACTIVITIES, day=self.date))

    def _place_keyboard(self, day: Day) -> None:
        if self._wanted_card is not None:
            self.page.focus_on(self._wanted_card)
        elif not self._started and day.date == day.today:
            card = fitting(day, self._moment())
            if card is not None and not card.occurrence.cancelled:
                self.page.focus_on(card.occurrence.id)
        self._started = True
        self._wanted_card = None

    def _tell(self, card: Card) -> None:
        from buurthuis_app.gui.stories.dialog import StoryDialog

        occurrence = card.occurrence
        dialog = StoryDialog(
            self._house.telling,
            operations=self._operations,
            drafts=self._house.drafting,
            with_photo=self._house.actor.profile is not Profile.DOOR,
            parent=self.window(),
        )
        self.hold(dialog)
        dialog.tell(
            date=occurrence.date,
            activity_id=occurrence.activity_id,
            occurrence_id=occurrence.id,
            about=card.title,
        )

    def add_extra(self) -> None:
        """Ask for the title of something that was not planned, and set it on the day that is shown."""
        from buurthuis_app.gui.tabs.today.remark_dialogs import ExtraDialog

        telling = self._house.telling
        dialog = ExtraDialog(
            self.date,
            operations=self._operations,
            save=self._house.growing.extra,
            parent=self.window(),
        )
        dialog.saved.connect(self._show_extra)
        self.hold(dialog)
        self._operations.run(
            telling.activities,
            lambda known: dialog.know(activity.title for activity in known),
            owner=dialog,
        )
        dialog.edit("")
        dialog.form.fields["title"].setFocus()

    def _show_extra(self, occurrence: Occurrence) -> None:
        """Go to the new card; the refresh that the write announces brings it."""
        self._wanted_card = occurrence.id
