"""Volunteers: who they are, what they may do, when they can, when they are away, and their hours."""

import datetime as dt
import json
from typing import Any

from sqlalchemy import Boolean, Column, Date, Dialect, Index, Integer, Table, Text
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.domain.volunteers.fields import text_fields
from buurthuis_app.domain.volunteers.stays import Stay
from buurthuis_app.domain.volunteers.volunteer import VolunteerKind, Wish
from buurthuis_app.persistence.tables.columns import (
    MAY_NAME,
    identity,
    links,
    metadata,
    refers,
    refers_as_key,
    text,
    version,
)
from buurthuis_app.persistence.types import value_of


class Stays(TypeDecorator[tuple[Stay, ...]]):
    """Periods of one person in their order, as a JSON list of first and last days."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: tuple[Stay, ...] | None, dialect: Dialect) -> str | None:
        days = [[_written(stay.since), _written(stay.until)] for stay in value or ()]
        return json.dumps(days)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Stay, ...]:
        days = json.loads(value) if value else []
        return tuple(Stay(since=_day(since), until=_day(until)) for since, until in days)


def _written(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _until_after_leaving(purpose: str) -> Personal:
    return Personal(purpose=purpose, retention=Retention.AFTER_LEAVING)


_AGE = _until_after_leaving("of iemand oud genoeg is voor een taak, en welke vergoeding er mag")
_AGREED = _until_after_leaving("wat er met de vrijwilliger is afgesproken")
_VOG = _until_after_leaving("of er een VOG is gezien, zonder wat erin staat")
_TRAINED = _until_after_leaving("wie er is als er iets gebeurt: tot wanneer EHBO en BHV gelden")
_WORK = _until_after_leaving("wat iemand deed of waarom, bij uren, in eigen woorden")
_AWAY = _until_after_leaving("waarom iemand er een tijd niet is, in eigen woorden")


def _known(name: str, kind: Any, personal: Personal) -> Column[Any]:
    """Something personal that is no text, and that may be unknown."""
    return Column(name, kind, info={"personal": personal})


_PURPOSES = {field.name: field.purpose for field in text_fields()}


def _texts(*names: str) -> list[Column[Any]]:
    """Texts of a volunteer, where they stand in the file; each is taken from the list once."""
    return [text(name, _until_after_leaving(_PURPOSES.pop(name))) for name in names]


duty = Table(
    "duty",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    text("name"),
    Column("position", Integer, nullable=False),
    Column("needs_vog", Boolean, nullable=False),
    Column("minimum_age", Integer),
    Column("archived", Boolean, nullable=False),
    version(),
)

volunteer = Table(
    "volunteer",
    metadata,
    identity(),
    refers("centre_id", "centre", index=True),
    *_texts("name", "email", "phone", "address", "emergency_contact"),
    _known("birth_year", Integer, _AGE),
    _known("birth_date", Date, _AGE),
    Column("kind", value_of(VolunteerKind), nullable=False),
    *_texts("talents", "wants_to_learn", "languages"),
    Column("since", Date),
    Column("until", Date),
    Column("earlier_stays", Stays, nullable=False),
    _known("agreement_on", Date, _AGREED),
    Column("vog_needed", Boolean, nullable=False),
    _known("vog_seen_on", Date, _VOG),
    _known("vog_renew_by", Date, _VOG),
    Column("allowance", Boolean, nullable=False),
    *_texts("remark"),
    Column("max_per_week", Integer),
    Column("max_hours_per_month", Integer),
    Column("not_two_days_running", Boolean, nullable=False),
    version(),
    *_texts("keys"),
    _known("first_aid_until", Date, _TRAINED),
    _known("bhv_until", Date, _TRAINED),
    *_texts(*_PURPOSES),  # what was added later stands at the end of the file's table too
)

volunteer_duty = links("volunteer_duty", volunteer, "duty_ids", "duty")
volunteer_together = links(
    "volunteer_together", volunteer, "together_with", "volunteer", to="other_id"
)

availability = Table(
    "availability",
    metadata,
    refers_as_key("volunteer_id", "volunteer"),
    Column("weekday", value_of(Weekday), primary_key=True),
    Column("day_part", value_of(DayPart), primary_key=True),
    Column("wish", value_of(Wish), nullable=False),
    sqlite_with_rowid=False,
)

absence = Table(
    "absence",
    metadata,
    identity(),
    refers("volunteer_id", "volunteer", index=True),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("yearly", Boolean, nullable=False),
    text("reason", _AWAY),
    version(),
)

noted_hours = Table(
    "noted_hours",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    refers("volunteer_id", "volunteer", index=True),
    Column("date", Date, nullable=False),
    Column("minutes", Integer, nullable=False),
    refers("duty_id", "duty", nullable=True),
    refers("activity_id", "activity", nullable=True),
    *(text(name, _WORK) for name in ("remark", "overruled_because")),
    version(),
    Index(None, "centre_id", "date"),
)

allowance_year = Table(
    "allowance_year",
    metadata,
    refers_as_key("centre_id", "centre"),
    Column("year", Integer, primary_key=True, autoincrement=False),
    *(
        Column(name, Integer, nullable=False)
        for name in ("per_hour", "per_hour_young", "per_month", "per_year")
    ),
    version(),
    sqlite_with_rowid=False,
)

_CANDIDATE = Personal(
    purpose="wie vrijwilliger wil worden, tot de vacature is vervuld",
    retention=Retention.CANDIDATE,
)
_VACANCY_CONTACT = Personal(
    purpose="bij wie mensen zich voor een vacature kunnen melden",
    retention=Retention.CANDIDATE,
)

vacancy = Table(
    "vacancy",
    metadata,
    identity(),
    refers("centre_id", "centre", index=True),
    *(text(name, MAY_NAME) for name in ("title", "text", "hours")),
    text("contact", _VACANCY_CONTACT),
    refers("duty_id", "duty", nullable=True),
    Column("opened_on", Date, nullable=False),
    Column("filled_on", Date),
    version(),
)

condition = Table(
    "condition",
    metadata,
    identity(),
    refers("vacancy_id", "vacancy", index=True),
    Column("position", Integer, nullable=False),
    text("text", MAY_NAME),
)

candidate = Table(
    "candidate",
    metadata,
    identity(),
    refers("vacancy_id", "vacancy", index=True),
    *(text(name, _CANDIDATE) for name in ("name", "email", "phone", "remark")),
    Column("noted_on", Date, nullable=False),
    refers("volunteer_id", "volunteer", nullable=True, index=True),
    version(),
)

candidate_met = links("candidate_met", candidate, "met", "condition")
candidate_unmet = links("candidate_unmet", candidate, "unmet", "condition")
