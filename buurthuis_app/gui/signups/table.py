"""The people of a list in a table whose first column is ticked: with the mouse, or with the space bar."""

from collections.abc import Callable
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from buurthuis_app.domain.activities.activity import AskedField
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.signups.sign_up import Place, SignUp, SignUpList
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.i18n import _, short_date


class SignUpLine(Struct, frozen=True, kw_only=True):
    """One person as the table shows it; `turn` counts the waiting people from 1."""

    sign_up: SignUp
    occurrence_id: UUID | None
    turn: int = 0

    @property
    def name(self) -> str:
        """The name, or that it is gone."""
        return self.sign_up.name or _("(naam gewist)")

    @property
    def present(self) -> bool:
        """Whether presence was ticked."""
        return self.sign_up.present(self.occurrence_id)

    @property
    def place(self) -> str:
        """Place of the sign-up, in words."""
        if self.sign_up.place is Place.WAITING:
            return _("wacht als {n}e").format(n=self.turn)
        if self.sign_up.place is Place.WITHDRAWN:
            gone = self.sign_up.withdrawn_on
            return _("afgemeld op {date}").format(date=short_date(gone)) if gone else _("afgemeld")
        return _("ja")

    def matches(self, words: list[str]) -> bool:
        """Whether all these words stand in what is known of this person."""
        sign_up = self.sign_up
        text = folded(
            f"{self.name} {sign_up.email} {sign_up.phone} {sign_up.meal} {sign_up.remark}"
        )
        return all(word in text for word in words)


def lines(sign_up_list: SignUpList) -> tuple[SignUpLine, ...]:
    """Who has a place and who waits in the order of signing up, and then who withdrew."""
    own = sign_up_list.occurrence_id
    people = sorted(sign_up_list.sign_ups, key=lambda sign_up: list(Place).index(sign_up.place))
    shown, turn = [], 0
    for sign_up in people:
        turn += sign_up.place is Place.WAITING
        shown.append(SignUpLine(sign_up=sign_up, occurrence_id=own, turn=turn))
    return tuple(shown)


class SignUpsTable(RecordTable[SignUpLine]):
    """`ticked` when somebody's presence is to be turned round."""

    ticked = Signal(object)  # Line

    def __init__(self, columns: tuple[Column[SignUpLine], ...], *, empty: str) -> None:
        super().__init__(columns, lambda line: line.sign_up.id, name=_("Aanmeldingen"), empty=empty)
        self.clicked.connect(self._clicked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            for line in self.selected():
                self.ticked.emit(line)
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if self._records.columns[index.column()].ticked is not None:
            self.ticked.emit(self._records.record(index.row()))


def columns(
    asks: frozenset[AskedField], *, ticking: bool, mixed: bool, contact: bool
) -> tuple[Column[SignUpLine], ...]:
    """Columns of this list, as few as it needs.

    `ticking` when it is of one date; `mixed` when people may have signed up for the whole series as well; `contact`
    when this desk may see how to reach people.
    """
    made: list[Column[SignUpLine]] = []
    if ticking:
        made.append(
            Column(
                title=_("Er is"),
                value=lambda line: not line.present,
                display=lambda line: _("aanwezig") if line.present else _("niet aangevinkt"),
                ticked=lambda line: line.present,
                help=_("Vink aan wie er is. Dat kan ook met de spatiebalk."),
            )
        )
    made.append(Column(title=_("Naam"), value=lambda line: line.name, stretch=True))
    made.append(
        Column(
            title=_("Plaats"),
            value=lambda line: (list(Place).index(line.sign_up.place), line.turn),
            display=lambda line: line.place,
        )
    )
    if mixed:
        made.append(Column(title=_("Voor"), value=_for_what))
    for asked, title in asked_fields():
        if asked in asks and (contact or asked is AskedField.MEAL):
            made.append(Column(title=title, value=_text(asked)))
    return tuple(made)


def asked_fields() -> tuple[tuple[AskedField, str], ...]:
    """What an activity may ask beside a name, in the order of the form."""
    return (
        (AskedField.MEAL, _("Maaltijd")),
        (AskedField.EMAIL, _("E-mail")),
        (AskedField.PHONE, _("Telefoon")),
        (AskedField.REMARK, _("Opmerking")),
    )


def _for_what(line: SignUpLine) -> str:
    return _("deze keer") if line.sign_up.occurrence_id else _("hele reeks")


def _text(asked: AskedField) -> Callable[[SignUpLine], str]:
    return lambda line: " ".join(getattr(line.sign_up, asked.value).split())
