"""Joining of items of a list: all that points to the one points to the other from then on, and the one is no more."""

from typing import Any

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.centre.centre import ProfileLine, Room
from buurthuis_app.domain.centre.equipment import Equipment
from buurthuis_app.domain.hire.hire import Hire
from buurthuis_app.domain.hire.price_list import HireRate
from buurthuis_app.domain.indicators.indicator import Indicator
from buurthuis_app.domain.initiatives.budget import BudgetPart
from buurthuis_app.domain.initiatives.initiative import Initiative
from buurthuis_app.domain.outreach.street_round import StreetRound
from buurthuis_app.domain.placements.offer import PlacementOffer
from buurthuis_app.domain.rosters.shift import Shift, ShiftPattern
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.domain.surveys.survey import Survey
from buurthuis_app.domain.volunteers.hours import NotedHours
from buurthuis_app.domain.volunteers.vacancy import Vacancy
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.centre import references
from buurthuis_app.services.shared.use_words import in_words

_POINTING: tuple[type[Any], ...] = (
    *(Activity, Occurrence, Story, Room, ProfileLine, Initiative, BudgetPart, Indicator, Survey),
    *(Volunteer, ShiftPattern, Shift, Vacancy, NotedHours, StreetRound, Hire, HireRate),
    *(Equipment, PlacementOffer),
)
"""The records that can point to an item. Of one that is forgotten here the file itself refuses to lose the item."""


def joined(work: Work, goes: Any, stays: Any) -> str:
    """Let everything that points to `goes` point to `stays`, take `goes` away, and say what moved."""
    uses = references.uses(work, type(goes), goes.id)
    for owner in _POINTING:
        references.repoint(work, type(goes), owner, goes.id, stays.id)
    work.store(type(goes)).remove([goes])
    if not uses:
        return ""
    return _("Bij {name} staat nu ook: {uses}.").format(name=stays.name, uses=in_words(uses))
