"""Raw rows of a centre's file, read without the program, and what each says by the definitions of docs/figures.md."""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from fractions import Fraction
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct

Row = dict[str, Any]
HERE = ZoneInfo("Europe/Amsterdam")
_WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
QUARTER = 900
"""Seconds of the grain in which rooms are recounted: every time in these years is a whole number of them."""
_TABLES = (
    *("activity", "activity_theme", "activity_group", "occurrence", "count", "tally_kind"),
    *("participant", "known_visit", "erased_tally"),
    *("correction", "aim", "story", "story_theme", "sign_up", "presence", "vacancy"),
    *("volunteer", "duty", "noted_hours", "allowance_year", "shift", "assignment"),
    *("centre", "room", "room_part", "closed_day", "opening_hours", "activity_kind"),
    *("initiative", "initiative_theme", "initiative_area", "initiative_step"),
    *("budget", "budget_part", "grant", "payment", "promise", "measurement"),
    *("loan", "repair", "hire", "hirer", "invoice", "invoice_line"),
    *("matter", "voice", "street_round", "incident"),
    *("placement_offer", "placement"),
    *("survey", "survey_question", "answer_sheet", "answer", "indicator"),
)


class Counted(Struct, frozen=True, kw_only=True):
    """What some occurrences come to, by the words of the definitions."""

    planned: int
    extra: int
    cancelled: int
    held: int
    counted: int
    visits: int
    estimated: int


class SlowRows:
    """Everything in the file as plain rows; dates stay text, which sorts as days do."""

    def __init__(self, path: Path, today: dt.date) -> None:
        self.today = today.isoformat()
        self.tables: dict[str, list[Row]] = {}
        with closing(sqlite3.connect(path)) as connection:
            connection.row_factory = sqlite3.Row
            for name in _TABLES:
                found = connection.execute(f'SELECT * FROM "{name}"')  # noqa: S608
                self.tables[name] = [dict(row) for row in found]
        roles = {kind["id"]: kind["role"] for kind in self["tally_kind"]}
        self.visits_of: dict[bytes, list[Row]] = {}
        for count in self["count"]:
            if roles[count["kind_id"]] == "visits":
                self.visits_of.setdefault(count["occurrence_id"], []).append(count)
        self._links: dict[str, dict[bytes, list[bytes]]] = {}
        self.activities = {row["id"]: row for row in self["activity"]}
        self.occurrences = {row["id"]: row for row in self["occurrence"]}

    def __getitem__(self, table: str) -> list[Row]:
        return self.tables[table]

    def times(self, first: dt.date, last: dt.date) -> list[Row]:
        """The occurrences of these days."""
        return [row for row in self["occurrence"] if _between(row["date"], first, last)]

    def went_on(self, row: Row) -> bool:
        return row["cancelled_because"] is None

    def held(self, row: Row) -> bool:
        return self.went_on(row) and (row["date"] < self.today or row["id"] in self.visits_of)

    def counted(self, rows: Iterable[Row]) -> Counted:
        rows = list(rows)
        held = [row for row in rows if self.held(row)]
        counts = [count for row in held for count in self.visits_of.get(row["id"], [])]
        return Counted(
            planned=sum(row["planned_for"] is not None for row in rows),
            extra=sum(row["planned_for"] is None for row in held),
            cancelled=sum(row["planned_for"] is not None and not self.went_on(row) for row in rows),
            held=len(held),
            counted=sum(row["id"] in self.visits_of for row in held),
            visits=sum(count["number"] for count in counts),
            estimated=sum(count["number"] for count in counts if count["source"] == "estimated"),
        )

    def by_activity(self, rows: Iterable[Row]) -> dict[bytes, Counted]:
        rows = list(rows)
        return {
            key: self.counted(row for row in rows if row["activity_id"] == key)
            for key in {row["activity_id"] for row in rows}
        }

    def of_kind(self, rows: Iterable[Row], kind_id: bytes) -> list[int]:
        going = {row["id"] for row in rows if self.went_on(row)}
        return [
            count["number"]
            for count in self["count"]
            if count["kind_id"] == kind_id and count["occurrence_id"] in going
        ]

    def linked(self, table: str, key: str, other: str) -> dict[bytes, list[bytes]]:
        """What a row of one table is linked with, in the order of the links."""
        if table not in self._links:
            found = self._links[table] = {}
            for row in self[table]:
                found.setdefault(row[key], []).append(row[other])
        return self._links[table]

    def presences(self, rows: Iterable[Row]) -> list[Row]:
        going = {row["id"] for row in rows if self.went_on(row)}
        return [tick for tick in self["presence"] if tick["occurrence_id"] in going]

    def stays(self) -> list[tuple[str, str]]:
        """First and last day of every stay of everybody but professionals; unknown is far away."""
        return [
            stay
            for person in self["volunteer"]
            if person["kind"] != "professional"
            for stay in self.stays_of(person)
        ]

    def stays_of(self, person: Row) -> list[tuple[str, str]]:
        spells = [*json.loads(person["earlier_stays"]), [person["since"], person["until"]]]
        return [(since or "0000", until or "9999") for since, until in spells]

    def worked(self, first: dt.date, last: dt.date, *, paid: bool = False) -> list[Row]:
        """Who, on which day, how many minutes, for which duty, and whether by hand; of those who are paid, or not."""
        whose = {row["id"] for row in self["volunteer"] if (row["kind"] == "professional") == paid}
        lines = [
            {
                "who": row["volunteer_id"],
                "date": row["date"],
                "minutes": row["minutes"],
                "duty": row["duty_id"],
                "by_hand": True,
            }
            for row in self["noted_hours"]
        ]
        shifts = {row["id"]: row for row in self["shift"]}
        for place in self["assignment"]:
            shift = shifts[place["shift_id"]]
            if place["state"] == "confirmed" and self.shift_goes_on(shift):
                begin, end = moments(shift["date"], shift["starts"], shift["ends"])
                lines.append(
                    {
                        "who": place["volunteer_id"],
                        "date": shift["date"],
                        "minutes": (end - begin) // 60,
                        "duty": shift["duty_id"],
                        "by_hand": False,
                    }
                )
        last = min(last, dt.date.fromisoformat(self.today))
        return [
            line for line in lines if line["who"] in whose and _between(line["date"], first, last)
        ]

    def shift_goes_on(self, shift: Row) -> bool:
        if shift["dropped"]:
            return False
        if shift["occurrence_id"] is None:
            return True
        at = self.occurrences.get(shift["occurrence_id"])
        return at is not None and self.went_on(at)

    def shareable(self, first: dt.date, last: dt.date) -> list[Row]:
        return [
            story
            for story in self.told(first, last)
            if story["consent"].startswith("outside")
            and (story["withdrawn_on"] or "9999") > self.today
            and (story["consent_until"] or "9999") >= self.today
        ]

    def told(self, first: dt.date, last: dt.date) -> list[Row]:
        return [story for story in self["story"] if _between(story["date"], first, last)]

    def open_quarters(self, first: dt.date, last: dt.date) -> dict[str, set[int]]:
        """The quarters of an hour of each day on which the house is open, by the day on which it opened."""
        found: dict[str, set[int]] = {}
        for n in range((last - first).days + 1):
            day = first + dt.timedelta(days=n)
            written = day.isoformat()
            closed = any(row["first"] <= written <= row["last"] for row in self["closed_day"])
            parts = [] if closed else self._opened(written, _WEEKDAYS[day.weekday()])
            if parts:
                found[written] = set().union(
                    *(quarters(*moments(written, *part)) for part in parts)
                )
        return found

    def _opened(self, day: str, weekday: str) -> list[tuple[str, str]]:
        """From when until when: of an adapted week, else of this day of the week, else as usual."""
        others = [
            row
            for row in self["opening_hours"]
            if weekday in row["weekdays"].split(",")
            and (row["first"] or "0000") <= day <= (row["last"] or "9999")
        ]
        adapted = [row for row in others if row["first"] is not None]
        usual = [row for row in self["centre"] if weekday in row["open_on"].split(",")]
        return [(row["opens"], row["closes"]) for row in adapted or others or usual]

    def room_quarters(self, first: dt.date, last: dt.date) -> dict[bytes, list[tuple[str, int]]]:
        """By room that is no combination: in which quarters it is taken, and by what sort of organiser."""
        parts = self.linked("room_part", "room_id", "part_id")
        taken: dict[bytes, list[tuple[str, int]]] = {
            room["id"]: [] for room in self["room"] if room["id"] not in parts
        }
        for row in self.times(first, last):
            if row["room_id"] is None or row["starts"] is None or not self.went_on(row):
                continue
            organiser = self.activities[row["activity_id"]]["organiser"]
            when = quarters(*moments(row["date"], row["starts"], row["ends"]))
            for room in parts.get(row["room_id"], [row["room_id"]]):
                taken[room] += [(organiser, quarter) for quarter in when]
        return taken


