"""Mensen: everybody who helps, searched and filtered."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout
from typing_extensions import override

from buurthuis_app.domain.volunteers import Duty, Person
from buurthuis_app.gui.empty import EmptyState
from buurthuis_app.gui.flow import FlowRow
from buurthuis_app.gui.icons import icon
from buurthuis_app.gui.shell import Shell
from buurthuis_app.gui.tab import Tab
from buurthuis_app.gui.tables import Column, RecordTable
from buurthuis_app.gui.theme import GRID
from buurthuis_app.i18n import _, short_date
from buurthuis_app.services.done import Area
from buurthuis_app.services.house import House

SEARCH = 22  # characters
Read = tuple[tuple[Person, ...], tuple[Duty, ...]]


class PeopleSection(Tab):
    """The list with its search."""

    areas = frozenset({Area.VOLUNTEERS})
    topic = "vrijwilligers"

    def __init__(self, house: House, shell: Shell) -> None:
        super().__init__()
        self._house = house
        self._operations = shell.operations
        self._people: tuple[Person, ...] = ()
        self._duties: dict[object, str] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Zoek een naam of talent"))
        self.search.setAccessibleName(_("Zoek een naam of talent"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumWidth(self.search.fontMetrics().averageCharWidth() * SEARCH)
        self.duty = QComboBox()
        self.duty.setAccessibleName(_("Alleen deze taak"))
        self.with_left = QCheckBox(_("ook wie gestopt is"))
        self.table = RecordTable(
            self._columns(),
            lambda person: person.volunteer.id,
            name=_("Vrijwilligers"),
            empty=_("Niemand gevonden. Zoek op een ander woord, of laat minder weg."),
        )
        top = FlowRow()
        for widget in (self.search, self.duty, self.with_left):
            top.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(top)
        column.addWidget(self.table, 1)
        self.empty = EmptyState(_("Nog geen vrijwilligers"), icon_name="people")
        column.addWidget(self.empty)
        self.search.textChanged.connect(self._filter)
        self.duty.currentIndexChanged.connect(self._filter)
        self.with_left.toggled.connect(self._filter)

    @override
    def refresh(self) -> None:
        volunteers = self._house.volunteers
        self._operations.run(
            lambda: (volunteers.people(), volunteers.duties()), self._show, owner=self
        )

    def _show(self, read: Read) -> None:
        self._people, duties = read
        self._duties = {duty.id: duty.name for duty in duties}
        chosen = self.duty.currentData()
        self.duty.blockSignals(True)  # noqa: FBT003 - Qt
        self.duty.clear()
        self.duty.addItem(_("alle taken"), None)
        for duty in duties:
            self.duty.addItem(duty.name, duty.id)
        ids = [None, *(duty.id for duty in duties)]
        self.duty.setCurrentIndex(ids.index(chosen) if chosen in ids else 0)
        self.duty.blockSignals(False)  # noqa: FBT003 - Qt
        self.table.setVisible(bool(self._people))
        self.empty.setVisible(not self._people)
        self._filter()

    def _filter(self) -> None:
        words = self.search.text().casefold().split()
        duty, today = self.duty.currentData(), self._house.clock.today()
        self.table.show_records(
            [
                one
                for one in self._people
                if all(word in _searched(one) for word in words)
                and (duty is None or duty in one.volunteer.duty_ids)
                and (self.with_left.isChecked() or one.volunteer.serves_on(today))
            ]
        )

    def _columns(self) -> tuple[Column[Person], ...]:
        return (
            Column(title=_("Naam"), value=lambda one: one.volunteer.name, stretch=True),
            Column(title=_("Taken"), value=self._named),
            Column(title=_("Telefoon"), value=lambda one: one.volunteer.phone or None),
            Column(
                title=_("Sinds"),
                value=lambda one: one.volunteer.since,
                display=lambda one: short_date(one.volunteer.since) if one.volunteer.since else "–",
            ),
        )

    def _named(self, person: Person) -> str:
        return ", ".join(
            name for key, name in self._duties.items() if key in person.volunteer.duty_ids
        )


def _searched(person: Person) -> str:
    one = person.volunteer
    return " ".join((one.name, one.talents, one.wants_to_learn, one.languages)).casefold()
