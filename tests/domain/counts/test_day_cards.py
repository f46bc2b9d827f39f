"""A day at the door: which rows a card has, and what anyone may see of it."""

import datetime as dt

import pytest

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.counts.count import Count, TallyKind, TallyRole
from buurthuis_app.domain.counts.day_cards import (
    Card,
    Day,
    told_apart,
    unused_kinds,
    without_people,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

TODAY = dt.date(2026, 11, 22)
NOW = dt.datetime(2026, 11, 22, 11, tzinfo=dt.UTC)
CENTRE = new_id()
OCCURRENCE = Occurrence(
    id=new_id(),
    centre_id=CENTRE,
    activity_id=new_id(),
    date=TODAY,
    planned_for=TODAY,
    remark="Ria had haar zus bij zich",
)
CARD = Card(occurrence=OCCURRENCE, title="Koffie", room="Zaal", host="Ria S.", counts=())


def kind(name: str, **fields: object) -> TallyKind:
    given = {"role": TallyRole.VISITS, "position": 0, **fields}
    return TallyKind(id=new_id(), centre_id=CENTRE, name=name, **given)  # type: ignore[arg-type]


def test_a_card_has_the_rows_of_its_activity_and_those_with_a_number() -> None:
    everywhere, own = kind("bezoekers"), kind("lopers", activity_id=OCCURRENCE.activity_id)
    elsewhere, quiet = kind("spelers", activity_id=new_id()), kind("maaltijden", on_card=False)
    day = Day(
        date=TODAY,
        today=TODAY,
        kinds=(everywhere, own, elsewhere, quiet),
        cards=(CARD,),
        gaps=(),
    )
    assert day.kinds_beside(CARD) == (everywhere, own, quiet)
    assert day.kinds_for(CARD) == (everywhere, own)
    count = Count(occurrence_id=OCCURRENCE.id, kind_id=quiet.id, number=3, recorded_at=NOW)
    assert day.kinds_for(replace(CARD, counts=(count,))) == (everywhere, own, quiet)


def test_a_card_leaves_out_what_its_activity_is_counted_without() -> None:
    grown, young = kind("volwassenen"), kind("jongeren")
    own = kind("matten", activity_id=OCCURRENCE.activity_id, role=TallyRole.ASIDE)
    day = Day(date=TODAY, today=TODAY, kinds=(grown, young, own), cards=(), gaps=())
    yoga = replace(CARD, unused=frozenset({young.id, own.id}))
    assert day.kinds_for(yoga) == (grown, own)
    assert young in day.kinds_beside(yoga)  # still at hand
    count = Count(occurrence_id=OCCURRENCE.id, kind_id=young.id, number=0, recorded_at=NOW)
    assert day.kinds_for(replace(yoga, counts=(count,))) == (grown, young, own)
    nothing_left = replace(CARD, unused=frozenset({grown.id, young.id}))
    assert day.kinds_for(nothing_left) == (grown, young, own)


def test_a_kind_is_unused_after_six_counted_times_since_others_were_counted_with_it() -> None:
    yoga, club, grown, young = (new_id() for _ in range(4))
    weeks = [TODAY - dt.timedelta(weeks=back) for back in range(1, 8)]
    first = {(yoga, grown): weeks[-1], (club, young): weeks[5]}
    assert unused_kinds(first, [(yoga, day) for day in weeks]) == {yoga: frozenset({young})}
    later = {**first, (club, young): weeks[4]}  # new in the house: five times is too few
    assert unused_kinds(later, [(yoga, day) for day in weeks]) == {yoga: frozenset()}
    assert unused_kinds({**first, (yoga, young): weeks[0]}, [(yoga, weeks[0])]) == {
        yoga: frozenset()
    }


@pytest.mark.parametrize("because", [None, "Ria is ziek"])
def test_a_screen_that_anyone_sees_names_nobody(because: str | None) -> None:
    kept = replace(CARD, occurrence=replace(OCCURRENCE, cancelled_because=because))
    (shown,) = without_people([kept])
    assert "Ria" not in repr(shown)
    assert shown.occurrence.cancelled == kept.occurrence.cancelled
    assert (shown.title, shown.room) == ("Koffie", "Zaal")


def test_what_began_the_evening_before_is_told_apart() -> None:
    evening = replace(CARD, occurrence=replace(OCCURRENCE, date=TODAY - dt.timedelta(days=1)))
    day = Day(date=TODAY, today=TODAY, kinds=(), cards=(evening, CARD), gaps=())
    assert day.from_before == (evening,)


def test_cards_of_one_activity_are_told_apart_by_their_hours() -> None:
    noon = replace(CARD, occurrence=replace(OCCURRENCE, starts=dt.time(12)))
    evening = replace(CARD, occurrence=replace(OCCURRENCE, id=new_id(), starts=dt.time(18)))
    other = replace(CARD, occurrence=replace(OCCURRENCE, id=new_id(), activity_id=new_id()))
    names = [card.name for card in told_apart([noon, evening, other])]
    assert names == ["Koffie, 12.00", "Koffie, 18.00", "Koffie"]
