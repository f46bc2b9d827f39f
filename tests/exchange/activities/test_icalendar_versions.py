"""Events of one UID, changes of another version, messages about invitations, and letters cut in two."""

import datetime as dt
from pathlib import Path

import pytest

from buurthuis_app.domain.activities.calendar_file import CalendarFile
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.activities import icalendar_dates
from buurthuis_app.exchange.activities.icalendar_reading import read_calendar

HORIZON = dt.date(2027, 11, 23)


def calendar(path: Path, *events: str, before: str = "") -> CalendarFile:
    blocks = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    target = path / "agenda.ics"
    target.write_bytes(f"BEGIN:VCALENDAR\r\n{before}{blocks}END:VCALENDAR\r\n".encode())
    return read_calendar(target, HORIZON)


def planned(file: CalendarFile) -> list[tuple[str, list[str]]]:
    return [
        (event.title, [f"{date.date:%Y-%m-%d}" for date in event.dates]) for event in file.events
    ]


def test_different_events_of_one_uid_are_all_kept(tmp_path: Path) -> None:
    file = calendar(
        tmp_path,
        "UID:x\r\nSUMMARY:Koffie\r\nDTSTART:20240304T090000",
        "UID:x\r\nSUMMARY:Markt\r\nDTSTART:20240306T130000",
        "UID:x\r\nSUMMARY:Koffie\r\nDTSTART:20240311T090000",
        "UID:x\r\nSUMMARY:Bingo\r\nDTSTART:20240306T130000",
    )
    assert planned(file) == [
        ("Koffie", ["2024-03-04", "2024-03-11"]),
        ("Markt", ["2024-03-06"]),
        ("Bingo", ["2024-03-06"]),
    ]
    assert all("UID" in event.notes[0] for event in file.events)
    uids = [date.uid for event in file.events for date in event.dates]
    assert len(set(uids)) == 4


def test_the_same_event_twice_is_one(tmp_path: Path) -> None:
    event = "UID:x\r\nSUMMARY:Koffie\r\nDTSTART:20240304T090000"
    file = calendar(tmp_path, event, event)
    assert planned(file) == [("Koffie", ["2024-03-04"])]
    assert not file.events[0].notes


def test_the_order_in_the_file_does_not_matter_for_versions(tmp_path: Path) -> None:
    old = "UID:x\r\nSEQUENCE:1\r\nSUMMARY:Koffie\r\nDTSTART:20240304T090000"
    new = "UID:x\r\nSEQUENCE:3\r\nSUMMARY:Koffie\r\nDTSTART:20240305T090000"
    for events in ((old, new), (new, old)):
        assert planned(calendar(tmp_path, *events)) == [("Koffie", ["2024-03-05"])]


def test_of_two_changes_of_one_occurrence_the_later_version_counts(tmp_path: Path) -> None:
    series = "UID:x\r\nSUMMARY:Koor\r\nDTSTART:20240304T200000\r\nRRULE:FREQ=WEEKLY;COUNT=2"
    change = "UID:x\r\nSEQUENCE:{}\r\nSUMMARY:Koor\r\nRECURRENCE-ID:20240311T200000\r\nDTSTART:{}"
    later = change.format(2, "20240312T200000")
    earlier = change.format(1, "20240313T200000")
    for changes in ((later, earlier), (earlier, later)):
        file = calendar(tmp_path, series, *changes)
        assert planned(file) == [("Koor", ["2024-03-04", "2024-03-12"])]


def test_a_change_of_an_older_version_of_the_series_is_told_and_adds_nothing(
    tmp_path: Path,
) -> None:
    series = "UID:x\r\nSEQUENCE:5\r\nSUMMARY:Koor\r\nDTSTART:20240305T200000\r\nRRULE:FREQ=WEEKLY;COUNT=2"
    old = "UID:x\r\nSEQUENCE:1\r\nSUMMARY:Koor\r\nRECURRENCE-ID:20240311T200000\r\nDTSTART:20240313T200000"
    file = calendar(tmp_path, series, old)
    assert planned(file) == [("Koor", ["2024-03-05", "2024-03-12"])]
    assert "oudere versie" in file.unreadable[0].why


