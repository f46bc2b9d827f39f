"""What the demo's confidant released of the years that are over. Of her register there is nothing: it is not set up."""

import datetime as dt
from random import Random

from buurthuis_app.domain.centre import Centre
from buurthuis_app.domain.confidant import Case, CaseKind, PersonRole, Step, StepTaken
from buurthuis_app.domain.confidant_figures import ConfidantFigure, ConfidantRelease
from buurthuis_app.domain.ids import new_id
from buurthuis_app.domain.unwanted import UnwantedBehaviour
from buurthuis_app.persistence.database import Work
from buurthuis_app.services.confidant.yearly import counted, drawn_up
from buurthuis_app.services.demo.setting import Setting

_PREVENTION = (
    "De vertrouwenspersoon was bij twee vrijwilligersavonden. "
    "Daar spraken we over wat je zegt als een grap te ver gaat."
)
_RECOMMENDATIONS = (
    "Hang de poster ook bij de achterdeur, "
    "en noem de vertrouwenspersoon in het gesprek met elke nieuwe vrijwilliger."
)
_HOW_MANY = {CaseKind.REPORT: (9, 16), CaseKind.ADVICE: (3, 9)}
_ROLES = (PersonRole.VISITOR, PersonRole.VISITOR, PersonRole.VOLUNTEER, PersonRole.UNKNOWN)
_REPORTED_IN = 2
"""February of the year after."""


def keep(work: Work, centre: Centre, setting: Setting) -> None:
    """Write the figures of every year that is over."""
    behaviours = work.store(UnwantedBehaviour).find(centre_id=centre.id)
    for year in range(setting.first.year, setting.today.year):
        release = ConfidantRelease(
            id=new_id(),
            centre_id=centre.id,
            year=year,
            edition=1,
            released_on=min(dt.date(year + 1, _REPORTED_IN, 3), setting.today),
            zeros=True,
            prevention=_PREVENTION,
            recommendations=_RECOMMENDATIONS,
        )
        work.store(ConfidantRelease).add(release)
        for kind in CaseKind:
            chance = setting.chance("confidant", str(year), kind.value)
            cases = _cases(kind, dt.date(year, 1, 1), behaviours, chance)
            lines = drawn_up(release.id, kind, counted(cases, behaviours), zeros=True)
            work.store(ConfidantFigure).add(*(one.line for one in lines))


def _cases(
    kind: CaseKind, day: dt.date, behaviours: tuple[UnwantedBehaviour, ...], chance: Random
) -> list[Case]:
    """Only what is counted: these cases were never anybody's."""
    return [
        Case(
            id=new_id(),
            reported_on=day,
            kind=kind,
            behaviour_id=chance.choice(behaviours).id,
            role=chance.choice(_ROLES),
            steps=tuple(
                StepTaken(step=step, on=day)
                for step in (Step.LISTEN, *chance.sample(list(Step)[1:], 1))
            ),
        )
        for _ in range(chance.randint(*_HOW_MANY[kind]))
    ]
