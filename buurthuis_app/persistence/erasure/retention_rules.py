"""Retention rules: how long each kind of personal text is kept, and which rows are then due."""

import datetime as dt
from collections.abc import Callable

from msgspec import Struct
from sqlalchemy import ColumnElement, Table, and_, exists, false, func, or_, select

from buurthuis_app.domain.initiatives.initiative import InitiativeState
from buurthuis_app.domain.lending.loan import OUT_AT_MOST
from buurthuis_app.domain.shared.personal_data import Retention
from buurthuis_app.domain.shared.settings import PARTICIPANTS_KEPT, VOLUNTEERS_KEPT
from buurthuis_app.domain.stories.story import Consent
from buurthuis_app.persistence import schema


class RetentionRule(Struct, frozen=True, kw_only=True):
    """How long one kind of personal text is kept, in months, and which rows of a table are then due.

    No months means that each row names its own day.
    """

    months: int
    due: Callable[[Table, dt.date, dt.date], ColumnElement[bool]]
    """(table, the day before which a row is old, today) -> the condition."""
    setting: str = ""
    """The key under which a centre may have chosen another number of months."""


def _over(table: Table, before: dt.date, today: dt.date) -> ColumnElement[bool]:
    """Its last day has passed: the one it was given, or of what has no series the last one planned."""
    from buurthuis_app.domain.activities.recurrence import ONCE

    activity, occurrence = schema.activity, schema.occurrence
    if table is not activity:  # what was said of an activity goes with it
        past = select(activity.c.id).where(_over(activity, before, today))
        return table.c.activity_id.in_(past)
    still_comes = exists().where(
        occurrence.c.activity_id == activity.c.id, occurrence.c.date >= before
    )
    once = and_(
        activity.c.until.is_(None), activity.c.rule.in_(["", ONCE]), activity.c.first < before
    )
    return and_(or_(activity.c.until < before, once), ~still_comes)


def _long_past(table: Table, before: dt.date, _today: dt.date) -> ColumnElement[bool]:
    occurrence, shift = schema.occurrence, schema.shift
    if "date" in table.c:
        return table.c.date < before
    if "shift_id" in table.c:
        return table.c.shift_id.in_(select(shift.c.id).where(shift.c.date < before))
    past = select(occurrence.c.id).where(occurrence.c.date < before)
    return table.c.occurrence_id.in_(past)


def _no_longer_shared(table: Table, before: dt.date, today: dt.date) -> ColumnElement[bool]:
    story = schema.story
    if table is not story:  # what hangs on a story goes with it
        key = table.c.id if table is schema.story_photo else table.c.story_id
        own = story.c.photo_id if table is schema.story_photo else story.c.id
        past = select(own).where(_no_longer_shared(story, before, today), own.is_not(None))
        return key.in_(past)
    return and_(
        story.c.date < before,
        or_(
            story.c.consent.in_([Consent.NONE_YET, Consent.INSIDE]),
            story.c.consent_until < today,
            story.c.withdrawn_on <= today,
        ),
    )


def _printed_before(table: Table, _before: dt.date, today: dt.date) -> ColumnElement[bool]:
    """A story that is gone or may not leave the house today; of a whole paper, when there is one in it."""
    story, adopted_story = schema.story, schema.adopted_story
    outside = [Consent.OUTSIDE_WITHOUT_NAME, Consent.OUTSIDE_WITH_NAME]
    shareable = select(story.c.id).where(
        story.c.consent.in_(outside),
        or_(story.c.withdrawn_on.is_(None), story.c.withdrawn_on > today),
        or_(story.c.consent_until.is_(None), story.c.consent_until >= today),
    )
    gone = adopted_story.c.story_id.not_in(shareable)
    if table is adopted_story:
        return gone
    return table.c.id.in_(select(adopted_story.c.adopted_id).where(gone))


def _left(table: Table, before: dt.date, _today: dt.date) -> ColumnElement[bool]:
    volunteer = schema.volunteer
    if table is volunteer:
        return volunteer.c.until < before
    person = table.c.mentor_id if "mentor_id" in table.c else table.c.volunteer_id
    return person.in_(select(volunteer.c.id).where(volunteer.c.until < before))


def _long_not_seen(participant: Table, before: dt.date, _today: dt.date) -> ColumnElement[bool]:
    visit, occurrence = schema.known_visit, schema.occurrence
    later = (
        exists()
        .where(visit.c.participant_id == participant.c.id)
        .where(occurrence.c.id == visit.c.occurrence_id, occurrence.c.date >= before)
    )
    return and_(participant.c.noted_on < before, ~later)


def _filled_long_ago(table: Table, before: dt.date, _today: dt.date) -> ColumnElement[bool]:
    vacancy = schema.vacancy
    if table is vacancy:
        return vacancy.c.filled_on < before
    return table.c.vacancy_id.in_(select(vacancy.c.id).where(vacancy.c.filled_on < before))


