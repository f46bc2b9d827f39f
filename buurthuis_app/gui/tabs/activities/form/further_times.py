"""Further times a day: each beside a button that takes it away, and a button for the next."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QComboBox, QWidget

from buurthuis_app.domain.activities.activity import Sitting
from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Kind, named
from buurthuis_app.gui.forms.time_field import TimeField
from buurthuis_app.gui.widgets.controls import ButtonKind, button, icon_button, label
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, in_row
from buurthuis_app.i18n import _, number

MOST = 5
"""Times beside the first."""


class _TimeRow(QWidget):
    """One further time, in view while it is used."""

    def __init__(self, place: int, rooms: Sequence[Room]) -> None:
        super().__init__()
        self.number = 0
        self.starts, self.ends = TimeField(), TimeField()
        which = number(place)
        self.starts.setAccessibleName(_("Van, tijd {n}").format(n=which))
        self.ends.setAccessibleName(_("Tot, tijd {n}").format(n=which))
        self.gone = icon_button("close", _("Tijd {n} weghalen").format(n=which), do=self.take_away)
        self.room = QComboBox()
        kinds.offer(self.room, named(rooms, _("zelfde zaal")))
        self.room.setAccessibleName(_("Zaal, tijd {n}").format(n=which))
        times = (grow(self.starts), label(_("tot")), grow(self.ends))
        in_row(*times, grow(self.room), self.gone, on=self)
        self.room.setVisible(bool(rooms))
        self.hide()
        for field in (self.starts, self.ends):
            field.textChanged.connect(self._show_when_used)

    def show_sitting(self, sitting: Sitting | None) -> None:
        """Show this one, or nothing and go out of view."""
        self.number = sitting.number if sitting else 0
        self.starts.show_time(sitting.starts if sitting else None)
        self.ends.show_time(sitting.ends if sitting else None)
        kinds.show_choice(self.room, sitting.room_id if sitting else None)
        self.setVisible(sitting is not None)

    def take_away(self) -> None:
        """This time is no more."""
        self.show_sitting(None)

    @property
    def used(self) -> bool:
        """Whether something stands in it."""
        return bool(self.starts.text().strip() or self.ends.text().strip())

    def sitting(self) -> Sitting:
        """What stands in it. Raises Invalid when it is no time."""
        return Sitting(
            number=self.number,
            starts=self.starts.time(),
            ends=self.ends.time(),
            room_id=self.room.currentData(),
        )

    def _show_when_used(self, _text: str) -> None:
        if self.used:
            self.show()


def further_times(rooms: Sequence[Room]) -> Kind:
    """The times of each day beside the first, each where the activity is or in another of these rooms."""
    return Kind(partial(FurtherTimes, rooms), FurtherTimes.show_sittings, FurtherTimes.sittings)


class FurtherTimes(QWidget):
    """The other times on each day; a row that is empty is none."""

    def __init__(self, rooms: Sequence[Room]) -> None:
        super().__init__()
        self.rows = [_TimeRow(place, rooms) for place in range(2, MOST + 2)]
        self._beyond: tuple[Sitting, ...] = ()
        self.more = button(_("Nog een tijd"), ButtonKind.QUIET, "plus", do=self.add)
        in_column(*self.rows, in_row(self.more, SPRING), on=self)
        self.setFocusProxy(self.more)
        for row in self.rows:
            row.gone.clicked.connect(self._offer_more)
            row.starts.textChanged.connect(self._offer_more)

    def show_sittings(self, sittings: Sequence[Sitting]) -> None:
        """Show these."""
        self._beyond = tuple(sittings[MOST:])
        for place, row in enumerate(self.rows):
            row.show_sitting(sittings[place] if place < len(sittings) else None)
        self._offer_more()

    def sittings(self) -> tuple[Sitting, ...]:
        """What is filled in, in order; a new one has number 0. Raises Invalid for what is no time."""
        return tuple(row.sitting() for row in self.rows if row.used) + self._beyond

    def parts(self) -> dict[str, QWidget]:
        """The fields it consists of, for a draft."""
        return {
            f"{name}{place}": field
            for place, row in enumerate(self.rows)
            for name, field in (("starts", row.starts), ("ends", row.ends), ("room", row.room))
        }

    def add(self) -> None:
        """Put the next empty row in view, with the hand on it."""
        row = next((row for row in self.rows if not row.used), None)
        if row is not None:
            row.show()
            row.starts.setFocus()
        self._offer_more()

    def _offer_more(self, _signal: object = None) -> None:
        self.more.setVisible(any(row.isHidden() for row in self.rows))
