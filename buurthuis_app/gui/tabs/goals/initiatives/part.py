"""Bewonersinitiatieven: the board, the list, the money, and the chosen one on one page."""

from enum import Enum
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from msgspec import Struct
from PySide6.QtWidgets import (
    QPushButton,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.domain.initiatives.figures import InitiativeYear, MoneyLine
from buurthuis_app.domain.initiatives.initiative import InitiativeState
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.gui.papers.paper_button import PaperButton
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.goals.initiatives.actions import InitiativeActions
from buurthuis_app.gui.tabs.goals.initiatives.board import InitiativeBoard
from buurthuis_app.gui.tabs.goals.initiatives.budget_bar import BudgetBar
from buurthuis_app.gui.tabs.goals.initiatives.money_data import Purse
from buurthuis_app.gui.tabs.goals.page_layout import PartHead
from buurthuis_app.gui.tabs.goals.part import WritingPart
from buurthuis_app.gui.widgets.controls import ButtonKind
from buurthuis_app.gui.widgets.hints.empty_state import EmptyState
from buurthuis_app.gui.widgets.layout import grow, in_column
from buurthuis_app.gui.widgets.lists.record_table import RecordTable
from buurthuis_app.gui.widgets.low_window import LOW_BELOW, is_low
from buurthuis_app.gui.widgets.notices import Remedy
from buurthuis_app.gui.widgets.page_stack import PageStack
from buurthuis_app.gui.widgets.switch import Switch
from buurthuis_app.gui.widgets.unrolled import Unrolled
from buurthuis_app.i18n import _
from buurthuis_app.services.initiatives.initiatives import InitiativeCard, InitiativePage
from buurthuis_app.services.registry import CentreServices

if TYPE_CHECKING:
    from buurthuis_app.gui.tabs.goals.initiatives.money_view import MoneyView
    from buurthuis_app.gui.tabs.goals.initiatives.page import InitiativePanel


class InitiativesView(Enum):
    """View of the initiatives: board, list or money."""

    BOARD = "board"
    LIST = "list"
    MONEY = "money"


class _ShownInitiatives(Struct, frozen=True, kw_only=True):
    """Result of one reading of the database."""

    cards: tuple[InitiativeCard, ...]
    year: InitiativeYear
    purse: Purse
    opened: UUID | None
    page: InitiativePage | None
    """Of the one that was opened; None when there is none, or somebody took it away."""


class InitiativesPart(WritingPart):
    """Opens on the board; a double click or Enter opens one, a button leads back.

    A page of it is built when it is first looked at.
    """

    topic = "doelen#bewonersinitiatieven"

    def __init__(self, house: CentreServices, shell: Shell) -> None:
        super().__init__(house, shell)
        self._view = InitiativesView.BOARD
        self._opened: UUID | None = None
        self._year = house.clock.today().year
        self._line = MoneyLine.BUDGET
        self.may_change = house.initiatives.may(Permission.SET_GOALS)
        self.bar = BudgetBar()
        self.desk = InitiativeActions(
            house, shell, self, page=lambda: self.panel.page, may_change=self.may_change
        )
        self.board = InitiativeBoard(may_move=self.may_change)
        self._read: _ShownInitiatives | None = None
        self.views: dict[InitiativesView, QPushButton] = {}
        self.pages = PageStack()
        self._build()

    @property
    def cards(self) -> tuple[InitiativeCard, ...]:
        """Cards of the initiatives that are shown."""
        return self._read.cards if self._read else ()

    @override
    def refresh(self) -> None:
        house, opened, year, line = self._house, self._opened, self._year, self._line
        initiatives = house.initiatives

        def read() -> _ShownInitiatives:
            cards = initiatives.cards()
            still_there = any(card.initiative.id == opened for card in cards)
            return _ShownInitiatives(
                cards=cards,
                year=initiatives.year(house.clock.today().year),
                purse=Purse(
                    years=initiatives.years(),
                    budgets=house.budgets.pages(),
                    year=year,
                    rows=initiatives.split(year, line),
                ),
                opened=opened,
                page=initiatives.page(opened) if opened is not None and still_there else None,
            )

        self._operations.run(lambda: house.together(read), self._show, owner=self)

    @override
    def show_record(self, key: UUID) -> None:
        self.open_initiative(key)

    def _paper_button(self, words: str, key: str) -> PaperButton:
        return PaperButton(words, key, self._house, self._operations, self.notice)

    @override
    def print_paper(self) -> None:
        (self.panel.paper if self._opened is not None else self.form_paper).print_paper()

    def show_view(self, view: InitiativesView) -> None:
        """Look at the initiatives in this way."""
        self._view, self._opened = view, None
        self._switch.show_chosen(view)
        self.refresh()

    def open_initiative(self, key: UUID) -> None:
        """Open an initiative on its page."""
        self._opened = key
        self.panel.paper.offer(option=key)
        self.refresh()

    def close_initiative(self) -> None:
        """Back to where it was opened from, with the same one chosen."""
        key, self._opened = self._opened, None
        self._turn()
        if key is None:
            return
        if self._view is InitiativesView.LIST:
            self.list.choose(key)
        else:
            self.board.choose(key)

    def _show(self, read: _ShownInitiatives) -> None:
        self._read = read
        self.bar.show_year(read.year)
        self.board.show_cards(read.cards)
        if read.page is None and read.opened == self._opened:
            self._opened = None
        self._turn()

    def _turn(self) -> None:
        """Show the page that is asked for, with what was read."""
        self.pages.setCurrentWidget(self._filled(self._read) if self._read else self.board)
        for widget in (self._head, self.bar):
            widget.setVisible(self._opened is None)

    def _filled(self, read: _ShownInitiatives) -> QWidget:
        if read.page is not None and read.opened == self._opened:
            self.panel.show_page(read.page)
            return self.panel
        if self._view is InitiativesView.MONEY:
            self.money.show_purse(read.purse)
            return self.money
        if not read.cards:
            return self._empty
        if self._view is InitiativesView.LIST:
            self.list.show_records(read.cards)
            return self.list
        return self.board

    def _move(self, key: UUID, state: InitiativeState) -> None:
        card = next(
            (known_card for known_card in self.cards if known_card.initiative.id == key), None
        )
        if card is not None:
            self.desk.step(card.initiative, state)

    def _choose_year(self, year: int) -> None:
        if year != self._year:
            self._year = year
            self.refresh()

    def _choose_line(self, line: MoneyLine) -> None:
        self._line = line
        self.refresh()

    def _build(self) -> None:
        head = self._head = PartHead(
            _("Bewonersinitiatieven"), _("Wat bewoners zelf beginnen, van idee tot verantwoord.")
        )
        if self.may_change:
            head.button(_("Nieuw initiatief"), self.desk.add, ButtonKind.PRIMARY, "plus")
        words = {
            InitiativesView.BOARD: _("Bord"),
            InitiativesView.LIST: _("Lijst"),
            InitiativesView.MONEY: _("Geld"),
        }
        self._switch = Switch(words, self.show_view)
        head.buttons.addWidget(self._switch)
        self._switch.show_chosen(InitiativesView.BOARD)
        self.form_paper = self._paper_button(_("Aanvraagformulier"), "application")
        head.buttons.addWidget(self.form_paper)
        head.button(_("Exporteren…"), self.desk.export, icon="export")
        self.pages.addWidget(self.board)
        in_column(self.notice, head, self.bar, grow(self.pages), on=self)

        self.board.opened.connect(self._open_card)
        self.board.move_asked.connect(self._move)

    def _open_card(self, card: InitiativeCard) -> None:
        self.open_initiative(card.initiative.id)

    @cached_property
    def list(self) -> RecordTable[InitiativeCard]:
        """Table of all initiatives."""
        from buurthuis_app.gui.tabs.goals.initiatives.list_view import initiative_table

        table_view = initiative_table()
        table_view.opened.connect(self._open_card)
        Unrolled(table_view, when=lambda: is_low(self, LOW_BELOW))
        self.pages.addWidget(table_view)
        return table_view

    @cached_property
    def money(self) -> "MoneyView":
        """The budgets, year by year."""
        from buurthuis_app.gui.tabs.goals.initiatives.money_view import MoneyView

        view, desk = MoneyView(may_change=self.may_change), self.desk
        Unrolled(view.sheet, when=lambda: is_low(self, LOW_BELOW))
        view.year_chosen.connect(self._choose_year)
        view.line_chosen.connect(self._choose_line)
        view.new_asked.connect(desk.add_budget)
        view.change_asked.connect(desk.change_budget)
        view.remove_asked.connect(desk.remove_budget)
        view.merge_asked.connect(desk.merge_budgets)
        self.pages.addWidget(view)
        return view

    @cached_property
    def panel(self) -> "InitiativePanel":
        """Page of the opened initiative."""
        from buurthuis_app.gui.tabs.goals.initiatives.page import InitiativePanel

        paper = self._paper_button(_("Blad van dit initiatief"), "initiative")
        panel, desk = InitiativePanel(paper, may_change=self.may_change), self.desk
        panel.back_asked.connect(self.close_initiative)
        wires: tuple[tuple[Any, Any], ...] = (
            (panel.change_asked, desk.change),
            (panel.remove_asked, desk.remove),
            (panel.step_asked, desk.step_page),
            (panel.grant_asked, desk.grant),
            (panel.payment_asked, desk.pay),
            (panel.payment_removed, desk.remove_payment),
            (panel.activity_asked, partial(desk.add_activity, panel.activity_button)),
            (panel.activity_loosened, desk.loosen_activity),
            (panel.activity_opened, desk.go_to_activity),
            (panel.story_asked, desk.tell),
            (panel.story_opened, desk.open_story),
        )
        for signal, slot in wires:
            signal.connect(slot)
        self.pages.addWidget(panel)
        return panel

    @cached_property
    def _empty(self) -> EmptyState:
        steps = (Remedy(words=_("Nieuw initiatief"), do=self.desk.add),)
        empty_state = EmptyState(
            _("Nog geen initiatieven van bewoners"),
            steps if self.may_change else (),
            explanation=_(
                "Heeft iemand een idee voor de straat? Schrijf het op: een naam en een zin is genoeg."
            ),
            icon_name="people",
        )
        self.pages.addWidget(empty_state)
        return empty_state
