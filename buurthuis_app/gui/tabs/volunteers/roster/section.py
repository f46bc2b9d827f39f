"""Rooster: the grid of who stands where, with the chosen shift beside it."""

import datetime as dt
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QMenu
from typing_extensions import override

from buurthuis_app.domain.rosters.board import Board, BoardShift, PersonOnShift
from buurthuis_app.domain.rosters.candidates import ShiftCandidate
from buurthuis_app.domain.rosters.shift import StateChange
from buurthuis_app.domain.shared.periods import Period, PeriodKind, iso_week
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.gui.papers.paper_offer import PaperOffer
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.tab import Tab
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.volunteers.roster.actions import RosterActions
from buurthuis_app.gui.tabs.volunteers.roster.dialog_opener import RosterDialogs
from buurthuis_app.gui.tabs.volunteers.roster.grid_rows import RosterBy, RosterCell, legend, sheet
from buurthuis_app.gui.tabs.volunteers.roster.grid_view import GridView
from buurthuis_app.gui.tabs.volunteers.roster.header import WEEK, RosterHeader
from buurthuis_app.gui.tabs.volunteers.roster.panel import ShiftPanel
from buurthuis_app.gui.tabs.volunteers.roster.shift_days import ShiftDays
from buurthuis_app.gui.tabs.volunteers.roster.splitter import RosterSplit
from buurthuis_app.gui.widgets.controls import Text, label
from buurthuis_app.gui.widgets.hints.empty_state import EmptyState
from buurthuis_app.gui.widgets.layout import grow, in_column
from buurthuis_app.gui.widgets.notices import Notice, Remedy
from buurthuis_app.i18n import _
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.rosters.papers import Wanted
from buurthuis_app.services.shared.done import Topic

_Beside = tuple[tuple[ShiftCandidate, ...], tuple[StateChange, ...]]


