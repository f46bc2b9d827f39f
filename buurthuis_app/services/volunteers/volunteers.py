"""The people who make the house run: kept, taken away, and erased."""

import datetime as dt
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from uuid import UUID

from buurthuis_app.domain.rosters.shift import Shift
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import Problem, refuse
from buurthuis_app.domain.shared.texts import single
from buurthuis_app.domain.volunteers import volunteer as rules
from buurthuis_app.domain.volunteers.leaders import leading_in_words
from buurthuis_app.domain.volunteers.vacancy import Candidate, too_young_in_words
from buurthuis_app.domain.volunteers.volunteer import Absence, Availability, Duty, Person, Volunteer
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.centre import references
from buurthuis_app.persistence.queries.placements import placements
from buurthuis_app.persistence.queries.volunteers import leading, vacancies
from buurthuis_app.persistence.queries.volunteers import volunteers as queries
from buurthuis_app.persistence.store import Written
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.duties import Duties
from buurthuis_app.services.shared.joining import joined
from buurthuis_app.services.shared.service import Service, kept, still_as, still_there
from buurthuis_app.services.shared.undo import added
from buurthuis_app.services.shared.use_words import in_words
from buurthuis_app.services.volunteers.list_rows import PersonLine, person_lines
from buurthuis_app.services.volunteers.wording import lost_in_words

_CHANGES = frozenset({Topic.VOLUNTEERS})
_ROSTER = frozenset({Topic.ROSTER})
_PLAN = frozenset({Topic.ACTIVITIES, Topic.OCCURRENCES})
_NOTHING = frozenset[Topic]()
_LED = {"activity", "occurrence", "placement_offer"}
"""What a volunteer leads or guides stays without her or him."""
GOES_ALONG = {"availability", "absence", "volunteer_duty", "volunteer_together", "candidate"}
"""Tables whose rows belong to a volunteer and go when she or he goes."""


