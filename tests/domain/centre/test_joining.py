"""Joining of items of a list: what is one, and what only looks like it."""

import pytest

from buurthuis_app.domain.centre.centre import ActivityKind, ListItem, Room, Theme
from buurthuis_app.domain.centre.joining import problems_of_joining
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

CENTRE = new_id()
THEMES = [Theme(id=new_id(), centre_id=CENTRE, name=name) for name in ("sport", "bewegen")]
SPORT, RENT = (
    ActivityKind(id=new_id(), centre_id=CENTRE, name=name, colour=0, position=0, rental=rental)
    for name, rental in (("sport", False), ("verhuur", True))
)
HALL, STUDIO = (Room(id=new_id(), centre_id=CENTRE, name=name) for name in ("zaal", "atelier"))
BOTH = Room(id=new_id(), centre_id=CENTRE, name="beide", part_ids=(HALL.id, STUDIO.id))


@pytest.mark.parametrize(
    ("goes", "stays"),
    [THEMES, (SPORT, replace(SPORT, id=new_id())), (HALL, replace(STUDIO, id=new_id()))],
)
def test_two_names_for_one_thing_go_together(goes: ListItem, stays: ListItem) -> None:
    assert problems_of_joining(goes, stays, [goes, stays, BOTH]) == ()


@pytest.mark.parametrize(
    ("goes", "stays", "why"),
    [
        (THEMES[0], None, "Kies een andere"),
        (THEMES[0], THEMES[0], "Kies een andere"),
        (SPORT, RENT, "eerdere jaren"),
        (BOTH, HALL, "uit delen"),
        (HALL, BOTH, "uit delen"),
        (HALL, STUDIO, "twee zalen"),
    ],
)
def test_what_is_not_one_stays_apart(goes: ListItem, stays: ListItem | None, why: str) -> None:
    (problem,) = problems_of_joining(goes, stays, [goes, BOTH])
    assert why in problem.sentence
