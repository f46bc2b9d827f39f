"""Promises, indicators and surveys, recounted."""

import datetime as dt
from collections import Counter

from tests.reliability.recounts import MEASURED, PROMISES, Pairs, YearPaper, average, recounts
from tests.reliability.recounts_of_money import initiatives_of
from tests.reliability.recounts_of_people import people_recounted
from tests.reliability.slow_rows import (
    Row,
    SlowRows,
)


@recounts(PROMISES, "belofte gehouden", "niet gemeten")
def promises(paper: YearPaper) -> Pairs:
    printed = paper.beside.promises
    assert printed is not None
    found = {}
    for row in paper.rows["promise"]:
        if (
            row["since"] > paper.last.isoformat()
            or (row["until"] or "9999") < paper.first.isoformat()
        ):
            continue
        own = _measured_of(paper, row)
        latest = max(own, key=lambda each: (each["date"], each["id"]), default=None)
        found[row["id"]] = (len(own), latest and latest["value"], _kept(row, latest))
    yield {row.id.bytes: (row.measured, row.value, row.kept) for row in printed.rows}, found
    yield printed.kept, sum(kept is True for _times, _value, kept in found.values())
    yield printed.measured, sum(times > 0 for times, _value, _kept in found.values())
    yield paper.goals.promises if paper.goals else printed, printed


@recounts(
    MEASURED,
    *("bezoeken", "gehouden keren", "bezoeken per keer, gemiddeld"),
    *("een telsoort, zoals nieuwe gezichten", "verhalen die naar buiten mogen"),
    *("aanwezigen met aanmelding", "bezetting van de zalen, in procent"),
    *("vrijwilligers aan het eind van het jaar", "vrijwilligers, gemiddeld over het jaar"),
    *("vrijwilligers die iets deden", "uren van vrijwilligers", "initiatieven van bewoners"),
)
def indicators(paper: YearPaper) -> Pairs:
    kept = {row["id"]: row for row in paper.rows["indicator"] if row["measured_by"]}
    for results, last in (
        (paper.beside.indicators, paper.last),
        (paper.goals.indicators if paper.goals else (), paper.last),
        (paper.beside.indicators, paper.former_until),
    ):
        for result in results:
            indicator = kept.get(result.indicator.id.bytes)
            if indicator is not None:
                year = result.of(last.year)
                value = year.actual.value if year else None
                recounted = _measured(paper.rows, indicator, dt.date(last.year, 1, 1), last)
                yield _near(value), _near(recounted)


@recounts()
def surveys(paper: YearPaper) -> Pairs:
    for row in paper.house.surveys.all():
        result = paper.house.survey_outcomes.result(row.survey.id)
        filled = [
            each["id"]
            for each in paper.rows["answer_sheet"]
            if each["survey_id"] == row.survey.id.bytes
        ]
        yield result.sheets, len(filled)
        for each in result.results:
            given = [
                answer
                for answer in paper.rows["answer"]
                if answer["question_id"] == each.question.id.bytes
            ]
            answered = len({answer["sheet_id"] for answer in given})
            told = answered >= 5
            values = Counter(answer["value"] for answer in given) if told else Counter()
            marks = sum(answer["value"] for answer in given) / answered if told else None
            yield each.answered, answered
            yield {tally.value: tally.number for tally in each.tallies if tally.number}, values
            yield each.mean, marks if each.question.kind.value == "mark" else None


def kept_of(paper: YearPaper, promise: Row) -> bool | None:
    """Whether the last measurement of the year kept a promise that held in it."""
    if promise["since"] > paper.last.isoformat() or (
        (promise["until"] or "9999") < paper.first.isoformat()
    ):
        return None
    own = _measured_of(paper, promise)
    return _kept(promise, max(own, key=lambda each: (each["date"], each["id"]), default=None))


def _measured_of(paper: YearPaper, promise: Row) -> list[Row]:
    return [
        each
        for each in paper.rows["measurement"]
        if each["promise_id"] == promise["id"] and each["date"][:4] == str(paper.year)
    ]


def _kept(promise: Row, latest: Row | None) -> bool | None:
    if latest is None:
        return None
    if latest["value"] is None or promise["threshold"] is None:
        return bool(latest["kept"])
    if promise["at_most"]:
        return bool(latest["value"] <= promise["threshold"])
    return bool(latest["value"] >= promise["threshold"])


