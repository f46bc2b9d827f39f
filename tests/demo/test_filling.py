"""Filling of the demo: the same every time, with plausible years, and something to do on every day."""

import datetime as dt
import re
from typing import Any
from uuid import UUID

import pytest
from msgspec import Struct

from buurthuis_app.demo import fill
from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.confidant.sealed_records import (
    ConfidantKey,
    SealedContents,
    SealedMessage,
    SealedRecord,
    SealedRecordKey,
    SignedReaders,
)
from buurthuis_app.domain.counts.count import Count
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.errors import Invalid
from buurthuis_app.services.counts.counting import Counting
from buurthuis_app.services.privacy.maintenance import Keeping
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import TODAY
from tests.demo.filled import YEARS_BACK, Filled, Filling
from tests.marked_language import marked
from tests.records import kept_records

SEALED = (
    *(ConfidantKey, SealedMessage, SealedRecord, SealedRecordKey),
    *(SignedReaders, SealedContents),
)
"""Other bytes every time, or the seal were none."""
RECORDS = [record for record in kept_records() if record not in SEALED]


UUID_TEXT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def without_ids(filled: Filled) -> list[object]:
    """Everything in the database, with each id replaced by its place in the order of appearance."""
    places: dict[UUID, int] = {}

    def plain(value: Any) -> object:
        if isinstance(value, str) and UUID_TEXT.fullmatch(value):
            value = UUID(value)
        if isinstance(value, UUID):
            return places.setdefault(value, len(places))
        if isinstance(value, tuple):
            return [plain(one) for one in value]
        if isinstance(value, frozenset):
            return sorted(map(str, (plain(one) for one in value)))
        if isinstance(value, Struct):
            return [plain(getattr(value, name)) for name in value.__struct_fields__]
        return value

    return [plain(record) for kind in RECORDS for record in filled.all(kind)]


def test_the_same_seed_years_and_day_make_the_same_centre_whatever_the_screen_speaks(
    filling: Filling, year: Filled
) -> None:
    with marked():
        again = filling()
    assert without_ids(again) == without_ids(year)


def test_another_seed_makes_other_numbers(filling: Filling, year: Filled) -> None:
    other = filling(seed=7)
    assert [count.number for count in other.all(Count)] != [
        count.number for count in year.all(Count)
    ]


@pytest.mark.parametrize("number", range(2017, 2026))
def test_every_full_year_is_plausible(decade: Filled, number: int) -> None:
    figures = decade.harvest().overview(periods.year(number)).figures
    assert 8_000 <= figures.visits <= 14_000
    assert figures.coverage is not None
    assert 0.85 <= figures.coverage <= 0.99
    assert 0.02 <= figures.estimated_visits / figures.visits <= 0.1
    assert figures.extra >= 1


def test_one_year_of_history_is_plausible(year: Filled) -> None:
    figures = year.harvest().overview(periods.year(2026)).figures
    assert 8_000 <= figures.visits <= 14_000
    assert figures.coverage is not None
    assert 0.92 <= figures.coverage <= 0.97


def test_every_month_has_meetings_and_summer_is_quieter_than_winter(decade: Filled) -> None:
    parts = decade.harvest().overview(periods.year(2025)).parts
    visits = [part.figures.visits for part in parts]
    assert all(part.figures.held for part in parts)
    assert max(visits[6:8]) < min(visits[0:3])
    held = {
        (one.date.year, one.date.month)
        for one in decade.all(Occurrence)
        if one.date < TODAY and not one.cancelled
    }
    assert len(held) == YEARS_BACK * 12 + 1


@pytest.mark.parametrize("weekday", range(7))
def test_whatever_the_weekday_there_is_something_to_count_today(
    filling: Filling, weekday: int
) -> None:
    today = TODAY + dt.timedelta(days=weekday)
    filled = filling(today=today)
    day = Counting(filled.database, FixedClock(today), COORDINATOR, filled.centre.id).day(today)
    counted = [card for card in day.cards if card.counts]
    assert len(day.cards) >= 3
    assert not any(card.occurrence.cancelled for card in day.cards)
    assert counted
    assert len(day.cards) - len(counted) >= 2
    assert all(
        card.occurrence.starts is not None and card.occurrence.starts < dt.time(12)
        for card in counted
    )


def test_even_on_christmas_day_the_demo_is_open(filling: Filling) -> None:
    christmas = dt.date(2026, 12, 25)
    filled = filling(today=christmas)
    today = [one for one in filled.all(Occurrence) if one.date == christmas]
    assert len(today) >= 3
    assert not any(one.cancelled for one in today)


def test_nothing_personal_is_kept_past_its_time(demo: Filled) -> None:
    keeping = Keeping(demo.database, FixedClock(demo.today), COORDINATOR)
    terms = keeping.terms(ahead=dt.timedelta())
    assert terms
    assert sum(term.due.rows for term in terms) == 0


def test_a_second_filling_is_refused_and_changes_nothing(filling: Filling) -> None:
    filled = filling()
    before = len(filled.all(Occurrence))
    with pytest.raises(Invalid):
        fill(filled.database, years=1, today=TODAY)
    assert len(Filled(filled.database, filled.centre).all(Occurrence)) == before


def test_less_than_a_year_is_refused(filling: Filling) -> None:
    with pytest.raises(Invalid):
        filling(years=0)


def test_the_filling_tells_how_far_it_is(filling: Filling) -> None:
    told: list[tuple[int, int]] = []
    filling(progress=lambda done, whole: told.append((done, whole)))
    assert told[-1][0] == told[-1][1]
    assert told == sorted(told)
