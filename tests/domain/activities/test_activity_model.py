"""Models of activities: what they leave behind, and what they begin with."""

import datetime as dt
from uuid import UUID

import pytest

from buurthuis_app.domain.activities.activity import LONGEST_TITLE, Activity, Organiser, Sitting
from buurthuis_app.domain.activities.activity_model import model_of, problems_of_model
from buurthuis_app.records import replace

ROOM, GONE, THEME = UUID(int=4), UUID(int=5), UUID(int=6)
MEAL = Activity(
    id=UUID(int=1),
    centre_id=UUID(int=2),
    title="Buurtmaaltijd",
    first=dt.date(2025, 1, 6),
    until=dt.date(2025, 6, 1),
    rule="FREQ=WEEKLY;BYDAY=MO",
    room_id=ROOM,
    area_id=GONE,
    theme_ids=(THEME, GONE),
    further=(Sitting(number=2, starts=dt.time(20), room_id=GONE), Sitting(number=3, room_id=ROOM)),
    led_by="Ria",
    led_by_id=UUID(int=7),
    organiser=Organiser.TENANT,
    organised_by="Koor De Merel",
    initiative_id=UUID(int=8),
    uid="x",
    former_titles=("Eettafel",),
    capacity=30,
)


def test_a_model_knows_no_days_and_nobody() -> None:
    model = model_of(MEAL, ("maaltijden",))
    assert "Ria" not in repr(model)
    assert "Merel" not in repr(model)
    begun = model.begun(dt.date(2026, 12, 1))
    assert begun.id != MEAL.id
    assert (begun.title, begun.first, begun.until) == ("Buurtmaaltijd", dt.date(2026, 12, 1), None)
    assert (begun.led_by_id, begun.initiative_id, begun.uid, begun.former_titles) == (
        None,
        None,
        "",
        (),
    )
    assert (begun.rule, begun.room_id, begun.capacity, begun.organiser) == (
        MEAL.rule,
        ROOM,
        30,
        Organiser.TENANT,
    )


def test_what_is_no_more_is_left_out_of_a_model() -> None:
    known = model_of(MEAL, ()).with_known({ROOM, THEME}.__contains__).activity
    assert (known.room_id, known.area_id, known.theme_ids) == (ROOM, None, (THEME,))
    assert [sitting.room_id for sitting in known.further] == [None, ROOM]


@pytest.mark.parametrize("name", ["", " ", "m" * (LONGEST_TITLE + 1)])
def test_a_model_has_a_name_that_fits(name: str) -> None:
    model = model_of(MEAL, ())
    assert not problems_of_model(model)
    assert [problem.field for problem in problems_of_model(replace(model, name=name))] == ["name"]
