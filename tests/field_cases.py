"""What towns and centres told of their own work, as plain values: tests put it in, and find it in the demo.

(BACKGROUND.md lists them: the merged budget, the judgement of residents, meetings with sign-up, the city pass, and
the participation council that looks for members.)
"""

import datetime as dt

from msgspec import Struct

from buurthuis_app.domain.activities.activity import AskedField
from buurthuis_app.domain.surveys.survey import QuestionKind


class MergedBudget(Struct, frozen=True, kw_only=True):
    """Former budgets of areas, a year earlier, that became one."""

    year: int
    amount: int
    formers: tuple[str, ...]


class Judged(Struct, frozen=True, kw_only=True):
    """An indicator with a year in which nobody asked."""

    name: str
    baseline: float
    target: float
    no_poll: int
    next_poll: int
    forecast: tuple[int, float]
    source: str


class Meeting(Struct, frozen=True, kw_only=True):
    """A meeting with sign-up: where each of its evenings is, and what is asked beside a name."""

    title: str
    starts: dt.time
    ends: dt.time
    places: tuple[str, ...]
    asks: frozenset[AskedField]
    kept_after_report: int | None = None
    """Days after the report for which people's data is kept; None when the date itself counts."""


BUDGET = MergedBudget(
    year=2016,
    amount=90_000_00,
    formers=("Molenwijk", "Oud-Havenkwartier", "Rietland", "De Vaart", "Zonneveld", "Kersenhof"),
)
PARTNER = Judged(
    name="Oordeel burger als partner",
    baseline=5.0,
    target=6.0,
    no_poll=2012,
    next_poll=2013,
    forecast=(2014, 6.0),
    source="waarstaatjegemeente.nl",
)
EVENINGS = Meeting(
    title="Avond over kwaliteit",
    starts=dt.time(19, 30),
    ends=dt.time(21),
    places=("raadzaal", "Grote zaal"),
    asks=frozenset({AskedField.EMAIL}),
)
TALK = Meeting(
    title="Groepsgesprek met maaltijd",
    starts=dt.time(18),
    ends=dt.time(21),
    places=("Huiskamer",),
    asks=frozenset({AskedField.EMAIL, AskedField.PHONE, AskedField.MEAL}),
    kept_after_report=14,
)
CITY_PASS = ("Stadspas", (QuestionKind.CHOICE, QuestionKind.CHOICES, QuestionKind.OPEN))
"""A poll and its three kinds of question: which form, for whom, and what people want to say."""
FORMS_OF_A_PASS = ("een pasje", "een app op de telefoon", "allebei")
COUNCIL = (
    "Lid van de participatieraad",
    (
        "ouder dan 15 jaar",
        "geen raadslid",
        "niet in dienst van de gemeente, of van een partij die voor haar werkt",
        "woont in Waterlanden",
    ),
)
"""For whom a participation council looks, and its conditions."""
