"""The dialogs of the roster: patterns, a single shift, a proposal, a swap; and confirming everybody at once."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.rosters.board import Board, PersonOnShift, Swap
from buurthuis_app.domain.rosters.shift import Shift
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.volunteers.roster.actions import RosterActions
from buurthuis_app.gui.widgets.notices import Notice, Remedy, Tone
from buurthuis_app.gui.widgets.page import Page
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done

if TYPE_CHECKING:
    from buurthuis_app.domain.rosters.proposal import Question


class RosterDialogs(Page, QObject):
    """Opens what is asked for over the section; `dialog` is the one that was opened last."""

    kept = Signal(object)  # Shift

    def __init__(
        self,
        house: CentreServices,
        shell: Shell,
        actions: RosterActions,
        notice: Notice,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._house = house
        self._shell = shell
        self._undo = shell.undo
        self._operations = shell.operations
        self._actions = actions
        self.notice = notice
        self._window = window

    def show_patterns(self) -> None:
        """Open the list of patterns."""
        from buurthuis_app.gui.tabs.volunteers.roster.patterns_dialog import PatternsDialog

        patterns = PatternsDialog(self._house, self._operations, self._undo, parent=self._window)
        patterns.duties_missed.connect(partial(self._offer_duties, patterns.notice))
        self.open_dialog(patterns)

    def _offer_duties(self, notice: Notice) -> None:
        """Without duties there is nothing to roster: say so, with the way to make them."""
        from buurthuis_app.gui.tabs.volunteers.people.duties_dialog import duties_window

        def make() -> None:
            notice.hide()
            self.open_dialog(duties_window(self._house, self._shell, self._window))

        remedy = Remedy(words=_("Taken maken…"), do=make)
        notice.show_sentence(_("Er zijn nog geen taken."), Tone.CALM, remedy)

    def propose(self, first: dt.date, last: dt.date) -> None:
        """Fill what is open in these days."""
        proposing = self._house.roster_proposing
        self.look_up(lambda: proposing.question(first, last), self._look_for)

    def new_shift(self, board: Board, day: dt.date) -> None:
        """A shift for one day, outside the patterns."""
        duties = [duty for duty in board.duties if not duty.archived]
        if not duties:
            self._offer_duties(self.notice)
            return
        self.open_form(board, self._house.shift_planning.blank_shift(duties[0].id, day), new=True)

    def open_form(self, board: Board, shift: Shift, *, new: bool) -> None:
        """Open the form of one shift."""
        from buurthuis_app.gui.tabs.volunteers.roster.shift_form import ShiftForm

        form = ShiftForm(
            self._house.shift_planning,
            [duty for duty in board.duties if not duty.archived or not new],
            operations=self._operations,
            new=new,
            parent=self._window,
        )
        form.saved.connect(self.kept)
        self.show_form(form, shift)

    def swap(self, placed: PersonOnShift) -> None:
        """Open the list of people to swap with."""
        roster = self._house.roster
        self.look_up(lambda: roster.swaps(placed.assignment), partial(self._choose_swap, placed))

    def confirm_all(self, first: dt.date, last: dt.date) -> None:
        """Everybody who was asked or proposed in these days comes."""
        rostering = self._house.rostering
        self.write(
            lambda: rostering.confirm_all(first, last), _("iedereen bevestigd"), self._confirmed
        )

    def _choose_swap(self, placed: PersonOnShift, swaps: Sequence[Swap]) -> None:
        from buurthuis_app.gui.tabs.volunteers.roster.swap_dialog import SwapDialog

        dialog = SwapDialog(placed, swaps, parent=self._window)
        dialog.chosen.connect(lambda swap: self._actions.swap(placed, swap.placed, swap.obstacles))
        self.open_dialog(dialog)

    def _look_for(self, question: "Question") -> None:
        from buurthuis_app.gui.tabs.volunteers.roster.proposal_dialog import ProposalDialog

        dialog = ProposalDialog(self._house, self._operations, parent=self._window)
        self.hold(dialog)
        dialog.look_for(question)

    def _confirmed(self, done: Done[int]) -> None:
        words = ngettext("{n} inzet bevestigd.", "{n} inzetten bevestigd.", done.value)
        sentence = (
            words.format(n=number(done.value)) if done.value else _("Iedereen was al bevestigd.")
        )
        self.notice.show_sentence(sentence, Tone.CALM)
