"""A calendar file that is opened again, by two programs, gives exactly the occurrences there are."""

import datetime as dt
import io
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st

from buurthuis_app.domain.activities import recurrence
from buurthuis_app.domain.activities.activity import Activity, Occurrence, Sitting
from buurthuis_app.domain.activities.calendar_file import Agenda, AgendaEntry
from buurthuis_app.domain.activities.recurrence import MonthlyOnDate, MonthlyOnWeekday, Weekly
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.exchange.activities.icalendar_reading import read_calendar
from buurthuis_app.exchange.activities.icalendar_writing import write_calendar
from buurthuis_app.records import replace

LOCAL = ZoneInfo("Europe/Amsterdam")
CENTRE, HALL, KITCHEN = new_id(), new_id(), new_id()
ROOMS = {HALL: "Grote zaal", KITCHEN: "Keuken"}
MADE = dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC)
TUESDAY = Weekly(weekdays=frozenset({1})).text()
Stamp = dt.date | dt.datetime


def an_activity(**fields: Any) -> Activity:
    given: dict[str, Any] = {
        "id": new_id(),
        "centre_id": CENTRE,
        "title": "Koffie-inloop",
        "first": dt.date(2026, 1, 1),
        "rule": TUESDAY,
        "starts": dt.time(10),
        "ends": dt.time(12),
        "room_id": HALL,
        "led_by": "Ria van der Berg",
    }
    return Activity(**(given | fields))


def rows_of(activity: Activity, last: dt.date) -> list[Occurrence]:
    dates = recurrence.dates(activity.rule, activity.first, activity.first, last)
    return [a_row(activity, date) for date in dates]


def a_row(activity: Activity, date: dt.date, **fields: Any) -> Occurrence:
    given: dict[str, Any] = {
        "id": new_id(),
        "centre_id": CENTRE,
        "activity_id": activity.id,
        "date": date,
        "planned_for": date,
        "starts": activity.starts,
        "ends": activity.ends,
        "room_id": activity.room_id,
    }
    return Occurrence(**(given | fields))


def written(*entries: tuple[Activity, Iterable[Occurrence]]) -> bytes:
    return write_calendar(
        Agenda(
            name="De Schakel",
            centre="De Schakel",
            entries=tuple(
                AgendaEntry(activity=activity, occurrences=tuple(rows), kind="inloop")
                for activity, rows in entries
            ),
            rooms=ROOMS,
            made_at=MADE,
        )
    )


def moment(date: dt.date, time: dt.time | None) -> Stamp:
    """When that is for everybody: a date, or a moment in UTC."""
    return date if time is None else dt.datetime.combine(date, time, LOCAL).astimezone(dt.UTC)


def true_times(rows: Iterable[Occurrence]) -> list[str]:
    """Begin and end of every occurrence that takes place."""
    times = []
    for row in rows:
        if not row.cancelled:
            begin, end = moment(row.date, row.starts), None
            if row.starts and row.ends:
                next_day = row.ends < row.starts
                end = moment(row.date + dt.timedelta(days=next_day), row.ends)
            times.append(f"{begin} {end or begin}")
    return sorted(times)


def in_utc(stamp: Any) -> Stamp:
    return stamp.astimezone(dt.UTC) if isinstance(stamp, dt.datetime) else stamp


def by_icalendar(content: bytes) -> list[str]:
    """What `icalendar` and its expansion make of it."""
    calendar = icalendar.Calendar.from_ical(content)
    found = recurring_ical_events.of(calendar).between((1990, 1, 1), (2060, 1, 1))
    times = []
    for event in found:
        begin = event["DTSTART"].dt
        whole_day = not isinstance(begin, dt.datetime)
        end = begin if whole_day or "DTEND" not in event else event["DTEND"].dt
        times.append(f"{in_utc(begin)} {in_utc(end)}")
    return sorted(times)


