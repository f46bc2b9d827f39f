"""Cases and messages of the confidant. Neither asks for names."""

import datetime as dt
from collections.abc import Iterator
from enum import Enum
from uuid import UUID

from dateutil.relativedelta import relativedelta

from buurthuis_app.domain.shared.problems import Problem, gathered, longer_than
from buurthuis_app.i18n import _
from buurthuis_app.records import Confidential

LONGEST_MESSAGE = 5_000
LONGEST_REACH = 200
LONGEST_ABOUT = 120
LONGEST_NOTE = 5_000
SHORTEST_PASSPHRASE = 20
FEWEST_WORDS = 5
FEWEST_LETTERS = 8
"""Different ones: who has the file can guess at leisure, and begins with what people make up."""
KEPT_AFTER_CLOSING = relativedelta(months=6)
"""What is proposed, and at least until the year's anonymous report has been made. There is no legal term; the
confidant decides."""
REPORT_MADE = (7, 1)
"""Month and day on which the report on the year before has been made for certain."""


class ConfidedMessage(Confidential, frozen=True, kw_only=True):
    """What somebody left for the confidant. It is never kept other than sealed, and has no sender.

    `received_on` is the day only, `reach` how the sender wants to be reached or "", `receipt` the code to name it by.
    `alone` when the sender chose the one confidant who may read it.
    """

    id: UUID
    text: str
    reach: str
    receipt: str
    received_on: dt.date
    alone: bool = False


class CaseKind(Enum):
    """Reports, questions for advice and other contacts are counted apart."""

    REPORT = "report"
    ADVICE = "advice"
    OTHER = "other"
    """Somebody wanted information, or to get acquainted: of these no more is told than how many there were."""


class PersonRole(Enum):
    """What the person who came is to the centre; who it is, is not asked."""

    VISITOR = "visitor"
    VOLUNTEER = "volunteer"
    PROFESSIONAL = "professional"
    UNKNOWN = "unknown"


class Route(Enum):
    """Route by which somebody came to the confidant."""

    MESSAGE = "message"
    PHONE = "phone"
    MAIL = "mail"
    IN_PERSON = "in_person"


class Step(Enum):
    """What the confidant did, or helped somebody do."""

    LISTEN = "listen"
    INFORM = "inform"
    REFER = "refer"
    MEDIATE = "mediate"
    COMPLAIN = "complain"


class CaseState(Enum):
    """State of a case."""

    OPEN = "open"
    WAITING = "waiting"
    """The person is thinking it over, or somebody else is to act."""
    CLOSED = "closed"


class Note(Confidential, frozen=True, kw_only=True):
    """Note of one talk."""

    on: dt.date
    text: str


class StepTaken(Confidential, frozen=True, kw_only=True):
    """A step and the day it was taken."""

    step: Step
    on: dt.date


class Case(Confidential, frozen=True, kw_only=True):
    """One report or question, as the confidant keeps it. Its words have no place in a repr, which could end in a log.

    `version` is 0 for a case that was never kept. With `quarter_only` the day stands for its whole quarter.
    `alone` when nobody but the confidant who keeps it may read it, also when she shares the rest. A `trial` was made to
    try the program out: it is in no figure, and only the seal knows that it is one.
    """

    id: UUID
    reported_on: dt.date
    quarter_only: bool = False
    kind: CaseKind = CaseKind.REPORT
    route: Route = Route.IN_PERSON
    behaviour_id: UUID | None = None
    """None while it fits none of the kinds, or is not known yet."""
    role: PersonRole = PersonRole.UNKNOWN
    about: str = ""
    """A few words to recognise it by in the list."""
    receipt: str = ""
    notes: tuple[Note, ...] = ()
    steps: tuple[StepTaken, ...] = ()
    state: CaseState = CaseState.OPEN
    closed_on: dt.date | None = None
    destroy_after: dt.date | None = None
    alone: bool = False
    trial: bool = False
    version: int = 0

    @property
    def quarter(self) -> int:
        """Quarter of the year, 1 to 4."""
        return (self.reported_on.month + 2) // 3

    def to_destroy(self, today: dt.date) -> bool:
        """Whether it should have been destroyed by now."""
        return self.destroy_after is not None and self.destroy_after <= today


class Destroyed(Confidential, frozen=True, kw_only=True):
    """A line for the other confidant: which case or message that she could read was destroyed, by whom and when.

    `of` is its id, `about` the few words by which the case was known.
    """

    of: UUID
    on: dt.date
    by: UUID
    about: str = ""
    message: bool = False


