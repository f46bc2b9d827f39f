"""Step: who signed up for what people are invited to, who came, and the report; names past their time are gone."""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import Count, Source
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.domain.signups import sign_up
from buurthuis_app.domain.signups.sign_up import Place, ReportSent, SignUp
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace
from buurthuis_app.services.demo.house import House
from buurthuis_app.services.demo.invitations import INVITATIONS, Evening, Invitation
from buurthuis_app.services.demo.planned import Planned
from buurthuis_app.services.demo.programme import ADULTS
from buurthuis_app.services.demo.setting import Setting
from buurthuis_app.services.demo.signed_up import wanting

_WITHDREW_BEFORE = dt.timedelta(days=2)


class Invited(Struct, frozen=True, kw_only=True):
    """Everything of it."""

    people: tuple[SignUp, ...]
    reports: tuple[ReportSent, ...]
    counts: tuple[Count, ...]


def invited(house: House, setting: Setting, plan: Planned) -> Invited:
    """The people, the reports that went out and the counts of what is over, in order."""
    people: list[SignUp] = []
    reports, counts = [], []
    activities = {activity.title: activity for activity in plan.activities}
    for invitation in INVITATIONS:
        activity = activities[invitation.title]
        held = [one for one in plan.occurrences if one.activity_id == activity.id]
        for occurrence, evening in zip(held, invitation.evenings, strict=True):
            report = _report(invitation, occurrence)
            reports += [report] if report else []
            people += _people(setting, activity, occurrence, evening, report)
            if evening.present:
                counts.append(_count(house, occurrence, evening))
    return Invited(people=tuple(people), reports=tuple(reports), counts=tuple(counts))


def keep(work: Work, found: Invited) -> None:
    """Write all of it."""
    work.store(SignUp).add(*found.people)
    work.store(ReportSent).add(*found.reports)
    work.store(Count).add(*found.counts)


def _report(invitation: Invitation, occurrence: Occurrence) -> ReportSent | None:
    if invitation.reported_after is None:
        return None
    return ReportSent(
        id=new_id(),
        activity_id=occurrence.activity_id,
        occurrence_id=occurrence.id,
        sent_on=occurrence.date + dt.timedelta(days=invitation.reported_after),
    )


def _people(
    setting: Setting,
    activity: Activity,
    occurrence: Occurrence,
    evening: Evening,
    report: ReportSent | None,
) -> Iterator[SignUp]:
    """Spread over the list in the order of signing up: who withdrew, who came and who stayed away."""
    chance = setting.chance("invited", activity.title, str(occurrence.date))
    sent = [report.sent_on] if report else []
    erased_on = sign_up.erase_on(occurrence.date, activity.keep_days, sent, [])
    drawn = chance.sample(range(evening.signed_up), evening.signed_up)
    withdrawn, rest = drawn[: evening.withdrawn], drawn[evening.withdrawn :]
    came = rest[: evening.present]
    day = min(occurrence.date - _WITHDREW_BEFORE, setting.today)
    for number, person in enumerate(wanting(activity, occurrence, evening.signed_up, chance)):
        if number in withdrawn:
            gone = replace(person, place=Place.WITHDRAWN, withdrawn_on=day)
            own = sign_up.own_erase_on(gone, erased_on, activity.keep_days)
            yield _left_of(replace(gone, erase_on=own), setting.today)
        else:
            present_at = (occurrence.id,) if number in came else ()
            known = replace(person, present_at=present_at, erase_on=erased_on)
            yield _left_of(known, setting.today)


def _left_of(person: SignUp, today: dt.date) -> SignUp:
    """The person as the retention rules leave them on `today`."""
    if person.erase_on is None or person.erase_on > today:
        return person
    return replace(person, name="", email="", phone="", remark="", meal="")


def _count(house: House, occurrence: Occurrence, evening: Evening) -> Count:
    moment = dt.datetime.combine(occurrence.date, occurrence.starts or dt.time(), dt.UTC)
    return Count(
        occurrence_id=occurrence.id,
        kind_id=house.kinds[ADULTS].id,
        number=evening.present,
        source=Source.COUNTED,
        recorded_by=COORDINATOR.profile.value,
        recorded_at=moment,
    )
