"""Other people's calendar files: every way to say when, and every way in which a file can be bad."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given

from buurthuis_app.domain.activities import recurrence
from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.calendar_file import CalendarFile, FoundEvent
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.activities import icalendar_lines
from buurthuis_app.exchange.activities.icalendar_reading import read_calendar
from tests.exchange.activities.test_icalendar_writing import plans, written

HORIZON = dt.date(2027, 11, 23)
Read = Callable[..., CalendarFile]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads the properties of events, one text an event."""

    def reading(*events: str, before: str = "") -> CalendarFile:
        blocks = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
        path = tmp_path / "agenda.ics"
        path.write_text(
            f"BEGIN:VCALENDAR\nVERSION:2.0\n{before}{blocks}END:VCALENDAR\n", encoding="utf-8"
        )
        return read_calendar(path, HORIZON)

    return reading


def one(file: CalendarFile) -> FoundEvent:
    assert not file.unreadable
    (event,) = file.events
    return event


def days(event: FoundEvent) -> list[str]:
    return [f"{date.date:%d-%m-%Y}" for date in event.dates if not date.cancelled]


def times(event: FoundEvent) -> list[tuple[dt.time | None, dt.time | None]]:
    return [(date.starts, date.ends) for date in event.dates]


def test_a_single_event_is_planned_once(read: Read) -> None:
    event = one(
        read(
            "UID:1@x\nSUMMARY:Buurtfeest\nLOCATION:Plein\nDESCRIPTION:Neem\\niets mee\n"
            "DTSTART;TZID=Europe/Amsterdam:20260704T140000\nDTEND;TZID=Europe/Amsterdam:20260704T170000"
        )
    )
    assert (event.title, event.place, event.description) == (
        "Buurtfeest",
        "Plein",
        "Neem\niets mee",
    )
    assert event.rule == recurrence.ONCE
    assert days(event) == ["04-07-2026"]
    assert times(event) == [(dt.time(14), dt.time(17))]
    assert event.where == "regel 3"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=WEEKLY", "elke dinsdag"),
        ("FREQ=WEEKLY;BYDAY=TU,TH", "elke dinsdag en donderdag"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU", "elke 2 weken op dinsdag"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "elke maandag tot en met vrijdag"),
        ("FREQ=MONTHLY", "elke maand op de 6e"),
        ("FREQ=MONTHLY;BYDAY=1TU", "elke maand op de eerste dinsdag"),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1", "elke maand op de eerste dinsdag"),
        ("FREQ=WEEKLY;COUNT=5", "elke dinsdag, 5 keer"),
        ("FREQ=YEARLY", "volgens een eigen regel"),
    ],
)
def test_a_rule_is_said_in_the_words_of_the_form(read: Read, rule: str, said: str) -> None:
    event = one(read(f"UID:1\nSUMMARY:X\nDTSTART:20260106T100000\nRRULE:{rule}"))
    assert recurrence.sentence(event.rule) == said
    given = recurrence.dates(event.rule, event.first, event.first, HORIZON)
    assert [date.date for date in event.dates] == list(given)


def test_an_endless_series_is_taken_over_a_year_ahead_and_goes_on(read: Read) -> None:
    event = one(read("UID:1\nSUMMARY:X\nDTSTART:20260106T100000\nRRULE:FREQ=WEEKLY"))
    assert event.until is None
    assert days(event)[-1] == "23-11-2027"


@pytest.mark.parametrize(
    "until", ["20260127T090000Z", "20260127T100000", "20260127", "20260127T225959Z"]
)
def test_the_last_day_is_a_local_day(read: Read, until: str) -> None:
    start = "DTSTART;TZID=Europe/Amsterdam:20260106T100000"
    event = one(read(f"UID:1\nSUMMARY:X\n{start}\nRRULE:FREQ=WEEKLY;UNTIL={until}"))
    assert event.until == dt.date(2026, 1, 27)
    assert days(event) == ["06-01-2026", "13-01-2026", "20-01-2026", "27-01-2026"]
    assert "UNTIL" not in event.rule