class RosterSection(Tab):
    """Reads a week or four; writes through RosterActions."""

    areas = frozenset({Topic.ROSTER, Topic.VOLUNTEERS, Topic.OCCURRENCES, Topic.CENTRE})
    topic = "rooster"
    has_paper = True

    def __init__(self, house: CentreServices, shell: Shell) -> None:
        super().__init__()
        self._house = house
        self._shell = shell
        self._operations = shell.operations
        self._writes = house.rostering.may(Permission.MAKE_ROSTER)
        self.first = iso_week(house.clock.today()).first
        self.weeks = WEEK
        self.by = RosterBy.DUTY
        self.board = _nothing(self.first, house.clock.today())
        self._instead: PersonOnShift | None = None
        self.header = RosterHeader(writes=self._writes)
        self.notice = Notice()
        self.grid = GridView(sheet(self.board, self.by), writes=self._writes)
        self.panel = ShiftPanel(writes=self._writes)
        self.legend = label(legend(), Text.QUIET)
        self.days = ShiftDays()
        self.splitter = RosterSplit(self.grid, self.days, self.panel)
        self.actions_of = RosterActions(house, shell.operations, self.notice, self)
        self.dialogs = RosterDialogs(house, shell, self.actions_of, self.notice, self)
        self.posters, self.lists = (
            PaperOffer(key, house, shell.operations, self.notice)
            for key in ("roster", "person-rosters")
        )
        self.posters.asked = self.lists.asked = self._shown_weeks
        self.empty = EmptyState(
            _("Nog geen diensten"),
            [Remedy(words=_("Patroon maken"), do=self.dialogs.show_patterns)]
            if self._writes
            else [],
            explanation=_(
                "Zeg eerst wanneer er mensen nodig zijn, bijvoorbeeld elke maandag van 9.30 tot "
                "13.00 twee aan de bar. Daarna stelt het programma een rooster voor."
            ),
            icon_name="calendar",
        )
        self._lay_out()
        self._listen()
        self._turn(self.splitter.narrow)

    @override
    def refresh(self) -> None:
        house, first, last = self._house, self.first, self.last

        def read() -> Board:
            if self._writes:
                house.shift_planning.make_ahead(last)
            return house.roster.board(first, last)

        self._operations.run(read, self._show, on_error=self.actions_of.refuse, owner=self)

    @property
    def cell(self) -> RosterCell | None:
        """The shift that the cursor is on."""
        return self.days.cell if self.splitter.narrow else self.grid.cell

    @property
    def last(self) -> dt.date:
        """The last day that is shown."""
        return self.first + dt.timedelta(weeks=self.weeks, days=-1)

    @override
    def show_place(self, place: Destination) -> None:
        if place.day is not None:
            self.go_to(place.day)
        if place.record is not None:
            self._choose(place.record)

    @override
    def print_paper(self) -> None:
        self.posters.print_paper()

    def go_to(self, day: dt.date) -> None:
        """Show the stretch that begins in the week of `day`."""
        self.first = iso_week(day).first
        self.refresh()

    def step(self, steps: int) -> None:
        """So many stretches on; 0 is this week."""
        if steps:
            self.go_to(self.first + steps * self.weeks * dt.timedelta(weeks=1))
        else:
            self.go_to(self._house.clock.today())

    def show_weeks(self, weeks: int) -> None:
        """Show one week or four."""
        self.weeks = weeks
        self.refresh()

    def new_shift(self) -> None:
        """A shift for the day that the cursor is on, or for today."""
        cell = self.cell
        day = max(self.first, min(self._house.clock.today(), self.last))
        self.dialogs.new_shift(self.board, cell.shift.shift.date if cell else day)

    def show_by(self, by: RosterBy) -> None:
        """Rows are duties, or people."""
        self.by = by
        self._show(self.board)

    def _show(self, board: Board) -> None:
        if (board.first, board.last) != (self.first, self.last):
            return  # other weeks were asked for since
        self.board = board
        self.header.show_when(self.first, self.weeks, self.by)
        to_come = board.begun and board.last >= board.today
        self.header.show_open(board.open, to_come=to_come)
        self.splitter.setVisible(board.begun)
        self.legend.setVisible(board.begun and not self.splitter.narrow)
        self.empty.setVisible(not board.begun)
        if self.splitter.narrow:
            self.days.show_sheet(sheet(board, RosterBy.DUTY))
            return
        self.grid.show_sheet(sheet(board, self.by))
        if self.grid.cell is None and self._writes:
            self.grid.choose_first_open()

    def _choose(self, shift: UUID) -> None:
        self.grid.choose((shift, None))
        self.days.choose(shift)

    def _turn(self, narrow: bool) -> None:  # noqa: FBT001 - a signal's own value
        """Days across or below each other, from now on."""
        self.header.show_narrow(narrow=narrow)
        self.panel.back.setVisible(narrow)
        self.setFocusProxy(self.days if narrow else self.grid)
        if narrow and self.weeks != WEEK:
            self.show_weeks(WEEK)
        else:
            self._show(self.board)

    def _show_cell(self, cell: RosterCell | None) -> None:
        """Show the chosen shift, then who can and how it came about."""
        self.splitter.show_chosen(chosen=cell is not None)
        if cell is None:
            return
        shift = cell.shift
        if self._instead is not None and self._instead.assignment not in [
            placed.assignment for placed in shift.placed if placed.state.takes_place
        ]:
            self._instead = None
        self.panel.show_shift(shift, self._instead)
        roster, own = self._house.roster, shift.shift.id
        looking = self._writes and (bool(shift.open) or self._instead is not None)
        self._operations.run(
            lambda: (roster.candidates(own) if looking else (), roster.history(own)),
            partial(self._show_beside, shift),
            on_error=lambda _error: None,  # it is gone: the refresh that follows shows so
            owner=self,
        )

    def _show_beside(self, shift: BoardShift, read: _Beside) -> None:
        cell = self.cell
        if cell is not None and cell.shift == shift:
            candidates, changes = read
            self.panel.show_candidates(candidates)
            self.panel.show_history(shift, changes)

    def _take(self, candidate: ShiftCandidate) -> None:
        cell = self.cell
        if cell is None:
            return
        if self._instead is not None:
            placed, self._instead = self._instead, None
            self.actions_of.replace(placed, candidate)
        else:
            self.actions_of.assign(cell.shift, candidate)

    def _look_for_stand_in(self, placed: PersonOnShift) -> None:
        """One click on somebody of a full shift to come, or Enter on it, shows who could stand in."""
        cell = self.cell
        if cell is None or cell.shift.open or not cell.shift.goes_on:
            return
        if cell.shift.shift.date >= self.board.today:
            self._instead = placed
            self._show_cell(cell)

    def _open_cell(self, cell: RosterCell) -> None:
        """Who can for an open place, or instead of the first of who is there."""
        if not cell.shift.open and (placed := cell.placed or next(iter(cell.shift.taking), None)):
            self._look_for_stand_in(placed)
        self.splitter.open_shift(opened=True)
        self.panel.look_for_somebody()

    def _stand_in(self, placed: PersonOnShift | None) -> None:
        self._instead = placed
        self._show_cell(self.cell)
        self.panel.look_for_somebody()

    def _choose_first_open(self) -> None:
        self.splitter.open_shift(opened=False)
        (self.days if self.splitter.narrow else self.grid).choose_first_open()

    def _change_shift(self) -> None:
        if (cell := self.cell) is not None:
            self.dialogs.open_form(self.board, cell.shift.shift, new=False)

    def _drop_shift(self) -> None:
        if (cell := self.cell) is not None:
            self.actions_of.drop(cell.shift)

    def _person(self) -> tuple[UUID, str] | None:
        """Who the cursor is on, in the view by person."""
        cell = self.cell
        if cell is None or cell.placed is None:
            return None
        return cell.placed.assignment.volunteer_id, cell.placed.name

    def _lay_out(self) -> None:
        parts = (self.header, self.notice, grow(self.splitter), self.legend, grow(self.empty))
        in_column(*parts, on=self)
        self.empty.hide()
        self._fill_menu(self.header.menu)

    def _fill_menu(self, menu: QMenu) -> None:
        if self._writes:
            dialogs = self.dialogs
            menu.addAction(_("Patronen: wanneer er mensen nodig zijn…"), dialogs.show_patterns)
            menu.addAction(_("Losse dienst…"), self.new_shift)
            menu.addAction(
                _("Iedereen in deze weken bevestigen"),
                lambda: dialogs.confirm_all(self.first, self.last),
            )
            menu.addSeparator()
        menu.addAction(_("Poster per week afdrukken…"), self.print_paper)
        menu.addAction(_("Posters opslaan als PDF…"), self.posters.save_paper)
        lists = menu.addMenu(_("Lijst per persoon"))
        lists.aboutToShow.connect(partial(self.lists.fill_menu, lists))
        menu.addAction(_("Opslaan voor een agenda (.ics)…"), self._save_calendar)

    def _save_calendar(self) -> None:
        """The shifts of who the cursor is on, or all."""
        papers, wanted = self._house.roster_papers, Wanted(day=self.first, weeks=self.weeks)
        person = self._person()
        self.posters.output.save(
            _("Rooster {name}").format(name=person[1]) if person else _("Rooster"),
            self._house.centre.name,
            (".ics",),
            lambda target: papers.write(wanted, target, person[0] if person else None),
        )

    def _shown_weeks(self) -> tuple[Period, None]:
        return Period(kind=PeriodKind.OWN, first=self.first, last=self.last), None

    def _listen(self) -> None:
        header, grid, panel, act = self.header, self.grid, self.panel, self.actions_of
        header.step_asked.connect(self.step)
        header.stretch_chosen.connect(self.show_weeks)
        header.by_chosen.connect(self.show_by)
        header.proposal_asked.connect(lambda: self.dialogs.propose(self.first, self.last))
        header.open_asked.connect(self._choose_first_open)
        self.splitter.turned.connect(self._turn)
        self.days.chosen.connect(lambda _row: self._show_cell(self.days.cell))
        self.days.opened.connect(self._open_cell)
        panel.back_asked.connect(lambda: self.splitter.open_shift(opened=False))
        grid.chosen.connect(self._show_cell)
        grid.pressed_on.connect(self._look_for_stand_in)
        grid.opened.connect(self._open_cell)
        grid.removal_asked.connect(act.remove)
        grid.moved.connect(lambda placed, cell: act.move(placed, cell.shift))
        grid.brought.connect(lambda who, cell: act.bring(who, cell.shift))
        panel.taken.connect(self._take)
        panel.change_asked.connect(self._change_shift)
        panel.drop_asked.connect(self._drop_shift)
        panel.stand_in_left.connect(lambda: self._stand_in(None))
        panel.people.state_asked.connect(act.set_state)
        panel.people.stand_in_asked.connect(self._stand_in)
        panel.people.swap_asked.connect(self.dialogs.swap)
        self.dialogs.kept.connect(lambda shift: self._choose(shift.id))
        panel.people.removal_asked.connect(act.remove)


def _nothing(first: dt.date, today: dt.date) -> Board:
    """Before anything was read."""
    last = first + dt.timedelta(days=6)
    return Board(
        first=first,
        last=last,
        today=today,
        shifts=(),
        duties=(),
        volunteers=(),
        notes={},
        begun=True,
    )
