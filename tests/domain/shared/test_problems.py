"""Records, what a person must still mend in them, and who may do what."""

import datetime as dt
from collections.abc import Callable

import pytest

from buurthuis_app.domain.activities import activity
from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.centre import centre
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.counts import count
from buurthuis_app.domain.counts.count import Count, Source, TallyKind, TallyRole
from buurthuis_app.domain.counts.day_cards import Card, Day
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import COORDINATOR, Actor, Permission, Profile
from buurthuis_app.domain.shared.problems import (
    Problem,
    Refused,
    longer_than,
    refuse,
    too_long,
)
from buurthuis_app.domain.stories import story as stories
from buurthuis_app.domain.stories.story import Consent, Story
from buurthuis_app.errors import Invalid, NotAllowed
from buurthuis_app.records import replace

DAY = dt.date(2026, 11, 22)
CENTRE = Centre(id=new_id(), name="De Schakel")
ACTIVITY = Activity(id=new_id(), centre_id=CENTRE.id, title="Koffie-inloop", first=DAY)
OCCURRENCE = Occurrence(
    id=new_id(), centre_id=CENTRE.id, activity_id=ACTIVITY.id, date=DAY, planned_for=DAY
)
STORY = Story(id=new_id(), centre_id=CENTRE.id, date=DAY, happened="Een buurman kwam binnen.")


def faulty_fields(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.field for problem in problems]


@pytest.mark.parametrize(
    ("fields", "faulty"),
    [
        ({}, []),
        ({"title": "  "}, ["title"]),
        ({"title": "x" * 121}, ["title"]),
        ({"title": " " + "x" * 120 + " "}, []),
        ({"description": "x" * 4001}, ["description"]),
        ({"starts": dt.time(10), "ends": dt.time(10)}, ["ends"]),
        ({"ends": dt.time(10)}, ["starts"]),
        ({"starts": dt.time(22), "ends": dt.time(1)}, []),
        ({"until": DAY - dt.timedelta(days=1)}, ["until"]),
        ({"until": DAY}, []),
        ({"title": "", "until": DAY - dt.timedelta(days=9)}, ["title", "until"]),
        ({"capacity": 0, "cost": -1, "keep_days": 366}, ["capacity", "cost", "keep_days"]),
        ({"capacity": 1, "cost": 0, "keep_days": 0}, []),
    ],
)
def test_all_faults_of_an_activity_show_at_once(
    fields: dict[str, object], faulty: list[str]
) -> None:
    assert faulty_fields(activity.problems(replace(ACTIVITY, **fields))) == faulty  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("starts", "ends", "faulty"),
    [
        (None, None, []),
        (dt.time(23), dt.time(1), []),
        (dt.time(10), dt.time(10), ["ends"]),
        (None, dt.time(10), ["starts"]),
    ],
)
def test_one_time_ends_at_another_moment_than_it_begins(
    starts: dt.time | None, ends: dt.time | None, faulty: list[str]
) -> None:
    occurrence = replace(OCCURRENCE, starts=starts, ends=ends)
    assert faulty_fields(activity.problems_of_occurrence(occurrence)) == faulty


@pytest.mark.parametrize(
    ("fields", "faulty"),
    [
        ({}, []),
        ({"happened": " \n "}, ["happened"]),
        ({"title": "x" * 121}, ["title"]),
        ({"quote": "x" * 8001, "matters": "x" * 8001}, ["matters", "quote"]),
        ({"consent_until": DAY}, ["consent"]),
        ({"consent_until": DAY, "consent": Consent.INSIDE}, []),
    ],
)
def test_all_faults_of_a_story_show_at_once(fields: dict[str, object], faulty: list[str]) -> None:
    assert faulty_fields(stories.problems(replace(STORY, **fields))) == faulty  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "sound"), [("De Schakel", True), (" ", False), ("x" * 121, False)]
)
def test_a_centre_has_a_name_that_fits(name: str, sound: bool) -> None:  # noqa: FBT001
    assert (centre.problems(replace(CENTRE, name=name)) == ()) is sound


@pytest.mark.parametrize(
    ("number", "sound"), [(-1, False), (0, True), (99_999, True), (100_000, False)]
)
def test_nought_is_a_count_and_less_or_absurdly_much_is_not(number: int, sound: bool) -> None:  # noqa: FBT001
    assert (count.problems(number) == ()) is sound


def test_refusing_tells_all_that_is_wrong_in_one_go() -> None:
    refuse([])
    faults = (
        Problem("name", "Vul de naam in."),
        Problem("day", "Kies een dag."),
    )
    with pytest.raises(Invalid, match=r"Vul de naam in\. Kies een dag\.") as refused:
        refuse(faults)
    assert isinstance(refused.value, Refused)
    assert refused.value.problems == faults


def test_a_text_is_too_long_by_its_own_limit_without_the_blanks_around_it() -> None:
    limits = {"title": 4, "happened": 100}
    assert too_long(replace(STORY, title=" Thee "), limits) == ()
    (fault,) = too_long(replace(STORY, title="Koffie"), limits)
    assert (fault.field, "4 tekens" in fault.sentence) == ("title", True)
    assert faulty_fields(longer_than(4, "lines", "thee", "koffie")) == ["lines"]


def test_an_activity_has_ended_the_day_after_its_last() -> None:
    assert not ACTIVITY.ended(DAY)
    last = replace(ACTIVITY, until=DAY)
    assert not last.ended(DAY)
    assert last.ended(DAY + dt.timedelta(days=1))


