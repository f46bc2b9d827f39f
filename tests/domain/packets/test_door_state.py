"""What a door tells of an occurrence: the difference between what was told and what is."""

import datetime as dt
from uuid import UUID

from buurthuis_app.domain.counts.count import Source, TallyRole
from buurthuis_app.domain.packets.door_state import DoorCount, DoorState, news_of
from buurthuis_app.records import replace

KEY = UUID(int=1)
DAY = dt.date(2026, 3, 3)
PLANNED = DoorState(
    activity_id=UUID(int=2),
    activity="Eettafel",
    date=DAY,
    planned_for=DAY,
    sitting=2,
    starts=dt.time(17),
    ends=None,
)
FIVE = DoorCount(
    kind_id=UUID(int=3),
    kind="volwassenen",
    role=TallyRole.VISITS,
    number=5,
    source=Source.COUNTED,
    because="vergeten",
)


def counted(number: int, source: Source = Source.COUNTED) -> DoorState:
    return replace(PLANNED, counts=(replace(FIVE, number=number, source=source),))


def test_what_is_as_it_was_told_is_no_news() -> None:
    assert news_of(KEY, None, None) is None
    assert news_of(KEY, counted(5), counted(5)) is None
    assert news_of(KEY, None, PLANNED) is None


def test_counts_are_told_as_additions() -> None:
    first, more, gone = (
        news_of(KEY, *states)
        for states in ((None, counted(5)), (counted(5), counted(3)), (counted(3), None))
    )
    assert first is not None
    assert more is not None
    assert gone is not None
    assert [news.counts[0].number for news in (first, more, gone)] == [5, -2, -3]
    assert [news.counts[0].counted for news in (first, more, gone)] == [True, True, False]
    assert (first.sitting, first.first, gone.withdrawn) == (2, False, False)
    assert first.counts[0].because == "vergeten"


def test_a_mark_is_told_when_it_changed() -> None:
    zero = news_of(KEY, None, counted(0))
    marked = news_of(KEY, counted(5), counted(5, Source.ESTIMATED))
    begun = news_of(KEY, None, counted(5, Source.ESTIMATED))
    assert zero is not None
    assert marked is not None
    assert begun is not None
    assert [(news.counts[0].number, news.counts[0].source) for news in (zero, marked, begun)] == [
        (0, None),
        (0, Source.ESTIMATED),
        (5, Source.ESTIMATED),
    ]


def test_a_cancellation_tells_what_it_was_and_became() -> None:
    off = replace(PLANNED, cancelled_because="regen")
    told, back = news_of(KEY, None, off), news_of(KEY, off, None)
    assert told is not None
    assert back is not None
    assert [(told.was, told.now), (back.was, back.now)] == [(None, "regen"), ("regen", None)]


def test_an_extra_is_told_once_and_taken_back() -> None:
    extra = replace(PLANNED, planned_for=None)
    come, gone = news_of(KEY, None, extra), news_of(KEY, extra, None)
    assert come is not None
    assert gone is not None
    assert (come.first, come.withdrawn, gone.first, gone.withdrawn) == (True, False, False, True)
    assert news_of(KEY, extra, extra) is None
