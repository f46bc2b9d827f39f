"""Vacancies: the notices, who comes forward, and becoming a volunteer in one step."""

from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.volunteers import vacancy as rules
from buurthuis_app.domain.volunteers import volunteer as volunteers
from buurthuis_app.domain.volunteers.vacancy import Candidate, Condition, Opening, Vacancy
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.volunteers import vacancies as queries
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, changed_since, exchanged, still_there

_CHANGES = frozenset({Topic.VOLUNTEERS})


class _Step(Struct, frozen=True, kw_only=True):
    """Changes by which a candidate became a volunteer."""

    candidate: tuple[Candidate | None, Candidate | None]
    volunteer: tuple[Volunteer | None, Volunteer | None]


class Vacancies(Service):
    """Reads and changes whom the house looks for."""

    def openings(self) -> tuple[Opening, ...]:
        """Vacancies: the open ones first, the newest before the others."""
        self._actor.demand(Permission.READ_PEOPLE)
        with self._database.read() as work:
            openings = queries.openings(work, self._centre_id)
        if self.may(Permission.MANAGE_PEOPLE):
            return openings
        return tuple(replace(opening, candidates=()) for opening in openings)

    def blank(self) -> Opening:
        """A new vacancy to fill in. Nothing is kept yet."""
        vacancy = Vacancy(
            id=new_id(), centre_id=self._centre_id, title="", opened_on=self._clock.today()
        )
        return Opening(vacancy=vacancy)

    def condition(self, vacancy: Vacancy, text: str, position: int) -> Condition:
        """A new condition. Nothing is kept yet."""
        return Condition(id=new_id(), vacancy_id=vacancy.id, position=position, text=text)

    def keep(self, opening: Opening, *, new: bool) -> Done[Opening]:
        """Keep a vacancy with its conditions; its candidates stay as they are.

        Raises Invalid for what is missing, Conflict when somebody else changed it.
        """
        self._actor.demand(Permission.MANAGE_PEOPLE)
        refuse(rules.problems_of_vacancy(opening))
        with self._database.begin() as work:
            former = None if new else vacancy_still_there(work, opening.vacancy.id)
            return self._kept(work, former, opening)

    def fill(self, vacancy_id: UUID, *, filled: bool) -> Done[Opening]:
        """Note that a vacancy is filled, or open again after all."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            now = vacancy_still_there(work, vacancy_id)
            day = max(self._clock.today(), now.vacancy.opened_on) if filled else None
            closed = replace(now, vacancy=replace(now.vacancy, filled_on=day))
            refuse(rules.problems_of_vacancy(closed))
            return self._kept(work, now, closed)

    def remove(self, vacancy_id: UUID) -> Done[Opening]:
        """Take a vacancy away with its candidates; undo brings all of it back."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            return self._exchanged(work, vacancy_still_there(work, vacancy_id), None)

    def blank_candidate(self, vacancy_id: UUID, name: str = "") -> Candidate:
        """Empty candidate of today. Nothing is kept yet."""
        return Candidate(
            id=new_id(), vacancy_id=vacancy_id, name=name, noted_on=self._clock.today()
        )

    def keep_candidate(self, candidate: Candidate, *, new: bool) -> Done[Candidate]:
        """Keep a new or changed candidate. Raises Invalid for what is missing."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        candidate = rules.tidied(candidate)
        refuse(rules.problems_of_candidate(candidate))

        def check(work: Work) -> None:
            conditions = vacancy_still_there(work, candidate.vacancy_id).conditions
            known = {condition.id for condition in conditions}
            if not known.issuperset((*candidate.met, *candidate.unmet)):
                raise Conflict(_("De voorwaarden zijn intussen veranderd. Kijk wat er nu staat."))

        return self._keep_one(candidate, new=new, changes=_CHANGES, check=check)

    def remove_candidate(self, candidate: Candidate) -> Done[Candidate]:
        """Take a candidate off the list, for good when the undo is not used."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        return self._swap_one(candidate, None, _CHANGES)

    def take_on(self, candidate_id: UUID) -> Done[Volunteer]:
        """A candidate becomes a volunteer from today on, with the vacancy's duty.

        Raises Invalid when a condition is not met, or when it was done already.
        """
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            candidate = still_there(work, Candidate, candidate_id)
            opening = vacancy_still_there(work, candidate.vacancy_id)
            if candidate.volunteer_id is not None:
                raise Invalid(_("Deze kandidaat is al vrijwilliger."))
            if candidate.fits(opening.conditions) is False:
                raise Invalid(
                    _("Deze kandidaat voldoet niet aan een voorwaarde. Kijk of dat klopt.")
                )
            volunteer = self._volunteer(candidate, opening.vacancy)
            refuse(volunteers.problems(volunteer, self._clock.today()))
            work.store(Volunteer).add(volunteer)
            taken = replace(candidate, volunteer_id=volunteer.id)
            stored = work.store(Candidate).replace(taken)
        step = _Step(candidate=(candidate, stored), volunteer=(None, volunteer))
        return Done(value=volunteer, changes=_CHANGES, undo=lambda: self._back(step))

    def _volunteer(self, candidate: Candidate, vacancy: Vacancy) -> Volunteer:
        return Volunteer(
            id=new_id(),
            centre_id=self._centre_id,
            name=candidate.name,
            email=candidate.email,
            phone=candidate.phone,
            remark=candidate.remark,
            since=self._clock.today(),
            duty_ids=(vacancy.duty_id,) if vacancy.duty_id else (),
        )

    def _back(self, step: _Step) -> Done[Volunteer]:
        """Undo or redo a step; the tie is never left without the volunteer it leads to."""
        former, left = step.candidate
        was, stands = step.volunteer
        with self._database.begin() as work:
            if was is None:  # first let go of the volunteer
                candidate = exchanged(work, left, former)
                volunteer = exchanged(work, stands, None)
            else:
                volunteer = exchanged(work, None, was)
                candidate = exchanged(work, left, former)
        value = was or stands
        if value is None:
            raise changed_since()
        again = _Step(candidate=candidate, volunteer=volunteer)
        return Done(value=value, changes=_CHANGES, undo=lambda: self._back(again))

    def _kept(self, work: Work, former: Opening | None, opening: Opening) -> Done[Opening]:
        """Write a vacancy with its conditions in the place of `former`; None stands for a new one."""
        if former is None:
            work.store(Vacancy).add(opening.vacancy)
        else:
            work.store(Vacancy).replace(opening.vacancy)
        _settle(work, former, opening)
        current = vacancy_still_there(work, opening.vacancy.id)
        return Done(value=current, changes=_CHANGES, undo=lambda: self._exchange(current, former))

    def _exchange(self, left: Opening | None, target: Opening | None) -> Done[Opening]:
        with self._database.begin() as work:
            return self._exchanged(work, left, target)

    def _exchanged(self, work: Work, left: Opening | None, target: Opening | None) -> Done[Opening]:
        """Put a whole vacancy where another is; None stands for nothing there."""
        either = target or left
        if either is None:
            raise changed_since()
        now = queries.opening(work, either.vacancy.id)
        if target is None or left is None:
            _refuse_changed(now, left)
            stored = self._whole(work, now, target)
        else:
            _refuse_changed(now, left, candidates=False)
            version = now.vacancy.version if now else 1
            work.store(Vacancy).replace(replace(target.vacancy, version=version))
            _settle(work, now, target)
            stored = queries.opening(work, either.vacancy.id)
        return Done(
            value=stored or either, changes=_CHANGES, undo=lambda: self._exchange(stored, left)
        )

    @staticmethod
    def _whole(work: Work, now: Opening | None, target: Opening | None) -> Opening | None:
        """A vacancy that comes or goes with everything that belongs to it."""
        if now is not None:
            work.store(Candidate).remove(now.candidates)
            work.store(Condition).remove(now.conditions)
            work.store(Vacancy).remove([now.vacancy])
        if target is None:
            return None
        work.store(Vacancy).add(target.vacancy)
        work.store(Condition).add(*target.conditions)
        work.store(Candidate).add(*target.candidates)
        return target


