"""List of the day at the door: what takes place, one row each, with how many came."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from buurthuis_app.domain.counts.day_cards import Card, Day
from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.tabs.today import wording
from buurthuis_app.gui.widgets.controls import NOT_THERE
from buurthuis_app.gui.widgets.lists.card_list import CardList
from buurthuis_app.gui.widgets.lists.card_painting import CardLine, CardLook, ListCard
from buurthuis_app.i18n import _
from buurthuis_app.i18n import number as whole_number

ROWS = CardLook(padding=(12, 8), leading=2, ruled=True)
COUNTING_KEYS = {Qt.Key.Key_Plus, Qt.Key.Key_Minus}


class DayList(CardList[Card]):
    """Walked with the arrows; Enter goes into the card beside it, and what counts there is passed on to it."""

    counted = Signal(object)  # QKeyEvent: a digit, plus or minus

    def __init__(self) -> None:
        super().__init__(
            self._row,
            lambda card: card.occurrence.id,
            name=_("Activiteiten van deze dag"),
            look=ROWS,
        )
        self._day: Day | None = None
        self._moment: dt.datetime | None = None
        self._with_reasons = False

    def show_day(self, day: Day, moment: dt.datetime, *, with_reasons: bool) -> None:
        """Show the cards of this day as they are at this moment; why one was called off is for who may know."""
        self._day, self._moment, self._with_reasons = day, moment, with_reasons
        self.show_records(day.cards)
        self.render_again()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        sign = event.text()
        if event.key() in COUNTING_KEYS or (sign.isascii() and sign.isdigit()):
            self.counted.emit(event)
        else:
            super().keyPressEvent(event)

    def _row(self, card: Card) -> ListCard:
        day, moment, occurrence = self._day, self._moment, card.occurrence
        if day is None or moment is None:
            return ListCard(title=card.title)
        visits = card.visits(day.kinds)
        counts = day.date <= day.today and not occurrence.cancelled
        waits = counts and visits is None and over(card, day, moment)
        state = wording.not_counted() if waits else ""
        if occurrence.cancelled:
            state = wording.cancelled(occurrence, with_reason=self._with_reasons)
        before = wording.since_yesterday() if occurrence.date < day.date else ""
        about = " · ".join(part for part in (occurrence.times, before, state, card.room) if part)
        now = _("nu") if under_way(card, day, moment) else ""
        total = wording.total(visits, estimated=card.estimated) if counts else ""
        return ListCard(
            title=card.title,
            beside=now,
            ink=Ink.QUIET if occurrence.cancelled else Ink.INK,
            lines=(CardLine(words=about, ink=Ink.WARNING if waits else Ink.QUIET),),
            figure=(NOT_THERE if visits is None else whole_number(visits)) if counts else "",
            spoken=", ".join(part for part in (card.title, now, about, total) if part),
            tip=card.title,
        )


def over(card: Card, day: Day, moment: dt.datetime) -> bool:
    """Whether it ended before `moment`, so that nobody counts it by the way any more."""
    if day.date != day.today:
        return day.date < day.today
    starts, ends = card.occurrence.starts, card.occurrence.ends or card.occurrence.starts
    if starts is None or ends is None:
        return False
    past_midnight = card.occurrence.date == day.date and ends < starts
    return not past_midnight and moment.time() > ends


def under_way(card: Card, day: Day, moment: dt.datetime) -> bool:
    """Whether it goes on at `moment`."""
    occurrence = card.occurrence
    if day.date != day.today or occurrence.cancelled or occurrence.starts is None:
        return False
    begun = occurrence.date < day.date or occurrence.starts <= moment.time()
    return begun and not over(card, day, moment)


def fitting(day: Day, moment: dt.datetime) -> Card | None:
    """The card that people come for.

    Today that of this moment: under way, else the next to begin, else the last. Of an earlier day what was not counted.
    """
    cards = [card for card in day.cards if not card.occurrence.cancelled] or list(day.cards)
    if day.date < day.today:
        uncounted = [card for card in cards if card.visits(day.kinds) is None]
        return next(iter(uncounted or cards), None)
    coming = (card for card in cards if not over(card, day, moment))
    return next(coming, cards[-1] if cards else None)