def test_left_out_added_moved_and_cancelled_dates(read: Read) -> None:
    zone = ";TZID=Europe/Amsterdam:"
    file = read(
        f"UID:1\nSUMMARY:Koffie\nDTSTART{zone}20260106T100000\nDTEND{zone}20260106T120000\n"
        f"RRULE:FREQ=WEEKLY;COUNT=6\nEXDATE:20260113T090000Z\nRDATE{zone}20260115T140000",
        f"UID:1\nSUMMARY:Koffie\nRECURRENCE-ID{zone}20260120T100000\n"
        f"DTSTART{zone}20260121T190000\nDTEND{zone}20260121T210000\nLOCATION:Keuken",
        f"UID:1\nRECURRENCE-ID;VALUE=DATE:20260127\nDTSTART{zone}20260127T100000\nSTATUS:CANCELLED",
    )
    event = one(file)
    assert days(event) == ["06-01-2026", "15-01-2026", "21-01-2026", "03-02-2026", "10-02-2026"]
    moved = event.dates[2]
    assert (moved.planned_for, moved.starts, moved.place) == (
        dt.date(2026, 1, 20),
        dt.time(19),
        "Keuken",
    )
    assert [date.planned_for.day for date in event.dates if date.cancelled] == [27]
    assert event.dates[1].ends == dt.time(16)


def test_times_of_elsewhere_become_local_times(read: Read) -> None:
    summer = one(read("UID:1\nSUMMARY:X\nDTSTART:20260707T080000Z\nDURATION:PT1H30M"))
    assert times(summer) == [(dt.time(10), dt.time(11, 30))]
    london = one(read("UID:1\nSUMMARY:X\nDTSTART;TZID=Europe/London:20260107T093000"))
    assert times(london) == [(dt.time(10, 30), None)]
    windows = one(read("UID:1\nSUMMARY:X\nDTSTART;TZID=W. Europe Standard Time:20260107T093000"))
    assert times(windows) == [(dt.time(9, 30), None)]


def test_a_time_zone_that_the_file_describes_itself_is_followed(read: Read) -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Eigen tijd\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        "TZOFFSETFROM:+0300\nTZOFFSETTO:+0300\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    event = one(read("UID:1\nSUMMARY:X\nDTSTART;TZID=Eigen tijd:20260107T120000", before=zone))
    assert times(event) == [(dt.time(10), None)]
    forgotten = one(read("UID:1\nSUMMARY:X\nDTSTART;TZID=Eigen tijd:20260107T120000"))
    assert times(forgotten) == [(dt.time(12), None)]
    assert "Eigen tijd" in forgotten.notes[0]


def test_a_series_in_utc_keeps_its_moments_when_the_clock_changes(read: Read) -> None:
    event = one(read("UID:1\nSUMMARY:X\nDTSTART:20260324T090000Z\nRRULE:FREQ=WEEKLY;COUNT=2"))
    assert times(event) == [(dt.time(10), None), (dt.time(11), None)]


def test_a_rule_that_falls_on_other_days_here_becomes_separate_dates(read: Read) -> None:
    event = one(
        read("UID:1\nSUMMARY:X\nDTSTART:20260105T233000Z\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3")
    )
    assert days(event) == ["06-01-2026", "13-01-2026", "20-01-2026"]
    assert event.rule == ""
    assert "losse dagen" in event.notes[0]


def test_whole_days_and_events_of_several_days(read: Read) -> None:
    whole = one(read("UID:1\nSUMMARY:X\nDTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:20260502"))
    assert (days(whole), times(whole), whole.notes) == (["01-05-2026"], [(None, None)], ())
    several = one(read("UID:1\nSUMMARY:X\nDTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:20260504"))
    assert (days(several), times(several)) == (["01-05-2026"], [(None, None)])
    assert "meer dan een dag" in several.notes[0]
    long = one(read("UID:1\nSUMMARY:X\nDTSTART:20260501T100000\nDTEND:20260503T100000"))
    assert times(long) == [(dt.time(10), None)]
    assert "meer dan een dag" in long.notes[0]
    night = one(read("UID:1\nSUMMARY:X\nDTSTART:20260501T220000\nDTEND:20260502T013000"))
    assert (times(night), night.notes) == ([(dt.time(22), dt.time(1, 30))], ())