class Volunteers(Service):
    """Reads and changes volunteers. Only the coordinator sees more than names, duties and days."""

    def people(self) -> tuple[Person, ...]:
        """Everybody whose name is kept, by name; also who left."""
        self._actor.demand(Permission.READ_PEOPLE)
        with self._database.read() as work:
            return tuple(self._shown(person) for person in queries.people(work, self._centre_id))

    def lines(self) -> tuple[PersonLine, ...]:
        """Everybody with what the list tells beside the name: last hours, coming duties, VOG."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            return person_lines(work, self._centre_id, self._clock.today())

    def person(self, volunteer_id: UUID) -> Person:
        """Person with this id. Raises Conflict when she or he was removed."""
        self._actor.demand(Permission.READ_PEOPLE)
        with self._database.read() as work:
            return self._shown(person_still_there(work, volunteer_id))

    def duties(self) -> tuple[Duty, ...]:
        """Duties of the centre, in order."""
        self._actor.demand(Permission.READ_PEOPLE)
        with self._database.read() as work:
            return queries.duties(work, self._centre_id)

    def blank(self, name: str = "") -> Person:
        """Empty volunteer, from today on. Nothing is kept yet."""
        volunteer = Volunteer(
            id=new_id(), centre_id=self._centre_id, name=name, since=self._clock.today()
        )
        return Person(volunteer=volunteer)

    def problems(self, person: Person) -> tuple[Problem, ...]:
        """Faults that must be mended before this person can be kept."""
        absent = (
            problem for absence in person.absences for problem in rules.problems_of_absence(absence)
        )
        today = self._clock.today()
        return (*rules.problems(rules.tidied(person.volunteer), today), *absent)

    def alike(self, volunteer: Volunteer) -> tuple[Volunteer, ...]:
        """Volunteers who look like the same person."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            everybody = work.store(Volunteer).find(centre_id=self._centre_id)
        return rules.alike(volunteer, everybody)

    def keep(self, person: Person, *, new: bool) -> Done[Person]:
        """Keep somebody new or changed, with availability and absences.

        Raises Invalid when something must be mended, Conflict when somebody else changed the same person.
        """
        self._actor.demand(Permission.MANAGE_PEOPLE)
        person = replace(person, volunteer=rules.tidied(person.volunteer))
        refuse(self.problems(person))
        with self._database.begin() as work:
            former = None if new else person_still_there(work, person.volunteer.id)
            if former is not None:
                volunteer = rules.with_former_stay(former.volunteer, person.volunteer)
                person = replace(person, volunteer=volunteer)
            stored = _written(work, former, person)
            renamed = former is not None and former.volunteer.name != stored.volunteer.name
            if renamed:
                leading.rename(work, stored.volunteer.id, stored.volunteer.name)
            led = _still_led(work, stored.volunteer)
            lost = self._duties(work).places_lost(stored.volunteer)
            self._duties(work).release(stored.volunteer)
            young = _too_young(work, stored.volunteer, self._clock.today())
        changes = _CHANGES | (_ROSTER if lost else _NOTHING) | (_PLAN if renamed else _NOTHING)
        remark = " ".join(
            filter(None, (lost_in_words([shift for _place, shift in lost]), led, young))
        )
        return self._done(work, stored, changes, _unused, remark)

    def returning(self, person: Person) -> Person:
        """Somebody who stopped, from today on back again, to look at before it is kept."""
        return replace(person, volunteer=rules.returned(person.volunteer, self._clock.today()))

    def years_changed(self, volunteer: Volunteer) -> tuple[int, ...]:
        """Of which years that are over the figures change when this volunteer is kept so."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            former = work.store(Volunteer).get(volunteer.id)
        if former is None:
            return ()
        changed = rules.with_former_stay(former, volunteer)
        return rules.years_changed(former, changed, self._clock.today())

    def duties_lost(self, volunteer: Volunteer) -> tuple[Shift, ...]:
        """The coming shifts that somebody is taken off when kept so, in order of time."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            lost = self._duties(work).places_lost(volunteer)
        return tuple(shift for _place, shift in lost)

    def _duties(self, work: Work) -> Duties:
        return Duties(work, self._clock, self._actor)

    def blank_absence(self, volunteer_id: UUID) -> Absence:
        """An absence of today to fill in. Nothing is kept yet."""
        today = self._clock.today()
        return Absence(id=new_id(), volunteer_id=volunteer_id, first=today, last=today)

    def keep_absence(self, absence: Absence) -> Done[Person]:
        """Keep somebody's new or changed absence. Raises Invalid for what must be mended."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        refuse(rules.problems_of_absence(absence))
        return self._with_absences(absence, (absence,))

    def remove_absence(self, absence: Absence) -> Done[Person]:
        """Remove an absence."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        return self._with_absences(absence, ())

    def _with_absences(self, former: Absence, absences: tuple[Absence, ...]) -> Done[Person]:
        with self._database.begin() as work:
            person = person_still_there(work, former.volunteer_id)
            others = tuple(other for other in person.absences if other.id != former.id)
            stored = _written(work, person, replace(person, absences=(*others, *absences)))
        return self._done(work, stored, _CHANGES)

    def remove(self, volunteer_id: UUID) -> Done[Person]:
        """Take somebody away who should never have been here. Raises Invalid when there is work of her or his."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            former = person_still_there(work, volunteer_id)
            _refuse_used(work, volunteer_id, beside=_LED)
            _untie(work, volunteer_id)
            leading.let_go(work, volunteer_id)
            placements.let_go(work, mentor_id=volunteer_id)
            work.store(Availability).remove(former.availability)
            work.store(Absence).remove(former.absences)
            work.store(Volunteer).remove([former.volunteer])
        return self._done(work, former, _CHANGES | _PLAN)

    def keep_duty(self, duty: Duty, *, new: bool) -> Done[Duty]:
        """Keep a new or changed duty. Raises Invalid, or Conflict when somebody else changed it."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        duty = replace(duty, name=single(duty.name))
        with self._database.begin() as work:
            refuse(rules.problems_of_duty(duty, queries.duties(work, self._centre_id)))
            stored = kept(work, duty, new=new)
        return self._done(work, stored, _CHANGES, _unused)

    def remove_duty(self, duty: Duty) -> Done[Duty]:
        """Take a duty out of the list. Raises Invalid while it is used."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            _refuse_used_duty(work, duty.id)
            work.store(Duty).remove([still_as(work, duty)])
        return self._done(work, duty, _CHANGES)

    def duties_in_use(self) -> dict[UUID, str]:
        """By what each duty is used, in words; one that is not used is left out."""
        self._actor.demand(Permission.READ_PEOPLE)
        with self._database.read() as work:
            uses_by_key = references.uses_of_all(work, Duty)
        return {key: in_words(uses) for key, uses in uses_by_key.items()}

    def join_duties(self, goes: Duty, into: UUID | None) -> Done[Duty]:
        """Let all that is said of the duty `goes` be said of the duty `into`; `goes` is no more.

        Who had the one has the other; what the other asks holds from then on.
        """
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            goes = still_there(work, Duty, goes.id)
            stays = None if into is None else still_there(work, Duty, into)
            refuse(rules.problems_of_joining_duties(goes, stays))
            stays = stays or goes
            remark = joined(work, goes, stays)
        return self._done(work, stays, _CHANGES | _ROSTER, remark=remark)

    def blank_duty(self, name: str = "") -> Duty:
        """A new duty, last in order. Nothing is kept yet."""
        position = max((duty.position for duty in self.duties()), default=-1) + 1
        return Duty(id=new_id(), centre_id=self._centre_id, name=name, position=position)

    def _shown(self, person: Person) -> Person:
        """The person with the fields that this profile may see: the board sees the name and the duties."""
        if self.may(Permission.MANAGE_PEOPLE):
            return person
        own = person.volunteer
        volunteer = Volunteer(
            id=own.id,
            centre_id=own.centre_id,
            name=own.name,
            kind=own.kind,
            since=own.since,
            until=own.until,
            earlier_stays=own.earlier_stays,
            duty_ids=own.duty_ids,
            version=own.version,
        )
        return Person(volunteer=volunteer)


def draft_key(volunteer_id: UUID) -> str:
    """Under which a half-written form of this person is kept."""
    return f"volunteer:{volunteer_id}"


def person_still_there(work: Work, volunteer_id: UUID) -> Person:
    """The person that is kept. Raises Conflict when she or he was removed in the meantime."""
    person = queries.person(work, volunteer_id)
    if person is None:
        raise Conflict(_("Deze vrijwilliger is intussen verwijderd. Kijk wie er nu zijn."))
    return person


def _written(work: Work, former: Person | None, person: Person) -> Person:
    """Keep `person` in the place of `former`, None for nobody; returns it as it is kept now."""
    volunteer = person.volunteer
    _refuse_gone(work, volunteer)
    if former == person:
        return person
    if former is not None:
        work.store(Availability).remove(former.availability)
        work.store(Absence).remove(former.absences)
    kept(work, volunteer, new=former is None, with_parts=True)
    work.store(Availability).add(*person.availability)
    work.store(Absence).add(*person.absences)
    return person_still_there(work, volunteer.id)


def _refuse_gone(work: Work, volunteer: Volunteer) -> None:
    for duty_id in volunteer.duty_ids:
        still_there(work, Duty, duty_id)
    for other_id in volunteer.together_with:
        person_still_there(work, other_id)


def _too_young(work: Work, volunteer: Volunteer, today: dt.date) -> str:
    """What the vacancy asked by which somebody came and who is younger; "" for nothing."""
    for candidate in work.store(Candidate).find(volunteer_id=volunteer.id):
        opening = vacancies.opening(work, candidate.vacancy_id)
        if opening is not None:
            return too_young_in_words(opening.conditions, volunteer.age_on(today))
    return ""


@contextmanager
def _unused(work: Work, written: Sequence[Written]) -> Iterator[Sequence[Written]]:
    """An undo does not take away whom or what is needed by then; it says why."""
    for volunteer_id in added(written, Volunteer):
        _refuse_used(work, volunteer_id)
    for duty_id in added(written, Duty):
        _refuse_used_duty(work, duty_id)
    yield written


def _still_led(work: Work, volunteer: Volunteer) -> str:
    """What this volunteer leads after the last day, in words."""
    if volunteer.until is None:
        return ""
    after = volunteer.until + dt.timedelta(days=1)
    return leading_in_words([each.title for each in leading.led(work, volunteer.id, after)])


def _refuse_used(work: Work, volunteer_id: UUID, *, beside: AbstractSet[str] = frozenset()) -> None:
    if references.uses(work, Volunteer, volunteer_id).keys() - GOES_ALONG - beside:
        raise Invalid(
            _(
                "Er staan diensten, uren of activiteiten van deze vrijwilliger, en die blijven bewaard. "
                "Vul een laatste dag in, of kies 'Gegevens wissen'."
            ),
            topic="vrijwilligers#inzage-verwijderen-en-wissen",
        )


def _refuse_used_duty(work: Work, duty_id: UUID) -> None:
    if references.uses(work, Duty, duty_id):
        raise Invalid(
            _(
                "Deze taak wordt gebruikt, en dat blijft bewaard. "
                "Kies 'Niet meer in gebruik': dan kan niemand haar nog kiezen."
            ),
            topic="vrijwilligers#taken",
        )


def _untie(work: Work, volunteer_id: UUID) -> None:
    """Let go who was bound to this volunteer, and the candidate it was."""
    bound = queries.bound_to(work, volunteer_id)
    candidates = work.store(Candidate)
    work.store(Volunteer).replace_all(
        [replace(other, together_with=other.together_with - {volunteer_id}) for other in bound]
    )
    candidates.replace_all(
        [
            replace(candidate, volunteer_id=None)
            for candidate in candidates.find(volunteer_id=volunteer_id)
        ]
    )
