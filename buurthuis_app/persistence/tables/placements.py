"""Work-experience places on offer, who is there, and what was talked about."""

from sqlalchemy import Column, Date, Integer, Table

from buurthuis_app.domain.placements.placement import PlacementOutcome
from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence.tables.columns import (
    MAY_NAME,
    identity,
    metadata,
    names,
    refers,
    text,
    version,
)
from buurthuis_app.persistence.types import value_of

_LEARNS = Personal(
    purpose="wat iemand op een werkervaringsplaats wil leren, en hoe dat gaat",
    retention=Retention.AFTER_LEAVING,
)

placement_offer = Table(
    "placement_offer",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    *(text(name, MAY_NAME) for name in ("title", "learns", "hours")),
    Column("places", Integer, nullable=False),
    names(
        "mentor_id",
        "volunteer",
        Personal(
            purpose="wie op een werkervaringsplaats begeleidt", retention=Retention.AFTER_LEAVING
        ),
    ),
    refers("duty_id", "duty", nullable=True, index=True),
    refers("vacancy_id", "vacancy", nullable=True, index=True),
    Column("since", Date, nullable=False),
    Column("closed_on", Date),
    version(),
)

placement = Table(
    "placement",
    metadata,
    identity(),
    refers("offer_id", "placement_offer", index=True),
    refers("volunteer_id", "volunteer", index=True),
    text("goals", _LEARNS),
    Column("since", Date, nullable=False),
    Column("until", Date, nullable=False),
    Column("ended_on", Date),
    Column("outcome", value_of(PlacementOutcome)),
    text("remark", _LEARNS),
    version(),
)

placement_talk = Table(
    "placement_talk",
    metadata,
    identity(),
    refers("placement_id", "placement", index=True),
    refers("volunteer_id", "volunteer", index=True),
    Column("date", Date, nullable=False),
    text("words", _LEARNS),
    version(),
)
