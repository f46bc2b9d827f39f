"""Card of one occurrence at the door: its name and time, its counts, and its menu."""

from collections.abc import Iterable
from functools import cached_property, partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.domain.counts.count import TallyKind, TallyRole, beyond_visits
from buurthuis_app.domain.counts.day_cards import Card, Day
from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.tabs.today import wording
from buurthuis_app.gui.tabs.today.card_state import State
from buurthuis_app.gui.tabs.today.card_writes import Door
from buurthuis_app.gui.tabs.today.correction_reason import Corrections
from buurthuis_app.gui.tabs.today.tab_order import chain_tabs
from buurthuis_app.gui.tabs.today.tally_row import TallyRow
from buurthuis_app.gui.tabs.today.tally_state import ShownNumber, Step
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, icon_button, label, say_as
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import grow, in_column, in_row
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.shared.done import Done


class CardView(QFrame):
    """A calm sheet. Writes go out at once; the answer, and what other hands did, comes back through `show_card`."""

    told = Signal(object)  # Card: tell a story of it
    people_wanted = Signal(object)  # Card: tap which participants are there
    menu_wanted = Signal(object)  # self: the button with the three dots was pressed
    walked = Signal(int)  # Qt.Key: an arrow that leaves this card
    reload = Signal(object)  # occurrence id: what is on the screen may no longer be what is kept

    def __init__(self, card: Card, day: Day, door: Door) -> None:
        super().__init__()
        self.card = card
        self.day = day
        self.state = State.of(card, day, may_count=door.may_count)
        self.rows: dict[UUID, TallyRow] = {}
        self.notice: Notice | None = None
        self._door = door
        self._corrections = Corrections(card.name, self._send, self._drop, self)
        self.setProperty("role", "card")
        self.setAccessibleName(card.name)
        self.tallies = FlowRow()
        self._build()
        self.show_card(card, day)

    def show_card(self, card: Card, day: Day) -> None:
        """Show what is kept now; what is on its way or half typed stays on the screen."""
        self.card, self.day = card, day
        for row in self.rows.values():
            row.tally.read(ShownNumber.of(card.count(row.kind.id)))
        if self.state is State.COUNTING:
            self._add_rows(day.kinds_for(card))
        for row in self.rows.values():
            row.show_number()
        self._show_texts()

    def add_row(self, kind: TallyKind) -> TallyRow:
        """The row of this kind, made when the card has none yet."""
        self._add_rows([kind])
        return self.rows[kind.id]

    @property
    def first(self) -> QWidget:
        """Widget that takes the keyboard focus first."""
        return next(iter(self.stops), self)

    @property
    def resting(self) -> QWidget:
        """Where the hand lies when nobody put it there: on the first number or, when it is counted, a button."""
        empty = self._empty_row()
        return next(iter(self._buttons), self) if empty is None else empty.field

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order: the numbers, then the buttons below them."""
        return [*(row.field for row in self._ordered()), *self._buttons]

    @property
    def occurrence_id(self) -> UUID:
        """Id of the card's occurrence."""
        return self.card.occurrence.id

    def tell(self) -> None:
        """Ask for a story of this card."""
        self.settle()
        self.told.emit(self.card)

    def settle(self) -> None:
        """Write a number that is half typed."""
        for row in self.rows.values():
            row.field.finish()

    def say(self, sentence: str, tone: Tone = Tone.DANGER) -> None:
        """Say on the card itself what went wrong with it."""
        if self.notice is None:
            self.notice = Notice()
            self._column.insertWidget(2, self.notice)
        self.notice.show_sentence(sentence, tone)

    def refused(self, error: AppError) -> None:
        """Say why a wish was not granted, and look what is kept."""
        self.say(error.sentence)
        self.reload.emit(self.occurrence_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the button under the focus has no use for count in the first row."""
        under = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(under, QPushButton):
            under.click()
        elif not self.count_by_key(event):
            super().keyPressEvent(event)

    def count_by_key(self, event: QKeyEvent) -> bool:
        """Count in the first row by plus and minus, and by digits only where none stands; else False."""
        rows, empty = self._ordered(), self._empty_row()
        step = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}.get(Qt.Key(event.key()))
        digit = event.text()
        if rows and step and not event.isAutoRepeat():
            rows[0].field.setFocus(Qt.FocusReason.OtherFocusReason)
            rows[0].add(step)
        elif empty and digit.isascii() and digit.isdigit():
            empty.field.begin(digit)
        else:
            return False
        return True

    def _empty_row(self) -> TallyRow | None:
        """The first row while nothing stands in it."""
        return next(
            (row for row in self._ordered()[:1] if row.number is None and not row.fills_itself),
            None,
        )

    @property
    def _late(self) -> bool:
        return self.day.date < self.day.today

    def _build(self) -> None:
        quiet = self.state is State.CANCELLED
        self._when = label("", Text.QUIET if quiet else Text.LABEL)
        self._when.setWordWrap(False)
        self.total = label("", Text.QUIET)
        self.total.setWordWrap(False)
        self._title = label("", Text.QUIET if quiet else Text.HEADING)
        self._about = label("", Text.QUIET)
        top = in_row(grow(self._title), gap=2 * GRID)
        top.addWidget(self.total, 0, Qt.AlignmentFlag.AlignTop)
        head = in_column(self._when, top, self._about, gap=GRID // 4)
        self.tallies.setSpacing(2 * GRID)
        self._column = in_column(
            head, GRID, self.tallies, self._foot(), on=self, margins=(2 * GRID, GRID + GRID // 2)
        )

    def _foot(self) -> QHBoxLayout:
        row = in_row(margins=(0, GRID, 0, 0))
        self._told = label("", Text.QUIET)
        self._buttons = self._wanted_buttons()
        for foot_button in self._buttons:
            if foot_button is not self._buttons[-1]:
                row.addWidget(foot_button)
        row.addWidget(self._told, 1)
        if self._buttons:
            row.addWidget(self._buttons[-1])
        return row

    def _wanted_buttons(self) -> list[QPushButton]:
        if not self._door.may_count:
            return []
        if self.state is State.CANCELLED:
            # without names the menu would be empty
            return [self.again, self.more] if self._door.sees_people else [self.again]
        if self.state is not State.COUNTING:
            return [self.more]
        return [self.vertel, *([self.people] if self.day.register else []), self.more]

    @cached_property
    def vertel(self) -> QPushButton:
        """Button that asks for a story."""
        tell_button = button(_("Vertel"), ButtonKind.NORMAL, "edit", do=self.tell)
        tell_button.setAccessibleName(_("{title}: vertel").format(title=self.card.name))
        return tell_button

    @cached_property
    def people(self) -> QPushButton:
        """Button that asks which participants are there."""
        return button(
            wording.participants(self.card),
            icon_name="people",
            do=self._ask_people,
        )

    @cached_property
    def again(self) -> QPushButton:
        """Takes back that it does not take place."""
        over = self.day.date <= self.day.today
        again_button = button(_("Ging toch door") if over else _("Gaat toch door"), do=self._resume)
        again_button.setAccessibleName(
            _("{title}: {what}").format(title=self.card.name, what=again_button.text())
        )
        return again_button

    @cached_property
    def more(self) -> QPushButton:
        """Button that opens the menu."""
        name = _("{title}: meer").format(title=self.card.name)
        return icon_button("more", name, ButtonKind.NORMAL, do=self._open_menu)

    @cached_property
    def _remark(self) -> QLabel:
        remark_label = label("", Text.QUIET)
        self._column.insertWidget(self._column.count() - 1, remark_label)  # above the foot
        return remark_label

    def _add_rows(self, kinds: Iterable[TallyKind]) -> None:
        missing = [kind for kind in kinds if kind.id not in self.rows]
        for kind in missing:
            self.rows[kind.id] = self._made_row(kind)
        if missing:
            self._lay_rows()

    def _made_row(self, kind: TallyKind) -> TallyRow:
        row = TallyRow(kind, ShownNumber.of(self.card.count(kind.id)), self.card.name, self)
        row.wanted.connect(self._ask)
        row.shown.connect(self._show_total)
        row.field.walked.connect(partial(self._walk, row))
        row.field.told.connect(self.tell)
        row.field.save_itself(wanted=not self._late or row.begun_empty)
        return row

    def _lay_rows(self) -> None:
        """All tallies in their order, beside each other."""
        cells = [row.cell for row in self._ordered()]
        for cell in cells:
            if cell.parent() is not self.tallies:
                self.tallies.addWidget(cell)
                cell.show()  # now, so that it can take the keyboard at once
        self.tallies.put_in_order(cells)
        chain_tabs(self.stops)

    def _ordered(self) -> list[TallyRow]:
        roles = list(TallyRole)
        return sorted(
            self.rows.values(), key=lambda row: (roles.index(row.kind.role), row.kind.position)
        )

    def _show_texts(self) -> None:
        occurrence = self.card.occurrence
        self._when.setText(occurrence.times)
        self._title.setText(self.card.title)
        about = wording.place_and_host(self.card, self.day.date)
        if occurrence.cancelled:
            about = wording.cancelled(occurrence, with_reason=self._door.sees_people)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        if occurrence.remark or "_remark" in vars(self):
            self._remark.setText(occurrence.remark)
            self._remark.setVisible(bool(occurrence.remark))
        self._told.setText(wording.stories(self.card.stories))
        if self.day.register and self.people in self._buttons:
            self.people.setText(wording.participants(self.card))
            self.people.setAccessibleName(_("{title}: wie is er").format(title=self.card.title))
        self._show_total()

    def _show_total(self) -> None:
        if self.state is State.READING:
            visits = self.card.visits(self.day.kinds)
        elif self.state is State.COUNTING:
            visits = self._visits_on_screen()
        else:
            self.total.hide()
            return
        words = wording.total(visits, estimated=self.card.estimated)
        if visits is None and self.state is State.COUNTING:
            words = f"{words} · {wording.how_to_count()}"
        beyond = beyond_visits((row.kind, row.number) for row in self.rows.values())
        if beyond is not None:
            words = wording.beyond(words, beyond)
        if words != self.total.text():
            usual = Text.QUIET if visits is None else Text.HEADING
            say_as(self.total, words, Text.WARNING if beyond else usual)

    def _visits_on_screen(self) -> int | None:
        numbers = [row.number for row in self.rows.values() if row.kind.role is TallyRole.VISITS]
        counted = [number for number in numbers if number is not None]
        return sum(counted) if counted else None

    def _ask(self, row: TallyRow, step: Step) -> None:
        row.tally.ask(step)
        row.show_number()
        if self.notice is not None:
            self.notice.hide()
        self._send(row, step)

    def _send(self, row: TallyRow, step: Step) -> None:
        self._door.write(
            step,
            self.occurrence_id,
            row.kind,
            title=self.card.name,
            former=row.tally.kept,
            because=self._corrections.reason_for(row),
            on_done=partial(self._kept, row, step),
            on_error=partial(self._not_kept, row, step),
        )

    def _kept(self, row: TallyRow, step: Step, done: Done[int | None]) -> None:
        row.tally.keep(step, done.value)
        row.show_number()

    def _not_kept(self, row: TallyRow, step: Step, error: AppError) -> None:
        if not self._corrections.takes(row, step, error):
            self._drop(row, step)
            self.refused(error)

    def _drop(self, row: TallyRow, step: Step) -> None:
        row.tally.refuse(step)
        row.show_number()

    def _walk(self, row: TallyRow, key: int) -> None:
        """Left and right go through the numbers of this card; up and down leave it."""
        rows = self._ordered()
        move = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}.get(key, 0)
        place = rows.index(row) + move
        if not move:
            self.walked.emit(key)
        elif 0 <= place < len(rows):
            rows[place].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _resume(self) -> None:
        self._door.resume(self.card.occurrence, self.card.name, self.refused)

    def _ask_people(self) -> None:
        self.settle()
        self.people_wanted.emit(self.card)

    def _open_menu(self) -> None:
        self.settle()
        self.menu_wanted.emit(self)