def moments(date: str, starts: str, ends: str | None) -> tuple[int, int]:
    """Begin and end in seconds of the world's clock; an end before the begin lies on the next day, none is an hour."""
    day = dt.date.fromisoformat(date)
    begin = _seconds(day, starts)
    if ends is None:
        return begin, begin + 3600
    return begin, _seconds(day if ends > starts else day + dt.timedelta(days=1), ends)


def quarters(begin: int, end: int) -> set[int]:
    return set(range(begin // QUARTER, end // QUARTER))


def half_up(value: Fraction) -> int:
    """Halves go up."""
    return int((value * 2 + 1) // 2)


def estimated_beside(activities: Iterable[Counted]) -> int | None:
    """Misschien erbij: of each activity its average times what was not counted, and of all the sum of those."""
    found = [
        half_up(Fraction(each.visits, each.counted) * (each.held - each.counted))
        for each in activities
        if each.counted
    ]
    return sum(found) if found else None


def grouped(
    rows: Iterable[Row], key: Callable[[Row], Any], number: Callable[[Row], int]
) -> dict[Any, int]:
    found: dict[Any, int] = {}
    for row in rows:
        found[key(row)] = found.get(key(row), 0) + number(row)
    return found


def raw(key: object) -> Any:
    """An id as it stands in the file."""
    return key.bytes if isinstance(key, UUID) else key


def _seconds(day: dt.date, time: str) -> int:
    hours, minutes = int(time[:2]), int(time[3:5])
    return int(dt.datetime(day.year, day.month, day.day, hours, minutes, tzinfo=HERE).timestamp())


def _between(day: str, first: dt.date, last: dt.date) -> bool:
    return first.isoformat() <= day <= last.isoformat()