def best_destroyed_after(closed_on: dt.date, reported_on: dt.date) -> dt.date:
    """The day to propose for destroying a case: not before the report on the year in which it counts."""
    return max(closed_on + KEPT_AFTER_CLOSING, dt.date(reported_on.year + 1, *REPORT_MADE))


def problems_of_message(text: str, reach: str) -> tuple[Problem, ...]:
    """Reasons why a message cannot be left, each at its field."""
    missing = Problem("text", _("Schrijf eerst iets. Eén zin is genoeg."))
    return (
        *(() if text.strip() else (missing,)),
        *longer_than(LONGEST_MESSAGE, "text", text),
        *longer_than(LONGEST_REACH, "reach", reach),
    )


def problems_of_passphrase(passphrase: str, again: str) -> tuple[Problem, ...]:
    """Why this passphrase cannot be used; `again` is what was typed to be sure."""
    if len(" ".join(passphrase.split())) < SHORTEST_PASSPHRASE:
        sentence = _(
            "Neem een wachtzin van {n} tekens of meer. Zes losse woorden zijn goed te onthouden."
        ).format(n=SHORTEST_PASSPHRASE)
        return (Problem("passphrase", sentence),)
    words = {word.casefold() for word in passphrase.split()}
    if len(words) < FEWEST_WORDS or len(set("".join(words))) < FEWEST_LETTERS:
        sentence = _("Neem zes losse woorden, of gebruik de woorden die het programma voorstelt.")
        return (Problem("passphrase", sentence),)
    if passphrase.split() != again.split():
        sentence = _("Dit is niet twee keer dezelfde wachtzin. Typ de wachtzin nog een keer.")
        return (Problem("again", sentence),)
    return ()


@gathered
def problems_of_case(case: Case, today: dt.date) -> Iterator[Problem]:
    """What is wrong with a case, each fault beside its field."""
    yield from longer_than(LONGEST_ABOUT, "about", case.about)
    yield from longer_than(LONGEST_NOTE, "notes", *(note.text for note in case.notes))
    if case.reported_on > today:
        yield Problem("reported_on", _("Deze dag moet nog komen."))
    if case.state is CaseState.CLOSED and case.closed_on is None:
        yield Problem("closed_on", _("Vul in wanneer het is afgesloten."))
    if case.state is not CaseState.CLOSED and case.closed_on is not None:
        yield Problem(
            "closed_on",
            _("Het is nog niet afgesloten. Haal de datum weg, of sluit het af."),
        )
    start = case.reported_on
    if case.closed_on is not None and case.closed_on < start and not case.quarter_only:
        yield Problem("closed_on", _("Afsluiten kan niet vóór de dag van de melding."))
    if case.destroy_after is not None and case.destroy_after < (case.closed_on or start):
        yield Problem(
            "destroy_after",
            _("Vernietigen kan niet vóór de melding of het afsluiten."),
        )


def kind_name(kind: CaseKind) -> str:
    """Name of a kind of case in the plural, as a heading of figures."""
    return {
        CaseKind.REPORT: _("meldingen"),
        CaseKind.ADVICE: _("adviesvragen"),
        CaseKind.OTHER: _("overige contacten"),
    }[kind]


def case_name(kind: CaseKind) -> str:
    """What one case of this kind is called."""
    return {
        CaseKind.REPORT: _("melding"),
        CaseKind.ADVICE: _("adviesvraag"),
        CaseKind.OTHER: _("ander contact"),
    }[kind]


def role_name(role: PersonRole) -> str:
    """Name of a role in Dutch."""
    return {
        PersonRole.VISITOR: _("bezoeker"),
        PersonRole.VOLUNTEER: _("vrijwilliger"),
        PersonRole.PROFESSIONAL: _("beroepskracht"),
        PersonRole.UNKNOWN: _("niet bekend"),
    }[role]


def step_name(step: Step) -> str:
    """Name of a step in Dutch."""
    return {
        Step.LISTEN: _("luisteren"),
        Step.INFORM: _("informeren"),
        Step.REFER: _("doorverwijzen"),
        Step.MEDIATE: _("bemiddeling"),
        Step.COMPLAIN: _("klacht"),
    }[step]


def route_name(route: Route) -> str:
    """Name of a route in Dutch."""
    return {
        Route.MESSAGE: _("bericht"),
        Route.PHONE: _("telefoon"),
        Route.MAIL: _("e-mail"),
        Route.IN_PERSON: _("persoonlijk"),
    }[route]


def state_name(state: CaseState) -> str:
    """Name of a state in Dutch."""
    return {
        CaseState.OPEN: _("open"),
        CaseState.WAITING: _("wacht"),
        CaseState.CLOSED: _("afgesloten"),
    }[state]
