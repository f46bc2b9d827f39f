"""Vacancies: the notices, who comes forward, and becoming a volunteer in one step."""

from uuid import UUID

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.volunteers import vacancy as rules
from buurthuis_app.domain.volunteers import volunteer as volunteers
from buurthuis_app.domain.volunteers.vacancy import (
    Candidate,
    Condition,
    Opening,
    Vacancy,
    not_asked_in_words,
)
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.placements import placements
from buurthuis_app.persistence.queries.volunteers import vacancies as queries
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, kept, still_as, still_there

_CHANGES = frozenset({Topic.VOLUNTEERS})


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
            stored = _written(work, former, opening)
        return self._done(work, stored, _CHANGES)

    def fill(self, vacancy_id: UUID, *, filled: bool) -> Done[Opening]:
        """Note that a vacancy is filled, or open again after all."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            now = vacancy_still_there(work, vacancy_id)
            day = max(self._clock.today(), now.vacancy.opened_on) if filled else None
            closed = replace(now, vacancy=replace(now.vacancy, filled_on=day))
            refuse(rules.problems_of_vacancy(closed))
            stored = _written(work, now, closed)
        return self._done(work, stored, _CHANGES)

    def remove(self, vacancy_id: UUID) -> Done[Opening]:
        """Take a vacancy away with its candidates; undo brings all of it back."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            opening = vacancy_still_there(work, vacancy_id)
            work.store(Candidate).remove(opening.candidates)
            work.store(Condition).remove(opening.conditions)
            placements.let_go(work, vacancy_id=vacancy_id)
            work.store(Vacancy).remove([opening.vacancy])
        return self._done(work, opening, _CHANGES)

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
        with self._database.begin() as work:
            conditions = vacancy_still_there(work, candidate.vacancy_id).conditions
            known = {condition.id for condition in conditions}
            if not known.issuperset((*candidate.met, *candidate.unmet)):
                raise Conflict(_("De voorwaarden zijn intussen veranderd. Kijk wat er nu staat."))
            stored = kept(work, candidate, new=new)
        return self._done(work, stored, _CHANGES)

    def remove_candidate(self, candidate: Candidate) -> Done[Candidate]:
        """Take a candidate off the list, for good when the undo is not used."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            work.store(Candidate).remove([still_as(work, candidate)])
        return self._done(work, candidate, _CHANGES)

    def take_on(self, candidate_id: UUID, *, anyway: bool = False) -> Done[Volunteer]:
        """A candidate becomes a volunteer from today on, with the vacancy's duty.

        Raises Invalid when a condition is not met, when it was done already, and unless `anyway` is said when a
        condition was not asked about.
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
            if not anyway and (unknown := candidate.not_asked(opening.conditions)):
                raise Invalid(not_asked_in_words(unknown))
            volunteer = self._volunteer(candidate, opening.vacancy)
            refuse(volunteers.problems(volunteer, self._clock.today()))
            work.store(Volunteer).add(volunteer)
            work.store(Candidate).replace(replace(candidate, volunteer_id=volunteer.id))
        return self._done(work, volunteer, _CHANGES)

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


def vacancy_still_there(work: Work, vacancy_id: UUID) -> Opening:
    """The vacancy that is kept. Raises Conflict when it was removed in the meantime."""
    opening = queries.opening(work, vacancy_id)
    if opening is None:
        raise Conflict(_("Deze vacature is intussen verwijderd. Kijk wat er nu staat."))
    return opening


def _written(work: Work, former: Opening | None, opening: Opening) -> Opening:
    """Write a vacancy with its conditions in the place of `former`; None stands for a new one."""
    others = former is not None and former.conditions != opening.conditions
    kept(work, opening.vacancy, new=former is None, with_parts=others)
    _settle(work, former, opening)
    return vacancy_still_there(work, opening.vacancy.id)


def _settle(work: Work, former: Opening | None, opening: Opening) -> None:
    """Give the vacancy these conditions. Answers to one that goes are gone."""
    before = {condition.id: condition for condition in former.conditions} if former else {}
    after = {condition.id: condition for condition in opening.conditions}
    gone, come = before.keys() - after.keys(), after.keys() - before.keys()
    work.store(Condition).add(*(after[key] for key in sorted(come)))
    for candidate in former.candidates if former else ():
        if gone.intersection((*candidate.met, *candidate.unmet)):
            work.store(Candidate).replace(
                replace(
                    candidate,
                    met=tuple(key for key in candidate.met if key not in gone),
                    unmet=tuple(key for key in candidate.unmet if key not in gone),
                )
            )
    work.store(Condition).remove(before[key] for key in gone)
    for key in before.keys() & after.keys():
        if before[key] != after[key]:
            work.store(Condition).replace(after[key])
