"""What is personal is erased in time, and nothing else is."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import LargeBinary, Text

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.recurrence import ONCE, Weekly
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.confidant.page import Confidant, ConfidantPhoto
from buurthuis_app.domain.counts.count import Correction, Count, TallyKind
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.domain.signups.sign_up import Extension, Place, SignUp
from buurthuis_app.domain.stories.story import Consent, Story, StoryChoice, StoryPhoto
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.erasure import erasures, retention, retention_rules
from buurthuis_app.persistence.queries.shared import drafts
from buurthuis_app.persistence.types import Lines
from buurthuis_app.records import replace

TODAY = dt.date(2026, 11, 22)
NOTED = dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC)
KEPT_KINDS: tuple[type[Any], ...] = (
    *(Activity, Occurrence, Count, Correction, Story),
    *(SignUp, Extension),
)


def marked() -> Iterable[tuple[Any, Personal]]:
    for table in schema.metadata.sorted_tables:
        for column in table.columns:
            if "personal" in column.info:
                yield column, column.info["personal"]


def test_every_way_of_ending_has_a_rule_and_a_column() -> None:
    assert set(retention_rules.RULES) == set(Retention)
    assert {personal.retention for _column, personal in marked()} == set(Retention)


def test_every_personal_column_can_be_emptied_and_says_what_it_is_for() -> None:
    for column, personal in marked():
        assert isinstance(column.type, Text | LargeBinary | Lines) or column.nullable, column
        assert personal.purpose, column


def test_every_text_in_a_persons_own_words_is_marked() -> None:
    """A free text that may name somebody carries a mark; a new one must be put in one list or the other."""
    names_of_things = {
        *("centre.name", "centre.town", "area.name", "room.name", "theme.name", "tally_kind.name"),
        *("thing.name", "invoice.iban", "invoice_details.iban"),
        *("target_group.name", "activity_kind.name", "activity.uid", "occurrence.uid"),
        "tally_kind.former_names",
        *("activity.rule", "shift_pattern.rule", "draft.key", "duty.name", "budget.name"),
        *("unwanted_behaviour.name", "unwanted_behaviour.explanation"),
        *("profile_line.name", "profile_line.figure", "profile_line.source"),
        *(f"promise.{name}" for name in ("sentence", "norm", "unit")),
        *("confidant_figure.name", "confidant_figure.subject"),
        *("survey.title", "survey_question.words", "survey_question.options"),
        *("survey_wording.title", "survey_wording.introduction"),
        *("question_wording.words", "question_wording.options"),
        *("indicator.name", "indicator.unit", "indicator.source", "indicator.meaning"),
    }
    texts = {
        str(column)
        for table in schema.metadata.sorted_tables
        for column in table.columns
        if type(column.type) in {Text, Lines}
    }
    assert texts - {str(column) for column, _personal in marked()} == names_of_things


class Undone(Exception):
    """Leaves a unit of work without keeping anything."""


def around(months: int) -> st.SearchStrategy[dt.date]:
    """Days near the one that a rule of `months` looks at, and others."""
    edge = TODAY - relativedelta(months=months)
    near = st.integers(-2, 2).map(lambda days: edge + dt.timedelta(days=days))
    return near | st.dates(dt.date(2022, 1, 1), dt.date(2027, 11, 1))


MAYBE_NEAR_TODAY = st.none() | st.integers(-1, 1).map(lambda days: TODAY + dt.timedelta(days=days))
TEXT = st.sampled_from(["", "Ria S. is ziek"])


@st.composite
def harvests(draw: st.DrawFn, centre: Centre, kind: TallyKind) -> list[list[Any]]:
    """An activity or two with occurrences, counts, corrections and stories."""
    kept: list[list[Any]] = [[] for _kind in KEPT_KINDS]
    for _ in range(draw(st.integers(1, 2))):
        activity = Activity(
            id=new_id(),
            centre_id=centre.id,
            title="Schaken",
            first=draw(around(12)),
            until=draw(st.none() | around(12)),
            rule=draw(st.sampled_from(["", ONCE, Weekly(weekdays=frozenset({1})).text()])),
            led_by=draw(TEXT),
            organised_by=draw(TEXT),
        )
        kept[0].append(activity)
        for date in draw(st.lists(around(24) | around(12), max_size=3)):
            occurrence = Occurrence(
                id=new_id(),
                centre_id=centre.id,
                activity_id=activity.id,
                date=date,
                planned_for=None,
                cancelled_because=draw(st.none() | TEXT),
                remark=draw(TEXT),
            )
            kept[1].append(occurrence)
            key: dict[str, Any] = {"occurrence_id": occurrence.id, "kind_id": kind.id}
            kept[2].append(Count(**key, number=14, recorded_at=NOTED))
            because = draw(TEXT)
            kept[3].append(
                Correction(
                    **key,
                    id=new_id(),
                    former=12,
                    because=because,
                    recorded_by=Profile.DOOR,
                    recorded_at=NOTED,
                )
            )
    texts = dict.fromkeys(("happened", "title", "changed", "matters", "quote"), TEXT)
    texts |= dict.fromkeys(("collected_by", "consent_how"), TEXT)
    story = st.builds(
        Story,
        id=st.builds(new_id),
        centre_id=st.just(centre.id),
        date=around(24),
        consent=st.sampled_from(Consent),
        consent_until=MAYBE_NEAR_TODAY,
        withdrawn_on=MAYBE_NEAR_TODAY,
        teller_role=st.just("bezoeker"),
        activity_id=st.none(),
        occurrence_id=st.none(),
        theme_ids=st.just(()),
        area_id=st.none(),
        photo_id=st.none(),
        consent_on=st.none(),
        version=st.just(1),
        **texts,
    )
    kept[4].extend(draw(st.lists(story, max_size=3)))
    kept[5].extend(draw(st.lists(sign_ups(centre, kept[0][0]), max_size=3)))
    kept[6].append(
        Extension(
            id=new_id(),
            activity_id=kept[0][0].id,
            occurrence_id=None,
            until=draw(MAYBE_NEAR_TODAY) or dt.date(2027, 1, 1),
            because=draw(TEXT),
            recorded_on=TODAY,
        )
    )
    return kept


def sign_ups(centre: Centre, activity: Activity) -> st.SearchStrategy[SignUp]:
    texts = dict.fromkeys(("name", "email", "phone", "remark", "meal"), TEXT)
    return st.builds(
        SignUp,
        id=st.builds(new_id),
        centre_id=st.just(centre.id),
        activity_id=st.just(activity.id),
        occurrence_id=st.none(),
        place=st.sampled_from(Place),
        erase_on=MAYBE_NEAR_TODAY,
        version=st.just(1),
        **texts,
    )


def erased(record: Any, everything: list[list[Any]]) -> Any:  # noqa: PLR0911 - one a record
    """What must be left of a record, told without SQL."""
    year_ago, two_years_ago = (TODAY - relativedelta(years=n) for n in (1, 2))
    days = {occurrence.id: occurrence.date for occurrence in everything[1]}
    if isinstance(record, Activity):
        own_days = [found.date for found in everything[1] if found.activity_id == record.id]
        series = record.rule not in {"", ONCE}
        last = record.until or (None if series else record.first)
        over = last is not None and max([last, *own_days]) < year_ago
        return replace(record, led_by="", organised_by="") if over else record
    if isinstance(record, Occurrence) and record.date < two_years_ago:
        reason = None if record.cancelled_because is None else ""
        return replace(record, remark="", cancelled_because=reason)
    if isinstance(record, Correction) and days[record.occurrence_id] < two_years_ago:
        return replace(record, because="")
    if isinstance(record, Story) and record.date < two_years_ago and not record.shareable(TODAY):
        emptied = replace(record, happened="", title="", changed="", matters="", quote="")
        return replace(emptied, collected_by="", consent_how="")
    if isinstance(record, SignUp) and record.erase_on is not None and record.erase_on <= TODAY:
        return replace(record, name="", email="", phone="", remark="", meal="")
    if isinstance(record, Extension) and record.until <= TODAY:
        return replace(record, because="")
    return record


@given(data=st.data())
@settings(max_examples=settings().max_examples // 5)
def test_erasing_empties_exactly_what_is_due_and_leaves_numbers_and_shared_stories(
    database: Database, data: st.DataObject
) -> None:
    with pytest.raises(Undone), database.begin() as work:  # noqa: PT012 - all in one transaction
        (centre,) = work.store(Centre).find()
        everything = data.draw(harvests(centre, work.store(TallyKind).find()[0]))
        for kind, records in zip(KEPT_KINDS, everything, strict=True):
            work.store(kind).add(*records)
        expected = [sorted_by_id(erased(one, everything) for one in part) for part in everything]
        announced = sum(due.rows for due in retention.due(work, TODAY))
        touched = erasures.erase_now(work, TODAY).rows
        assert [sorted_by_id(work.store(kind).find()) for kind in KEPT_KINDS] == expected
        before = [record for part in everything for record in part]
        after = [record for part in expected for record in part]
        assert touched == announced == len(set(before) - set(after))
        assert erasures.erase_now(work, TODAY).rows == 0
        assert all(due.rows == 0 for due in retention.due(work, TODAY))
        raise Undone


def sorted_by_id(records: Iterable[Any]) -> list[Any]:
    return sorted(records, key=lambda record: getattr(record, "id", None) or record.occurrence_id)


def test_a_form_left_half_written_is_erased_after_a_month(database: Database) -> None:
    def content(work: Work, key: str) -> str:
        return drafts.get(work, key)

    with database.begin() as work:
        for key, day in (("old", 21), ("young", 22)):
            drafts.keep(work, key, "Ria vertelde", dt.datetime(2026, 10, day, 23, tzinfo=dt.UTC))
        assert erasures.erase_now(work, TODAY).rows == 1
        assert (content(work, "old"), content(work, "young")) == ("", "Ria vertelde")


def test_what_is_due_is_told_by_rule_with_its_months(database: Database) -> None:
    with database.begin() as work:
        (centre,) = work.store(Centre).find()
        old = dt.date(2024, 1, 1)
        work.store(Story).add(Story(id=new_id(), centre_id=centre.id, date=old, happened="Iets."))
        found = {due.retention: due for due in retention.due(work, TODAY) if due.rows}
    assert list(found) == [Retention.UNSHARED_STORY]
    assert (found[Retention.UNSHARED_STORY].table, found[Retention.UNSHARED_STORY].months) == (
        "story",
        24,
    )


@pytest.mark.parametrize("shared", [True, False])
def test_a_photo_and_the_reason_of_a_choice_go_with_the_story_they_belong_to(
    database: Database, *, shared: bool
) -> None:
    photo = StoryPhoto(id=new_id(), content=b"picture", width=4, height=3)
    consent = Consent.OUTSIDE_WITHOUT_NAME if shared else Consent.INSIDE
    with database.begin() as work:
        (centre,) = work.store(Centre).find()
        work.store(StoryPhoto).add(photo)
        story = Story(
            id=new_id(),
            centre_id=centre.id,
            date=dt.date(2024, 1, 1),
            happened="Iets.",
            consent=consent,
            photo_id=photo.id,
        )
        choice = StoryChoice(
            story_id=story.id, period="2024", reason="Zo gaat het vaker.", chosen_on=TODAY
        )
        work.store(Story).add(story)
        work.store(StoryChoice).add(choice)
        erasures.erase_now(work, TODAY)
        kept = (work.store(StoryPhoto).find(), work.store(StoryChoice).find())
    gone = (replace(photo, content=b""),), (replace(choice, reason=""),)
    assert kept == (((photo,), (choice,)) if shared else gone)


def test_a_confidant_who_left_is_forgotten_a_month_later_with_her_photo(
    database: Database, house: Any
) -> None:
    photo = ConfidantPhoto(id=new_id(), content=b"jpeg", width=1, height=1)
    stays = ConfidantPhoto(id=new_id(), content=b"jpeg", width=1, height=1)
    left = Confidant(
        id=new_id(),
        centre_id=house.centre.id,
        name="Marijke V.",
        phone="06-00123456",
        photo_id=photo.id,
        until=TODAY - relativedelta(months=1, days=1),
    )
    serves = replace(left, id=new_id(), photo_id=stays.id, until=TODAY - relativedelta(months=1))
    with database.begin() as work:
        work.store(ConfidantPhoto).add(photo, stays)
        work.store(Confidant).add(left, serves)
        assert erasures.erase_now(work, TODAY).rows == 2
        assert work.store(Confidant).get(left.id) == replace(left, name="", phone="")
        assert work.store(Confidant).get(serves.id) == serves
        kept = [work.store(ConfidantPhoto).get(one.id) for one in (photo, stays)]
    assert [one.content for one in kept if one] == [b"", b"jpeg"]