def vacancy_still_there(work: Work, vacancy_id: UUID) -> Opening:
    """The vacancy that is kept. Raises Conflict when it was removed in the meantime."""
    opening = queries.opening(work, vacancy_id)
    if opening is None:
        raise Conflict(_("Deze vacature is intussen verwijderd. Kijk wat er nu staat."))
    return opening


def _settle(work: Work, former: Opening | None, opening: Opening) -> None:
    """Give the vacancy these conditions. Answers to one that goes are gone; those to one that comes back return."""
    before = {condition.id: condition for condition in former.conditions} if former else {}
    after = {condition.id: condition for condition in opening.conditions}
    gone, come = before.keys() - after.keys(), after.keys() - before.keys()
    work.store(Condition).add(*(after[key] for key in sorted(come)))
    answered = {answer.id: answer for answer in opening.candidates}
    for now in former.candidates if former else ():
        known = answered.get(now.id, now)
        settled = replace(
            now,
            met=tuple(sorted({*now.met} - gone | {*known.met} & come)),
            unmet=tuple(sorted({*now.unmet} - gone | {*known.unmet} & come)),
        )
        if settled != now:
            work.store(Candidate).replace(settled)
    work.store(Condition).remove(before[key] for key in gone)
    for key in before.keys() & after.keys():
        if before[key] != after[key]:
            queries.reword(work, after[key])


def _refuse_changed(now: Opening | None, left: Opening | None, *, candidates: bool = True) -> None:
    if (now is None) != (left is None):
        raise changed_since()
    if now is None or left is None:
        return
    same = replace(now.vacancy, version=0) == replace(left.vacancy, version=0)
    same = same and now.conditions == left.conditions
    if not same or (candidates and now.candidates != left.candidates):
        raise changed_since()
