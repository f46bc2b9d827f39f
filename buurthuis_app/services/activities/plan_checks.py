"""Checks of a change of the plan: what forbids it, who loses a place by it, and what becomes of who is rostered."""

import datetime as dt
from typing import TypeVar

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.planned import (
    DutyChoice,
    OccurrenceTrace,
    Rearrangement,
    standing_in_words,
)
from buurthuis_app.domain.initiatives.initiative import Initiative
from buurthuis_app.domain.signups.sign_up import Place, PlacesLost, SignUp, WithoutPlace, losing
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.activities import plan
from buurthuis_app.persistence.queries.signups import signups
from buurthuis_app.records import replace

R = TypeVar("R", Activity, Occurrence)


def demand_initiative(work: Work, activity: Activity) -> None:
    """Raise Conflict when the initiative that it belongs to was removed in the meantime."""
    if activity.initiative_id and work.store(Initiative).get(activity.initiative_id) is None:
        raise Conflict(_("Het bewonersinitiatief is intussen verwijderd. Kies een ander, of geen."))


def with_leader(work: Work, record: R) -> R:
    """The activity or time under the name that the volunteer who leads it has now.

    Raises Conflict when that volunteer was removed or erased in the meantime.
    """
    if record.led_by_id is None:
        return record
    volunteer = work.store(Volunteer).get(record.led_by_id)
    if volunteer is None or volunteer.erased:
        sentence = _("Wie dit leidt, staat intussen niet meer bij de vrijwilligers. Kies opnieuw.")
        raise Conflict(sentence)
    return replace(record, led_by=volunteer.name)


def refuse_to_move(work: Work, occurrence: Occurrence) -> None:
    """Raise Invalid for a time that must keep its date, because people were counted or told of."""
    traces = plan.traces(work, occurrence.activity_id).get(occurrence.id, frozenset())
    if traces & {OccurrenceTrace.COUNTED, OccurrenceTrace.TOLD}:
        raise Invalid(
            _(
                "Hier is al geteld of verteld, dus het was op deze dag. "
                "Zet het als losse keer op de andere dag als het ook toen was."
            )
        )


def ask_without_place(
    work: Work, former: Activity, kept: Activity, lost: WithoutPlace | None, today: dt.date
) -> None:
    """Who has no place any more comes on the waiting list; raises PlacesLost to ask about them."""
    fewer = kept.capacity is not None and (
        former.capacity is None or kept.capacity < former.capacity
    )
    if kept.capacity is None or not fewer or lost is WithoutPlace.STAY:
        return
    coming = signups.coming(work, kept.id, today)
    people = losing(signups.of_activity(work, kept.id), kept.capacity, coming)
    if people and lost is None:
        raise PlacesLost([sign_up.name or _("naam gewist") for sign_up in people], kept.capacity)
    work.store(SignUp).replace_all([replace(sign_up, place=Place.WAITING) for sign_up in people])


def settled_in_words(moves: Rearrangement, duties: DutyChoice) -> str:
    """Who was on the roster at what moved or went, and what became of it; "" for nobody."""
    words = standing_in_words(moves.standing)
    if not words:
        return ""
    moving = {was.id for was, _now in moves.retimed}
    if not any(person.occurrence_id in moving for person in moves.standing):
        return f"{words} {_('Die diensten vervallen. Laat het hun weten.')}"
    along = _("Zij staan nu op de nieuwe tijd. Wie had bevestigd, moet opnieuw worden gevraagd.")
    free = _("Hun plaatsen zijn weer open. Laat het hun weten.")
    return f"{words} {along if duties is DutyChoice.MOVE_ALONG else free}"
