"""A day at the door: which rows a card has, and what anyone may see of it."""

import datetime as dt

import pytest

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.counts.count import Count, TallyKind, TallyRole
from buurthuis_app.domain.counts.day_cards import Card, Day, told_apart, without_people
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

TODAY = dt.date(2026, 11, 22)
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
    now = dt.datetime(2026, 11, 22, 11, tzinfo=dt.UTC)
    count = Count(occurrence_id=OCCURRENCE.id, kind_id=quiet.id, number=3, recorded_at=now)
    assert day.kinds_for(replace(CARD, counts=(count,))) == (everywhere, own, quiet)


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
