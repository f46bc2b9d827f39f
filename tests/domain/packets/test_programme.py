"""Programme of a door: what it holds of what the office has, and what not."""

import datetime as dt
from uuid import UUID

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.centre.centre import Area, ClosedDay
from buurthuis_app.domain.packets.packet import decoded, encoded
from buurthuis_app.domain.packets.programme import (
    Programme,
    activity_at_door,
    area_at_door,
    closed_day_at_door,
    occurrence_at_door,
    questionnaire_at_door,
    sign_up_at_door,
)
from buurthuis_app.domain.signups.sign_up import SignUp
from buurthuis_app.records import replace
from tests.domain.packets.test_forms_news import ASKED

KEY, CENTRE, AT, LONG_AGO = UUID(int=1), UUID(int=2), UUID(int=3), UUID(int=4)
DAY = dt.date(2026, 3, 3)
WHO = "Ria de Vries"
ACTIVITY = Activity(
    id=KEY,
    centre_id=CENTRE,
    title="Eettafel",
    first=DAY,
    led_by=WHO,
    led_by_id=KEY,
    organised_by=WHO,
    description=WHO,
    former_titles=(WHO,),
    uid=WHO,
    initiative_id=AT,
    version=3,
)
OCCURRENCE = Occurrence(
    id=KEY,
    centre_id=CENTRE,
    activity_id=KEY,
    date=DAY,
    planned_for=DAY,
    led_by=WHO,
    led_by_id=KEY,
    remark=WHO,
    uid=WHO,
    cancelled_because=WHO,
)
SIGN_UP = SignUp(
    id=KEY,
    centre_id=CENTRE,
    activity_id=KEY,
    name="Jan",
    meal="zonder vlees",
    email=WHO,
    phone=WHO,
    remark=WHO,
    present_at=(AT, LONG_AGO),
)


def test_a_door_hears_what_is_planned_and_of_people_only_whom_to_tick() -> None:
    asked = replace(ASKED, survey=replace(ASKED.survey, handed_out=40, repeats_id=AT))
    programme = Programme(
        door_id=KEY,
        number=1,
        taken=0,
        first=DAY,
        last=DAY,
        areas=(area_at_door(Area(id=KEY, centre_id=CENTRE, name="Noord", description=WHO)),),
        closed_days=(
            closed_day_at_door(
                ClosedDay(id=KEY, centre_id=CENTRE, first=DAY, last=DAY, reason=WHO)
            ),
        ),
        activities=(activity_at_door(ACTIVITY),),
        occurrences=(
            occurrence_at_door(OCCURRENCE),
            occurrence_at_door(replace(OCCURRENCE, cancelled_because=None)),
        ),
        surveys=(questionnaire_at_door(asked),),
        sign_ups=(sign_up_at_door(SIGN_UP, {AT}),),
    )
    written = encoded(programme)
    assert decoded(written, Programme) == programme
    assert WHO not in written
    assert "Jan" in written
    assert [each.cancelled_because for each in programme.occurrences] == ["", None]
    assert programme.activities[0].version == 1
    assert programme.surveys == (ASKED,)
    (listed,) = programme.sign_ups or ()
    assert listed.present_at == (AT,)
    assert [kind for kind, records in programme.lists.items() if records] == [
        *(Area, ClosedDay, Activity)
    ]


def test_a_programme_tells_of_its_days_and_no_others() -> None:
    programme = Programme(door_id=KEY, number=1, taken=0, first=DAY, last=DAY)
    days = [DAY + dt.timedelta(days=n) for n in (-1, 0, 1)]
    assert [programme.tells_of(day) for day in days] == [False, True, False]
