"""Erasing a volunteer or participant as the window does when all of the own record goes."""

from typing import Any
from uuid import UUID

from buurthuis_app.domain.shared.personal_data import (
    Certainty,
    ErasureChoice,
    ErasureDecision,
)
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done


def erase_person(house: CentreServices, person_id: UUID) -> Done[Any]:
    """The person's own record, and no more."""
    requests = house.person_requests
    found = requests.find(requests.sought(person_id), person_id)
    return requests.erase(
        [
            ErasureDecision(find=each, choice=ErasureChoice.REMOVE)
            for each in found
            if each.certainty is Certainty.OWN
        ]
    )
