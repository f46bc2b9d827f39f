"""Leader field: a volunteer out of the list, or any name."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QComboBox

from buurthuis_app.domain.shared.texts import single
from buurthuis_app.domain.volunteers.leaders import Leader, led_by, words_for
from buurthuis_app.gui.forms.field import Field, Kind
from buurthuis_app.i18n import _

Led = tuple[str, UUID | None]
WIDTH = 16  # characters


class LeaderField(QComboBox):
    """Offers the volunteers while people type. Who was there already stays, also when not offered any more."""

    def __init__(self, known: Sequence[Leader]) -> None:
        super().__init__()
        self._known = known
        self._was: Led = ("", None)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(WIDTH)
        self.addItems(["", *(leader.words for leader in known)])

    def show_leader(self, led: Led) -> None:
        """Show this name, of this volunteer if there is one."""
        self._was = led
        self.setCurrentText(words_for(*led, self._known))
        if (line := self.lineEdit()) is not None:
            line.setCursorPosition(0)  # a name is read from its beginning

    def leader(self) -> Led:
        """The name, and the volunteer whose name it is."""
        words = single(self.currentText())
        if words == words_for(*self._was, self._known):
            return self._was
        return led_by(words, self._known)


def leader_field(known: Sequence[Leader]) -> Field:
    """The field of a form."""
    kind = Kind(partial(LeaderField, known), LeaderField.show_leader, LeaderField.leader)
    return Field("led_by", _("Gastvrouw of gastheer"), kind, binds=("led_by", "led_by_id"))
