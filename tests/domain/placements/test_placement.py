"""Placements: who and where, how each stands, and when there is no room."""

import datetime as dt

import pytest

from buurthuis_app.domain.placements.offer import PlacementOffer
from buurthuis_app.domain.placements.placement import (
    Placement,
    PlacementOutcome,
    PlacementStanding,
    PlacementTalk,
    outcome_names,
    problems_of_placement,
    problems_of_room,
    problems_of_talk,
    standing_names,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

TODAY = dt.date(2026, 11, 22)
DAY = dt.timedelta(days=1)
OFFER = PlacementOffer(
    id=new_id(), centre_id=new_id(), title="Bar", learns="Afrekenen", since=TODAY
)
PLACEMENT = Placement(
    id=new_id(),
    offer_id=OFFER.id,
    volunteer_id=new_id(),
    since=TODAY - 30 * DAY,
    until=TODAY,
)
ENDED = replace(PLACEMENT, ended_on=TODAY, outcome=PlacementOutcome.WORK)


@pytest.mark.parametrize(
    ("placement", "wrong"),
    [
        (PLACEMENT, set()),
        (ENDED, set()),
        (replace(PLACEMENT, offer_id=None, volunteer_id=None), {"offer_id", "volunteer_id"}),
        (replace(PLACEMENT, until=PLACEMENT.since - DAY), {"until"}),
        (replace(ENDED, ended_on=TODAY + DAY), {"ended_on"}),
        (replace(ENDED, ended_on=PLACEMENT.since - DAY), {"ended_on"}),
        (replace(ENDED, outcome=None), {"outcome"}),
        (replace(ENDED, ended_on=None), {"ended_on"}),
        (replace(PLACEMENT, goals="x" * 1001), {"goals"}),
    ],
)
def test_each_fault_is_said_beside_its_field(placement: Placement, wrong: set[str]) -> None:
    assert {each.field for each in problems_of_placement(placement, TODAY)} == wrong


def test_how_it_stands() -> None:
    assert PLACEMENT.standing(TODAY) is PlacementStanding.RUNNING
    assert PLACEMENT.standing(TODAY + DAY) is PlacementStanding.OVERDUE
    assert replace(PLACEMENT, since=TODAY + DAY).standing(TODAY) is PlacementStanding.COMING
    assert ENDED.standing(TODAY) is PlacementStanding.ENDED


def test_there_is_no_room_for_more_people_than_places() -> None:
    (problem,) = problems_of_room(PLACEMENT, OFFER, [PLACEMENT], TODAY)
    assert problem.sentence.startswith("Bar is bezet.")
    assert not problems_of_room(PLACEMENT, OFFER, [ENDED], TODAY)
    assert not problems_of_room(PLACEMENT, replace(OFFER, places=2), [PLACEMENT], TODAY)
    assert not problems_of_room(ENDED, OFFER, [PLACEMENT], TODAY)


def test_a_talk_is_about_somebody_and_says_something() -> None:
    talk = PlacementTalk(
        id=new_id(), placement_id=PLACEMENT.id, volunteer_id=None, date=TODAY, words="Goed."
    )
    assert problems_of_talk(talk, TODAY) == ()
    faulty = replace(talk, placement_id=None, date=TODAY + DAY, words="")
    assert {each.field for each in problems_of_talk(faulty, TODAY)} == {
        *("placement_id", "date", "words"),
    }
    assert problems_of_talk(replace(talk, words="x" * 1001), TODAY)


def test_everything_has_a_name() -> None:
    assert outcome_names().keys() == set(PlacementOutcome)
    assert standing_names().keys() == set(PlacementStanding)
