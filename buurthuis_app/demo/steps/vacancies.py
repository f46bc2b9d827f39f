"""Vacancies of the demo with their conditions, and who came forward for one of them."""

import datetime as dt

from buurthuis_app.demo.data.vacancies import VacancyData, vacancies_data
from buurthuis_app.demo.records import StepRecords
from buurthuis_app.demo.steps.volunteers import Team
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.volunteers.vacancy import Candidate, Condition, Vacancy


class VacancyRecords(StepRecords, frozen=True, kw_only=True):
    """A vacancy, what it asks and who came forward."""

    vacancy: Vacancy
    conditions: tuple[Condition, ...]
    candidates: tuple[Candidate, ...]


def build(centre: Centre, timeline: Timeline, team: Team) -> tuple[VacancyRecords, ...]:
    """The vacancies, in their order."""
    return tuple(
        _records(centre, timeline, team, vacancy_data)
        for vacancy_data in vacancies_data().vacancies
    )


def _records(
    centre: Centre, timeline: Timeline, team: Team, vacancy_data: VacancyData
) -> VacancyRecords:
    vacancy = Vacancy(
        id=new_id(),
        centre_id=centre.id,
        title=vacancy_data.title,
        text=vacancy_data.text,
        hours=vacancy_data.hours,
        contact=vacancy_data.contact,
        duty_id=team.duties[vacancy_data.duty].id if vacancy_data.duty else None,
        opened_on=_ago(timeline, vacancy_data.days_ago),
    )
    conditions = tuple(
        Condition(id=new_id(), vacancy_id=vacancy.id, position=place, text=text)
        for place, text in enumerate(vacancy_data.conditions)
    )
    ids = {condition.text: condition.id for condition in conditions}
    candidates = tuple(
        Candidate(
            id=new_id(),
            vacancy_id=vacancy.id,
            name=candidate.name,
            phone=candidate.phone,
            email=candidate.email,
            noted_on=_ago(timeline, candidate.days_ago),
            met=tuple(sorted(ids[text] for text in candidate.met)),
        )
        for candidate in vacancy_data.candidates
    )
    return VacancyRecords(vacancy=vacancy, conditions=conditions, candidates=candidates)


def _ago(timeline: Timeline, days: int) -> dt.date:
    return timeline.today - dt.timedelta(days=days)
