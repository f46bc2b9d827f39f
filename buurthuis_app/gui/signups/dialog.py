"""Sign-ups of an activity or of one date: kept, ticked, printed, mailed and counted in one dialog."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from buurthuis_app.domain.participants.participant import as_kept
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.signups.sign_up import Place, SignUpList
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.papers.paper_button import PaperButton
from buurthuis_app.gui.signups.actions import SignUpActions
from buurthuis_app.gui.signups.forms import NewName
from buurthuis_app.gui.signups.summary import PrivacyLine, in_numbers, when
from buurthuis_app.gui.signups.table import SignUpLine, SignUpsTable, columns, lines
from buurthuis_app.gui.widgets.controls import Text, button, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, in_row
from buurthuis_app.gui.widgets.notices import Remedy, Tone
from buurthuis_app.gui.widgets.search_field import search_field
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.services.shared.done import Topic

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from buurthuis_app.domain.activities.activity import Activity, Occurrence
    from buurthuis_app.errors import AppError
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.gui.operations.undo_stack import UndoStack
    from buurthuis_app.services.registry import CentreServices

FEWEST_ROWS = 5  # that the table keeps when the window is low
_SHOWN_AREAS = frozenset({Topic.SIGN_UPS, Topic.OCCURRENCES, Topic.ACTIVITIES, Topic.COUNTS})


class SignUpsDialog(DialogPage):
    """`open()` it for an activity; with an occurrence it begins at that date. The door can only tick.

    With `undo` Ctrl+Z works inside it, and erasing somebody clears it: an undo would bring the name back.
    """

    topic = "aanmeldingen"
    erased = Signal()

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        activity: Activity,
        occurrence: Occurrence | None = None,
        *,
        undo: UndoStack | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Aanmeldingen: {title}").format(title=activity.title),
            operations,
            parent,
            size=(126 * GRID, 84 * GRID),
        )
        self._house = house
        self._activity = activity
        self._wanted: UUID | None = occurrence.id if occurrence else None
        self._chosen = occurrence is not None
        """Whether somebody said which list it is."""
        self._found: SignUpList | None = None
        self._keeps = house.signing.may(Permission.PLAN)
        self.actions_of = SignUpActions(house, operations, self.notice, self)
        self._build()
        self.actions_of.added.connect(self._ready_for_next)
        self.actions_of.erased.connect(self.erased)
        self.finished.connect(self.deleteLater)
        if undo is not None:
            self._wire(undo)
        operations.changed.connect(self._changed)
        self._read()

    @property
    def shown(self) -> SignUpList | None:
        """The list on the screen; None until it was read."""
        return self._found

    def _wire(self, undo: UndoStack) -> None:
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, undo.undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Redo), self, undo.redo)
        undo.said.connect(self._say)
        undo.failed.connect(self._warn)
        self.erased.connect(undo.clear)

    def _say(self, sentence: str) -> None:
        self.notice.show_sentence(sentence, Tone.CALM)

    def _warn(self, error: AppError) -> None:
        self.notice.show_error(error)

    def _changed(self, areas: frozenset[Topic]) -> None:
        if areas & _SHOWN_AREAS and self.isVisible():
            self._read()

    def _read(self) -> None:
        signing, activity_id, occurrence_id = self._house.signing, self._activity.id, self._wanted
        register, chosen = self._house.participants, self._chosen
        self._operations.run(
            lambda: (
                signing.list_of(activity_id, occurrence_id)
                if chosen
                else signing.list_to_open(activity_id),
                signing.occurrences(activity_id),
                register.choice().kept,
            ),
            self._show,
            on_error=self.actions_of.refuse,
            owner=self,
        )

    def _show(self, read: tuple[SignUpList, tuple[Occurrence, ...], bool]) -> None:
        sign_up_list, dates, register = read
        if self._found is not None and sign_up_list.occurrence_id != (
            self._wanted or sign_up_list.occurrence_id
        ):
            return  # another date was chosen since
        self._found, self._activity = sign_up_list, sign_up_list.activity
        self.actions_of.found = sign_up_list
        self._wanted, self._chosen = sign_up_list.occurrence_id, True
        self._show_dates(sign_up_list, dates)
        self._shape_table(sign_up_list, several=len(dates) > 1)
        self.numbers.setText(in_numbers(sign_up_list))
        self.privacy.show_list(sign_up_list)
        present = sign_up_list.numbers.present
        words = ngettext("{n} aanwezige als telling", "{n} aanwezigen als telling", present)
        self.count_button.setText(words.format(n=number(present)))
        self.count_button.setVisible(self._keeps and sign_up_list.occurrence is not None)
        self.count_button.setEnabled(bool(present) and present != sign_up_list.visits)
        self.known_button.setVisible(register and sign_up_list.occurrence is not None)
        self.paper.offer(option=(self._activity.id, sign_up_list.occurrence_id))
        self._filter()
        if sign_up_list.movable and self._keeps:
            sentence = ngettext(
                "Er is plaats voor {n} persoon van de wachtlijst.",
                "Er is plaats voor {n} mensen van de wachtlijst.",
                sign_up_list.movable,
            ).format(n=number(sign_up_list.movable))
            remedy = Remedy(words=_("Laat doorschuiven"), do=self.actions_of.move_up)
            self.notice.show_sentence(sentence, Tone.CALM, remedy)

    def _show_dates(self, sign_up_list: SignUpList, dates: tuple[Occurrence, ...]) -> None:
        entries = [
            (_("De hele reeks"), None),
            *((when(occurrence), occurrence.id) for occurrence in dates),
        ]
        if sign_up_list.occurrence is not None and len(dates) == 1:
            entries = entries[1:]
        known = [(self.date.itemText(i), self.date.itemData(i)) for i in range(self.date.count())]
        self.date.blockSignals(True)  # noqa: FBT003 - Qt
        if known != entries:
            self.date.clear()
            for words, own in entries:
                self.date.addItem(words, own)
        places = [own for _words, own in entries]
        self.date.setCurrentIndex(
            places.index(sign_up_list.occurrence_id) if sign_up_list.occurrence_id in places else 0
        )
        self.date.blockSignals(False)  # noqa: FBT003 - Qt
        self.date.setEnabled(len(entries) > 1)

    def _date_chosen(self) -> None:
        self._wanted, self._chosen = self.date.currentData(), True
        self._found = None
        self.notice.hide()
        self._read()

    def _filter(self) -> None:
        """Show who matches what is typed above the table."""
        if self._found is None:
            return
        words = folded(self.search.text()).split()
        gone = self.with_withdrawn.isChecked()
        everybody = lines(self._found)
        self.table.show_records(
            [
                line
                for line in everybody
                if line.matches(words) and (gone or line.sign_up.place is not Place.WITHDRAWN)
            ]
        )
        self.with_withdrawn.setVisible(
            gone or any(line.sign_up.place is Place.WITHDRAWN for line in everybody)
        )
        self._show_choice(self.table.current())

    def _show_choice(self, line: SignUpLine | None) -> None:
        named = line is not None and not line.sign_up.erased
        self.change_button.setEnabled(named)
        self.more_button.setEnabled(line is not None)
        self.withdraw_button.setEnabled(line is not None)
        withdrawn = line is not None and line.sign_up.place is Place.WITHDRAWN
        words = _("Weer aanmelden") if withdrawn else _("Afmelden")
        self.withdraw_button.setText(words)

    def _ready_for_next(self) -> None:
        self.adding.begin_anew()

    def _tap_participant(self) -> None:
        """Whoever is chosen in the list, as she or he would be called in the register."""
        from buurthuis_app.gui.participants.presence_dialog import PresenceDialog

        if self._found is None or self._found.occurrence is None:
            return
        line = self.table.current()
        self.participants = PresenceDialog(
            self._house.presence,
            self._operations,
            self._found.occurrence.id,
            self._activity.title,
            typed=as_kept(line.sign_up.name) if line else "",
            this_year=self._house.clock.today().year,
            parent=self,
        )
        self.participants.finished.connect(self.participants.deleteLater)
        self.participants.open()

    def _on_chosen(self, act: Callable[[SignUpLine], None]) -> None:
        if (line := self.table.current()) is not None:
            act(line)

    def _build(self) -> None:
        self.date = QComboBox()
        self.date.setAccessibleName(_("Van welke keer"))
        self.date.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.date.currentIndexChanged.connect(self._date_chosen)
        self.numbers = label("", Text.HEADING)
        self.adding = NewName(self._activity)
        self.adding.given.connect(self.actions_of.add)
        self.adding.setVisible(self._keeps)
        self.privacy = PrivacyLine()
        self.privacy.setVisible(self._keeps)
        self.privacy.longer_asked.connect(self.actions_of.keep_longer)
        self.privacy.report_asked.connect(self.actions_of.report_sent)
        self._place = QVBoxLayout()
        self._columns: object = None
        self.table: SignUpsTable
        page = QWidget()
        page.setObjectName("page")
        in_column(
            _row(self.date),
            self.numbers,
            self.notice,
            self.adding,
            self._above_table(),
            grow(self._place),
            self.privacy,
            self._what_to_make(),
            on=page,
            margins=(3 * GRID, 3 * GRID, 3 * GRID, GRID),
            gap=GRID + GRID // 2,
        )
        self._lay_out(page)
        self._shape_table(None, several=False)
        (self.adding if self._keeps else self.table).setFocus()

    def _lay_out(self, page: QWidget) -> None:
        """The page scrolls where the screen is too low for it; the way out is always in view."""
        scroll = QScrollArea()
        scroll.setObjectName("page")
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        in_column(
            grow(scroll),
            in_row(SPRING, button(_("Sluiten"), do=self.accept), margins=(3 * GRID, 0)),
            on=self,
            margins=(0, 0, 0, 2 * GRID),
        )

    def _above_table(self) -> QWidget:
        self.search = search_field(_("Zoek een naam"), width=26)
        self.search.textChanged.connect(self._filter)
        self.with_withdrawn = QCheckBox(_("ook wie is afgemeld"))
        self.with_withdrawn.toggled.connect(self._filter)
        act, chosen = self.actions_of, self._on_chosen
        self.change_button = button(_("Wijzigen"), icon_name="edit", do=lambda: chosen(act.change))
        self.withdraw_button = button(_("Afmelden"), do=lambda: chosen(act.withdraw_or_rejoin))
        self.more_button = button(_("Meer"))
        menu = QMenu(self.more_button)
        menu.addAction(_("Van de lijst halen"), lambda: chosen(act.remove))
        menu.addAction(_("Gegevens wissen…"), lambda: chosen(act.ask_to_erase))
        self.more_button.setMenu(menu)
        acting = (self.change_button, self.withdraw_button, self.more_button)
        row = _row(self.search, *acting, self.with_withdrawn)
        for control in acting:
            control.setVisible(self._keeps)
        return row

    def _what_to_make(self) -> QWidget:
        self.paper = PaperButton(
            _("Presentielijst"), "attendance", self._house, self._operations, self.notice
        )
        self.mail = button(_("Adressen kopiëren"), icon_name="copy")
        menu, act = QMenu(self.mail), self.actions_of
        menu.addAction(
            _("Van wie een plaats heeft"), partial(act.copy_addresses, waiting_too=False)
        )
        menu.addAction(_("Ook van de wachtlijst"), partial(act.copy_addresses, waiting_too=True))
        self.mail.setMenu(menu)
        self.count_button = button("", icon_name="check", do=act.count_present)
        self.known_button = button(_("Deelnemer aantikken…"), icon_name="people")
        self.known_button.clicked.connect(self._tap_participant)
        self.known_button.hide()
        making = (self.paper, self.mail, self.count_button)
        row = _row(*making, self.known_button)
        for control in making:
            control.setVisible(self._keeps)
        return row

    def _shape_table(self, sign_up_list: SignUpList | None, *, several: bool) -> None:
        """A table with the columns that this list needs: made anew only when those change."""
        ticking = sign_up_list is not None and sign_up_list.occurrence is not None
        shape = (self._activity.asks, ticking, several)
        if shape == self._columns:
            return
        new_table = SignUpsTable(
            columns(
                self._activity.asks,
                ticking=ticking,
                mixed=several and ticking,
                contact=self._keeps,
            ),
            empty=self._nobody(),
        )
        new_table.ensurePolished()
        new_table.setMinimumHeight(
            new_table.verticalHeader().defaultSectionSize() * (FEWEST_ROWS + 1)
        )
        new_table.chosen.connect(self._show_choice)
        new_table.ticked.connect(self.actions_of.turn_tick)
        if self._keeps:
            new_table.opened.connect(self.actions_of.change)
        if self._columns is not None:
            self._place.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self._columns, self.table = shape, new_table
        self._place.addWidget(new_table)

    def _nobody(self) -> str:
        if not self._keeps:
            return _("Niemand gevonden.")
        return _("Niemand op deze lijst. Typ hierboven een naam en druk op Enter.")


def _row(*widgets: QWidget) -> QWidget:
    """Beside each other, and on more lines where there is no room."""
    row = FlowRow()
    row.setSpacing(GRID)
    for widget in widgets:
        row.addWidget(widget)
    return row
