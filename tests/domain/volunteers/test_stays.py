"""Periods of who stops and returns: figures of years add up, and what is over never changes by a return."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.volunteers.figures import VolunteerFigures, volunteer_figures
from buurthuis_app.domain.volunteers.stays import (
    Stay,
    in_order,
    overlap,
    read_stays,
    stays_in_words,
)
from buurthuis_app.domain.volunteers.volunteer import (
    Volunteer,
    problems,
    returned,
    with_former_stay,
    years_changed,
)
from buurthuis_app.errors import Invalid
from buurthuis_app.records import replace

TODAY = dt.date(2026, 11, 22)
LATER = dt.date(2031, 6, 1)
STOPPED = Volunteer(
    id=new_id(),
    centre_id=new_id(),
    name="Ria",
    since=dt.date(2020, 3, 1),
    until=dt.date(2026, 3, 31),
)
BACK = dt.date(2026, 9, 1)

turns = st.sampled_from(
    [dt.date(year, *day) for year in range(2023, 2030) for day in ((1, 1), (12, 31))]
)
days = st.one_of(turns, st.dates(dt.date(2023, 1, 1), dt.date(2029, 12, 31)))


@st.composite
def lives(draw: st.DrawFn) -> tuple[Stay, ...]:
    """The periods of one person: the first may begin unknown, the last may go on."""
    ends = sorted(draw(st.lists(days, min_size=1, max_size=6, unique=True)))
    if draw(st.booleans()):
        ends = [None, *ends]  # type: ignore[list-item]
    pairs = list(zip(ends[::2], [*ends[1::2], None], strict=False))
    return tuple(Stay(since=since, until=until) for since, until in pairs)


def of(stays: list[Stay], year: int) -> VolunteerFigures:
    return volunteer_figures(stays, (), periods.year(year), LATER)


@given(st.lists(lives(), max_size=8))
def test_begin_and_joined_less_left_is_the_end_and_the_end_is_the_next_begin(
    people: list[tuple[Stay, ...]],
) -> None:
    stays = [stay for person in people for stay in person]
    for year in range(2023, 2031):
        begin = of(stays, year - 1).at_end
        found = of(stays, year)
        assert begin + found.joined - found.left == found.at_end
        first = dt.date(year, 1, 1)
        assert begin == sum(
            (stay.since is None or stay.since < first)
            and (stay.until is None or stay.until >= first)
            for stay in stays
        )
        slow = sum(
            any(
                stay.includes(dt.date(year, 12, 31)) and stay.includes(dt.date(year + 1, 1, 1))
                for stay in person
            )
            for person in people
        )
        assert found.at_end == slow


@given(st.lists(lives(), max_size=4), days)
def test_who_returns_changes_no_year_that_is_over(
    people: list[tuple[Stay, ...]], day: dt.date
) -> None:
    before = [stay for person in people for stay in person]
    after = [*before, Stay(since=day)]
    for year in range(2023, day.year):
        assert of(before, year) == of(after, year)


def test_a_return_keeps_the_former_period_beside_the_new_one() -> None:
    back = returned(STOPPED, BACK)
    assert (back.since, back.until) == (BACK, None)
    assert back.earlier_stays == (Stay(since=STOPPED.since, until=STOPPED.until),)
    assert [back.serves_on(day) for day in (dt.date(2026, 3, 31), dt.date(2026, 6, 1), BACK)] == [
        *(True, False, True)
    ]
    assert problems(back, TODAY) == ()
    assert years_changed(STOPPED, back, dt.date(2027, 2, 1)) == (2026,)
    assert years_changed(STOPPED, back, TODAY) == ()


def test_a_first_day_after_the_last_one_means_a_return_and_any_other_a_correction() -> None:
    typed = replace(STOPPED, since=BACK, until=None)
    assert with_former_stay(STOPPED, typed) == returned(STOPPED, BACK)
    corrected = replace(STOPPED, since=dt.date(2021, 3, 1))
    assert with_former_stay(STOPPED, corrected) == corrected
    assert years_changed(STOPPED, corrected, TODAY) == (2020, 2021)


def test_periods_are_written_as_they_are_read() -> None:
    stays = (
        Stay(until=dt.date(2019, 12, 31)),
        Stay(since=dt.date(2020, 3, 1), until=dt.date(2026, 3, 31)),
    )
    assert stays_in_words(stays) == "t/m 31-12-2019; 1-3-2020 t/m 31-3-2026"
    assert read_stays(stays_in_words(stays)) == stays
    assert read_stays("1-3-2020 - 31-3-2026;\n tot en met 31-12-2019") == stays
    assert read_stays(" ; ") == ()


@pytest.mark.parametrize("text", ["vroeger", "31-2-2020 t/m 1-3-2020", "1-3-2020", "t/m"])
def test_what_is_no_period_is_said_with_an_example(text: str) -> None:
    with pytest.raises(Invalid, match="Schrijf bijvoorbeeld: 1-3-2020 t/m 31-3-2026"):
        read_stays(text)


@pytest.mark.parametrize(
    "earlier",
    [
        Stay(since=dt.date(2020, 1, 1), until=BACK),
        Stay(since=dt.date(2020, 1, 1)),
        Stay(since=dt.date(2021, 1, 1), until=dt.date(2020, 1, 1)),
    ],
)
def test_an_earlier_period_is_over_before_the_next_begins(earlier: Stay) -> None:
    wrong = replace(STOPPED, since=BACK, until=None, earlier_stays=(earlier,))
    assert [problem.field for problem in problems(wrong, TODAY)] == ["earlier_stays"]


def test_periods_overlap_when_they_share_a_day() -> None:
    first = Stay(since=dt.date(2020, 1, 1), until=dt.date(2020, 12, 31))
    assert overlap((Stay(since=first.until), first))
    assert not overlap((Stay(since=dt.date(2021, 1, 1)), first))
    assert in_order((Stay(since=dt.date(2021, 1, 1)), first))[0] == first