def test_the_beginning_counts_also_when_the_rule_would_not_give_it(read: Read) -> None:
    event = one(
        read("UID:1\nSUMMARY:X\nDTSTART:20260107T100000\nRRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=3")
    )
    assert days(event) == ["07-01-2026", "13-01-2026", "20-01-2026"]


def test_separate_events_of_one_name_become_one_activity(read: Read) -> None:
    file = read(
        "UID:1\nSUMMARY:Bestuur\nDTSTART:20260107T200000",
        "UID:2\nSUMMARY:bestuur\nDTSTART:20260204T200000",
        "UID:3\nSUMMARY:Feest\nDTSTART:20260204T200000",
        "UID:4\nSUMMARY:Bestuur\nDTSTART:20260204T100000",
        "UID:5\nSUMMARY:Bestuur\nDTSTART:20260204T200000",
    )
    assert [(event.title, len(event.dates), event.rule) for event in file.events] == [
        ("Bestuur", 3, ""),
        ("Feest", 1, recurrence.ONCE),
        ("Bestuur", 1, recurrence.ONCE),
    ]


def test_a_later_version_of_an_event_takes_its_place(read: Read) -> None:
    event = one(
        read(
            "UID:1\nSEQUENCE:2\nSUMMARY:Nieuw\nDTSTART:20260107T200000",
            "UID:1\nSEQUENCE:1\nSUMMARY:Oud\nDTSTART:20260107T190000",
        )
    )
    assert event.title == "Nieuw"


def test_a_cancelled_event_is_not_taken_over(read: Read) -> None:
    start = "DTSTART:20260107T200000"
    file = read(
        f"UID:1\nSTATUS:CANCELLED\n{start}\nRRULE:FREQ=WEEKLY",
        f"UID:1\nRECURRENCE-ID:20260114T200000\nSUMMARY:Y\n{start}",
    )
    assert (file.events, file.unreadable) == ((), ())


def test_a_change_of_a_series_that_is_not_there_stands_by_itself(read: Read) -> None:
    event = one(read("UID:1\nRECURRENCE-ID:20260114T200000\nSUMMARY:Y\nDTSTART:20260115T200000"))
    assert days(event) == ["15-01-2026"]


def test_a_date_left_out_far_ahead_is_not_forgotten(read: Read) -> None:
    event = one(
        read("UID:1\nSUMMARY:X\nDTSTART:20260106T100000\nRRULE:FREQ=WEEKLY\nEXDATE:20281226T100000")
    )
    assert days(event)[-1] == "19-12-2028"


