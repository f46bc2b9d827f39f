"""What stands beside a figure: how its rows are named and explained, and which occurrences lie behind it."""

import datetime as dt

import pytest

from buurthuis_app.domain.figures import breakdown, occurrence_filter
from buurthuis_app.domain.figures.breakdown import EVERYTHING, Along, OccurrencesBehind, Only
from buurthuis_app.domain.figures.figures import Figures
from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.overviews.aims import LARGEST_AIM, LONGEST_WHY, Aim, in_numbers, problems
from buurthuis_app.domain.overviews.extra_figures import Meeting, Youth
from buurthuis_app.domain.shared.day_parts import DayPart, day_part
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

AIM = Aim(id=new_id(), centre_id=new_id(), activity_id=new_id(), year=2026)


def behind(
    *, cancelled: bool = False, held: bool = True, visits: int | None = None
) -> OccurrencesBehind:
    return OccurrencesBehind(
        occurrence_id=new_id(),
        activity_id=new_id(),
        date=dt.date(2026, 11, 3),
        starts=dt.time(10),
        title="Koffie",
        cancelled=cancelled,
        held=held,
        visits=visits,
        sources=(),
    )


@pytest.mark.parametrize(
    ("starts", "part"),
    [
        (None, None),
        (dt.time(5), DayPart.MORNING),
        (dt.time(11, 59), DayPart.MORNING),
        (dt.time(12), DayPart.AFTERNOON),
        (dt.time(18), DayPart.EVENING),
        (dt.time(4, 59), DayPart.EVENING),
    ],
)
def test_a_day_has_three_parts_and_the_small_hours_are_evening(
    starts: dt.time | None, part: DayPart | None
) -> None:
    assert day_part(starts) is part


def test_rows_that_overlap_say_that_together_they_are_more() -> None:
    assert {along for along in Along if along.overlaps} == {Along.THEME, Along.GROUP}
    for along in (Along.THEME, Along.GROUP):
        assert "meer dan het totaal" in breakdown.definition(along)
    assert "middag tot 18 uur" in breakdown.definition(Along.DAY_PART)
    assert breakdown.definition(Along.ACTIVITY) == ""
    assert breakdown.names().keys() == set(Along)


def test_parts_of_the_day_and_weekdays_have_names() -> None:
    assert [breakdown.row_name(part) for part in DayPart] == ["ochtend", "middag", "avond"]
    assert breakdown.row_name(0) == "maandag"


def test_what_has_no_theme_stands_in_a_row_that_says_so() -> None:
    said = [breakdown.without(along) for along in Along if breakdown.without(along)]
    assert "geen thema" in said
    assert len(set(said)) == len(said)


def test_figures_of_one_theme_or_activity_leave_something_out() -> None:
    assert EVERYTHING.everything
    assert not Only(theme_id=new_id()).everything
    assert not Only(activity_id=new_id()).everything


def test_each_choice_shows_its_own_occurrences() -> None:
    counted, forgotten = behind(visits=0), behind()
    off, to_come = behind(cancelled=True, held=False), behind(held=False)
    assert counted.counted
    assert not forgotten.counted
    shown = {
        choice: [choice.holds(one) for one in (counted, forgotten, off, to_come)]
        for choice in OccurrenceFilter
    }
    assert shown == {
        OccurrenceFilter.ALL: [True, True, True, True],
        OccurrenceFilter.HELD: [True, True, False, False],
        OccurrenceFilter.COUNTED: [True, False, False, False],
        OccurrenceFilter.NOT_COUNTED: [False, True, False, False],
        OccurrenceFilter.CANCELLED: [False, False, True, False],
    }
    assert occurrence_filter.names().keys() == set(OccurrenceFilter)


@pytest.mark.parametrize(
    ("times", "visits", "why", "fields"),
    [
        (None, None, "", []),
        (0, LARGEST_AIM, "w" * LONGEST_WHY, []),
        (-1, LARGEST_AIM + 1, "", ["times", "visits"]),
        (40, None, "w" * (LONGEST_WHY + 1), ["why_different"]),
    ],
)
def test_an_aim_is_a_number_that_can_be_and_its_explanation_is_short(
    times: int | None, visits: int | None, why: str, fields: list[str]
) -> None:
    aim = replace(AIM, times=times, visits=visits, why_different=why)
    assert [problem.field for problem in problems(aim)] == fields


@pytest.mark.parametrize(
    ("times", "visits", "words"),
    [(44, 500, "44 keer en 500 bezoeken"), (1, None, "1 keer"), (None, 1, "1 bezoek")],
)
def test_an_aim_is_said_in_numbers(times: int | None, visits: int | None, words: str) -> None:
    assert in_numbers(replace(AIM, times=times, visits=visits)) == words


def test_who_signed_up_and_withdrew_signed_up() -> None:
    meeting = Meeting(
        activity_id=new_id(),
        title="Eten",
        held=2,
        placed=8,
        waiting=2,
        withdrawn=1,
        attendances=7,
        ticked=2,
    )
    assert meeting.signed_up == 11
    assert Youth(inside=Figures(), outside=Figures()).kinds_inside == ()
