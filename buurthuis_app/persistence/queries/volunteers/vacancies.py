"""Vacancies with their conditions and candidates."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select

from buurthuis_app.domain.volunteers.vacancy import Candidate, Condition, Opening, Vacancy
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work


def openings(work: Work, centre_id: UUID) -> tuple[Opening, ...]:
    """Vacancies of the centre: the open ones first, the newest before the others."""
    vacancies = work.store(Vacancy).find(centre_id=centre_id)
    ordered = sorted(vacancies, key=lambda vacancy: vacancy.opened_on, reverse=True)
    return _whole(work, sorted(ordered, key=lambda vacancy: not vacancy.open))


def opening(work: Work, vacancy_id: UUID) -> Opening | None:
    """Vacancy with this id; None when there is no such vacancy."""
    vacancy = work.store(Vacancy).get(vacancy_id)
    return _whole(work, [vacancy])[0] if vacancy else None


def _whole(work: Work, vacancies: Iterable[Vacancy]) -> tuple[Opening, ...]:
    vacancies = tuple(vacancies)
    ids = [vacancy.id for vacancy in vacancies]
    condition, candidate = schema.condition, schema.candidate
    conditions: dict[UUID, list[Condition]] = defaultdict(list)
    candidates: dict[UUID, list[Candidate]] = defaultdict(list)
    asked = select(condition).where(condition.c.vacancy_id.in_(ids))
    for vacancy_condition in work.store(Condition).select(
        asked.order_by(condition.c.position, condition.c.id)
    ):
        conditions[vacancy_condition.vacancy_id].append(vacancy_condition)
    came = select(candidate).where(candidate.c.vacancy_id.in_(ids)).order_by(candidate.c.id)
    for somebody in work.store(Candidate).select(came):
        candidates[somebody.vacancy_id].append(somebody)
    return tuple(
        Opening(
            vacancy=vacancy,
            conditions=tuple(conditions[vacancy.id]),
            candidates=tuple(candidates[vacancy.id]),
        )
        for vacancy in vacancies
    )