@pytest.mark.parametrize(
    ("event", "why"),
    [
        ("DTSTART:20260106T100000\nRRULE:FREQ=WOBBLY", "herhaling is niet te lezen"),
        ("DTSTART:20260106T100000\nRRULE:FREQ=WEEKLY;INTERVAL=0", "telt 0 keer"),
        ("DTSTART:20260106T100000\nRRULE:FREQ=WEEKLY;COUNT=0", "telt 0 keer"),
        ("DTSTART:20260106T100000\nRRULE:FREQ=HOURLY", "meer keren op een dag"),
        ("DTSTART:20260106T100000\nRRULE:FREQ=DAILY;BYHOUR=9,10", "meer keren op een dag"),
        ("DTSTART:20260106T100000\nRRULE:FREQ=MONTHLY;BYDAY=0TU;BYSETPOS=999", "herhaling"),
        ("DTSTART:20260106T100000\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY", "meer dan één herhaling"),
        ("DTSTART:20100106T100000\nRRULE:FREQ=DAILY", "meer dan 5.000 keren"),
        ("DTSTART:06-01-2026", "begindatum is niet te lezen"),
        ("SUMMARY:X", "geen begindatum"),
        ("DTSTART:20260106T100000\nDTEND:gisteren", "einddatum is niet te lezen"),
        ("DTSTART:20260106T100000\nDTEND:20260106T090000", "einde ligt voor het begin"),
        ("DTSTART:20260106T100000\nDTEND;VALUE=DATE:20260107", "passen niet bij elkaar"),
        ("DTSTART:20260106T100000\nDURATION:lang", "duur is niet te lezen"),
        ("DTSTART:20260106T100000\nDURATION:-PT1H", "einde ligt voor het begin"),
        ("DTSTART:20260106T100000\nRRULE:FREQ=WEEKLY\nEXDATE:ooit", "overgeslagen datum"),
        ("DTSTART:20260106T100000\nRDATE:ooit", "extra datum"),
        ("DTSTART:20260106T100000\nRECURRENCE-ID:ooit", "welke keer"),
        ("DTSTART:20990106T100000", "te ver weg"),
        ("DTSTART;VALUE=DATE:15000101", "te ver weg"),
        ("DTSTART:99991231T233000Z", "te ver weg"),
    ],
)
def test_a_bad_event_is_told_with_its_line_and_the_rest_is_taken_over(
    read: Read, event: str, why: str
) -> None:
    file = read(f"UID:1\nSUMMARY:Stuk\n{event}", "UID:2\nSUMMARY:Goed\nDTSTART:20260106T100000")
    assert [event.title for event in file.events] == ["Goed"]
    (place,) = file.unreadable
    assert place.where == "regel 3"
    assert why in place.why
    assert place.why.endswith(".")


@pytest.mark.parametrize(
    "rule",
    ["FREQ=YEARLY;UNTIL=99991231T235959Z", "FREQ=YEARLY;UNTIL=99991231", "FREQ=YEARLY;COUNT=8000"],
)
def test_a_yearly_rule_to_9999_is_taken_over_a_year_ahead(read: Read, rule: str) -> None:
    event = one(read(f"UID:1\nSUMMARY:X\nDTSTART:20200106T100000Z\nRRULE:{rule}"))
    assert len(event.dates) == 8
    assert event.until is None


def test_two_times_on_one_day_are_sittings_of_that_day(read: Read) -> None:
    file = read(
        "UID:1\nSUMMARY:X\nDTSTART:20260106T100000\nRDATE:20260106T080000,20260108T100000",
        "UID:1\nSUMMARY:X\nRECURRENCE-ID:20260106T080000\nDTSTART:20260107T083000",
    )
    assert [
        (date.planned_for.day, date.sitting, date.date.day, date.starts) for date in one(file).dates
    ] == [
        (6, 1, 6, dt.time(10)),
        (6, 2, 7, dt.time(8, 30)),
        (8, 1, 8, dt.time(10)),
    ]
    assert not file.unreadable


def test_appointments_of_one_name_at_two_hours_of_a_day_are_one_activity(read: Read) -> None:
    event = one(
        read(
            "UID:1\nSUMMARY:Spreekuur\nDTSTART:20260106T140000",
            "UID:2\nSUMMARY:Spreekuur\nDTSTART:20260106T090000",
            "UID:3\nSUMMARY:Spreekuur\nDTSTART:20260113T140000",
        )
    )
    assert [(date.date.day, date.sitting, date.starts) for date in event.dates] == [
        (6, 1, dt.time(14)),
        (6, 2, dt.time(9)),
        (13, 1, dt.time(14)),
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "geen agendabestand"),
        (b"naam;datum\n", "geen agendabestand"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "geen agendabestand"),
        (b"PK\x03\x04", "geen agendabestand"),
        (b"\x00" * 5000, "geen agendabestand"),
    ],
)
def test_what_is_no_calendar_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "x.ics"
    path.write_bytes(content)
    with pytest.raises(Invalid, match=why):
        read_calendar(path, HORIZON)


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="is er niet"):
        read_calendar(tmp_path / "x.ics", HORIZON)
    with pytest.raises(Invalid, match="map"):
        read_calendar(tmp_path, HORIZON)


def test_a_hundred_megabytes_are_refused_without_reading_them(tmp_path: Path) -> None:
    path = tmp_path / "x.ics"
    with path.open("wb") as file:
        file.truncate(100 << 20)
    with pytest.raises(Invalid, match=r"te groot \(100 MB"):
        read_calendar(path, HORIZON)