def test_changes_belong_to_the_event_that_comes_back(tmp_path: Path) -> None:
    file = calendar(
        tmp_path,
        "UID:x\r\nSUMMARY:Markt\r\nDTSTART:20240306T130000",
        "UID:x\r\nSUMMARY:Koor\r\nDTSTART:20240304T200000\r\nRRULE:FREQ=WEEKLY;COUNT=2",
        "UID:x\r\nSUMMARY:Koor\r\nRECURRENCE-ID:20240311T200000\r\nDTSTART:20240312T200000",
    )
    assert planned(file) == [("Markt", ["2024-03-06"]), ("Koor", ["2024-03-04", "2024-03-12"])]


def test_a_file_that_takes_events_back_plans_none(tmp_path: Path) -> None:
    event = "UID:x\r\nSUMMARY:Koffie\r\nDTSTART:20240304T090000"
    with pytest.raises(Invalid, match="niet doorgaat"):
        calendar(tmp_path, event, before="VERSION:2.0\r\nMETHOD:CANCEL\r\n")
    answer = calendar(tmp_path, event, before="METHOD:REPLY\r\n")
    assert not answer.events
    assert "antwoord" in answer.unreadable[0].why
    asked = calendar(tmp_path, event, before="METHOD:REQUEST\r\n")
    assert planned(asked) == [("Koffie", ["2024-03-04"])]


def test_a_method_holds_for_its_own_calendar_only(tmp_path: Path) -> None:
    event = "UID:{0}\r\nSUMMARY:{0}\r\nDTSTART:20240304T090000"
    second = (
        f"END:VCALENDAR\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{event.format('b')}\r\nEND:VEVENT\r\n"
    )
    path = tmp_path / "twee.ics"
    path.write_bytes(
        (
            f"BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nBEGIN:VEVENT\r\n{event.format('a')}\r\nEND:VEVENT\r\n"
            f"{second}END:VCALENDAR\r\n"
        ).encode()
    )
    assert planned(read_calendar(path, HORIZON)) == [("b", ["2024-03-04"])]


@pytest.mark.parametrize("start", ["19700101T000000Z", "19691231T230000Z", "18991230", "19800101"])
def test_the_day_on_which_clocks_begin_is_pointed_out(start: str, tmp_path: Path) -> None:
    event = f"UID:x\r\nSUMMARY:Leeg\r\nDTSTART:{start}"
    file = calendar(tmp_path, event)
    told = [note for event_ in file.events for note in event_.notes]
    told += [place.why for place in file.unreadable]
    assert told
    yearly = calendar(tmp_path, f"{event}\r\nRRULE:FREQ=YEARLY")
    assert not any("geen datum" in note for event_ in yearly.events for note in event_.notes)


