"""Hours noted by hand for work outside the roster, and two vacancies, one of which somebody came forward for."""

import datetime as dt
from collections.abc import Iterable, Iterator

from buurthuis_app.demo.data.volunteers import COOKING, LANGUAGE, REPAIRS
from buurthuis_app.demo.steps.centre import TOWN
from buurthuis_app.demo.steps.volunteers import Team
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.centre import Centre
from buurthuis_app.domain.hours import NotedHours
from buurthuis_app.domain.ids import new_id
from buurthuis_app.domain.periods import years_later
from buurthuis_app.domain.vacancies import Candidate, Condition, Vacancy
from buurthuis_app.domain.volunteers import Person
from buurthuis_app.persistence.database import Work

_BY_HAND = {LANGUAGE: "aan huis", REPAIRS: ""}
"""Duties that stand in no roster, and what is noted with their hours."""
_OFTEN = 0.5
"""In which share of the weeks somebody noted something."""
_YEARS = 3
_OF_A_COOK = ("18 jaar of ouder", f"woont in {TOWN}")
_OF_THE_COUNCIL = (
    "ouder dan 15 jaar",
    "geen raadslid",
    "niet in dienst van de gemeente, of van een partij die voor haar werkt",
    f"woont in {TOWN}",
)
_MINUTES = (60, 90, 120, 120, 150, 180)


def hours(centre: Centre, timeline: Timeline, team: Team) -> tuple[NotedHours, ...]:
    """A few hours in many weeks of the last years, of who does language and repairs."""
    return tuple(
        noted
        for person in team.people.values()
        for name, remark in _BY_HAND.items()
        if team.duties[name].id in person.volunteer.duty_ids
        for noted in _of(person, centre, timeline, team, (name, remark))
    )


def keep(work: Work, centre: Centre, timeline: Timeline, team: Team) -> None:
    """Write the hours, and the vacancies with their candidates."""
    work.store(NotedHours).add(*hours(centre, timeline, team))
    cook = _cook(centre, timeline, team)
    asked = _keep_vacancy(work, cook, _OF_A_COOK)
    work.store(Candidate).add(*_candidates(cook, asked, timeline))
    _keep_vacancy(work, _council(centre, timeline), _OF_THE_COUNCIL)


def _keep_vacancy(work: Work, vacancy: Vacancy, texts: Iterable[str]) -> tuple[Condition, ...]:
    work.store(Vacancy).add(vacancy)
    asked = tuple(
        Condition(id=new_id(), vacancy_id=vacancy.id, position=place, text=text)
        for place, text in enumerate(texts)
    )
    work.store(Condition).add(*asked)
    return asked


def _cook(centre: Centre, timeline: Timeline, team: Team) -> Vacancy:
    return Vacancy(
        id=new_id(),
        centre_id=centre.id,
        title="Kok voor Samen eten",
        text="Elke woensdag koken wij voor ongeveer dertig mensen. Wij zoeken iemand die meekookt, "
        "en die na een tijdje zelf een avond wil leiden. Ervaring is niet nodig.",
        hours="woensdag van 14.00 tot 19.30 uur, om de week",
        contact="de coördinator, aan de balie",
        duty_id=team.duties[COOKING].id,
        opened_on=timeline.today - dt.timedelta(days=19),
    )


def _council(centre: Centre, timeline: Timeline) -> Vacancy:
    """The towns' own case: for whom the house keeps an eye open."""
    return Vacancy(
        id=new_id(),
        centre_id=centre.id,
        title="Lid van de participatieraad",
        text="De participatieraad geeft de gemeente advies over zorg, werk en meedoen. "
        "Hij zoekt mensen die weten wat er speelt in hun straat.",
        hours="een paar uur per week of per maand",
        contact="de coördinator, aan de balie",
        opened_on=timeline.today - dt.timedelta(days=33),
    )


def _of(
    person: Person,
    centre: Centre,
    timeline: Timeline,
    team: Team,
    what: tuple[str, str],
) -> Iterator[NotedHours]:
    name, remark = what
    one = person.volunteer
    chance = timeline.chance("noted hours", one.name, name)
    first = max(one.since or timeline.first, years_later(timeline.today, -_YEARS))
    last = min(one.until or timeline.today, timeline.today)
    for week in range((last - first).days // 7):
        day = first + dt.timedelta(days=7 * week + chance.randrange(7))
        if chance.random() < _OFTEN and day <= last:
            yield NotedHours(
                id=new_id(),
                centre_id=centre.id,
                volunteer_id=one.id,
                date=day,
                minutes=chance.choice(_MINUTES),
                duty_id=team.duties[name].id,
                remark=remark,
            )


def _candidates(
    vacancy: Vacancy, asked: tuple[Condition, ...], timeline: Timeline
) -> Iterator[Candidate]:
    ids = tuple(sorted(one.id for one in asked))
    yield Candidate(
        id=new_id(),
        vacancy_id=vacancy.id,
        name="Nadia Idrissi",
        phone="06-00271828",
        noted_on=timeline.today - dt.timedelta(days=9),
        met=ids,
    )
    yield Candidate(
        id=new_id(),
        vacancy_id=vacancy.id,
        name="Sem Bos",
        email="sem@example.org",
        noted_on=timeline.today - dt.timedelta(days=2),
        met=(asked[1].id,),
    )