def _near(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def _measured(rows: SlowRows, indicator: Row, first: dt.date, last: dt.date) -> float | None:
    """What an indicator says of these days, by its definition; None where nothing was written down."""
    kind, today = indicator["measured_by"], dt.date.fromisoformat(rows.today)
    if first > today:
        return None
    until = min(last, today)
    if kind == "initiatives":
        return _initiatives_measured(rows, indicator, first.year)
    if kind == "occupancy":
        return _occupied(rows, first, until)
    if kind == "hours" or kind.startswith("volunteers"):
        began = any("0000" < since <= f"{first.year}-12-31" for since, _until in rows.stays())
        return _of_people(rows, kind, first, until) if began else None
    if kind == "stories":
        found = [story for story in rows.shareable(first, last) if _told_of(rows, indicator, story)]
        return len(found) if rows.told(first, last) else None
    times = [at for at in rows.times(first, last) if _about(rows, indicator, at["activity_id"])]
    return _of_times(rows, indicator, times)


def _of_times(rows: SlowRows, indicator: Row, times: list[Row]) -> float | None:
    counted = rows.counted(times)
    numbers = rows.of_kind(times, indicator["tally_kind_id"])
    found: dict[str, tuple[int, float | None]] = {
        "visits": (counted.counted, counted.visits),
        "average": (counted.counted, average(counted)),
        "held": (counted.planned + counted.extra, counted.held),
        "tally": (len(numbers), sum(numbers)),
        "present": (counted.held, len(rows.presences(times))),
    }
    known, value = found[indicator["measured_by"]]
    return value if known else None


def _of_people(rows: SlowRows, kind: str, first: dt.date, until: dt.date) -> float | None:
    at_end, on_average, active, _joined, _left, minutes, *_rest = people_recounted(
        rows, first, until
    )
    values: dict[str, float | None] = {
        "volunteers_at_end": at_end,
        "volunteers_average": on_average,
        "volunteers_active": active,
        "hours": minutes / 60,
    }
    return values[kind]


def _occupied(rows: SlowRows, first: dt.date, until: dt.date) -> float | None:
    hours: set[int] = set().union(*rows.open_quarters(first, until).values())
    archived = {room["id"] for room in rows["room"] if room["archived"]}
    taken = {
        key: {quarter for _by, quarter in own} & hours
        for key, own in rows.room_quarters(first, until).items()
    }
    rooms = [key for key, own in taken.items() if own or key not in archived]
    anything = any(
        at["room_id"] is not None and rows.went_on(at) for at in rows.times(first, until)
    )
    if not (anything and hours and rooms):
        return None
    return sum(len(taken[key]) for key in rooms) / (len(hours) * len(rooms)) * 100


def _initiatives_measured(rows: SlowRows, indicator: Row, year: int) -> int | None:
    if not rows["initiative"] or indicator["only_kind_id"] is not None:
        return None
    links = {
        name: rows.linked(f"initiative_{name}", "initiative_id", f"{name}_id")
        for name in ("theme", "area")
    }
    return sum(
        all(
            indicator[f"only_{name}_id"] in {None, *links[name].get(key, [])}
            for name in ("theme", "area")
        )
        and indicator["only_group_id"] is None
        for key in initiatives_of(rows, year)
    )


def _about(rows: SlowRows, indicator: Row, activity_id: bytes) -> bool:
    activity = rows.activities[activity_id]
    themes = rows.linked("activity_theme", "activity_id", "theme_id").get(activity_id, [])
    groups = rows.linked("activity_group", "activity_id", "group_id").get(activity_id, [])
    return (
        indicator["only_theme_id"] in {None, *themes}
        and indicator["only_group_id"] in {None, *groups}
        and indicator["only_area_id"] in {None, activity["area_id"]}
        and indicator["only_kind_id"] in {None, activity["kind_id"]}
    )


def _told_of(rows: SlowRows, indicator: Row, story: Row) -> bool:
    """By the story's own theme and area, and the group and kind of its activity."""
    themes = rows.linked("story_theme", "story_id", "theme_id").get(story["id"], [])
    groups = rows.linked("activity_group", "activity_id", "group_id").get(story["activity_id"], [])
    activity = rows.activities.get(story["activity_id"])
    return (
        indicator["only_theme_id"] in {None, *themes}
        and indicator["only_area_id"] in {None, story["area_id"]}
        and indicator["only_group_id"] in {None, *groups}
        and indicator["only_kind_id"] in {None, activity["kind_id"] if activity else None}
    )
