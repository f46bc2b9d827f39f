"""Proposal for the open places: the progress of the search, then who could stand where and why, and what stays open."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QProgressBar,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.domain.rosters.proposal import LeftOpen, Proposal, Proposed, Question
from buurthuis_app.domain.rosters.shift import AssignmentState
from buurthuis_app.domain.shared.progress import Cancelled
from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.jobs import Job, ShowProgress
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import grow, in_column
from buurthuis_app.gui.widgets.lists.columns import written
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.i18n import _, day_and_month, ngettext, number
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done


class ProposalDialog(DialogPage):
    """`look_for(question)` opens it. Nothing is on the roster until people accept all or some of it."""

    topic = "rooster#een-rooster-laten-voorstellen"
    accepted_some = Signal(int)

    def __init__(
        self, house: CentreServices, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Voorstel voor het rooster"), operations, parent, size=(140 * GRID, 80 * GRID)
        )
        self._house = house
        self._job: Job[Proposal] | None = None
        self._chosen: set[int] = set()
        self.proposal: Proposal | None = None
        self.saying = label(_("De mogelijkheden op een rij zetten …"))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Zoeken naar het beste rooster"))
        self.verdict = label("", Text.HEADING)
        self.proven = label("", Text.QUIET)
        self.table = RecordTable[Proposed](
            self._columns(),
            id,
            name=_("Wie waar kan staan"),
            empty=_("Er is niemand gevonden die op een open plaats kan staan."),
        )
        self.table.clicked.connect(lambda index: self._flip() if index.column() == 0 else None)
        self.whole = label("", Text.QUIET)
        self.table.chosen.connect(
            lambda proposed: self.whole.setText(
                f"{proposed.person.volunteer.name}: {proposed.reason}" if proposed else ""
            )
        )
        self.left = RecordTable[LeftOpen](
            _columns_of_open(),
            lambda proposed: proposed.post.id,
            name=_("Wat open blijft"),
            empty=_("Alle plaatsen zijn gevuld."),
        )
        self.left.chosen.connect(
            lambda open_place: self.whole.setText(open_place.reason if open_place else "")
        )
        self.pages = QStackedWidget()
        self._lay_out()

    def look_for(self, question: Question) -> None:
        """Search beside the database, with progress; closing the dialog stops it."""
        from buurthuis_app.solver.proposing import Stopped, Watch

        proposing = self._house.roster_proposing

        def work(progress: ShowProgress, cancelled: Callable[[], bool]) -> Proposal:
            try:
                return proposing.propose(question, Watch(tell=progress, stop=cancelled))
            except Stopped:
                raise Cancelled from None

        self._job = self._operations.work(
            work, self._tell, self._show, on_error=self._refused, owner=self
        )
        self.open()

    def chosen(self) -> list[Proposed]:
        """The ticked proposals."""
        proposed_people = self.proposal.proposed if self.proposal else ()
        return [proposed for proposed in proposed_people if id(proposed) in self._chosen]

    def tick(self, *, every: bool) -> None:
        """Tick all proposals, or none."""
        proposed_people = self.proposal.proposed if self.proposal else ()
        self._chosen = {id(proposed) for proposed in proposed_people} if every else set()
        self._say_chosen()

    def take(self) -> None:
        """Put who is ticked on the roster."""
        proposing, chosen, state = (
            self._house.roster_proposing,
            self.chosen(),
            self.state.currentData(),
        )
        self.accept_button.setEnabled(False)
        self._operations.run(
            lambda: proposing.accept(chosen, state),
            self._taken,
            label=ngettext("{n} inzet overgenomen", "{n} inzetten overgenomen", len(chosen)).format(
                n=number(len(chosen))
            ),
            on_error=self._refused,
            owner=self,
        )

    @override
    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def _tell(self, _done: int, _total: int, sentence: str) -> None:
        self.saying.setText(sentence)

    def _show(self, proposal: Proposal) -> None:
        self.proposal, self._job = proposal, None
        self._chosen = {id(proposed) for proposed in proposal.proposed}
        self.verdict.setText(
            ngettext(
                "{n} van de {all} open plaatsen kan gevuld worden.",
                "{n} van de {all} open plaatsen kunnen gevuld worden.",
                len(proposal.proposed),
            ).format(n=number(len(proposal.proposed)), all=number(proposal.places))
        )
        self.proven.setText(proposal.verdict)
        self.table.show_records(proposal.proposed)
        self.left.show_records(proposal.left_open)
        missing = sum(open_place.missing for open_place in proposal.left_open)
        self.parts.setTabText(0, _("Voorstel ({n})").format(n=number(len(proposal.proposed))))
        self.parts.setTabText(1, _("Blijft open ({n})").format(n=number(missing)))
        self.parts.setCurrentIndex(0 if proposal.proposed else 1)
        self._say_chosen()
        self.pages.setCurrentIndex(1)
        self.table.setFocus()

    def _flip(self) -> None:
        for proposed in self.table.selected():
            self._chosen ^= {id(proposed)}
        self._say_chosen()

    def _say_chosen(self) -> None:
        many = len(self._chosen)
        self.table.viewport().update()
        words = ngettext("{n} inzet overnemen", "{n} inzetten overnemen", many)
        self.accept_button.setText(words.format(n=number(many)))
        self.accept_button.setEnabled(bool(many))

    def _taken(self, done: Done[int]) -> None:
        self.accepted_some.emit(done.value)
        self.accept()

    def _refused(self, error: AppError) -> None:
        self.pages.setCurrentIndex(1)
        self.notice.show_error(error, Tone.WARNING)

    def _columns(self) -> list[Column[Proposed]]:
        return [
            Column(
                title=_("doen"),
                value=lambda proposed: id(proposed) in self._chosen,
                display=lambda proposed: _("ja") if id(proposed) in self._chosen else _("nee"),
                ticked=lambda proposed: id(proposed) in self._chosen,
            ),
            written(_("dag"), lambda proposed: proposed.post.date, day_and_month),
            Column(title=_("tijd"), value=lambda proposed: proposed.post.shift.times),
            Column(title=_("taak"), value=lambda proposed: proposed.post.duty.name),
            Column(title=_("wie"), value=lambda proposed: proposed.person.volunteer.name),
            Column(title=_("waarom"), value=lambda proposed: proposed.reason, stretch=True),
        ]

    def _lay_out(self) -> None:
        self.pages.addWidget(self._searching())
        self.pages.addWidget(self._found())
        self.lay_out(self.notice, grow(self.pages), gap=GRID + GRID // 2)

    def _searching(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(2 * GRID)
        column.addStretch(1)
        self.saying.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.saying)
        column.addWidget(self.bar)
        stop = button(_("Stoppen"), do=self.reject)
        column.addWidget(stop, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)
        return page

    def _found(self) -> QWidget:
        page = QWidget()
        self.parts = QTabWidget()
        self.parts.addTab(self.table, "")
        self.parts.addTab(self.left, "")
        column = in_column(self.verdict, self.proven, grow(self.parts), on=page)
        every, none = button(_("Alles"), ButtonKind.QUIET), button(_("Niets"), ButtonKind.QUIET)
        every.clicked.connect(lambda: self.tick(every=True))
        none.clicked.connect(lambda: self.tick(every=False))
        flip = button(_("Aan of uit"), ButtonKind.QUIET, do=self._flip)
        flip.setToolTip(_("De gekozen regels wel of niet overnemen (spatiebalk)"))
        flip.setShortcut("Space")
        self.state = QComboBox()
        self.state.setAccessibleName(_("Hoe zij op het rooster komen"))
        for state in (AssignmentState.ASKED, AssignmentState.PROPOSED, AssignmentState.CONFIRMED):
            self.state.addItem(_("als {state}").format(state=state.words), state)
        self.accept_button = button("", ButtonKind.PRIMARY, do=self.take)
        back = button(_("Niets overnemen"), do=self.reject)
        row = FlowRow(every, none, flip, back, self.state, self.accept_button)
        column.addWidget(self.whole)
        column.addWidget(row)
        return page


def _columns_of_open() -> list[Column[LeftOpen]]:
    return [
        written(_("dag"), lambda open_place: open_place.post.date, day_and_month),
        Column(title=_("tijd"), value=lambda open_place: open_place.post.shift.times),
        Column(title=_("taak"), value=lambda open_place: open_place.post.duty.name),
        Column(title=_("open"), value=lambda open_place: open_place.missing),
        Column(
            title=_("wie was het dichtst bij, en wat stond in de weg"),
            value=lambda open_place: open_place.reason,
            stretch=True,
        ),
    ]
