"""Sign-ups of the demo, for series and for invitations; names past their time are erased, as they should be."""

import datetime as dt
from collections.abc import Iterator
from random import Random

from buurthuis_app.demo.data.activities import ADULTS, activities_data
from buurthuis_app.demo.data.signups import EveningData, InvitationData, signups_data
from buurthuis_app.demo.records import StepRecords
from buurthuis_app.demo.steps.activities import ActivityRecords
from buurthuis_app.demo.steps.centre import House
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.activities.activity import Activity, AskedField, Occurrence
from buurthuis_app.domain.counts.count import Count, Source
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.domain.signups import sign_up
from buurthuis_app.domain.signups.sign_up import Place, ReportSent, SignUp
from buurthuis_app.records import replace

_FULL = (1.07, 0.6, 0.2)
"""How full the next meetings are already: the first has a waiting list."""

_WITHDREW_BEFORE = dt.timedelta(days=2)


class SignUpRecords(StepRecords, frozen=True, kw_only=True):
    """The sign-ups of series and of invitations, the reports that went out, the counts of evenings that are over."""

    people: tuple[SignUp, ...]
    reports: tuple[ReportSent, ...]
    counts: tuple[Count, ...]


def build(house: House, timeline: Timeline, plan: ActivityRecords) -> SignUpRecords:
    """The people, in the order in which they signed up: for the next meetings of series, then for invitations."""
    people = list(_of_series(timeline, plan))
    reports, counts = [], []
    activities = {activity.title: activity for activity in plan.activities}
    for invitation in signups_data().invitations:
        activity = activities[invitation.title]
        evenings = [date for date in plan.occurrences if date.activity_id == activity.id]
        for occurrence, evening in zip(evenings, invitation.evenings, strict=True):
            report = _report(invitation, occurrence)
            reports += [report] if report else []
            people += _invited(timeline, activity, occurrence, evening, report)
            if evening.present:
                counts.append(_count(house, occurrence, evening))
    return SignUpRecords(people=tuple(people), reports=tuple(reports), counts=tuple(counts))


def _of_series(timeline: Timeline, plan: ActivityRecords) -> Iterator[SignUp]:
    """The sign-ups for the next meetings of each series that asks for them."""
    asking = {series.title for series in activities_data().series if series.asks is not None}
    for activity in plan.activities:
        if activity.title in asking and activity.capacity:
            chance = timeline.chance("sign-ups", activity.title)
            coming = [
                occurrence
                for occurrence in plan.occurrences
                if occurrence.activity_id == activity.id
                and occurrence.date > timeline.today
                and not occurrence.cancelled
            ]
            for full, occurrence in zip(_FULL, coming, strict=False):
                yield from _people(activity, occurrence, round(activity.capacity * full), chance)


def _people(
    activity: Activity, occurrence: Occurrence, many: int, chance: Random
) -> Iterator[SignUp]:
    """So many people for one occurrence, with what the activity asks of them."""
    asked = activity.asks
    data = signups_data()
    for number in range(many):
        name = f"{chance.choice(data.first_names)} {chance.choice(data.initials)}."
        # 06-00 is given to nobody.
        phone = f"06-00{chance.randint(0, 999_999):06}"
        meal = chance.choice(data.meals)
        yield SignUp(
            id=new_id(),
            centre_id=activity.centre_id,
            activity_id=activity.id,
            occurrence_id=occurrence.id,
            name=name,
            email=_address(name) if AskedField.EMAIL in asked else "",
            phone=phone if AskedField.PHONE in asked else "",
            meal=meal if AskedField.MEAL in asked else "",
            place=Place.PLACED if number < (activity.capacity or many) else Place.WAITING,
            erase_on=occurrence.date + dt.timedelta(days=activity.keep_days),
        )


def _address(name: str) -> str:
    """An address at a domain that is kept free for examples."""
    first, initial = name.removesuffix(".").casefold().split()
    return f"{first}.{initial}@example.org"


def _report(invitation: InvitationData, occurrence: Occurrence) -> ReportSent | None:
    if invitation.reported_after is None:
        return None
    return ReportSent(
        id=new_id(),
        activity_id=occurrence.activity_id,
        occurrence_id=occurrence.id,
        sent_on=occurrence.date + dt.timedelta(days=invitation.reported_after),
    )


def _invited(
    timeline: Timeline,
    activity: Activity,
    occurrence: Occurrence,
    evening: EveningData,
    report: ReportSent | None,
) -> Iterator[SignUp]:
    """Spread over the list in the order of signing up: who withdrew, who came and who stayed away."""
    chance = timeline.chance("invited", activity.title, str(occurrence.date))
    sent = [report.sent_on] if report else []
    erased_on = sign_up.erase_on(occurrence.date, activity.keep_days, sent, [])
    drawn = chance.sample(range(evening.signed_up), evening.signed_up)
    withdrawn, rest = drawn[: evening.withdrawn], drawn[evening.withdrawn :]
    came = rest[: evening.present]
    day = min(occurrence.date - _WITHDREW_BEFORE, timeline.today)
    for number, person in enumerate(_people(activity, occurrence, evening.signed_up, chance)):
        if number in withdrawn:
            gone = replace(person, place=Place.WITHDRAWN, withdrawn_on=day)
            own = sign_up.own_erase_on(gone, erased_on, activity.keep_days)
            yield _left_of(replace(gone, erase_on=own), timeline.today)
        else:
            present_at = (occurrence.id,) if number in came else ()
            known = replace(person, present_at=present_at, erase_on=erased_on)
            yield _left_of(known, timeline.today)


def _left_of(person: SignUp, today: dt.date) -> SignUp:
    """The person as the retention rules leave them on `today`."""
    if person.erase_on is None or person.erase_on > today:
        return person
    return replace(person, name="", email="", phone="", remark="", meal="")


def _count(house: House, occurrence: Occurrence, evening: EveningData) -> Count:
    moment = dt.datetime.combine(occurrence.date, occurrence.starts or dt.time(), dt.UTC)
    return Count(
        occurrence_id=occurrence.id,
        kind_id=house.kinds[ADULTS].id,
        number=evening.present,
        source=Source.COUNTED,
        recorded_by=COORDINATOR.profile,
        recorded_at=moment,
    )
