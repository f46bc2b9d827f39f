"""Step: hours noted by hand for work outside the roster, and two vacancies, one of which somebody came forward for."""

import datetime as dt
from collections.abc import Iterable, Iterator

from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import years_later
from buurthuis_app.domain.volunteers.hours import NotedHours
from buurthuis_app.domain.volunteers.vacancy import Candidate, Condition, Vacancy
from buurthuis_app.domain.volunteers.volunteer import Person
from buurthuis_app.persistence.database import Work
from buurthuis_app.services.demo.helping import Helping
from buurthuis_app.services.demo.house import TOWN
from buurthuis_app.services.demo.people import COOKING, LANGUAGE, REPAIRS
from buurthuis_app.services.demo.setting import Setting

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


def hours(centre: Centre, setting: Setting, help_: Helping) -> tuple[NotedHours, ...]:
    """A few hours in many weeks of the last years, of who does language and repairs."""
    return tuple(
        noted
        for person in help_.people.values()
        for name, remark in _BY_HAND.items()
        if help_.duties[name].id in person.volunteer.duty_ids
        for noted in _of(person, centre, setting, help_, (name, remark))
    )


def keep(work: Work, centre: Centre, setting: Setting, help_: Helping) -> None:
    """Write the hours, and the vacancies with their candidates."""
    work.store(NotedHours).add(*hours(centre, setting, help_))
    cook = _cook(centre, setting, help_)
    asked = _keep_vacancy(work, cook, _OF_A_COOK)
    work.store(Candidate).add(*_candidates(cook, asked, setting))
    _keep_vacancy(work, _council(centre, setting), _OF_THE_COUNCIL)


def _keep_vacancy(work: Work, vacancy: Vacancy, texts: Iterable[str]) -> tuple[Condition, ...]:
    work.store(Vacancy).add(vacancy)
    asked = tuple(
        Condition(id=new_id(), vacancy_id=vacancy.id, position=place, text=text)
        for place, text in enumerate(texts)
    )
    work.store(Condition).add(*asked)
    return asked


def _cook(centre: Centre, setting: Setting, help_: Helping) -> Vacancy:
    return Vacancy(
        id=new_id(),
        centre_id=centre.id,
        title="Kok voor Samen eten",
        text="Elke woensdag koken wij voor ongeveer dertig mensen. Wij zoeken iemand die meekookt, "
        "en die na een tijdje zelf een avond wil leiden. Ervaring is niet nodig.",
        hours="woensdag van 14.00 tot 19.30 uur, om de week",
        contact="de coördinator, aan de balie",
        duty_id=help_.duties[COOKING].id,
        opened_on=setting.today - dt.timedelta(days=19),
    )


def _council(centre: Centre, setting: Setting) -> Vacancy:
    """The towns' own case: for whom the house keeps an eye open."""
    return Vacancy(
        id=new_id(),
        centre_id=centre.id,
        title="Lid van de participatieraad",
        text="De participatieraad geeft de gemeente advies over zorg, werk en meedoen. "
        "Hij zoekt mensen die weten wat er speelt in hun straat.",
        hours="een paar uur per week of per maand",
        contact="de coördinator, aan de balie",
        opened_on=setting.today - dt.timedelta(days=33),
    )


def _of(
    person: Person,
    centre: Centre,
    setting: Setting,
    help_: Helping,
    what: tuple[str, str],
) -> Iterator[NotedHours]:
    name, remark = what
    one = person.volunteer
    chance = setting.chance("noted hours", one.name, name)
    first = max(one.since or setting.first, years_later(setting.today, -_YEARS))
    last = min(one.until or setting.today, setting.today)
    for week in range((last - first).days // 7):
        day = first + dt.timedelta(days=7 * week + chance.randrange(7))
        if chance.random() < _OFTEN and day <= last:
            yield NotedHours(
                id=new_id(),
                centre_id=centre.id,
                volunteer_id=one.id,
                date=day,
                minutes=chance.choice(_MINUTES),
                duty_id=help_.duties[name].id,
                remark=remark,
            )


def _candidates(
    vacancy: Vacancy, asked: tuple[Condition, ...], setting: Setting
) -> Iterator[Candidate]:
    ids = tuple(sorted(one.id for one in asked))
    yield Candidate(
        id=new_id(),
        vacancy_id=vacancy.id,
        name="Nadia Idrissi",
        phone="06-00271828",
        noted_on=setting.today - dt.timedelta(days=9),
        met=ids,
    )
    yield Candidate(
        id=new_id(),
        vacancy_id=vacancy.id,
        name="Sem Bos",
        email="sem@example.org",
        noted_on=setting.today - dt.timedelta(days=2),
        met=(asked[1].id,),
    )
