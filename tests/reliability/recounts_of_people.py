"""Volunteers, their hours and allowances, recounted."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.volunteers.figures import VolunteerFigures
from tests.reliability.recounts import PEOPLE, Pairs, YearPaper, recounts
from tests.reliability.slow_rows import (
    Row,
    SlowRows,
    grouped,
    half_up,
    raw,
)

if TYPE_CHECKING:
    from buurthuis_app.domain.volunteers.hours import HoursLine


@recounts(
    PEOPLE,
    *("vrijwilligers aan het eind", "vrijwilligers gemiddeld"),
    *("actieve vrijwilligers", "vrijwilligersuren", "uren van beroepskrachten"),
)
def volunteers(paper: YearPaper) -> Pairs:
    printed = paper.beside.volunteers
    if paper.first > paper.today:
        yield printed, None
        return
    assert printed is not None
    before = dt.date(paper.year - 1, 1, 1)
    for figures, first, last in (
        (printed.figures, paper.first, paper.until),
        (printed.former, before, paper.former_until),
        (paper.house.volunteer_figures.of(paper.overview.period), paper.first, paper.until),
    ):
        yield people(figures), people_recounted(paper.rows, first, last)
        yield (
            figures.joined - figures.left,
            figures.at_end - there(paper.rows, first - dt.timedelta(days=1)),
        )
    yield printed.at_start, there(paper.rows, paper.first - dt.timedelta(days=1))
    yield printed.former_at_start, there(paper.rows, before - dt.timedelta(days=1))
    yield (
        paper.house.volunteer_figures.of(periods.year(paper.year - 1)).at_end,
        printed.at_start,
    )
    json, expected = (
        paper.json["volunteers"],
        people_recounted(paper.rows, paper.first, paper.until),
    )
    yield (
        (json["hours"], json["hours_noted"], json["hours_of_professionals"]),
        (expected[5] / 60, expected[6] / 60, expected[7] / 60),
    )
    yield (
        (json["at_start"] + json["joined"] - json["left"], json["active"]),
        (json["at_end"], expected[2]),
    )


@recounts()
def volunteers_in_parts(paper: YearPaper) -> Pairs:
    printed, rows = paper.beside.volunteers, paper.rows
    if printed is None:
        return
    today = rows.today
    yield (
        [(flow.joined, flow.left) for flow in printed.flows],
        [
            tuple(
                sum(begin <= stay[side] < end and stay[side] <= today for stay in rows.stays())
                for side in (0, 1)
            )
            for begin, end in (
                (
                    f"{paper.year}-{3 * n + 1:02}-01",
                    f"{paper.year}-{3 * n + 4:02}-01" if n < 3 else f"{paper.year + 1}",
                )
                for n in range(4)
            )
            if begin <= today
        ],
    )
    vacancies = [row for row in rows["vacancy"] if row["opened_on"] <= paper.until.isoformat()]
    first, until = paper.first.isoformat(), paper.until.isoformat()
    filled = [row["filled_on"] or "9999" for row in vacancies]
    open_in = sum(day >= first for day in filled)
    numbers = (
        open_in,
        sum(first <= day <= until for day in filled),
        sum(day > until for day in filled),
    )
    shown = printed.vacancies
    yield (
        (shown.open_in, shown.filled, shown.open_at_end) if shown else None,
        numbers if open_in else None,
    )


@recounts(PEOPLE, "vrijwilligers per taak", "wekelijks", "maandelijks", "af en toe")
def duties_and_how_often(paper: YearPaper) -> Pairs:
    printed = paper.beside.volunteers
    if printed is None:
        return
    worked = paper.rows.worked(paper.first, paper.until)
    duties = {row["id"]: row["name"] for row in paper.rows["duty"]}
    table = paper.table("Per taak")
    yield (
        sorted(
            zip(*(table.column(name) for name in ("taak", "vrijwilligers", "uren")), strict=True)
        )
        if table
        else [],
        sorted(
            (
                duties.get(key, "zonder taak"),
                len({line["who"] for line in worked if line["duty"] == key}),
                sum(line["minutes"] for line in worked if line["duty"] == key) / 60,
            )
            for key in {line["duty"] for line in worked}
        )
        if any(line["duty"] for line in worked)
        else [],
    )
    for often, active, first, last in (
        (printed.how_often, printed.figures.active, paper.first, paper.until),
        (
            printed.former_how_often,
            printed.former.active,
            dt.date(paper.year - 1, 1, 1),
            paper.former_until,
        ),
    ):
        found = _how_often(paper.rows, first, last)
        yield +Counter(often.as_json()), found
        yield active, found.total()


@recounts(PEOPLE, "leeftijd van en tot", "leeftijd in groepen")
def ages(paper: YearPaper) -> Pairs:
    printed = paper.beside.volunteers
    if printed is None:
        return
    known, unknown = _known_ages(paper)
    groups = Counter(sum(age > oldest for oldest in (26, 44, 66)) for age in known)
    told = all(people >= 5 for people in groups.values())
    yield printed.without_age, unknown
    yield [band.people for band in printed.bands], [groups[n] for n in sorted(groups)] * told
    if len(known) < 13:
        yield printed.ages, None
        return
    below = next(age for age in range(10, 130, 10) if sum(own < age for own in known) >= 5)
    at_least = next(age for age in range(120, -1, -10) if sum(own >= age for own in known) >= 5)
    if told and groups[min(groups)] < 7:
        below = (27, 45, 67)[min(groups)]
    if told and groups[max(groups)] < 7:
        at_least = (0, 27, 45, 67)[max(groups)]
    shown = printed.ages
    yield (
        (shown.below, shown.at_least) if shown else None,
        (below, at_least) if below < at_least else None,
    )


@recounts()
def hours_and_allowance(paper: YearPaper) -> Pairs:
    sheet = paper.house.hours.sheet(paper.overview.period)
    if paper.first > paper.today:
        return
    worked = paper.rows.worked(paper.first, paper.until)
    yield (
        sorted((line.volunteer_id.bytes, line.minutes) for line in sheet.paid),
        sorted(
            (line["who"], line["minutes"])
            for line in paper.rows.worked(paper.first, paper.until, paid=True)
        ),
    )
    keys: tuple[tuple[Callable[[HoursLine], Any], Callable[[Row], Any]], ...] = (
        (lambda line: line.volunteer_id.bytes, lambda line: line["who"]),
        (lambda line: raw(line.duty_id), lambda line: line["duty"]),
        (lambda line: line.date.month, lambda line: int(line["date"][5:7])),
    )
    for own, recounted in keys:
        printed: Counter[Any] = Counter()
        for line in sheet.worked:
            printed[own(line)] += line.minutes
        yield printed, grouped(worked, recounted, lambda line: line["minutes"])
    yield (
        {
            key.bytes: (use.month.month, use.in_month, use.in_year)
            for key, use in sheet.uses.items()
        },
        _allowances(paper, worked),
    )


def there(rows: SlowRows, day: dt.date) -> int:
    """Who had begun by the end of the day and did not stop on it or before."""
    return sum(since <= day.isoformat() < until for since, until in rows.stays())


def people(figures: VolunteerFigures) -> tuple[Any, ...]:
    return (
        *(figures.at_end, figures.average, figures.active),
        *(figures.joined, figures.left, figures.minutes, figures.minutes_noted),
        figures.minutes_paid,
    )


def people_recounted(rows: SlowRows, first: dt.date, last: dt.date) -> tuple[Any, ...]:
    worked, begin, end = rows.worked(first, last), first.isoformat(), last.isoformat()
    days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    ends = [there(rows, day) for day in days if (day + dt.timedelta(days=1)).day == 1]
    return (
        there(rows, last),
        sum(ends) / len(ends) if ends else None,
        len({line["who"] for line in worked}),
        sum(begin <= since <= end for since, _until in rows.stays()),
        sum(begin <= until <= end for _since, until in rows.stays()),
        sum(line["minutes"] for line in worked),
        sum(line["minutes"] for line in worked if line["by_hand"]),
        sum(line["minutes"] for line in rows.worked(first, last, paid=True)),
    )


def _how_often(rows: SlowRows, first: dt.date, last: dt.date) -> Counter[str]:
    worked, found = rows.worked(first, last), Counter[str]()
    people = {row["id"]: row for row in rows["volunteer"]}
    for who in {line["who"] for line in worked}:
        days = {line["date"] for line in worked if line["who"] == who}
        stays = rows.stays_of(people[who])
        period = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
        there = [
            day
            for day in period
            if any(since <= day.isoformat() <= until for since, until in stays)
        ]
        if _mostly(there, days, lambda day: day.isocalendar()[:2]):
            found["weekly"] += 1
        elif _mostly(there, days, lambda day: (day.year, day.month)):
            found["monthly"] += 1
        else:
            found["now_and_then"] += 1
    return found


def _mostly(there: list[dt.date], days: set[str], part: Callable[[dt.date], Any]) -> bool:
    """Whether there were hours in more than half of the weeks, or months, in which somebody was there."""
    parts = {part(day) for day in there}
    return 2 * len(parts & {part(dt.date.fromisoformat(day)) for day in days}) > len(parts)


def _known_ages(paper: YearPaper) -> tuple[list[int], int]:
    """The ages of who is there at the end, and of how many it is unknown."""
    day = paper.until.isoformat()
    ages = [
        None if person["birth_year"] is None else paper.until.year - person["birth_year"]
        for person in paper.rows["volunteer"]
        if person["kind"] != "professional"
        and any(since <= day < until for since, until in paper.rows.stays_of(person))
    ]
    known = [age for age in ages if age is not None]
    return known, len(ages) - len(known)


_TAX_FREE = {2025: (560, 330, 21_000, 210_000), 2026: (575, 340, 22_000, 220_000)}
"""What the tax office names: an hour, an hour under 21, a month, a year."""


def _allowances(paper: YearPaper, worked: list[Row]) -> dict[bytes, tuple[int, int, int]]:
    """Of each person with an allowance the month nearest to the most, by the month or by the year so far."""
    an_hour, young, month_most, year_most = _TAX_FREE[min(paper.year, 2026)]
    found = {}
    for person in paper.rows["volunteer"]:
        own = [line for line in worked if line["who"] == person["id"]]
        if not person["allowance"] or not own:
            continue
        born = person["birth_year"]
        cents = young if born is not None and paper.year - born < 21 else an_hour
        months = grouped(own, lambda line: int(line["date"][5:7]), lambda line: line["minutes"])
        so_far, nearest = 0, None
        for month in sorted(months):
            so_far += months[month]
            in_month = half_up(Fraction(months[month] * cents, 60))
            in_year = half_up(Fraction(so_far * cents, 60))
            share = max(in_month / month_most, in_year / year_most)
            if nearest is None or share > nearest[0]:
                nearest = (share, (month, in_month, in_year))
        assert nearest is not None
        found[person["id"]] = nearest[1]
    return found
