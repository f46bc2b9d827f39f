"""Visits, times, rooms and sign-ups, recounted."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from buurthuis_app.domain.activities.recurrence import ONCE
from buurthuis_app.domain.figures.breakdown import Along, FigureQuestion
from buurthuis_app.domain.shared.periods import Against
from tests.reliability.recounts import FIGURES, SPLIT, Pairs, YearPaper, average, plain, recounts
from tests.reliability.slow_rows import (
    QUARTER,
    Counted,
    Row,
    SlowRows,
    estimated_beside,
    raw,
)


@recounts(
    FIGURES, "keer", "gepland", "gehouden", "niet doorgegaan", "geteld", "bezoeken", "geschat"
)
def whole_year(paper: YearPaper) -> Pairs:
    times = paper.times()
    counted, json = paper.rows.counted(times), paper.json
    yield plain(paper.overview.figures), counted
    yield (
        (json["visits"], json["estimated_visits"], json["occurrences"]),
        (
            counted.visits,
            counted.estimated,
            {
                **{name: getattr(counted, name) for name in ("planned", "extra", "held")},
                **{name: getattr(counted, name) for name in ("counted", "cancelled")},
                "not_counted": counted.held - counted.counted,
            },
        ),
    )
    behind = paper.house.harvest.behind(FigureQuestion(period=paper.overview.period))
    yield (
        sorted((at.occurrence_id.bytes, at.held, at.visits) for at in behind),
        sorted(
            (
                row["id"],
                paper.rows.held(row),
                sum(count["number"] for count in paper.rows.visits_of[row["id"]])
                if row["id"] in paper.rows.visits_of and paper.rows.went_on(row)
                else None,
            )
            for row in times
        ),
    )
    yield (
        Counter((off.date.isoformat(), off.activity_id.bytes) for off in paper.beside.called_off),
        Counter(
            (row["date"], row["activity_id"])
            for row in times
            if row["planned_for"] is not None and not paper.rows.went_on(row)
        ),
    )


@recounts(FIGURES, "gemiddeld", "misschien erbij")
def averages(paper: YearPaper) -> Pairs:
    by_activity = paper.rows.by_activity(paper.times())
    whole = paper.rows.counted(paper.times())
    yield paper.json["average"], average(whole)
    yield paper.overview.extrapolated, estimated_beside(by_activity.values())
    yield (
        {
            row.activity_id.bytes: (plain(row.figures), row.extrapolated)
            for row in paper.overview.activities
        },
        {key: (found, estimated_beside([found])) for key, found in by_activity.items()},
    )
    table = paper.table("Per activiteit")
    if table is not None:
        lines = [*by_activity.values(), whole]
        yield Counter(table.column("gepland")), Counter(line.planned for line in lines)
        yield Counter(table.column("gehouden")), Counter(line.held for line in lines)
        yield Counter(table.column("geteld")), Counter(line.counted for line in lines)
        visits = (line.visits if line.counted else None for line in lines)
        yield Counter(table.column("bezoeken")), Counter(visits)
        yield Counter(table.column("gemiddeld")), Counter(map(average, lines))


@recounts(FIGURES, "laagste en hoogste")
def lowest_and_highest(paper: YearPaper) -> Pairs:
    found = {}
    for key in {at["activity_id"] for at in paper.times()}:
        counted = {
            at["date"] + at["id"].hex(): sum(
                count["number"] for count in paper.rows.visits_of[at["id"]]
            )
            for at in paper.times()
            if at["activity_id"] == key
            and paper.rows.went_on(at)
            and at["id"] in paper.rows.visits_of
        }
        if len(counted) > 1:
            extremes = min(counted.values()), max(counted.values())
            days = (min(day for day in counted if counted[day] == n)[:10] for n in extremes)
            found[key] = [*zip(extremes, days, strict=True)]
    yield (
        {
            key.bytes: [
                (each.lowest, each.lowest_on.isoformat()),
                (each.highest, each.highest_on.isoformat()),
            ]
            for key, each in paper.beside.extremes.items()
        },
        found,
    )
    table = paper.table("Laagste en hoogste")
    if table is not None:
        yield sorted(table.column("laagste")), sorted(low for (low, _), _high in found.values())


@recounts(FIGURES, "verschil")
def beside_a_year_earlier(paper: YearPaper) -> Pairs:
    now, then = paper.rows.counted(paper.times()), paper.rows.counted(paper.former_times())
    yield plain(paper.overview.a_year_earlier), then
    yield _change(paper.overview.change), _changed(now, then)
    former = paper.rows.by_activity(paper.former_times())
    yield (
        {row.activity_id.bytes: plain(row.figures) for row in paper.beside.former_activities},
        former,
    )


@recounts()
def by_month(paper: YearPaper) -> Pairs:
    for parts, times in (
        (paper.overview.parts, paper.times()),
        (paper.beside.former_parts, paper.former_times()),
    ):
        for number, part in enumerate(parts, 1):
            month = (row for row in times if int(row["date"][5:7]) == number)
            yield plain(part.figures) if part else None, paper.rows.counted(month)


@recounts()
def by_tally_kind(paper: YearPaper) -> Pairs:
    found = {
        kind["id"]: paper.rows.of_kind(paper.times(), kind["id"])
        for kind in paper.rows["tally_kind"]
    }
    sums = sorted(
        (sum(found[kind["id"]]), kind["role"] == "visits", kind["role"] == "aside")
        for kind in paper.rows["tally_kind"]
        if found[kind["id"]]
    )
    yield (
        sorted((each.number, each.adds_up, each.aside) for each in paper.overview.categories),
        sums,
    )
    yield sorted(paper.json["categories"].values()), [number for number, *_role in sums]


@recounts(SPLIT, "thema", "doelgroep", "dagdeel")
def breakdowns(paper: YearPaper) -> Pairs:
    rows = paper.rows
    themes = rows.linked("activity_theme", "activity_id", "theme_id")
    groups = rows.linked("activity_group", "activity_id", "group_id")
    keys: dict[Along, Callable[[Row], Iterable[Any]]] = {
        Along.ACTIVITY: lambda at: [at["activity_id"]],
        Along.THEME: lambda at: themes.get(at["activity_id"], [None]),
        Along.GROUP: lambda at: groups.get(at["activity_id"], [None]),
        Along.AREA: lambda at: [rows.activities[at["activity_id"]]["area_id"]],
        Along.KIND: lambda at: [rows.activities[at["activity_id"]]["kind_id"]],
        Along.WEEKDAY: lambda at: [dt.date.fromisoformat(at["date"]).weekday()],
        Along.DAY_PART: lambda at: [_part_of_day(at["starts"])],
    }
    for along in Along:
        split = paper.house.harvest.breakdown(paper.overview.period, along)
        printed = {
            getattr(row.key, "value", raw(row.key)): plain(row.figures) for row in split.rows
        }
        yield printed, _split(rows, paper.times(), keys[along])
        beside = next((each for each in paper.beside.splits if each.along is along), None)
        if beside is not None:
            yield {raw(row.row.key): plain(row.row.figures) for row in beside.rows}, printed
            former = _split(rows, paper.former_times(), keys[along])
            for row in beside.rows:
                nothing = rows.counted([])
                yield plain(row.former), former.get(raw(row.row.key), nothing)
    compared = paper.house.harvest.breakdown(paper.overview.period, against=Against.LAST_YEAR)
    yield plain(compared.former), rows.counted(paper.former_times())


@recounts(
    FIGURES,
    *("verbeterd", "beoogd", "huurder", "structureel", "vierkante meters verhuurd", "te delen"),
)
def what_stands_beside(paper: YearPaper) -> Pairs:
    rows, times = paper.rows, paper.times()
    corrected = {row["occurrence_id"] for row in rows["correction"]}
    yield (
        {raw(key): number for key, number in paper.beside.corrected.items()},
        Counter(at["activity_id"] for at in times if at["id"] in corrected and rows.went_on(at)),
    )
    by_activity, nothing = rows.by_activity(times), rows.counted([])
    aims = {row["activity_id"]: row for row in rows["aim"] if row["year"] == paper.year}
    yield (
        {
            each.activity_id.bytes: (
                plain(each.figures),
                each.aim and (each.aim.times, each.aim.visits),
            )
            for each in paper.beside.aims
        },
        {
            key: (
                by_activity.get(key, nothing),
                (aims[key]["times"], aims[key]["visits"]) if key in aims else None,
            )
            for key in by_activity.keys() | aims.keys()
        },
    )
    now = _tenants(rows, rows.times(paper.first, paper.until))
    then = _tenants(rows, paper.former_times())
    assert paper.beside.tenants is not None
    tenants = paper.beside.tenants
    yield (
        (tenants.now, tenants.won, tenants.lost),
        (len(now), len(now.keys() - then.keys()), len(then.keys() - now.keys())),
    )
    structural = [
        times
        for times in now.values()
        if len(times) > 5
        or any(rows.activities[at["activity_id"]]["rule"] not in {"", ONCE} for at in times)
    ]
    yield tenants.structural, len(structural)
    everybody = _let(rows, [at for times in now.values() for at in times])
    yield (
        (tenants.square_metres, tenants.unmeasured),
        (_floor(everybody), sum(room["square_metres"] is None for room in everybody)),
    )
    coming_back = _let(rows, [at for times in structural for at in times])
    yield tenants.structural_square_metres, _floor(coming_back)
    told, shareable = rows.told(paper.first, paper.last), rows.shareable(paper.first, paper.last)
    yield paper.json["stories"], {"told": len(told), "shareable": len(shareable)}
    yield (
        sorted(story.quote for story in paper.overview.stories),
        sorted(story["quote"] for story in shareable),
    )


@recounts(FIGURES, "aanwezigen", "aanwezigen per keer")
def sign_ups(paper: YearPaper) -> Pairs:
    rows, times = paper.rows, paper.times()
    ticks = rows.presences(times)
    yield paper.house.signing.attendances(paper.overview.period), len(ticks)
    found = {}
    for key, activity in rows.activities.items():
        held = [at["id"] for at in times if at["activity_id"] == key and rows.held(at)]
        own = [tick["occurrence_id"] for tick in ticks]
        own = [at for at in own if rows.occurrences[at]["activity_id"] == key]
        people = Counter(
            person["place"]
            for person in rows["sign_up"]
            if person["activity_id"] == key
            and (person["occurrence_id"] is None or person["occurrence_id"] in held)
        )
        if activity["sign_up"] and held:
            places = (people["placed"], people["waiting"], people["withdrawn"])
            found[key] = (len(held), *places, len(own), len(own) / len(set(own)) if own else None)
    yield (
        {
            each.activity_id.bytes: (
                *(each.held, each.placed, each.waiting, each.withdrawn),
                *(each.attendances, each.per_time),
            )
            for each in paper.beside.meetings
        },
        found,
    )


@recounts(FIGURES, "open", "gebruikt")
def house_use(paper: YearPaper) -> Pairs:
    printed = paper.beside.house
    if paper.first > paper.today:
        yield printed, None
        return
    assert printed is not None
    opening = paper.rows.open_quarters(paper.first, paper.until)
    hours = set().union(*opening.values())
    yield printed.days_open, len(opening)
    yield printed.hours_open.total_seconds(), sum(map(len, opening.values())) * QUARTER
    # A week is of the period in which its Thursday lies, also when that is the only day of it that is.
    days = [
        dt.date.fromordinal(n) for n in range(paper.first.toordinal(), paper.until.toordinal() + 1)
    ]
    weeks = {day.isocalendar()[:2] for day in days if day.isoweekday() == 4}
    six = dt.timedelta(days=6)
    around = paper.rows.open_quarters(paper.first - six, min(paper.until + six, paper.today))
    opened = {dt.date.fromisoformat(day).isocalendar()[:2] for day in around}
    yield (printed.weeks, printed.weeks_open), (len(weeks), len(weeks & opened))
    names = {room["id"]: room for room in paper.rows["room"]}
    found = {}
    for key, taken in paper.rows.room_quarters(paper.first, paper.until).items():
        booked = {quarter for _organiser, quarter in taken}
        if booked & hours or not names[key]["archived"]:
            found[names[key]["name"]] = (
                len(booked & hours) * QUARTER,
                len(booked - hours) * QUARTER,
                len(hours) * QUARTER,
                {
                    organiser: len({quarter for by, quarter in taken if by == organiser} & hours)
                    * QUARTER
                    for organiser in ("centre", "residents", "tenant")
                },
            )
    yield (
        {
            room.name: (
                *(span.total_seconds() for span in (room.booked, room.outside, room.open)),
                {by.value: span.total_seconds() for by, span in room.organisers.items()},
            )
            for room in printed.rooms
        },
        found,
    )


@recounts()
def youth(paper: YearPaper) -> Pairs:
    kinds = {row["id"]: row["outside"] for row in paper.rows["activity_kind"] if row["youth"]}
    printed = paper.beside.youth
    assert printed is not None
    for figures, outside in ((printed.inside, False), (printed.outside, True)):
        own = [
            at
            for at in paper.times()
            if kinds.get(paper.rows.activities[at["activity_id"]]["kind_id"]) == outside
        ]
        yield plain(figures), paper.rows.counted(own)


def _change(change: Any) -> Any:
    return change and (change.difference, change.share)


def _changed(now: Counted, then: Counted) -> tuple[int, float | None] | None:
    if not (now.counted and then.counted):
        return None
    misleading = then.visits == 0 or then.counted * 2 < then.held or then.counted * 2 < now.counted
    difference = now.visits - then.visits
    return difference, None if misleading else difference / then.visits


def _part_of_day(starts: str | None) -> str | None:
    if starts is None:
        return None
    if starts < "05":
        return "evening"
    return "morning" if starts < "12" else "afternoon" if starts < "18" else "evening"


def _split(
    rows: SlowRows, times: list[Row], keys: Callable[[Row], Iterable[Any]]
) -> dict[Any, Counted]:
    found: dict[Any, list[Row]] = {}
    for at in times:
        for key in keys(at):
            found.setdefault(key, []).append(at)
    return {key: rows.counted(own) for key, own in found.items()}


def _tenants(rows: SlowRows, times: list[Row]) -> dict[Any, list[Row]]:
    """The times of each tenant."""
    found: dict[Any, list[Row]] = {}
    for at in times:
        hired = rows.activities[at["activity_id"]]
        if rows.went_on(at) and hired["organiser"] == "tenant":
            name = hired["organised_by"].strip().casefold()
            found.setdefault(name or hired["id"], []).append(at)
    return found


def _let(rows: SlowRows, times: list[Row]) -> list[Row]:
    """The rooms of these times, and in place of one that consists of others, those."""
    parts = rows.linked("room_part", "room_id", "part_id")
    keys = {at["room_id"] for at in times} - {None}
    keys = {part for key in keys for part in parts.get(key, [key])}
    return [room for room in rows["room"] if room["id"] in keys]


def _floor(rooms: list[Row]) -> int | None:
    known = [room["square_metres"] for room in rooms if room["square_metres"] is not None]
    return sum(known) if known else None
