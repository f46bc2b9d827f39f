"""The plan as a calendar file, and a calendar file as activities: once, whole, and to be taken back."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.calendar_file import CalendarMerge
from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.domain.overviews.aims import Aim
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.errors import Conflict, NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.services.rosters.people_and_duties import duty, pattern, volunteer
from tests.services.undoing import taken_back, there_and_back

Everything = Callable[[], list[list[Any]]]
AGENDA = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:koffie@example.org
SUMMARY:Koffie op dinsdag
LOCATION:grote zaal
DTSTART;TZID=Europe/Amsterdam:20261103T100000
DTEND;TZID=Europe/Amsterdam:20261103T120000
RRULE:FREQ=WEEKLY
EXDATE;TZID=Europe/Amsterdam:20261110T100000
END:VEVENT
BEGIN:VEVENT
UID:bestuur1@example.org
SUMMARY:Bestuur
DTSTART;TZID=Europe/Amsterdam:20261130T200000
END:VEVENT
BEGIN:VEVENT
UID:bestuur2@example.org
SUMMARY:Bestuur
DTSTART;TZID=Europe/Amsterdam:20261214T200000
END:VEVENT
BEGIN:VEVENT
UID:stuk@example.org
SUMMARY:Stuk
DTSTART:ooit
END:VEVENT
END:VCALENDAR
"""
ONE_MORE = """BEGIN:VEVENT
UID:bestuur3@example.org
SUMMARY:Bestuur
DTSTART;TZID=Europe/Amsterdam:20270111T200000
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    path = tmp_path / "agenda.ics"
    path.write_text(AGENDA, encoding="utf-8")
    return path


def take_in(house: CentreServices, path: Path) -> CalendarMerge:
    return house.calendars.keep(house.calendars.read(path)).value


def rows(house: CentreServices, title: str) -> list[Occurrence]:
    with house.database.read() as work:
        (activity,) = (one for one in work.store(Activity).find() if one.title == title)
        return sorted(
            work.store(Occurrence).find(activity_id=activity.id), key=lambda row: row.date
        )


def events(content: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def test_a_calendar_becomes_activities_a_year_ahead(house: CentreServices, agenda: Path) -> None:
    merge = take_in(house, agenda)

    assert [(each.activity.title, len(each.occurrences)) for each in merge.activities] == [
        ("Koffie op dinsdag", 55),
        ("Bestuur", 2),
    ]
    assert [place.where for place in merge.unreadable] == ["regel 22"]
    coffee = rows(house, "Koffie op dinsdag")
    assert coffee[0].date == dt.date(2026, 11, 3)
    assert dt.date(2026, 11, 10) not in {row.date for row in coffee}
    assert coffee[-1].date == dt.date(2027, 11, 23)
    assert {row.room_id for row in coffee} == {house.plan.rooms()[0].id}
    assert merge.activities[0].activity.rule == "FREQ=WEEKLY;INTERVAL=1;WKST=MO;BYDAY=TU"


def test_a_preview_keeps_nothing_and_a_second_time_adds_nothing(
    house: CentreServices, agenda: Path, everything: Everything
) -> None:
    before = everything()
    assert not house.calendars.preview(house.calendars.read(agenda)).nothing_new
    assert everything() == before
    take_in(house, agenda)
    kept = everything()

    again = house.calendars.keep(house.calendars.read(agenda))

    assert again.value.nothing_new
    assert (again.value.known, again.undo, again.changes) == (3, None, frozenset())
    assert everything() == kept


def test_an_import_is_undone_and_done_again_as_one_step(
    house: CentreServices, agenda: Path, everything: Everything
) -> None:
    before = everything()
    done = house.calendars.keep(house.calendars.read(agenda))
    there_and_back(done, before, everything)


def test_dates_that_the_series_got_since_go_with_it(
    house: CentreServices, agenda: Path, everything: Everything, clock: Any
) -> None:
    before = everything()
    done = house.calendars.keep(house.calendars.read(agenda))
    clock.moment += dt.timedelta(days=30)
    assert house.growing.extend().value > 0
    taken_back(done)
    assert everything() == before


def test_what_was_worked_on_since_is_not_taken_back(house: CentreServices, agenda: Path) -> None:
    done = house.calendars.keep(house.calendars.read(agenda))
    (kind, *_others) = house.counting.day(dt.date(2026, 11, 3)).kinds
    house.counting.add(rows(house, "Koffie op dinsdag")[0].id, kind.id, 3)
    with pytest.raises(Conflict, match="al gewerkt"):
        taken_back(done)
    assert len(rows(house, "Koffie op dinsdag")) == 55


def test_an_activity_that_was_changed_since_is_not_taken_back(
    house: CentreServices, agenda: Path
) -> None:
    done = house.calendars.keep(house.calendars.read(agenda))
    activity = done.value.activities[1].activity
    with house.database.begin() as work:
        work.store(Activity).replace(replace(activity, title="Bestuursvergadering"))
    with pytest.raises(Conflict, match="al gewerkt"):
        taken_back(done)


def test_a_new_date_of_something_planned_date_by_date_joins_it(
    house: CentreServices, agenda: Path
) -> None:
    take_in(house, agenda)
    agenda.write_text(AGENDA.removesuffix("END:VCALENDAR\n") + ONE_MORE, encoding="utf-8")

    merge = take_in(house, agenda)

    assert (len(merge.activities), len(merge.added)) == (0, 1)
    assert [row.date.isoformat() for row in rows(house, "Bestuur")] == [
        "2026-11-30",
        "2026-12-14",
        "2027-01-11",
    ]


def test_another_hour_of_a_day_that_was_planned_date_by_date_joins_it_too(
    house: CentreServices, agenda: Path
) -> None:
    take_in(house, agenda)
    early = ONE_MORE.replace("20270111T200000", "20261130T090000")
    agenda.write_text(AGENDA.removesuffix("END:VCALENDAR\n") + early, encoding="utf-8")
    take_in(house, agenda)
    first = [row for row in rows(house, "Bestuur") if row.date == dt.date(2026, 11, 30)]
    assert {(row.starts, row.sitting) for row in first} == {(dt.time(20), 1), (dt.time(9), 2)}


def test_dates_planned_one_by_one_survive_a_change_of_their_activity(
    house: CentreServices, agenda: Path
) -> None:
    board = take_in(house, agenda).activities[1].activity
    house.planning.keep(replace(board, title="Bestuursvergadering", starts=dt.time(19)), new=False)
    assert [(row.date.isoformat(), row.starts) for row in rows(house, "Bestuursvergadering")] == [
        ("2026-11-30", dt.time(19)),
        ("2026-12-14", dt.time(19)),
    ]


def test_what_this_centre_gave_out_is_known_when_it_comes_back(
    house: CentreServices, coffee: Activity, tmp_path: Path, everything: Everything
) -> None:
    house.growing.extra("Koffie-inloop", dt.date(2026, 11, 20))  # noqa: S610 - no Django
    path = tmp_path / "uit.ics"
    assert house.calendars.write(path) == 2
    before = everything()

    merge = take_in(house, path)

    assert merge.nothing_new
    assert merge.known == 2
    assert everything() == before
    assert len(rows(house, coffee.title)) == 57


def test_all_of_it_one_activity_or_one_room_is_given_out(
    house: CentreServices, coffee: Activity
) -> None:
    room = house.plan.rooms()[0]
    both = Room(id=new_id(), centre_id=house.centre.id, name="Zaal en keuken", part_ids=(room.id,))
    with house.database.begin() as work:
        work.store(Room).add(both)
    other = replace(coffee, id=new_id(), title="Eten", room_id=both.id)
    house.planning.keep(other, new=True)

    def titles(content: bytes) -> set[str]:
        return {str(event["SUMMARY"]) for event in events(content)}

    assert titles(house.calendars.export()) == {"Koffie-inloop", "Eten"}
    assert titles(house.calendars.export(activity_id=coffee.id)) == {"Koffie-inloop"}
    assert titles(house.calendars.export(room_id=room.id)) == {"Eten"}
    with pytest.raises(Conflict):
        house.calendars.export(activity_id=new_id())


def test_a_title_that_is_too_long_is_kept_whole_in_the_description(
    house: CentreServices, agenda: Path
) -> None:
    title = ("Feest 🎉 حفلة " * 40)[:500].strip()
    agenda.write_text(
        AGENDA.replace("SUMMARY:Koffie op dinsdag", f"SUMMARY:{title}"), encoding="utf-8"
    )
    each = take_in(house, agenda).activities[0]
    assert len(each.activity.title) <= 120
    assert each.activity.description == " ".join(title.split())
    assert "omschrijving" in each.notes[0]


def test_a_name_that_is_here_already_and_a_place_that_is_no_room_are_pointed_out(
    house: CentreServices, coffee: Activity, agenda: Path
) -> None:
    agenda.write_text(
        AGENDA.replace("Koffie op dinsdag", coffee.title).replace("grote zaal", "Dorpsplein"),
        encoding="utf-8",
    )
    each = take_in(house, agenda).activities[0]
    assert "al een activiteit met deze naam" in each.notes[0]
    assert (each.activity.room_id, each.activity.place) == (None, "Dorpsplein")


def test_only_who_may_import_takes_a_calendar_in(
    house_for: Callable[[Profile], CentreServices], agenda: Path
) -> None:
    with pytest.raises(NotAllowed):
        house_for(Profile.DOOR).calendars.read(agenda)


@pytest.mark.parametrize("record", ["pattern", "aim", "hours"])
def test_an_import_is_not_undone_when_duties_aims_or_hours_were_hung_on_it(
    house: CentreServices, agenda: Path, everything: Everything, record: str
) -> None:
    done = house.calendars.keep(house.calendars.read(agenda))
    activity = done.value.activities[0].activity
    if record == "pattern":
        pattern(house, duty(house), rule="", activity_id=activity.id)
    elif record == "aim":
        made = Aim(
            id=new_id(), centre_id=house.centre.id, activity_id=activity.id, year=2026, times=40
        )
        house.aiming.keep(made)
    else:
        blank = house.hours.blank(volunteer(house, "Ria").id)
        house.hours.keep(replace(blank, minutes=60, activity_id=activity.id), new=True)
    left = everything()
    with pytest.raises(Conflict, match="al gewerkt"):
        taken_back(done)
    assert everything() == left
