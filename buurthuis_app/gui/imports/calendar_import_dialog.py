"""Taking in a calendar file: choose it, look over the activities that it would become, keep them or leave them."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from buurthuis_app.domain.activities import recurrence
from buurthuis_app.domain.activities.calendar_file import CalendarFile, CalendarMerge, PlannedImport
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.gui.imports.count_sheet_findings import add_table, unreadable_table
from buurthuis_app.gui.imports.file_import_dialog import (
    FileImportDialog,
    FindingsSheet,
    ImportWords,
)
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import Text, label
from buurthuis_app.gui.widgets.dialog_size import open_at
from buurthuis_app.gui.widgets.layout import in_column
from buurthuis_app.gui.widgets.lists.columns import day_column
from buurthuis_app.gui.widgets.lists.record_table import Align, Column, RecordTable
from buurthuis_app.i18n import _, listing, ngettext, number, short_date
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done

_WIDTH, _HEIGHT = 860, 600
FILES = "*.ics *.ical *.ifb *.icalendar"


class CalendarImportDialog(FileImportDialog):
    """Takes in a calendar; `kept` brings a Done[CalendarMerge]."""

    topic = "agenda#uit-een-agenda-halen"

    def __init__(
        self, house: CentreServices, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(_words(), operations, parent)
        self._house = house
        self.findings: CalendarFindings | None = None
        open_at(self, _WIDTH, _HEIGHT)

    @override
    def _read(self, path: Path, progress: Progress) -> CalendarFile:
        return self._house.calendars.read(path, progress)

    @override
    def _preview(self, file: CalendarFile, progress: Progress) -> CalendarMerge:
        return self._house.calendars.preview(file)

    @override
    def _keep(self, file: CalendarFile, progress: Progress) -> Done[CalendarMerge]:
        return self._house.calendars.keep(file)

    @override
    def _understood_as(
        self, name: str, file: CalendarFile, merge: CalendarMerge
    ) -> "CalendarFindings":
        self.findings = CalendarFindings(name, merge)
        return self.findings


class CalendarFindings(FindingsSheet):
    """The activities that a file would become, what to know about them, and what could not be read."""

    def __init__(self, file_name: str, merge: CalendarMerge) -> None:
        super().__init__()
        self.merge = merge
        self.activities = _activities_table()
        self.remarks = _remarks_table()
        self.unreadable = unreadable_table(self)
        self.outcome = label(outcome_sentence(merge), Text.LABEL)
        column = in_column(label(file_name, Text.HEADING), self.outcome, on=self)
        add_table(
            column,
            _("Nieuwe activiteiten ({n})"),
            _("Een reeks zonder einde staat tot een jaar vooruit klaar en loopt vanzelf door."),
            self.activities,
            merge.activities,
        )
        add_table(
            column,
            _("Let op ({n})"),
            _("Dit wordt wel bewaard, maar een beetje anders dan het in het bestand staat."),
            self.remarks,
            [each for each in merge.activities if each.notes],
        )
        add_table(
            column,
            _("Niet gelezen ({n})"),
            _("De rest is wel gelezen. Verbeter dit in uw agenda en lees het bestand opnieuw in."),
            self.unreadable,
            merge.unreadable,
        )
        column.addStretch(1)

    @property
    @override
    def nothing_new(self) -> bool:
        return self.merge.nothing_new


def outcome_sentence(merge: CalendarMerge) -> str:
    """What keeping the file would do."""
    if merge.nothing_new:
        if merge.known:
            return _("Er is niets nieuws: alles in dit bestand staat er al in.")
        return _("In dit bestand staat niets dat overgenomen kan worden.")
    parts = []
    if merge.activities:
        many = ngettext("{n} nieuwe activiteit", "{n} nieuwe activiteiten", len(merge.activities))
        parts.append(many.format(n=number(len(merge.activities))))
    dates = len(merge.occurrences)
    parts.append(ngettext("{n} keer", "{n} keren", dates).format(n=number(dates)))
    said = _("Opslaan zet erbij: {what}.").format(what=listing(parts))
    if merge.known:
        known = ngettext(
            "{n} afspraak staat er al.", "{n} afspraken staan er al.", merge.known
        ).format(n=number(merge.known))
        said = f"{said} {known}"
    return said


def when(each: PlannedImport) -> str:
    """How often and at what time: "elke dinsdag, 10.00–12.00"."""
    activity = each.activity
    said = recurrence.sentence(activity.rule)
    if activity.rule == recurrence.ONCE:
        said = short_date(each.occurrences[0].date)
    times = listing([sitting.times for sitting in activity.sittings])
    return f"{said}, {times}" if times else said


def _activities_table() -> RecordTable[PlannedImport]:
    return RecordTable[PlannedImport](
        (
            Column(title=_("activiteit"), value=lambda each: each.activity.title, stretch=True),
            Column(title=_("wanneer"), value=when),
            day_column(_("van"), lambda each: each.occurrences[0].date),
            Column(title=_("keren"), value=lambda each: len(each.occurrences), align=Align.RIGHT),
        ),
        lambda each: each.activity.id,
        name=_("Nieuwe activiteiten"),
        empty=_("Geen nieuwe activiteiten."),
    )


def _remarks_table() -> RecordTable[PlannedImport]:
    return RecordTable[PlannedImport](
        (
            Column(title=_("activiteit"), value=lambda each: each.activity.title),
            Column(title=_("let op"), value=lambda each: " ".join(each.notes), stretch=True),
        ),
        lambda each: each.activity.id,
        name=_("Let op"),
        empty=_("Niets bijzonders."),
    )


def _words() -> ImportWords:
    return ImportWords(
        title=_("Uit een agenda halen"),
        choose=_("Kies een agendabestand"),
        drop=_("Sleep uw agendabestand hierheen"),
        explanation=_(
            "Een bestand dat op .ics eindigt. U maakt het in uw agenda met ‘exporteren’. "
            "U ziet eerst welke activiteiten het worden. Daarna kiest u of ze bewaard worden."
        ),
        kind=_("Agendabestanden"),
        files=FILES,
        label=_("agenda ingelezen"),
    )
