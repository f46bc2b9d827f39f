"""Participants of a year, recounted: the living from the rows, and those who were erased from the numbers they left."""

from collections import Counter
from fractions import Fraction
from typing import Any

from buurthuis_app.domain.participants.figures import CountedPart
from tests.reliability.recounts import PARTICIPANTS, Pairs, YearPaper, recounts
from tests.reliability.slow_rows import SlowRows, half_up

_BANDS = (11, 17, 26, 44, 66, 999)
_HOMES, _GENDERS = ("near", "town", "elsewhere"), ("woman", "man", "other")


@recounts(
    PARTICIPANTS,
    *("unieke deelnemers", "nieuwe deelnemers", "keren herkend", "uit de wijk"),
    *("leeftijd van deelnemers", "geslacht van deelnemers"),
)
def participants(paper: YearPaper) -> Pairs:
    printed = paper.beside.participants
    if paper.first > paper.today:
        yield printed, None
        return
    assert printed is not None
    found, first_year = recounted(paper.rows, str(paper.year))
    people = found["people", ""]
    yield (printed.people.number, printed.people.few), _alone(people)
    if not people:
        return
    if people >= 5:
        yield printed.times, found["times", ""]
    yield printed.new is None, first_year == str(paper.year)
    if printed.new is not None:
        yield from _shown([printed.new], [found["new", ""]], people)
    ages: Counter[int] = Counter()
    for (about, value), number in found.items():
        if about == "born":
            ages[next(oldest for oldest in _BANDS if paper.year - int(value) <= oldest)] += number
    for parts, numbers in (
        (printed.homes, [found["home", home] for home in _HOMES]),
        (printed.ages, [ages[oldest] for oldest in _BANDS]),
        (printed.genders, [found["gender", gender] for gender in _GENDERS]),
    ):
        yield bool(parts), any(numbers)
        if parts:
            yield from _shown(
                [part.people for part in parts], [*numbers, people - sum(numbers)], people
            )
            yield from _shares(parts, people)
    known = sum(ages.values())
    total = sum(
        (paper.year - int(value)) * number
        for (about, value), number in found.items()
        if about == "born"
    )
    yield printed.average_age, half_up(Fraction(total, known)) if known >= 5 else None


def recounted(rows: SlowRows, year: str) -> tuple[Counter[tuple[str, str]], str]:
    """By what and which: how many people of the year; and the first year in which anybody was there."""
    found: Counter[tuple[str, str]] = Counter()
    years = {str(row["year"]) for row in rows["erased_tally"]}
    for row in rows["erased_tally"]:
        if str(row["year"]) == year:
            found[row["about"], row["value"]] += row["number"]
    for person in rows["participant"]:
        own = [
            rows.occurrences[visit["occurrence_id"]]["date"]
            for visit in rows["known_visit"]
            if visit["participant_id"] == person["id"]
        ]
        years |= {day[:4] for day in own}
        there = [day for day in own if day[:4] == year]
        if there:
            found["people", ""] += 1
            found["times", ""] += len(there)
            found["new", ""] += min(own) >= year
            for about, value in (
                ("born", person["birth_year"]),
                ("home", person["home"]),
                ("gender", person["gender"]),
            ):
                if value is not None:
                    found[about, str(value)] += 1
    return found, min(years, default="")


def _alone(people: int) -> tuple[int | None, bool]:
    return (None, True) if 0 < people < 5 else (people, False)


def _shown(parts: list[Any], numbers: list[int], people: int) -> Pairs:
    """What is shown is right, what is called few is few, and no hidden number follows from the others."""
    hidden = [number for part, number in zip(parts, numbers, strict=True) if part.number is None]
    for part, number in zip(parts, numbers, strict=True):
        yield part.number, None if part.number is None else number
        yield part.few and number >= 5, False
    whole = len(numbers) > 1 and sum(numbers) == people
    yield whole and len(hidden) == 1, False


def _shares(parts: tuple[CountedPart, ...], people: int) -> Pairs:
    for part in parts:
        shown = part.people.number
        yield part.share, None if shown is None else shown / people