def test_an_occurrence_cancelled_for_an_unknown_reason_is_cancelled() -> None:
    assert not OCCURRENCE.cancelled
    assert replace(OCCURRENCE, cancelled_because="").cancelled


def test_an_extra_did_not_stand_in_the_plan() -> None:
    assert OCCURRENCE.planned
    assert not replace(OCCURRENCE, planned_for=None).planned


@pytest.mark.parametrize("consent", list(Consent))
def test_only_consent_for_outside_lets_a_story_out(consent: Consent) -> None:
    outside = consent in {Consent.OUTSIDE_WITH_NAME, Consent.OUTSIDE_WITHOUT_NAME}
    assert replace(STORY, consent=consent).shareable(DAY) is outside


def test_consent_holds_through_its_last_day_and_ends_on_the_day_it_is_withdrawn() -> None:
    story = replace(STORY, consent=Consent.OUTSIDE_WITHOUT_NAME, consent_until=DAY)
    after = DAY + dt.timedelta(days=1)
    assert (story.shareable(DAY), story.shareable(after)) == (True, False)
    withdrawn = replace(story, consent_until=None, withdrawn_on=after)
    assert (withdrawn.shareable(DAY), withdrawn.shareable(after)) == (True, False)


@pytest.mark.parametrize(
    ("title", "happened", "heading"),
    [
        (" Thuis ", "Iets.", "Thuis"),
        ("", "Eerste regel.\nTweede.", "Eerste regel."),
        ("", "x" * 60, "x" * 60),
        ("", "x" * 61, "x" * 59 + "…"),
        (" ", " ", ""),
    ],
)
def test_a_story_is_headed_by_its_title_or_its_first_words(
    title: str, happened: str, heading: str
) -> None:
    assert replace(STORY, title=title, happened=happened).heading == heading


def kind(role: TallyRole, position: int, *, on_card: bool = True) -> TallyKind:
    return TallyKind(
        id=new_id(),
        centre_id=CENTRE.id,
        name=role.value,
        role=role,
        position=position,
        on_card=on_card,
    )


ADULTS, WHOLE = kind(TallyRole.VISITS, 0), kind(TallyRole.VISITS, 1, on_card=False)
NEW_FACES, MEALS = kind(TallyRole.OF_WHOM, 2), kind(TallyRole.ASIDE, 3)
KINDS = (ADULTS, WHOLE, NEW_FACES, MEALS)


def card(*numbers: tuple[TallyKind, int], source: Source = Source.COUNTED) -> Card:
    noted = dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC)
    return Card(
        occurrence=OCCURRENCE,
        title=ACTIVITY.title,
        room="",
        host="",
        counts=tuple(
            Count(
                occurrence_id=OCCURRENCE.id,
                kind_id=of.id,
                number=number,
                source=source,
                recorded_at=noted,
            )
            for of, number in numbers
        ),
    )


def test_visits_on_a_card_are_the_kinds_that_add_up_and_no_others() -> None:
    assert card((ADULTS, 14), (WHOLE, 3), (NEW_FACES, 2), (MEALS, 40)).visits(KINDS) == 17


def test_an_empty_card_is_not_counted_and_a_nought_is() -> None:
    assert card().visits(KINDS) is None
    assert card((NEW_FACES, 2)).visits(KINDS) is None
    assert card((ADULTS, 0)).visits(KINDS) == 0


def test_a_card_knows_its_own_numbers_and_whether_they_are_estimates() -> None:
    found = card((ADULTS, 14)).count(ADULTS.id)
    assert found is not None
    assert found.number == 14
    assert card((ADULTS, 14)).count(MEALS.id) is None
    assert not card((ADULTS, 14)).estimated
    assert card((ADULTS, 14), source=Source.ESTIMATED).estimated


def test_a_kind_that_is_not_on_every_card_appears_where_it_has_a_number() -> None:
    day = Day(date=DAY, today=DAY, kinds=KINDS, cards=(), gaps=())
    assert day.kinds_for(card((ADULTS, 1))) == (ADULTS, NEW_FACES, MEALS)
    assert day.kinds_for(card((WHOLE, 1))) == KINDS


@pytest.mark.parametrize(
    ("profile", "permissions"),
    [
        (Profile.DOOR, {Permission.COUNT, Permission.TELL}),
        (Profile.BOARD, {Permission.READ_FIGURES, Permission.READ_PEOPLE}),
        (Profile.COORDINATOR, set(Permission)),
    ],
)
def test_each_profile_may_do_its_own_work_and_is_told_whom_to_ask_for_the_rest(
    profile: Profile, permissions: set[Permission]
) -> None:
    actor = Actor(profile=profile)
    for permission in Permission:
        assert actor.may(permission) is (permission in permissions)
        if permission in permissions:
            actor.demand(permission)
        else:
            with pytest.raises(NotAllowed, match="coördinator"):
                actor.demand(permission)


def test_the_coordinator_is_who_works_at_the_office_desk() -> None:
    assert COORDINATOR.profile is Profile.COORDINATOR


@pytest.mark.parametrize("change", [lambda: setattr(ACTIVITY, "title", "Anders")])
def test_a_record_never_changes_in_place(change: Callable[[], None]) -> None:
    with pytest.raises(AttributeError):
        change()
