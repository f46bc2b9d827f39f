"""What the centre organises, and each time that it happens."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from buurthuis_app.domain.problems import Problem
from buurthuis_app.i18n import _

LONGEST_TITLE = 120
LONGEST_DESCRIPTION = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Something the centre organises, once or again and again.

    `rule` is RFC 5545 text; empty when the times are planned one by one. `first` is the day the series
    begins, `until` its last possible day. `starts` and `ends` are local times, None when unknown.
    `led_by` is the host's name as it may stand on the card in the office.
    """

    id: UUID
    centre_id: UUID
    title: str
    first: dt.date
    rule: str = ""
    until: dt.date | None = None
    starts: dt.time | None = None
    ends: dt.time | None = None
    room_id: UUID | None = None
    area_id: UUID | None = None
    theme_id: UUID | None = None
    led_by: str = ""
    description: str = ""
    version: int = 1

    def ended(self, today: dt.date) -> bool:
        """Whether nothing of it is to come after `today`."""
        return self.until is not None and self.until < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One activity on one date (een keer).

    `planned_for` is the date under which it stood in the plan: it stays when the occurrence is moved, so that
    the plan is never made twice, and is None for an extra that was not planned.
    `cancelled_because` is None unless cancelled, and "" when it was cancelled without a known reason.
    """

    id: UUID
    centre_id: UUID
    activity_id: UUID
    date: dt.date
    planned_for: dt.date | None
    starts: dt.time | None = None
    ends: dt.time | None = None
    room_id: UUID | None = None
    cancelled_because: str | None = None
    remark: str = ""
    version: int = 1

    @property
    def planned(self) -> bool:
        """Whether it stood in the plan."""
        return self.planned_for is not None

    @property
    def cancelled(self) -> bool:
        """Whether it did not take place."""
        return self.cancelled_because is not None


def problems(activity: Activity) -> tuple[Problem, ...]:
    """Everything a person must still mend before the activity can be kept."""
    found = []
    title = activity.title.strip()
    if not title:
        found.append(Problem(field="title", sentence=_("Geef de activiteit een naam.")))
    if len(title) > LONGEST_TITLE:
        sentence = _("De naam is langer dan {n} tekens. Maak hem korter.").format(n=LONGEST_TITLE)
        found.append(Problem(field="title", sentence=sentence))
    if len(activity.description) > LONGEST_DESCRIPTION:
        sentence = _("De omschrijving is langer dan {n} tekens. Maak haar korter.").format(
            n=LONGEST_DESCRIPTION
        )
        found.append(Problem(field="description", sentence=sentence))
    if activity.starts and activity.ends and activity.ends == activity.starts:
        sentence = _("Begin en einde zijn gelijk. Kies een latere eindtijd.")
        found.append(Problem(field="ends", sentence=sentence))
    if activity.ends and not activity.starts:
        sentence = _("Er is een eindtijd maar geen begintijd. Vul ook de begintijd in.")
        found.append(Problem(field="starts", sentence=sentence))
    if activity.until and activity.until < activity.first:
        sentence = _("De laatste dag ligt voor de eerste. Kies een latere laatste dag.")
        found.append(Problem(field="until", sentence=sentence))
    return tuple(found)