def test_a_letter_that_is_cut_by_the_fold_is_whole_again(tmp_path: Path) -> None:
    title = "Gezellig café met crème brûlée " + "é" * 60
    content = f"SUMMARY:{title}".encode()
    folded = b"\r\n ".join(content[place : place + 33] for place in range(0, len(content), 33))
    path = tmp_path / "x.ics"
    path.write_bytes(
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20240304T100000\r\n"
        + folded
        + b"\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:gisteren\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    file = read_calendar(path, HORIZON)
    assert file.events[0].title == title
    (place,) = file.unreadable
    lines = path.read_bytes()[: path.read_bytes().index(b"DTSTART:gisteren")].count(b"\n")
    assert place.where == f"regel {lines}"


def test_one_line_of_an_old_program_does_not_spoil_the_others(tmp_path: Path) -> None:
    path = tmp_path / "x.ics"
    path.write_bytes(
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20240304\r\n"
        + "SUMMARY:Taalcafé\r\n".encode()
        + "LOCATION:Café\r\n".encode("cp1252")
        + b"END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    file = read_calendar(path, HORIZON)
    assert (file.events[0].title, file.events[0].place) == ("Taalcafé", "Café")
    assert file.unreadable[0].where == "regel 5"


def test_the_work_for_all_rules_of_a_file_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(icalendar_dates, "MOST_WORK", 10_000)
    never = "UID:{}\r\nSUMMARY:X\r\nDTSTART:20240101\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"
    assert len(calendar(tmp_path, never.format(1)).events) == 1
    with pytest.raises(Invalid, match="rekenwerk"):
        calendar(tmp_path, *(never.format(number) for number in range(9)))


def test_a_zone_that_changes_each_second_is_left_aside(tmp_path: Path) -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Gek\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ={}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    event = "UID:x\r\nSUMMARY:A\r\nDTSTART;TZID=Gek:20240304T090000"
    for frequency in ("SECONDLY", "YEARLY;BYMONTH=2;BYMONTHDAY=30"):
        file = calendar(tmp_path, event, before=zone.format(frequency))
        assert "Gek" in file.events[0].notes[0]


def test_what_a_change_says_that_is_not_taken_over_is_told(tmp_path: Path) -> None:
    file = calendar(
        tmp_path,
        "UID:x\r\nSUMMARY:Koffie\r\nDTSTART:20240304T090000\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nEXRULE:FREQ=WEEKLY;COUNT=1",
        "UID:x\r\nSUMMARY:Paasbrunch\r\nRECURRENCE-ID:20240311T090000\r\nDTSTART:20240311T100000",
    )
    said = " ".join(file.events[0].notes)
    assert all(words in said for words in ("Paasbrunch", "met een regel"))


ONWARD = "UID:x\r\nSUMMARY:Koffie\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20240311T090000\r\n"


def times(file: CalendarFile) -> list[str]:
    (event,) = file.events
    return [
        f"{date.date:%d-%m} {date.starts:%H:%M}-{date.ends or dt.time():%H:%M}"
        + (" af" if date.cancelled else "")
        for date in event.dates
    ]


def test_a_change_from_one_time_on_holds_for_all_that_follow(tmp_path: Path) -> None:
    """RFC 5545, 3.8.4.4: the others keep their distance; a change of one time alone comes over it."""
    series = (
        "UID:x\r\nSUMMARY:Koffie\r\nDTSTART:20240304T090000\r\nDTEND:20240304T100000\r\n"
        "RRULE:FREQ=WEEKLY;COUNT=5"
    )
    file = calendar(
        tmp_path,
        series,
        "UID:x\r\nSUMMARY:Koffie\r\nRECURRENCE-ID:20240325T090000\r\nDTSTART:20240325T120000",
        ONWARD + "DTSTART:20240312T110000\r\nDTEND:20240312T123000",
    )
    assert times(file) == [
        *("04-03 09:00-10:00", "12-03 11:00-12:30", "19-03 11:00-12:30"),
        *("25-03 12:00-00:00", "02-04 11:00-12:30"),
    ]
    assert file.events[0].rule == "", "its rule would go on at the former hour"
    assert "losse dagen" in " ".join(file.events[0].notes)


def test_what_is_called_off_from_one_time_on_is_called_off_to_its_end(tmp_path: Path) -> None:
    file = calendar(
        tmp_path,
        "UID:x\r\nSUMMARY:Koffie\r\nDTSTART:20240304T090000\r\nRRULE:FREQ=WEEKLY;COUNT=3",
        ONWARD + "DTSTART:20240311T090000\r\nSTATUS:CANCELLED",
    )
    assert times(file) == ["04-03 09:00-00:00", "11-03 09:00-00:00 af", "18-03 09:00-00:00 af"]
