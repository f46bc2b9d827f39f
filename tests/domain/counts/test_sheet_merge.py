"""What keeping somebody's file would do: to counts, to the plan, to the list of volunteers, to a survey."""

import datetime as dt
from uuid import UUID

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.calendar_file import CalendarMerge, PlannedImport
from buurthuis_app.domain.counts.count import Count
from buurthuis_app.domain.counts.sheet_merge import (
    Merge,
    Summary,
    is_about_children,
    meant_of,
    several_a_day,
)
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.domain.surveys.answer_file import FormsKnown
from buurthuis_app.domain.volunteers.import_file import (
    FoundPerson,
    PeopleFile,
    PeopleMerge,
    summary_of,
)
from buurthuis_app.domain.volunteers.volunteer import Duty, Person, Volunteer
from buurthuis_app.records import replace

CENTRE = UUID(int=1)
TUESDAY = dt.date(2026, 11, 24)
CHESS = Activity(id=UUID(int=2), centre_id=CENTRE, title="Schaken", first=TUESDAY)


def on(day: dt.date) -> Occurrence:
    return Occurrence(
        id=UUID(int=day.toordinal()),
        centre_id=CENTRE,
        activity_id=CHESS.id,
        date=day,
        planned_for=day,
    )


# Counts


def test_a_number_of_a_day_is_about_what_was_planned_and_took_place() -> None:
    noon = replace(on(TUESDAY), starts=dt.time(12))
    evening = replace(on(TUESDAY), sitting=2, starts=dt.time(18))
    extra, off = replace(on(TUESDAY), planned_for=None), replace(noon, cancelled_because="")
    assert meant_of([extra, noon]) == (noon,)
    assert meant_of([off, evening]) == (evening,)
    assert meant_of([off, extra]) == (off,)
    assert meant_of([extra]) == (extra,)
    assert meant_of([]) == ()
    assert meant_of([noon, evening]) == (noon, evening)
    assert "2 keer (12.00 en 18.00)" in several_a_day([noon, evening])
    assert "zonder tijd" in several_a_day([noon, on(TUESDAY)])


NOTHING = Summary(
    layout="list",
    counted=0,
    visits=0,
    cancelled=0,
    estimated=0,
    activities=0,
    children=0,
    remarks=0,
    stories_without_consent=0,
    rejected=0,
)
COUNT = Count(
    occurrence_id=on(TUESDAY).id,
    kind_id=UUID(int=3),
    number=14,
    recorded_at=dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC),
)
STORY = Story(id=UUID(int=4), centre_id=CENTRE, date=TUESDAY, happened="Zij won van haar opa.")


@pytest.mark.parametrize(
    ("merge", "nothing_new"),
    [
        (Merge(summary=NOTHING), True),
        # an activity without a time is not worth keeping, nor is what is known already
        (Merge(summary=NOTHING, activities=(CHESS,), same=12), True),
        (Merge(summary=NOTHING, occurrences=(on(TUESDAY),)), False),
        (Merge(summary=NOTHING, changed=((on(TUESDAY), on(TUESDAY)),)), False),
        (Merge(summary=NOTHING, counts=(COUNT,)), False),
        (Merge(summary=NOTHING, stories=(STORY,)), False),
    ],
)
def test_a_count_sheet_is_new_when_it_brings_a_time_a_number_or_a_story(
    merge: Merge,
    nothing_new: bool,  # noqa: FBT001
) -> None:
    assert merge.nothing_new is nothing_new


@pytest.mark.parametrize(
    ("name", "children"), [("Kinderen", True), ("KIND 4-12", True), ("volwassenen", False)]
)
def test_children_are_known_by_the_name_of_their_kind(
    name: str,
    children: bool,  # noqa: FBT001
) -> None:
    assert is_about_children(name) is children


# The plan


def test_a_calendar_brings_the_dates_of_new_activities_and_new_dates_of_known_ones() -> None:
    days = [on(TUESDAY + dt.timedelta(days=7 * n)) for n in range(3)]
    new = PlannedImport(activity=CHESS, occurrences=(days[0], days[1]))
    merge = CalendarMerge(activities=(new,), added=(days[2],))
    assert merge.occurrences == tuple(days)
    assert not merge.nothing_new
    assert not CalendarMerge(activities=(), added=(days[2],)).nothing_new
    assert CalendarMerge(activities=(), known=4).nothing_new


# Volunteers


def people(*found: FoundPerson) -> PeopleFile:
    return PeopleFile(found=found)


def named(*names: str) -> PeopleFile:
    return people(*(FoundPerson(where=f"rij {row}", name=name) for row, name in enumerate(names)))


def test_a_name_on_two_rows_is_told_once_however_it_is_spelled() -> None:
    assert named("Ria Smit", "Joop", "ria  smit", "RIA SMIT", "Aicha").repeated == ("RIA SMIT",)
    assert named("Joop", "Aicha").repeated == ()


def test_a_list_of_volunteers_adds_up() -> None:
    file = people(
        FoundPerson(where="rij 2", name="Ria Smit", vog_seen_on=TUESDAY, phone_lost_zero=True),
        FoundPerson(where="rij 3", name="Joop", email="joop@", email_faulty=True),
        FoundPerson(where="rij 4", name="Joop", stopped=True, vog_seen_on=TUESDAY),
    )
    summary = summary_of(file)
    assert (summary.people, summary.with_vog_date, summary.stopped) == (3, 2, 1)
    assert (summary.bad_email, summary.phones_without_leading_zero) == (1, 1)
    assert summary.repeated_names == 1


def test_a_list_is_new_when_it_brings_somebody_or_something_to_do() -> None:
    summary = summary_of(named())
    duty = Duty(id=UUID(int=5), centre_id=CENTRE, name="Bar")
    ria = Person(volunteer=Volunteer(id=UUID(int=6), centre_id=CENTRE, name="Ria Smit"))
    assert PeopleMerge(summary=summary, same=9).nothing_new
    assert not PeopleMerge(summary=summary, duties=(duty,)).nothing_new
    assert not PeopleMerge(summary=summary, people=(ria,)).nothing_new


# Survey forms


@pytest.mark.parametrize(
    ("known", "new", "said"),
    [
        (1, 0, "Dit formulier staat al in de peiling."),
        (12, 0, "Deze 12 formulieren staan al in de peiling."),
        (12, 3, "12 van de 15 formulieren staan al in de peiling."),
    ],
)
def test_forms_that_were_taken_in_before_are_told_with_how_many_are_new(
    known: int, new: int, said: str
) -> None:
    asking = FormsKnown(known=known, new=new)
    assert str(asking).startswith(said)
    assert (asking.known, asking.new) == (known, new)
