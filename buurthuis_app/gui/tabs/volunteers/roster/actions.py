"""Actions on places in the roster: each a call of the service, with a reason asked where a rule forbids it."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.rosters.board import BoardShift, PersonOnShift
from buurthuis_app.domain.rosters.candidates import ShiftCandidate
from buurthuis_app.domain.rosters.hard_rules import Obstacle
from buurthuis_app.domain.rosters.shift import AssignmentState
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.hints.reason_dialog import ReasonDialog
from buurthuis_app.gui.widgets.notices import Notice
from buurthuis_app.gui.widgets.page import Page
from buurthuis_app.i18n import _, listing
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done

Act = Callable[[str], Done[Any]]
"""Does it, given why a rule is set aside ("" when none is)."""


class RosterActions(Page, QObject):
    """Writes on the database lane; what is refused is said in the notice."""

    def __init__(
        self, house: CentreServices, operations: Operations, notice: Notice, window: QWidget
    ) -> None:
        super().__init__(window)
        self._house = house
        self._operations = operations
        self.notice = notice
        self._window = window

    def assign(self, shift: BoardShift, candidate: ShiftCandidate) -> None:
        """Put somebody of the list on the shift."""
        rostering, who = self._house.rostering, candidate.person.volunteer
        self._within_rules(
            candidate.obstacles,
            who.name,
            lambda because: rostering.assign(shift.shift.id, who.id, because=because),
            _("{name} op het rooster gezet").format(name=who.name),
        )

    def replace(self, placed: PersonOnShift, candidate: ShiftCandidate) -> None:
        """Let somebody of the list stand in."""
        rostering, who = self._house.rostering, candidate.person.volunteer
        self._within_rules(
            candidate.obstacles,
            who.name,
            lambda because: rostering.replace(placed.assignment, who.id, because),
            _("{name} als vervanger gezet").format(name=who.name),
        )

    def bring(self, volunteer_id: UUID, shift: BoardShift) -> None:
        """Put somebody who was dragged here on the shift."""
        rostering = self._house.rostering
        self._looked_up(
            volunteer_id,
            shift,
            lambda because: rostering.assign(shift.shift.id, volunteer_id, because=because),
            _("op het rooster gezet"),
        )

    def move(self, placed: PersonOnShift, shift: BoardShift) -> None:
        """Take somebody to another shift."""
        rostering, own = self._house.rostering, placed.assignment
        self._looked_up(
            own.volunteer_id,
            shift,
            lambda because: rostering.move(own, shift.shift.id, because),
            _("{name} verplaatst").format(name=placed.name),
            leaving=own.shift_id,
        )

    def set_state(self, placed: PersonOnShift, state: AssignmentState) -> None:
        """Set the state of an assignment."""
        rostering = self._house.rostering
        self.write(
            lambda: rostering.set_state(placed.assignment, state),
            _("{name}: {state}").format(name=placed.name, state=state.words),
        )

    def remove(self, placed: PersonOnShift) -> None:
        """Take somebody off as if never asked."""
        rostering = self._house.rostering
        self.write(
            lambda: rostering.unassign(placed.assignment),
            _("{name} van de dienst gehaald").format(name=placed.name),
        )

    def drop(self, shift: BoardShift) -> None:
        """Drop a shift that is not needed."""
        planning = self._house.shift_planning
        self.write(lambda: planning.drop_shift(shift.shift), _("dienst vervallen"))

    def swap(
        self, placed: PersonOnShift, other: PersonOnShift, obstacles: Sequence[Obstacle]
    ) -> None:
        """Two people take each other's shift."""
        rostering = self._house.rostering
        self._within_rules(
            obstacles,
            _("Een van beiden"),
            lambda because: rostering.swap(placed.assignment, other.assignment, because),
            _("{one} en {other} geruild").format(one=placed.name, other=other.name),
        )

    def _looked_up(
        self,
        volunteer_id: UUID,
        shift: BoardShift,
        act: Act,
        label: str,
        leaving: UUID | None = None,
    ) -> None:
        """First ask the rules, then do it."""
        roster = self._house.roster
        self._operations.run(
            lambda: roster.obstacles(shift.shift.id, volunteer_id, leaving),
            lambda obstacles: self._within_rules(obstacles, "", act, label),
            on_error=self.refuse,
            owner=self._window,
        )

    def _within_rules(self, obstacles: Sequence[Obstacle], name: str, act: Act, label: str) -> None:
        """Do it at once, or ask why a rule is set aside."""
        if not obstacles:
            self.write(lambda: act(""), label)
            return
        why = listing([obstacle.sentence for obstacle in obstacles])
        sentence = _("{name} {why}.").format(name=name, why=why).strip()
        dialog = ReasonDialog(
            _("Waarom kan het toch?"),
            lambda: (
                *(_("Zo afgesproken"), _("Niemand anders kon")),
                *(_("Om het te leren"), _("Alleen voor deze keer")),
            ),
            explanation=sentence[:1].upper() + sentence[1:],
            parent=self._window,
        )
        dialog.chosen.connect(lambda because: self.write(lambda: act(because), label))
        self.open_dialog(dialog)
