"""Planned: what becomes of the times of a changed series, and who is to be told."""

import datetime as dt

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.activities.planned import (
    Rearrangement,
    RosteredPerson,
    called_off_in_words,
    standing_in_words,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

CENTRE, ACTIVITY = new_id(), new_id()


def on(day: int, hour: int = 10) -> Occurrence:
    date = dt.date(2026, 3, day)
    return Occurrence(
        id=new_id(),
        centre_id=CENTRE,
        activity_id=ACTIVITY,
        date=date,
        planned_for=date,
        starts=dt.time(hour),
    )


def standing(name: str, occurrence: Occurrence) -> RosteredPerson:
    return RosteredPerson(name=name, occurrence_id=occurrence.id, date=occurrence.date)


def test_a_removed_time_is_taken_over_by_the_nearest_one_that_comes() -> None:
    tuesday, next_tuesday, wednesday = on(3), on(24), on(4)
    moves = Rearrangement(added=(wednesday,), removed=(tuesday, next_tuesday))
    assert moves.moves_anything
    assert moves.retimed == ((tuesday, wednesday),)
    assert moves.dropped == (next_tuesday,)


def test_an_evening_is_taken_over_by_an_evening_though_a_noon_is_nearer() -> None:
    noon, evening = on(3, 12), replace(on(3, 18), sitting=2)
    next_noon, next_evening = on(4, 12), replace(on(5, 18), sitting=2)
    moves = Rearrangement(added=(next_noon, next_evening), removed=(evening, noon))
    assert moves.retimed == ((evening, next_evening), (noon, next_noon))


def test_another_hour_is_another_time_and_another_room_is_not() -> None:
    before, later = on(3), on(3, hour=14)
    assert Rearrangement(changed=((before, later),)).retimed == ((before, later),)
    assert Rearrangement(changed=((before, before),)).retimed == ()


def test_who_is_on_the_roster_is_named_with_how_often() -> None:
    first, second = on(3), on(10)
    people = [standing("Ria", first), standing("jan", first), standing("Ria", second)]
    words = standing_in_words(people)
    assert words.index("jan op 1 dienst") < words.index("Ria op 2 diensten")
    assert "naam is gewist" in standing_in_words([standing("", first)])
    assert standing_in_words([]) == ""


def test_a_time_that_is_called_off_says_whom_to_tell() -> None:
    assert called_off_in_words([]) == ""
    words = called_off_in_words([standing("Ria", on(3))])
    assert words.startswith("Op het rooster: Ria op 1 dienst")
    assert "telt geen uren" in words


def test_two_rearrangements_add_up() -> None:
    first, second = on(3), on(10)
    both = Rearrangement(added=(first,), standing=(standing("Ria", first),)) + Rearrangement(
        removed=(second,)
    )
    assert (both.added, both.removed, len(both.standing)) == ((first,), (second,), 1)
