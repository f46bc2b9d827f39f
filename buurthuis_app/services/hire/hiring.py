"""Hiring of rooms: who hires, what it costs, and a request that becomes times in the programme."""

import datetime as dt
from uuid import UUID

from buurthuis_app.domain.activities import activity as activities
from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.planned import called_off_in_words
from buurthuis_app.domain.centre.centre import ActivityKind, Room
from buurthuis_app.domain.hire.hire import (
    Agreeing,
    Hire,
    HireRow,
    HireState,
    activity_of,
    hires_in_order,
    problems_of_agreed,
    problems_of_hire,
)
from buurthuis_app.domain.hire.hirer import Hirer, HirerKind, problems_of_hirer
from buurthuis_app.domain.hire.invoice import Invoice
from buurthuis_app.domain.hire.price_list import HireRate, part_names, problems_of_rate
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.domain.shared.problems import Problem, refuse
from buurthuis_app.domain.shared.texts import folded, tidied
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, in_dutch
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.queries.activities import plan
from buurthuis_app.persistence.queries.rosters import rosters
from buurthuis_app.records import replace
from buurthuis_app.services.activities import rearranging
from buurthuis_app.services.activities.plan_reading import PlanReading
from buurthuis_app.services.activities.plan_undo import planned_since
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, kept, still_as, still_there

_CHANGES = frozenset({Topic.HIRE})
_EVENING = (dt.time(19, 30), dt.time(22))
_PLANNED = frozenset({Topic.HIRE, Topic.ACTIVITIES, Topic.OCCURRENCES})


