"""Incidents: the day, the kind, where it was, what was done, and what must still happen. Nobody is named."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from uuid import UUID

from msgspec import Struct, field

from buurthuis_app.domain.figures.figures import Definition, explained
from buurthuis_app.domain.shared.problems import Problem, gathered, too_long
from buurthuis_app.i18n import _

_LONGEST = {"place": 120, "done": 300}


class IncidentKind(Enum):
    """What kind of thing happened."""

    INJURY = "injury"
    ILLNESS = "illness"
    THREAT = "threat"
    DAMAGE = "damage"
    THEFT = "theft"
    FIRE = "fire"
    OTHER = "other"


class Incident(Struct, frozen=True, kw_only=True):
    """Something that went wrong. `done` is one neutral line; the story itself is the confidant's, sealed.

    `follow_up_on` is the day by which something must still happen, until it was `followed_up`.
    """

    id: UUID
    centre_id: UUID
    date: dt.date
    kind: IncidentKind = IncidentKind.INJURY
    place: str = ""
    done: str = ""
    follow_up_on: dt.date | None = None
    followed_up: bool = False
    version: int = 1

    @property
    def open(self) -> bool:
        """Whether something must still happen."""
        return self.follow_up_on is not None and not self.followed_up


class IncidentYear(Struct, frozen=True, kw_only=True):
    """How many incidents there were of each kind; kinds without any are left out."""

    kinds: Mapping[IncidentKind, int] = field(default_factory=dict)

    @property
    def all(self) -> int:
        """How many there were."""
        return sum(self.kinds.values())

    def as_json(self) -> dict[str, object]:
        """The figures as JSON, for scripts."""
        return {"all": self.all, **{kind.value: n for kind, n in self.kinds.items()}}


def incident_names() -> dict[IncidentKind, str]:
    """What people call each kind."""
    return {
        IncidentKind.INJURY: _("val of verwonding"),
        IncidentKind.ILLNESS: _("iemand werd onwel"),
        IncidentKind.THREAT: _("ruzie of bedreiging"),
        IncidentKind.DAMAGE: _("schade of vernieling"),
        IncidentKind.THEFT: _("diefstal"),
        IncidentKind.FIRE: _("brand of alarm"),
        IncidentKind.OTHER: _("een ander incident"),
    }


def incident_year(kinds: Iterable[IncidentKind]) -> IncidentYear:
    """The figures of these incidents."""
    numbers = Counter(kinds)
    return IncidentYear(kinds={kind: numbers[kind] for kind in IncidentKind if numbers[kind]})


def incident_definitions() -> tuple[Definition, ...]:
    """What the word under the table of incidents means."""
    meaning = _(
        "wat er misging in of bij het huis en is genoteerd, op de dag dat het gebeurde. Wat de "
        "vertrouwenspersoon hoort, staat hier niet bij."
    )
    return explained({_("incidenten"): meaning})


@gathered
def problems_of_incident(incident: Incident, today: dt.date) -> Iterator[Problem]:
    """Everything a person must still mend before the incident can be kept."""
    if incident.date > today:
        yield Problem("date", _("Deze dag moet nog komen. Kies een eerdere dag."))
    if incident.follow_up_on is not None and incident.follow_up_on < incident.date:
        yield Problem("follow_up_on", _("Het vervolg komt na het incident. Kies een latere dag."))
    if incident.followed_up and incident.follow_up_on is None:
        yield Problem("follow_up_on", _("Kies voor welke dag het vervolg was."))
    yield from too_long(incident, _LONGEST)
