"""Taking in a list of volunteers: choose it, look over who is new and what to look at, keep them or leave them."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.domain.volunteers.import_file import PeopleFile, PeopleMerge, PersonDifference
from buurthuis_app.domain.volunteers.volunteer import Person
from buurthuis_app.gui.imports.count_sheet_findings import (
    add_left_over,
    add_table,
    unreadable_table,
)
from buurthuis_app.gui.imports.file_import_dialog import (
    SPREADSHEETS,
    FileImportDialog,
    FindingsSheet,
    ImportWords,
)
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import Text, label
from buurthuis_app.gui.widgets.dialog_size import open_at
from buurthuis_app.gui.widgets.layout import in_column
from buurthuis_app.gui.widgets.lists.columns import day_column
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.i18n import _, listing, ngettext, number
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done

_WIDTH, _HEIGHT = 900, 600
Note = tuple[int, str, str]
"""Its number, where it is in the file, and what there is to know."""


class PeopleImportDialog(FileImportDialog):
    """Takes in a list; `kept` brings a Done[PeopleMerge]."""

    topic = "vrijwilligers#uit-excel-naar-excel-en-op-papier"

    def __init__(
        self, house: CentreServices, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(_words(), operations, parent)
        self._house = house
        self.findings: PeopleFindings | None = None
        open_at(self, _WIDTH, _HEIGHT)

    @override
    def _read(self, path: Path, progress: Progress) -> PeopleFile:
        return self._house.people_importing.read(path, progress)

    @override
    def _preview(self, file: PeopleFile, progress: Progress) -> PeopleMerge:
        return self._house.people_importing.preview(file)

    @override
    def _keep(self, file: PeopleFile, progress: Progress) -> Done[PeopleMerge]:
        return self._house.people_importing.keep(file)

    @override
    def _understood_as(self, name: str, file: PeopleFile, merge: PeopleMerge) -> "PeopleFindings":
        self.findings = PeopleFindings(name, merge)
        return self.findings


class PeopleFindings(FindingsSheet):
    """Who a file brings, how doubtful things were read, what differs, and what could not be read."""

    def __init__(self, file_name: str, merge: PeopleMerge) -> None:
        super().__init__()
        self.merge = merge
        self.people, self.notes = _people_table(merge), _notes_table()
        self.differences, self.unreadable = _differences_table(), unreadable_table(self)
        self.outcome = label(outcome_sentence(merge), Text.LABEL)
        column = in_column(label(file_name, Text.HEADING), self.outcome, on=self)
        for words in _remarks(merge):
            column.addWidget(label(words, Text.WARNING))
        add_table(
            column,
            _("Nieuwe mensen ({n})"),
            _("Zo komen zij erbij. Wat niet klopt, kunt u daarna bij Mensen veranderen."),
            self.people,
            merge.people,
        )
        add_table(
            column,
            _("Let op ({n})"),
            _("Zo is gelezen wat op meer dan één manier gelezen kan worden."),
            self.notes,
            [(place, where, note) for place, (where, note) in enumerate(merge.notes)],
        )
        add_table(
            column,
            _("Anders dan bewaard ({n})"),
            _("Deze mensen staan er al. Er wordt niets overschreven: kijk zelf wat klopt."),
            self.differences,
            merge.differences,
        )
        add_left_over(column, self.unreadable, merge.unreadable, merge.unused)

    @property
    @override
    def nothing_new(self) -> bool:
        return self.merge.nothing_new


def outcome_sentence(merge: PeopleMerge) -> str:
    """Sentence on what keeping the file would do."""
    if merge.nothing_new:
        if merge.same:
            return _("Er is niets nieuws: iedereen in dit bestand staat er al in.")
        return _("In dit bestand staat niemand die overgenomen kan worden.")
    people = ngettext("{n} persoon", "{n} personen", len(merge.people))
    parts = [people.format(n=number(len(merge.people)))]
    if merge.duties:
        duties = ngettext("{n} taak", "{n} taken", len(merge.duties))
        parts.append(duties.format(n=number(len(merge.duties))))
    sentence = _("Opslaan zet erbij: {what}.").format(what=listing(parts))
    if merge.same:
        known = ngettext("{n} persoon staat er al.", "{n} personen staan er al.", merge.same)
        sentence = f"{sentence} {known.format(n=number(merge.same))}"
    return sentence


def _remarks(merge: PeopleMerge) -> list[str]:
    remarks = []
    if merge.repeated:
        words = _("Deze namen staan er meer dan eens. Kijk of het dezelfde mensen zijn: {names}.")
        remarks.append(words.format(names=listing(merge.repeated)))
    return remarks


def _people_table(merge: PeopleMerge) -> RecordTable[Person]:
    duties = dict(merge.duty_names)
    return RecordTable[Person](
        (
            Column(title=_("naam"), value=lambda person: person.volunteer.name, stretch=True),
            Column(title=_("telefoon"), value=lambda person: person.volunteer.phone or None),
            Column(title=_("e-mail"), value=lambda person: person.volunteer.email or None),
            Column(
                title=_("taken"),
                value=lambda person: ", ".join(
                    name for key, name in duties.items() if key in person.volunteer.duty_ids
                ),
            ),
            day_column(_("sinds"), lambda person: person.volunteer.since),
        ),
        lambda person: person.volunteer.id,
        name=_("Nieuwe mensen"),
        empty=_("Niemand nieuw."),
    )


def _notes_table() -> RecordTable[Note]:
    return RecordTable[Note](
        (
            Column(title=_("waar"), value=lambda note: note[1]),
            Column(title=_("let op"), value=lambda note: note[2], stretch=True),
        ),
        lambda note: note[0],
        name=_("Let op"),
        empty=_("Niets bijzonders."),
    )


def _differences_table() -> RecordTable[PersonDifference]:
    return RecordTable[PersonDifference](
        (
            Column(title=_("waar"), value=lambda difference: difference.where),
            Column(title=_("naam"), value=lambda difference: difference.name, stretch=True),
            Column(title=_("wat"), value=lambda difference: difference.field),
            Column(title=_("bewaard"), value=lambda difference: difference.kept or None),
            Column(title=_("in het bestand"), value=lambda difference: difference.found),
        ),
        lambda difference: (difference.where, difference.field),
        name=_("Anders dan bewaard"),
        empty=_("Niets is anders."),
    )


def _words() -> ImportWords:
    return ImportWords(
        title=_("Vrijwilligers uit Excel halen"),
        choose=_("Kies een lijst van vrijwilligers"),
        drop=_("Sleep uw vrijwilligerslijst hierheen"),
        explanation=_(
            "Een Excel- of CSV-bestand met op elke rij een persoon. U ziet eerst hoe het gelezen is. "
            "Daarna kiest u of het bewaard wordt."
        ),
        kind=_("Rekenbladen"),
        files=SPREADSHEETS,
        label=_("vrijwilligers ingelezen"),
    )
