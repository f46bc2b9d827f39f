"""Step: who signed up for what is to come and asks for it. Names of before were erased, as they should be."""

import datetime as dt
from collections.abc import Iterable, Iterator
from random import Random

from buurthuis_app.domain.activities.activity import Activity, AskedField, Occurrence
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.signups.sign_up import Place, SignUp
from buurthuis_app.persistence.database import Work
from buurthuis_app.services.demo.organised import PROGRAMMES
from buurthuis_app.services.demo.planned import Planned
from buurthuis_app.services.demo.setting import Setting

_FULL = (1.07, 0.6, 0.2)
"""How full the next meetings are already: the first has a waiting list."""

_FIRST_NAMES = (
    *("Ans", "Bram", "Coby", "Dirk", "Emine", "Fatma", "Gerrit", "Hanneke", "Ibrahim", "Jannie"),
    *("Kees", "Lida", "Marwan", "Nel", "Olga", "Piet", "Quirine", "Rachid", "Sjaan", "Teun"),
)
_INITIALS = "ABDEGHJKLMPRSTVWZ"
_MEALS = ("", "", "", "vegetarisch", "geen varkensvlees", "zoutarm", "geen noten")


def signed_up(setting: Setting, plan: Planned) -> tuple[SignUp, ...]:
    """The sign-ups for the next meetings of each series that asks for them, in the order in which they came."""
    people: list[SignUp] = []
    asking = {programme.title for programme in PROGRAMMES if programme.asks is not None}
    for activity in plan.activities:
        if activity.title in asking and activity.capacity:
            chance = setting.chance("sign-ups", activity.title)
            coming = [
                one
                for one in plan.occurrences
                if one.activity_id == activity.id and one.date > setting.today and not one.cancelled
            ]
            for full, occurrence in zip(_FULL, coming, strict=False):
                people.extend(
                    wanting(activity, occurrence, round(activity.capacity * full), chance)
                )
    return tuple(people)


def keep(work: Work, people: Iterable[SignUp]) -> None:
    """Write the sign-ups."""
    work.store(SignUp).add(*people)


def wanting(
    activity: Activity, occurrence: Occurrence, many: int, chance: Random
) -> Iterator[SignUp]:
    """So many people for one occurrence, with what the activity asks of them."""
    asked = activity.asks
    for number in range(many):
        name = f"{chance.choice(_FIRST_NAMES)} {chance.choice(_INITIALS)}."
        # 06-00 is given to nobody.
        phone = f"06-00{chance.randint(0, 999_999):06}"
        meal = chance.choice(_MEALS)
        yield SignUp(
            id=new_id(),
            centre_id=activity.centre_id,
            activity_id=activity.id,
            occurrence_id=occurrence.id,
            name=name,
            email=_address(name) if AskedField.EMAIL in asked else "",
            phone=phone if AskedField.PHONE in asked else "",
            meal=meal if AskedField.MEAL in asked else "",
            place=Place.PLACED if number < (activity.capacity or many) else Place.WAITING,
            erase_on=occurrence.date + dt.timedelta(days=activity.keep_days),
        )


def _address(name: str) -> str:
    """An address at a domain that is kept free for examples."""
    first, initial = name.removesuffix(".").casefold().split()
    return f"{first}.{initial}@example.org"