def _does_not_run(table: Table, before: dt.date, _today: dt.date) -> ColumnElement[bool]:
    """It lies still: over, or never begun. What was granted money and still runs keeps its people."""
    initiative = schema.initiative
    still = and_(
        initiative.c.since < before,
        initiative.c.state.not_in([InitiativeState.GRANTED, InitiativeState.UNDER_WAY]),
    )
    if table is initiative:
        return still
    return table.c.initiative_id.in_(select(initiative.c.id).where(still))


def _long_ago(table: Table, before: dt.date, _today: dt.date) -> ColumnElement[bool]:
    return table.c.date < before


def _long_ended(promise: Table, before: dt.date, _today: dt.date) -> ColumnElement[bool]:
    return promise.c.until < before


def _long_back(table: Table, before: dt.date, _today: dt.date) -> ColumnElement[bool]:
    if table is schema.repair:
        return table.c.date < before
    expected = func.coalesce(table.c.due_on, table.c.asked_on)
    never = and_(table.c.returned_on.is_(None), expected < before - OUT_AT_MOST)
    return or_(table.c.returned_on < before, never)


def _long_hired(hirer: Table, before: dt.date, _today: dt.date) -> ColumnElement[bool]:
    """Nothing of this hirer is of that day or later: no hire, no time in the plan, no invoice."""
    hire, invoice, occurrence = schema.hire, schema.invoice, schema.occurrence
    own, invoiced = hire.c.hirer_id == hirer.c.id, invoice.c.hirer_id == hirer.c.id
    asked = exists().where(own, or_(hire.c.date >= before, hire.c.until >= before))
    planned = exists().where(
        own, occurrence.c.activity_id == hire.c.activity_id, occurrence.c.date >= before
    )
    sent = exists().where(invoiced, invoice.c.date >= before)
    return and_(hirer.c.since < before, ~asked, ~planned, ~sent)


def _survey_long_past(answer: Table, before: dt.date, _today: dt.date) -> ColumnElement[bool]:
    past = (
        select(schema.survey_question.c.id)
        .join(schema.survey, schema.survey.c.id == schema.survey_question.c.survey_id)
        .where(schema.survey.c.last < before)
    )
    return answer.c.question_id.in_(past)


def _half_written(draft: Table, before: dt.date, _today: dt.date) -> ColumnElement[bool]:
    return draft.c.saved_at < dt.datetime.combine(before, dt.time(), dt.UTC)


def _on_its_own_day(table: Table, _before: dt.date, today: dt.date) -> ColumnElement[bool]:
    return (table.c.erase_on if "erase_on" in table.c else table.c.until) <= today


def _never_by_itself(_table: Table, _before: dt.date, _today: dt.date) -> ColumnElement[bool]:
    return false()


def _confidant_left(table: Table, before: dt.date, _today: dt.date) -> ColumnElement[bool]:
    confidant = schema.confidant
    if table is confidant:
        return confidant.c.until < before
    left = select(confidant.c.photo_id).where(
        confidant.c.until < before, confidant.c.photo_id.is_not(None)
    )
    return table.c.id.in_(left)


RULES: dict[Retention, RetentionRule] = {
    Retention.AFTER_LAST_DATE: RetentionRule(months=12, due=_over),
    Retention.AFTER_THE_DAY: RetentionRule(months=24, due=_long_past),
    Retention.SIGN_UP: RetentionRule(months=0, due=_on_its_own_day),
    Retention.UNSHARED_STORY: RetentionRule(months=24, due=_no_longer_shared),
    Retention.ADOPTED_STORY: RetentionRule(months=0, due=_printed_before),
    Retention.CONFIDED: RetentionRule(months=0, due=_never_by_itself),
    Retention.AFTER_LEAVING: RetentionRule(months=12, due=_left, setting=VOLUNTEERS_KEPT),
    Retention.AFTER_LAST_VISIT: RetentionRule(
        months=24, due=_long_not_seen, setting=PARTICIPANTS_KEPT
    ),
    # Four weeks is the custom for who applied and was not chosen.
    Retention.CANDIDATE: RetentionRule(months=1, due=_filled_long_ago),
    Retention.INITIATIVE: RetentionRule(months=12, due=_does_not_run),
    # The term for accounts in article 52 of the general tax law (AWR): seven years.
    Retention.MONEY: RetentionRule(months=84, due=_long_ago),
    Retention.PROMISE: RetentionRule(months=12, due=_long_ended),
    Retention.LENT: RetentionRule(months=1, due=_long_back),
    Retention.HIRED: RetentionRule(months=24, due=_long_hired),
    Retention.OPEN_ANSWER: RetentionRule(months=24, due=_survey_long_past),
    Retention.VOICE: RetentionRule(months=24, due=_long_ago),
    Retention.HALF_WRITTEN: RetentionRule(months=1, due=_half_written),
    Retention.CONFIDANT_LEFT: RetentionRule(months=1, due=_confidant_left),
    Retention.ON_REQUEST: RetentionRule(months=0, due=_never_by_itself),
}