class Hiring(Service):
    """For the coordinator: who hires leaves a name and an address."""

    def __init__(
        self, database: Database, clock: Clock, actor: Actor, centre_id: UUID, plan: PlanReading
    ) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._plan = plan

    def blank_hirer(self) -> Hirer:
        """A new hirer to fill in. Nothing is kept yet."""
        return Hirer(id=new_id(), centre_id=self._centre_id, name="", since=self._clock.today())

    def hirers(self) -> tuple[Hirer, ...]:
        """All hirers, by name."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            found = work.store(Hirer).find(centre_id=self._centre_id)
        return tuple(sorted(found, key=lambda hirer: (folded(hirer.name), hirer.id)))

    def keep_hirer(self, hirer: Hirer, *, new: bool) -> Done[Hirer]:
        """Keep a new or changed hirer; invoices that were sent stay as they are.

        Raises Invalid for what is missing, Conflict when somebody else changed it.
        """
        self._actor.demand(Permission.MANAGE_PEOPLE)
        hirer = tidied(hirer, "name", "contact_name")
        refuse(problems_of_hirer(hirer))
        with self._database.begin() as work:
            stored = kept(work, hirer, new=new)
        return self._done(work, stored, _CHANGES)

    def remove_hirer(self, hirer: Hirer) -> Done[Hirer]:
        """Remove a hirer who never hired or asked. Raises Invalid for another."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            current = still_there(work, Hirer, hirer.id)
            if work.store(Hire).find(hirer_id=current.id) or work.store(Invoice).find(
                hirer_id=current.id
            ):
                raise Invalid(
                    _(
                        "Bij deze huurder staan aanvragen of facturen, en die blijven bewaard. "
                        "Naam en adres verdwijnen vanzelf, twee jaar na de laatste keer."
                    )
                )
            work.store(Hirer).remove([current])
        return self._done(work, current, _CHANGES)

    def blank_rate(self) -> HireRate:
        """A new line of the price list. Nothing is kept yet."""
        return HireRate(id=new_id(), centre_id=self._centre_id, room_id=None)

    def rates(self) -> tuple[tuple[HireRate, str], ...]:
        """The price list with the names of the rooms, by room, hirer and part of the day."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            rooms = _room_names(work, self._centre_id)
            rates = work.store(HireRate).find(centre_id=self._centre_id)
        rows = ((rate, rooms[rate.room_id]) for rate in rates if rate.room_id)
        return tuple(sorted(rows, key=_place_in_list))

    def keep_rate(self, rate: HireRate, *, new: bool) -> Done[HireRate]:
        """Keep a new or changed rate; what was invoiced stays as it is. Raises Invalid for what is there already."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            refuse(problems_of_rate(rate, work.store(HireRate).find(centre_id=self._centre_id)))
            stored = kept(work, rate, new=new)
        return self._done(work, stored, _CHANGES)

    def remove_rate(self, rate: HireRate) -> Done[HireRate]:
        """Take a rate off the price list."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        return self._removed(rate, _CHANGES)

    def blank(self) -> Hire:
        """A request for the evening of today. Nothing is kept yet."""
        today = self._clock.today()
        return Hire(
            id=new_id(),
            centre_id=self._centre_id,
            hirer_id=None,
            room_id=None,
            date=today,
            starts=_EVENING[0],
            ends=_EVENING[1],
            asked_on=today,
        )

    def hires(self) -> tuple[HireRow, ...]:
        """All hires, requests first; those with what stands in their way."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            hirers = {each.id: each for each in work.store(Hirer).find(centre_id=self._centre_id)}
            rooms = _room_names(work, self._centre_id)
            rows = [
                HireRow(
                    hire=hire,
                    hirer=hirers[hire.hirer_id],
                    room=rooms[hire.room_id],
                    in_the_way=self._in_the_way(work, hire, hirers[hire.hirer_id]),
                )
                for hire in work.store(Hire).find(centre_id=self._centre_id)
                if hire.hirer_id and hire.room_id
            ]
        return tuple(sorted(rows, key=hires_in_order))

    def keep(self, hire: Hire, *, new: bool) -> Done[Hire]:
        """Keep a new or changed request, or the price and words of an agreed hire.

        Raises Invalid for what is missing, and for what stands in the programme and is changed there.
        """
        self._actor.demand(Permission.MANAGE_PEOPLE)
        hire = tidied(hire, "purpose")
        refuse(problems_of_hire(hire))
        with self._database.begin() as work:
            still_there(work, Hirer, hire.hirer_id)
            still_there(work, Room, hire.room_id)
            if not new:
                refuse(problems_of_agreed(still_there(work, Hire, hire.id), hire))
            stored = kept(work, hire, new=new)
        return self._done(work, stored, _CHANGES)

    def agree(self, agreeing: Agreeing) -> Done[Hire]:
        """Put the times of a request in the programme, as an activity of a tenant.

        Raises Invalid when something stands in the way and it was not said that this is no trouble.
        """
        self._actor.demand(Permission.MANAGE_PEOPLE)
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            hire = still_as(work, agreeing.hire)
            _refuse_answered(hire)
            refuse(problems_of_hire(hire))
            hirer = still_there(work, Hirer, hire.hirer_id)
            in_the_way = self._in_the_way(work, hire, hirer)
            if in_the_way and not agreeing.anyway:
                words = _("{what} Vink aan dat het toch mag, of wijzig eerst de aanvraag.")
                refuse([Problem("anyway", words.format(what=" ".join(in_the_way)))])
            activity = activity_of(hire, hirer, self._kind_of_rental(work))
            refuse(activities.problems(activity))
            calendar = rearranging.calendar(work, self._centre_id, self._clock.today())
            times = rearranging.all_of(activity, calendar)
            if not times:
                raise Invalid(
                    _("Er is geen dag waarop dit valt. Kijk naar de dag en de laatste dag.")
                )
            work.store(Activity).add(activity)
            work.store(Occurrence).add(*times)
            agreed = replace(hire, state=HireState.AGREED, activity_id=activity.id)
            stored = work.store(Hire).replace(agreed)
        return self._done(work, stored, _PLANNED, planned_since)

    def decline(self, hire: Hire) -> Done[Hire]:
        """Answer a request with no."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            current = still_as(work, hire)
            _refuse_answered(current)
            stored = work.store(Hire).replace(replace(current, state=HireState.DECLINED))
        return self._done(work, stored, _CHANGES)

    def call_off(self, hire: Hire) -> Done[Hire]:
        """Note that the hirer does not come any more: what is to come stands in the programme as called off.

        What was counted stays. Raises Invalid for what was not agreed.
        """
        self._actor.demand(Permission.MANAGE_PEOPLE)
        self._actor.demand(Permission.PLAN)
        today = self._clock.today()
        with self._database.begin() as work:
            current = still_as(work, hire)
            if current.state is not HireState.AGREED or current.activity_id is None:
                raise Invalid(_("Dit is niet afgesproken. Wijs de aanvraag af, of verwijder haar."))
            activity = still_there(work, Activity, current.activity_id)
            counted = plan.counted(work, activity.id)
            times = work.store(Occurrence).find(activity_id=activity.id)
            off = [
                replace(time, cancelled_because=_because())
                for time in times
                if time.date >= today and not time.cancelled and time.id not in counted
            ]
            work.store(Occurrence).replace_all(off)
            if current.weekly:
                last = max((time.date for time in times), default=activity.first)
                ended = replace(activity, until=max(last, activity.first))
                work.store(Activity).replace(ended)
            stored = work.store(Hire).replace(replace(current, state=HireState.CALLED_OFF))
            standing = rosters.standing_at(work, [time.id for time in off], today)
        return self._done(work, stored, _PLANNED, remark=called_off_in_words(standing))

    def remove(self, hire: Hire) -> Done[Hire]:
        """Remove a request that was withdrawn or noted by mistake. Raises Invalid for what was agreed."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            current = still_there(work, Hire, hire.id)
            if current.activity_id is not None:
                raise Invalid(
                    _("Dit staat in het programma. Kies 'Afgezegd' als het niet doorgaat.")
                )
            work.store(Hire).remove([current])
        return self._done(work, current, _CHANGES)

    def _in_the_way(self, work: Work, hire: Hire, hirer: Hirer) -> tuple[str, ...]:
        """What to look at before a request is agreed; nothing for one that has its answer."""
        if hire.state is not HireState.ASKED:
            return ()
        clashes = self._plan.conflicts_in(work, activity_of(hire, hirer, None))
        return tuple(clash.reason for clash in clashes)

    def _kind_of_rental(self, work: Work) -> UUID | None:
        kinds = work.store(ActivityKind).find(centre_id=self._centre_id)
        return next((kind.id for kind in kinds if kind.rental), None)


def _refuse_answered(hire: Hire) -> None:
    if hire.state is not HireState.ASKED:
        raise Invalid(_("Deze aanvraag heeft al een antwoord."))


@in_dutch()
def _because() -> str:
    """Why the times do not take place, as it is kept."""
    return _("afgezegd door de huurder")


def _room_names(work: Work, centre_id: UUID) -> dict[UUID, str]:
    return {room.id: room.name for room in work.store(Room).find(centre_id=centre_id)}


def _place_in_list(row: tuple[HireRate, str]) -> tuple[str, int, int, UUID]:
    rate, room = row
    return (
        folded(room),
        list(HirerKind).index(rate.kind),
        list(part_names()).index(rate.part),
        rate.id,
    )