def by_vobject(content: bytes) -> list[str]:
    """What an independent parser makes of it, with the time zone as the file itself describes it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # vobject is older than Python 3.11's own complaints
        import vobject

        calendar = next(vobject.readComponents(io.StringIO(content.decode())))
        events = list(calendar.contents.get("vevent", []))
        replaced = {
            (event.uid.value, in_utc(event.recurrence_id.value))
            for event in events
            if "recurrence-id" in event.contents
        }
        times = []
        for event in events:
            begin = event.dtstart.value
            end = event.dtend.value if "dtend" in event.contents else begin
            if "rrule" not in event.contents:
                times.append(f"{in_utc(begin)} {in_utc(end)}")
                continue
            for one in event.getrruleset(addRDate=True):
                on = (
                    one if isinstance(begin, dt.datetime) else dt.date(one.year, one.month, one.day)
                )
                if (event.uid.value, in_utc(on)) not in replaced:
                    times.append(f"{in_utc(on)} {in_utc(on + (end - begin))}")
    return sorted(times)


def check(activity: Activity, rows: Iterable[Occurrence]) -> bytes:
    rows = list(rows)
    content = written((activity, rows))
    assert by_icalendar(content) == true_times(rows)
    assert by_vobject(content) == true_times(rows)
    return content


def masters(content: bytes) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(content)
    return [event for event in calendar.walk("VEVENT") if "RRULE" in event]


def test_a_series_is_one_event_with_a_rule() -> None:
    activity = an_activity()
    content = check(activity, rows_of(activity, dt.date(2026, 12, 31)))
    assert content.count(b"BEGIN:VEVENT") == 1
    (event,) = masters(content)
    assert event["UID"] == f"{activity.id}@buurthuis"
    assert event["LOCATION"] == "Grote zaal, De Schakel"
    assert event["SEQUENCE"] == 0


def test_a_changed_activity_has_a_higher_sequence_and_the_same_uid() -> None:
    activity = an_activity(version=4)
    (event,) = masters(check(activity, rows_of(activity, dt.date(2026, 3, 1))))
    assert (event["UID"], event["SEQUENCE"]) == (f"{activity.id}@buurthuis", 3)


def test_what_is_skipped_or_cancelled_is_left_out_of_the_rule() -> None:
    activity = an_activity()
    rows = rows_of(activity, dt.date(2026, 6, 30))
    rows[3] = replace(rows[3], cancelled_because="Jan is ziek")
    del rows[7]
    content = check(activity, rows)
    (event,) = masters(content)
    assert len(event["EXDATE"].dts) == 2
    assert b"ziek" not in content


def test_what_was_moved_takes_the_place_of_its_date() -> None:
    activity = an_activity()
    rows = rows_of(activity, dt.date(2026, 6, 30))
    rows[2] = replace(rows[2], date=dt.date(2026, 1, 22), starts=dt.time(19), ends=dt.time(21, 30))
    rows[4] = replace(rows[4], room_id=KITCHEN)
    content = check(activity, rows)
    assert content.count(b"RECURRENCE-ID") == 2
    assert b"Keuken" in content


def test_extras_and_dates_outside_the_rule_are_events_of_their_own() -> None:
    activity = an_activity()
    rows = rows_of(activity, dt.date(2026, 3, 31))
    rows.append(a_row(activity, dt.date(2026, 2, 5), planned_for=None))
    rows.append(a_row(activity, dt.date(2026, 2, 6)))
    content = check(activity, rows)
    assert f"{rows[-1].id}@buurthuis".encode() in content.replace(b"\r\n ", b"")


def test_a_series_of_which_little_is_left_is_written_date_by_date() -> None:
    activity = an_activity()
    rows = rows_of(activity, dt.date(2026, 12, 31))[::9]
    assert not masters(check(activity, rows))


def test_a_series_that_goes_on_for_longer_than_is_planned_at_once_is_written_too() -> None:
    """What was planned year by year has more dates than a new series may bring."""
    daily = Weekly(weekdays=frozenset(range(7))).text()
    activity = an_activity(rule=daily, first=dt.date(2012, 1, 1))
    days = (activity.first + dt.timedelta(days=n) for n in range(recurrence.MOST_TIMES + 100))
    content = written((activity, [a_row(activity, day) for day in days]))
    assert len(masters(content)) == content.count(b"BEGIN:VEVENT") == 1


def test_an_unknown_time_is_a_whole_day() -> None:
    activity = an_activity(starts=None, ends=None)
    content = check(activity, rows_of(activity, dt.date(2026, 6, 30)))
    assert b"DTSTART;VALUE=DATE:20260106" in content


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (dt.time(23), dt.time(4)),
        (dt.time(1), dt.time(2, 30)),
        (dt.time(2, 30), dt.time(3, 30)),
        (dt.time(2, 30), None),
        (dt.time(22), dt.time(0, 30)),
    ],
)
@pytest.mark.parametrize("first", [dt.date(2026, 3, 21), dt.date(2026, 10, 17)])
def test_in_both_nights_the_clock_changes_every_program_means_the_same_moment(
    starts: dt.time, ends: dt.time | None, first: dt.date
) -> None:
    days = Weekly(weekdays=frozenset({5, 6})).text()
    activity = an_activity(first=first, rule=days, starts=starts, ends=ends)
    check(activity, rows_of(activity, first + dt.timedelta(days=30)))


def test_week_53_and_leap_days_come_back() -> None:
    activity = an_activity(
        first=dt.date(2024, 1, 1), rule=Weekly(weekdays=frozenset({3}), interval=2).text()
    )
    check(activity, rows_of(activity, dt.date(2027, 1, 31)))
    monthly = an_activity(first=dt.date(2023, 12, 1), rule=MonthlyOnDate(day=29).text())
    rows = rows_of(monthly, dt.date(2028, 3, 1))
    assert dt.date(2024, 2, 29) in [row.date for row in rows]
    assert dt.date(2025, 2, 28) not in [row.date for row in rows]
    check(monthly, rows)


def test_no_name_of_a_person_is_given_out() -> None:
    activity = an_activity(led_by="Ria van der Berg", organised_by="Familie Jansen")
    rows = [replace(row, remark="Piet kwam niet") for row in rows_of(activity, dt.date(2026, 3, 1))]
    content = written((activity, rows)).replace(b"\r\n ", b"")
    for name in (b"Ria", b"Jansen", b"Piet"):
        assert name not in content


def test_long_titles_with_any_letters_come_back_whole() -> None:
    title = 'Café 🎉 مقهى; komma, \\ en "aanhaling" ' * 12
    activity = an_activity(title=title, description="Regel 1\nRegel 2")
    content = written((activity, rows_of(activity, dt.date(2026, 3, 1))))
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    (event,) = masters(content)
    assert (event["SUMMARY"], event["DESCRIPTION"]) == (title, "Regel 1\nRegel 2")


def test_the_time_zone_is_described_in_the_file() -> None:
    activity = an_activity()
    content = written((activity, rows_of(activity, dt.date(2026, 3, 1))))
    calendar = icalendar.Calendar.from_ical(content)
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Amsterdam"]


RULES = st.one_of(
    st.builds(
        lambda days, interval, times: Weekly(weekdays=days, interval=interval, times=times),
        st.frozensets(st.integers(0, 6), min_size=1, max_size=3),
        st.integers(1, 3),
        st.none() | st.integers(1, 12),
    ),
    st.builds(
        lambda days, odd: Weekly(weekdays=days, odd=odd),
        st.frozensets(st.integers(0, 6), min_size=1, max_size=3),
        st.booleans(),
    ),
    st.builds(
        lambda day, interval: MonthlyOnDate(day=day, interval=interval),
        st.integers(1, 31),
        st.integers(1, 2),
    ),
    st.builds(
        lambda nth, day: MonthlyOnWeekday(nth=nth, weekday=day),
        st.sampled_from([1, 2, 3, 4, -1]),
        st.integers(0, 6),
    ),
)
TIMES = st.sampled_from(
    [
        (None, None),
        (dt.time(10), dt.time(12)),
        (dt.time(19, 30), None),
        (dt.time(22), dt.time(1, 15)),
        (dt.time(2, 30), dt.time(3, 30)),
        (dt.time(1), dt.time(2, 15)),
    ]
)


@st.composite
def plans(draw: st.DrawFn) -> tuple[Activity, list[Occurrence]]:
    """An activity and its rows after some months of changing them."""
    starts, ends = draw(TIMES)
    first = dt.date(2026, 1, 1) + dt.timedelta(days=draw(st.integers(0, 400)))
    activity = an_activity(
        first=first,
        rule=draw(RULES).text(),
        starts=starts,
        ends=ends,
        version=draw(st.integers(1, 9)),
    )
    rows = rows_of(activity, first + dt.timedelta(days=draw(st.integers(0, 420))))[:60]
    changed = []
    taken = {row.date for row in rows}
    for row in rows:
        what = draw(st.sampled_from(["leave"] * 6 + ["cancel", "skip", "move", "time", "room"]))
        if what == "cancel":
            changed.append(replace(row, cancelled_because=""))
        elif what == "move":
            to = row.date + dt.timedelta(days=draw(st.integers(-3, 3)))
            changed.append(row if to in taken else replace(row, date=to))
            taken.add(to)
        elif what == "time":
            begins, until = draw(TIMES)
            changed.append(replace(row, starts=begins, ends=until))
        elif what == "room":
            changed.append(replace(row, room_id=draw(st.sampled_from([None, HALL, KITCHEN]))))
        elif what == "leave":
            changed.append(row)
    if draw(st.booleans()):
        evening = Sitting(number=2, starts=dt.time(17, 30), ends=dt.time(19))
        activity = activity.with_sittings([*activity.sittings, evening])
        changed += [
            replace(row, id=new_id(), sitting=2, starts=evening.starts, ends=evening.ends)
            for row in rows
        ]
    for _extra in range(draw(st.integers(0, 2))):
        date = first + dt.timedelta(days=draw(st.integers(0, 500)))
        if date not in taken:
            changed.append(a_row(activity, date, planned_for=draw(st.sampled_from([None, date]))))
            taken.add(date)
    return activity, changed


def test_each_time_a_day_is_a_series_and_the_file_is_read_as_one_activity(tmp_path: Path) -> None:
    evening = Sitting(number=3, starts=dt.time(17, 30), ends=dt.time(19))
    activity = an_activity()
    activity = activity.with_sittings([*activity.sittings, evening])
    noon = rows_of(activity, dt.date(2026, 5, 1))
    later = [
        replace(row, id=new_id(), sitting=3, starts=evening.starts, ends=evening.ends)
        for row in noon
    ]
    later[2] = replace(later[2], date=later[2].date + dt.timedelta(days=1), room_id=KITCHEN)
    content = check(activity, [*noon, *later])
    assert [str(event["UID"]) for event in masters(content)] == [
        f"{activity.id}@buurthuis",
        f"{activity.id}.3@buurthuis",
    ]
    path = tmp_path / "agenda.ics"
    path.write_bytes(content)
    (event,) = read_calendar(path, dt.date(2027, 1, 1)).events
    assert (event.own, event.starts) == (activity.id, dt.time(10))
    assert event.further == (replace(evening, number=2),)
    assert [(date.planned_for, date.sitting, date.date) for date in event.dates] == [
        *((row.planned_for, 1, row.date) for row in noon),
        *((row.planned_for, 2, row.date) for row in later),
    ]


@given(plans())
def test_any_plan_that_is_written_is_read_as_it_is(plan: tuple[Activity, list[Occurrence]]) -> None:
    activity, rows = plan
    check(activity, rows)


def test_every_uid_is_the_same_each_time() -> None:
    activity = an_activity()
    rows = rows_of(activity, dt.date(2026, 5, 1))
    rows.append(a_row(activity, dt.date(2026, 2, 5), planned_for=None))

    def uids() -> list[str]:
        calendar = icalendar.Calendar.from_ical(written((activity, rows)))
        return [str(event["UID"]) for event in calendar.walk("VEVENT")]

    assert uids() == uids()
    assert {UUID(uid.partition("@")[0]) for uid in uids()} == {activity.id, rows[-1].id}
