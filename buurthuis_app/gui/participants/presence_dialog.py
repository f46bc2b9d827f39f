"""Dialog in which the door taps who is there: regulars at once, others after a letter or two, new people too."""

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from buurthuis_app.domain.participants.participant import (
    Participant,
    PresenceList,
    as_kept,
    found,
)
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.participants.form import ParticipantForm
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.layout import grow
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.gui.widgets.search_field import search_field
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.services.participants.presence import KnownVisits
from buurthuis_app.services.shared.done import Done, Topic

_PERSON = Qt.ItemDataRole.UserRole
_SHOWN_AREAS = frozenset({Topic.PARTICIPANTS, Topic.COUNTS})


class TapList(QListWidget):
    """Names with a tick; a click, the space bar or Enter taps one."""

    tapped = Signal(object)  # Participant

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Wie er is"))
        self.setSpacing(GRID // 4)
        self.itemClicked.connect(self._tap)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        item = self.currentItem()
        if event.key() in keys and item is not None:
            self._tap(item)
        else:
            super().keyPressEvent(event)

    def _tap(self, item: QListWidgetItem) -> None:
        self.tapped.emit(item.data(_PERSON))

    def show_people(self, people: tuple[Participant, ...], present: frozenset[UUID]) -> None:
        """Show these names; the line that was chosen stays chosen."""
        row = self.currentRow()
        self.clear()
        for person in people:
            item = QListWidgetItem(person.name)
            here = person.id in present
            item.setCheckState(Qt.CheckState.Checked if here else Qt.CheckState.Unchecked)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            item.setData(_PERSON, person)
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 2 * GRID))
            self.addItem(item)
        self.setCurrentRow(min(row, self.count() - 1))


class PresenceDialog(DialogPage):
    """`open()` it for one time of an activity. What is tapped is kept at once; tapping again takes it back."""

    topic = "deelnemers#aantikken-wie-er-is"
    tone = Tone.DANGER

    def __init__(
        self,
        presence: KnownVisits,
        operations: Operations,
        occurrence_id: UUID,
        title: str,
        *,
        typed: str = "",
        this_year: int,
        parent: QWidget | None = None,
    ) -> None:
        words = _("Wie is er bij {title}?").format(title=title)
        super().__init__(words, operations, parent, size=(76 * GRID, 76 * GRID))
        self._presence = presence
        self._occurrence_id, self._title, self._year = occurrence_id, title, this_year
        self._list: PresenceList | None = None
        self.form: ParticipantForm | None = None
        self._build(typed)
        operations.changed.connect(self._changed)
        self._read()

    def tap(self, person: Participant) -> None:
        """This person is there; or, when tapped before, is not."""
        if self._list is None:
            return
        present, presence = person.id not in self._list.present, self._presence
        words = _("{title}: {name} is er") if present else _("{title}: {name} is er niet")
        self.write(
            partial(
                presence.tap,
                self._occurrence_id,
                person.id,
                present=present,
                counted=self._in_number,
            ),
            words.format(title=self._title, name=person.name),
            self._written,
        )

    def welcome(self) -> None:
        """Somebody new: kept at once, or asked first what the centre asks."""
        if self._list is None:
            return
        person = self._presence.blank(self.search.text())
        if not self._list.asks:
            words = _("{title}: {name} is er").format(title=self._title, name=person.name)
            self.write(partial(self._welcomed, person), words, self._written)
            return
        self.form = ParticipantForm(
            self._list.asks, self._welcomed, new=True, this_year=self._year, **self.where
        )
        self.form.finished.connect(self.form.deleteLater)
        self.form.saved.connect(self.search.clear)
        self.form.edit(person)

    @property
    def _in_number(self) -> bool:
        return self.counted.isChecked()

    def _welcomed(self, person: Participant) -> Done[Any]:
        return self._presence.welcome(self._occurrence_id, person, counted=self._in_number)

    def _written(self, _done: Done[int]) -> None:
        self.search.clear()
        self.search.setFocus()

    def _changed(self, areas: frozenset[Topic]) -> None:
        if areas & _SHOWN_AREAS:
            self._read()

    def _read(self) -> None:
        self.look_up(partial(self._presence.at, self._occurrence_id), self._show)

    def _show(self, known: PresenceList) -> None:
        self._list = known
        self.counted.setVisible(known.raises)
        self.later.setVisible(not known.raises)
        people = ngettext(
            "{n} deelnemer aangetikt", "{n} deelnemers aangetikt", len(known.present)
        ).format(n=number(len(known.present)))
        visits = _("nog niet geteld")
        if known.visits is not None:
            visits = ngettext("{n} bezoek geteld", "{n} bezoeken geteld", known.visits)
            visits = visits.format(n=number(known.visits))
        self.numbers.setText(f"{people} · {visits}")
        self._filter()

    def _filter(self) -> None:
        """Who matches what is typed; when nothing is, only who is there or came lately."""
        known, typed = self._list, self.search.text()
        if known is None:
            return
        people = found(known.people, typed)
        if not typed.strip():
            people = tuple(person for person in people if person.id in known.present | known.lately)
        self.people.show_people(people, known.present)
        name = as_kept(typed)
        there = any(name_key(person.name) == name_key(name) for person in known.people)
        self.new.setVisible(bool(name) and not there)
        self.new.setText(_("Nieuw: {name}").format(name=name))
        self.new.setAccessibleName(_("Nieuw: {name}").format(name=name))
        self.hint.setVisible(not people and not name)

    def _enter(self) -> None:
        """Enter taps the only one who matches, and offers somebody new when nobody does."""
        if self.people.count() == 1 and self.search.text().strip():
            self.tap(self.people.item(0).data(_PERSON))
        elif not self.people.count() and not self.new.isHidden():
            self.welcome()
        elif self.people.count():
            self.people.setCurrentRow(0)
            self.people.setFocus()

    def _build(self, typed: str) -> None:
        self.search = search_field(_("Typ een naam of kaartnummer"))
        self.search.setText(typed)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._enter)
        self.people = TapList()
        self.people.tapped.connect(self.tap)
        self.new = button("", icon_name="plus", do=self.welcome)
        self.new.hide()
        self.numbers = label("", Text.HEADING)
        self.hint = label(_("Wie hier vaker komt, staat straks meteen in deze lijst."), Text.QUIET)
        self.counted = QCheckBox(_("Zit al in het getypte aantal: tel niet nog een keer"))
        self.later = label(
            _("Dit was op een eerdere dag. Aantikken verandert het aantal bezoeken niet."),
            Text.QUIET,
        )
        self.lay_out(
            self.numbers,
            self.search,
            self.new,
            self.notice,
            self.hint,
            grow(self.people),
            self.counted,
            self.later,
            buttons=(button(_("Klaar"), ButtonKind.PRIMARY, do=self.accept),),
            gap=GRID + GRID // 2,
        )
        self.later.hide()
        self.search.setFocus()
