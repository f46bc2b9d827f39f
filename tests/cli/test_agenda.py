"""The plan on the command line: calendar files out and in, and the poster of a week."""

import json
from pathlib import Path

import icalendar
import pytest

from buurthuis_app import cli
from tests.reports.reading import page_texts

AGENDA = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
SUMMARY:Koffie
DTSTART;TZID=Europe/Amsterdam:20261229T100000
DTEND;TZID=Europe/Amsterdam:20261229T120000
RRULE:FREQ=WEEKLY;COUNT=3
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Stuk
DTSTART:ooit
END:VEVENT
END:VCALENDAR
"""


def run(folder: Path, *arguments: str) -> int:
    return cli.run(["--data", str(folder), *arguments])


@pytest.fixture
def agenda(tmp_path: Path) -> str:
    path = tmp_path / "agenda.ics"
    path.write_text(AGENDA, encoding="utf-8")
    return str(path)


def test_a_calendar_goes_in_and_comes_out(
    folder: Path, agenda: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, "import", "ics", agenda) == cli.GOOD
    said = capsys.readouterr().out
    assert "Koffie: 3 keer." in said
    assert "Niet gelezen: regel 9: De begindatum is niet te lezen." in said
    assert "Bewaard: 3 keer nieuw, 0 al bekend." in said

    for name, choice in (("a.ics", []), ("b.ics", ["--activity", "koffie"])):
        out = folder / name
        assert run(folder, "ics", *choice, "--output", str(out)) == cli.GOOD
        (event,) = icalendar.Calendar.from_ical(out.read_bytes()).walk("VEVENT")
        assert str(event["SUMMARY"]) == "Koffie"

    assert run(folder, "import", "ics", agenda) == cli.GOOD
    assert "niets nieuws" in capsys.readouterr().out


def test_a_dry_run_tells_it_as_json_and_keeps_nothing(
    folder: Path, agenda: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for _time in range(2):
        assert run(folder, "import", "ics", agenda, "--dry-run", "--json") == cli.GOOD
        told = json.loads(capsys.readouterr().out)
        assert told["activities"] == [
            {
                "title": "Koffie",
                "rule": "FREQ=WEEKLY;INTERVAL=1;WKST=MO;BYDAY=TU;COUNT=3",
                "occurrences": 3,
                "first": "2026-12-29",
                "last": "2027-01-12",
                "notes": [],
            }
        ]
        assert (told["added"], told["known"], len(told["unreadable"])) == (3, 0, 1)


def test_the_poster_of_week_53(
    folder: Path, agenda: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(folder, "import", "ics", agenda)
    out = folder / "week.pdf"
    assert run(folder, "week", "--week", "2026-W53", "--output", str(out)) == cli.GOOD
    said = capsys.readouterr().out
    assert "Week 53, 28 december 2026 tot en met 3 januari 2027: 1 activiteit." in said
    (text,) = page_texts(out.read_bytes())
    assert "Weekprogramma week 53" in text
    assert "10.00–12.00" in text


@pytest.mark.parametrize(
    "week", ["2025-W53", "2026-W00", "2026-54", "week 3", "0000-W01", "2026-W5٣"]
)
def test_a_week_that_does_not_exist_is_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], week: str
) -> None:
    with pytest.raises(SystemExit) as stop:
        run(tmp_path, "week", "--week", week, "--output", "x.pdf")
    assert stop.value.code == cli.USAGE
    said = capsys.readouterr().err
    assert said.startswith("Dit commando klopt niet: ")
    assert "schrijf de week als" in said or "heeft geen week" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["ics"],
        ["ics", "--room", "a", "--activity", "b", "--output", "x.ics"],
        ["week", "--output", "x.pdf"],
        ["import", "ics"],
    ],
)
def test_a_wrong_command_is_usage(tmp_path: Path, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        run(tmp_path, *arguments)
    assert stop.value.code == cli.USAGE


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["ics", "--output", "x.txt"], "op .ics eindigt"),
        (["ics", "--room", "Zolder", "--output", "x.ics"], "Deze ruimte is er niet: Zolder."),
        (["ics", "--activity", "Zolder", "--output", "x.ics"], "Deze activiteit is er niet"),
        (["ics", "--output", "geen/map/x.ics"], "bestaat niet"),
        (["import", "ics", "nergens.ics"], "is er niet"),
        (["week", "--week", "2026-W53", "--output", "x.docx"], "op .pdf eindigt"),
        (["week", "--week", "2026-W53", "--output", "geen/map/x.pdf"], "bestaat niet"),
    ],
)
def test_bad_input_is_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], why: str
) -> None:
    assert run(folder, *arguments) == cli.AT_FAULT
    assert why in capsys.readouterr().err
