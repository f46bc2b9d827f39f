"""The roster given out: poster, list per person, calendar file and JSON, read back."""

import datetime as dt
import json
from pathlib import Path
from typing import cast

import icalendar
import pytest

from buurthuis_app import cli
from buurthuis_app.domain.rosters.shift import AssignmentState
from buurthuis_app.domain.shared.periods import iso_week
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.errors import Invalid
from buurthuis_app.services.papers.paper import drawn
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.rosters.papers import Wanted
from tests.reports.reading import page_texts
from tests.services.rosters.people_and_duties import MONDAY, duty, pattern, shift, volunteer

WEEK = Wanted(day=MONDAY)


@pytest.fixture
def ria(house: CentreServices) -> Volunteer:
    """Confirmed on Monday, where one more is needed; asked for a night that goes past midnight."""
    bar = duty(house, "Bar")
    key = duty(house, "Sleutel", position=1)
    made = volunteer(house, "Ria Smit", bar, key)
    first = shift(house, bar, needed=2, remark="Neem de kas mee")
    house.rostering.assign(first.id, made.id, state=AssignmentState.CONFIRMED)
    night = shift(
        house, key, MONDAY + dt.timedelta(days=5), starts=dt.time(22), ends=dt.time(1, 30)
    )
    house.rostering.assign(night.id, made.id)
    return made


@pytest.mark.usefixtures("ria")
def test_the_poster_shows_who_is_on_duty_and_what_is_open(house: CentreServices) -> None:
    (text,) = page_texts(house.roster_papers.poster(WEEK).content)
    assert "Rooster week 48" in text
    assert "Ria Smit · 1 plaats open" in " ".join(text.split())
    assert "Ria Smit (gevraagd)" in text
    assert "22.00–1.30" in text
    assert "geen diensten" in text


def test_who_is_only_proposed_does_not_hang_on_the_wall(
    house: CentreServices, ria: Volunteer
) -> None:
    bar = house.roster.board(MONDAY, MONDAY).shifts[0]
    piet = volunteer(house, "Piet Kok", bar.duty)
    house.rostering.assign(bar.shift.id, piet.id, state=AssignmentState.PROPOSED)
    (text,) = page_texts(house.roster_papers.poster(WEEK).content)
    assert "Piet" not in text
    assert f"{ria.name} · 1 plaats open" in " ".join(text.split())


@pytest.mark.usefixtures("ria")
def test_every_week_has_a_sheet_of_its_own(house: CentreServices) -> None:
    paper = house.roster_papers.poster(Wanted(day=MONDAY, weeks=3))
    pages = page_texts(paper.content)
    assert len(pages) == 3
    assert "Rooster week 50" in pages[2]


def test_the_list_of_a_person_says_when_what_and_how_sure(
    house: CentreServices, ria: Volunteer
) -> None:
    text = " ".join(page_texts(drawn(house.roster_papers.lists(WEEK, ria.id)).content)[0].split())
    assert "Ria Smit" in text
    assert "2 diensten, 7 uur" in text
    assert "maandag 23 november 2026" in text
    assert "Neem de kas mee" in text
    assert "bevestigd" in text


def test_without_anybody_the_lists_say_so(house: CentreServices) -> None:
    (text,) = page_texts(drawn(house.roster_papers.lists(WEEK)).content)
    assert "nog niemand op het rooster" in text


def test_a_persons_calendar_holds_real_moments_and_no_other_names(
    house: CentreServices, ria: Volunteer
) -> None:
    read = icalendar.Calendar.from_ical(house.roster_papers.calendar(WEEK, ria.id))
    first, night = cast("list[icalendar.Event]", read.walk("VEVENT"))
    assert str(first["SUMMARY"]) == "Bar"
    assert first.start == dt.datetime(2026, 11, 23, 8, 30, tzinfo=dt.UTC)
    assert night.duration == dt.timedelta(hours=3, minutes=30)
    everybody = icalendar.Calendar.from_ical(house.roster_papers.calendar(WEEK))
    assert str(everybody.walk("VEVENT")[0]["SUMMARY"]) == "Bar: Ria Smit en 1 open"


def test_another_ending_is_refused(house: CentreServices, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"\.pdf, \.ics of \.json"):
        house.roster_papers.write(WEEK, tmp_path / "rooster.docx")


@pytest.mark.file_only
def test_the_command_writes_a_proposal_with_reasons_and_keeps_nothing(
    house: CentreServices, database_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bar = duty(house)
    volunteer(house, "Ria Smit", bar)
    pattern(house, bar, 1, needed=2)
    coming = dt.datetime.now().astimezone().date() + dt.timedelta(weeks=2)
    out = database_path.parent / "rooster.json"
    command = ["--data", str(database_path.parent), "roster", "--from", coming.isoformat()]
    asked = [*command, "--weeks", "1", "--propose", "--output", str(out)]
    assert cli.run(asked) == cli.GOOD
    said = capfd.readouterr().out
    assert said.startswith("Voorstel: 1 van 2 open plaatsen gevuld. Het is niet bewaard.")
    assert "Beter kan niet" in said
    written = json.loads(out.read_text(encoding="utf-8"))
    assert written["proposal"]["proven"]
    (one,) = written["proposal"]["proposed"]
    assert one["name"] == "Ria Smit"
    assert one["reason"].startswith("vrij, doet bar")
    assert [left["missing"] for left in written["proposal"]["open"]] == [1]
    (kept,) = house.roster.board(iso_week(coming).first, iso_week(coming).last).shifts
    assert kept.placed == ()


@pytest.mark.file_only
@pytest.mark.usefixtures("ria")
@pytest.mark.parametrize("name", ["rooster.pdf", "rooster.ics"])
def test_the_command_writes_what_the_ending_asks_for(database_path: Path, name: str) -> None:
    folder = database_path.parent
    command = ["--data", str(folder), "roster", "--from", "2026-11-23", "--person", "ria"]
    assert cli.run([*command, "--output", str(folder / name)]) == cli.GOOD
    assert (folder / name).stat().st_size > 500


def test_31_february_is_no_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.run(["--data", str(tmp_path), "roster", "--from", "2026-02-31", "--output", "a.pdf"])
    assert left.value.code == cli.USAGE
    assert "de dag 2026-02-31 bestaat niet" in capsys.readouterr().err
