"""Sign-ups of the demo: people on the list and on the waiting list."""

import datetime as dt
from collections import defaultdict

from buurthuis_app.demo.data.activities import activities_data
from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.signups import sign_up
from buurthuis_app.domain.signups.sign_up import Place, SignUp
from tests.demo.filled import Filled

PROGRAMMES = activities_data().series
SERIES = {one.title for one in PROGRAMMES}


def test_the_next_meals_have_sign_ups_and_the_first_a_waiting_list(demo: Filled) -> None:
    (meal,) = [one for one in demo.all(Activity) if one.sign_up and one.title in SERIES]
    dates = {one.id: one.date for one in demo.all(Occurrence)}
    people = defaultdict(list)
    for one in demo.all(SignUp):
        if one.activity_id != meal.id:
            continue
        people[dates[one.occurrence_id]].append(one)
        assert not sign_up.problems(one, meal)
        assert one.phone.startswith("06-00")
        assert one.erase_on == dates[one.occurrence_id] + dt.timedelta(days=14)
    assert [len(found) for _day, found in sorted(people.items())] == [45, 25, 8]
    first = people[min(people)]
    assert sum(one.place is Place.PLACED for one in first) == meal.capacity
    assert min(people) > demo.today
