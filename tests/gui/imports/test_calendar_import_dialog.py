"""Taking in a calendar file in the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from buurthuis_app.gui.imports.calendar_import_dialog import CalendarImportDialog, when
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.services.registry import CentreServices

Show = Callable[[QWidget], None]
AGENDA = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
SUMMARY:Koffie
DTSTART;TZID=Europe/Amsterdam:20261201T100000
DTEND;TZID=Europe/Amsterdam:20261201T120000
RRULE:FREQ=WEEKLY;COUNT=3
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Kamp
DTSTART;VALUE=DATE:20270705
DTEND;VALUE=DATE:20270710
END:VEVENT
BEGIN:VEVENT
UID:3
SUMMARY:Stuk
DTSTART:ooit
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    path = tmp_path / "agenda.ics"
    path.write_text(AGENDA, encoding="utf-8")
    return path


@pytest.fixture
def dialog(house: CentreServices, shell: Shell, show: Show) -> CalendarImportDialog:
    made = CalendarImportDialog(house, shell.operations)
    show(made)
    return made


def read(dialog: CalendarImportDialog, path: Path, shell: Shell) -> None:
    dialog.read(path)
    shell.operations.wait()


def planned(house: CentreServices) -> list[str]:
    return [one.activity.title for one in house.plan.activities()]


def test_it_shows_what_it_would_become_before_anything_is_kept(
    dialog: CalendarImportDialog, house: CentreServices, shell: Shell, agenda: Path
) -> None:
    read(dialog, agenda, shell)
    findings = dialog.findings
    assert findings is not None
    assert findings.outcome.text() == "Opslaan zet erbij: 2 nieuwe activiteiten en 4 keren."
    assert [when(each) for each in findings.activities.records()] == [
        "elke dinsdag, 3 keer, 10.00–12.00",
        "5-7-2027",
    ]
    assert [each.activity.title for each in findings.remarks.records()] == ["Kamp"]
    assert [place.where for place in findings.unreadable.records()] == ["regel 15"]
    assert planned(house) == []


def test_bewaren_keeps_it_and_it_can_be_taken_back(
    dialog: CalendarImportDialog, house: CentreServices, shell: Shell, agenda: Path
) -> None:
    read(dialog, agenda, shell)
    QTest.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton)
    shell.operations.wait()
    assert not dialog.isVisible()
    assert planned(house) == ["Kamp", "Koffie"]
    assert shell.undo.undo_label == "agenda ingelezen"
    shell.undo.undo()
    shell.operations.wait()
    assert planned(house) == []


def test_the_same_file_again_has_nothing_new(
    dialog: CalendarImportDialog, house: CentreServices, shell: Shell, agenda: Path
) -> None:
    house.calendars.keep(house.calendars.read(agenda))
    read(dialog, agenda, shell)
    assert dialog.findings is not None
    assert "niets nieuws" in dialog.findings.outcome.text()
    assert not dialog.keep_button.isVisible()
    agenda.write_text(AGENDA.replace("UID:2", "UID:4"), encoding="utf-8")
    read(dialog, agenda, shell)
    assert dialog.findings.outcome.text() == (
        "Opslaan zet erbij: 1 nieuwe activiteit en 1 keer. 1 afspraak staat er al."
    )


def test_what_is_no_calendar_or_holds_nothing_is_told(
    dialog: CalendarImportDialog, shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "x.ics"
    path.write_text("hallo", encoding="utf-8")
    read(dialog, path, shell)
    assert "geen agendabestand" in dialog.notice.sentence
    assert dialog.choose_button.isVisible()
    path.write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n", encoding="utf-8")
    read(dialog, path, shell)
    assert dialog.findings is not None
    assert "niets dat overgenomen kan worden" in dialog.findings.outcome.text()


def test_every_control_has_a_name(
    dialog: CalendarImportDialog,
    shell: Shell,
    agenda: Path,
    nameless: Callable[[QWidget], list[str]],
) -> None:
    assert not nameless(dialog)
    read(dialog, agenda, shell)
    assert not nameless(dialog)