def test_too_many_events_or_dates_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: Read
) -> None:
    monkeypatch.setattr(icalendar_lines, "MOST_EVENTS", 3)
    with pytest.raises(Invalid, match="meer dan 3 afspraken"):
        read(*["UID:1\nDTSTART:20260106"] * 4)
    monkeypatch.undo()
    event = "UID:{}\nSUMMARY:X\nDTSTART:20150106\nRRULE:FREQ=DAILY"
    with pytest.raises(Invalid, match=r"meer dan 50\.000 keren"):
        read(*[event.format(n) for n in range(12)])
    assert not list(tmp_path.glob("*.bezig"))


def test_letters_of_an_old_windows_program_are_read_and_pointed_at(tmp_path: Path) -> None:
    path = tmp_path / "x.ics"
    text = (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Taalcafé\r\nDTSTART:20260106\r\nEND:VEVENT\r\n"
    )
    path.write_bytes((text + "END:VCALENDAR\r\n").encode("cp1252"))
    file = read_calendar(path, HORIZON)
    assert file.events[0].title == "Taalcafé"
    assert (file.unreadable[0].where, file.unreadable[0].text) == ("regel 3", "SUMMARY:Taalcafé")
    path.write_bytes((text + "END:VCALENDAR\r\n").encode("utf-16"))
    assert read_calendar(path, HORIZON).events[0].title == "Taalcafé"


def test_an_event_that_never_ends_is_told_and_alarms_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "x.ics"
    path.write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART:20260106\n"
        "BEGIN:VEVENT\nSUMMARY:B\nDTSTART:20260107\n"
        "BEGIN:VALARM\nTRIGGER:-PT1H\nSUMMARY:Bel\nDURATION:PT5M\nEND:VALARM\nEND:VEVENT\n"
        "BEGIN:VEVENT\nSUMMARY:C\n",
        encoding="utf-8",
    )
    file = read_calendar(path, HORIZON)
    assert [event.title for event in file.events] == ["B"]
    assert [place.where for place in file.unreadable] == ["regel 2", "regel 14"]


def test_progress_is_told_and_may_stop_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "x.ics"
    event = "BEGIN:VEVENT\nUID:{}\nDTSTART:20260106\nEND:VEVENT\n"
    blocks = "".join(event.format(n) for n in range(5))
    path.write_text(f"BEGIN:VCALENDAR\n{blocks}END:VCALENDAR\n", encoding="utf-8")
    told: list[tuple[int, int]] = []
    read_calendar(path, HORIZON, lambda done, total: told.append((done, total)))
    assert (2, 5) in told

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_calendar(path, HORIZON, stop)


def same(rows: list[Occurrence]) -> list[tuple[dt.date, dt.time | None, dt.time | None]]:
    """When the rows take place."""
    held = (row for row in rows if not row.cancelled)
    return sorted(
        ((row.date, row.starts, row.ends if row.starts else None) for row in held), key=str
    )


@given(plans())
def test_what_is_written_and_read_back_gives_the_same_occurrences(
    tmp_path_factory: pytest.TempPathFactory, plan: tuple[Activity, list[Occurrence]]
) -> None:
    activity, rows = plan
    if any(_in_the_lost_hour(row) for row in rows):
        return
    path = tmp_path_factory.mktemp("agenda") / "x.ics"
    path.write_bytes(written((activity, rows)))
    file = read_calendar(path, dt.date(2029, 1, 1))
    found = [
        (date.date, date.starts, date.ends)
        for event in file.events
        for date in event.dates
        if not date.cancelled
    ]
    assert sorted(found, key=str) == same(rows)
    assert not file.unreadable


def _in_the_lost_hour(row: Occurrence) -> bool:
    """Whether it begins or ends at a time that the clock skips."""
    lost = {dt.date(2026, 3, 29), dt.date(2027, 3, 28), dt.date(2028, 3, 26)}
    at = {time.hour for time in (row.starts, row.ends) if time}
    return 2 in at and row.date in lost
